"""A backup says labels of its day: its rows come back under the name that their noun has now."""

from __future__ import annotations

import json
import zipfile

import pytest

from fengqiao.project import backups
from fengqiao.trunk.divisions.models import Setting
from fengqiao.trunk.journal import labels, scope
from fengqiao.trunk.journal.bases import new_salt

pytestmark = pytest.mark.django_db


def test_rows_of_a_noun_that_moved_since_are_restored(cast, tmp_path, monkeypatch):
    monkeypatch.setattr(labels, "_moved", lambda: {"offices.option": "divisions.setting"})
    row = {
        "model": "offices.option",
        "pk": str(cast.li.person),
        "fields": {"office": str(cast.office), "salt": new_salt(), "key": "a", "value": [1]},
    }
    with zipfile.ZipFile(tmp_path / "copy.zip", "w") as archive:
        archive.writestr("rows/offices.option.jsonl", json.dumps(row) + "\n")
        with scope.everywhere(because="测试"):
            assert backups._read_rows(archive, {"counts": {"offices.option": 1}}) == 1
            assert Setting.objects.get(key="a").value == [1]
