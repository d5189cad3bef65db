"""The page of backups, their trial, and what a backup says of nouns that moved since."""

from __future__ import annotations

import json
import zipfile

import pytest
from django.conf import settings

from fengqiao.doors.desk.backups import Trial
from fengqiao.engines.jobs import worker
from fengqiao.engines.jobs.models import Job, State
from fengqiao.project.backups import archive, copy, home, latest, restoration, trial
from fengqiao.project.cli import main
from fengqiao.trunk.divisions.models import Setting
from fengqiao.trunk.journal import gate, labels, scope
from fengqiao.trunk.journal.bases import new_salt

pytestmark = pytest.mark.django_db
PAGE = "/desk/backups/"


@pytest.fixture(autouse=True)
def a_home_of_its_own(settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.FILES = settings.HOME / "files"
    settings.FILES.mkdir(parents=True)


def test_rows_of_a_noun_that_moved_since_are_restored(cast, tmp_path, monkeypatch):
    monkeypatch.setattr(labels, "_moved", lambda: {"offices.option": "divisions.setting"})
    row = {
        "model": "offices.option",
        "pk": str(cast.li.person),
        "fields": {"office": str(cast.office), "salt": new_salt(), "key": "a", "value": [1]},
    }
    with zipfile.ZipFile(tmp_path / "copy.zip", "w") as opened:
        opened.writestr("rows/offices.option.jsonl", json.dumps(row) + "\n")
    with (
        zipfile.ZipFile(tmp_path / "copy.zip") as opened,
        scope.everywhere(because="测试"),
        gate.restoring(),
    ):
        assert restoration._rows(opened, {"offices.option": 1}) == 1
        assert Setting.objects.get(key="a").value == [1]


def test_no_noun_that_is_copied_has_rows_beside_its_own():
    """A line is a row: what stands in a table of its own between two nouns, or above one, would be left behind."""
    for model in archive.kept():
        assert not model._meta.local_many_to_many and not model._meta.parents, model


@pytest.mark.slow
def test_the_page_writes_a_backup_tries_it_and_says_what_was_found(
    cast, client_of, monkeypatch, tmp_path
):
    # The folder is settled once, when the addresses are made.
    folder = settings.BACKUPS
    before = set(folder.glob("*.zip")) if folder.exists() else set()
    admin = client_of(cast.admin)
    assert client_of(cast.li).get(PAGE).status_code == 403
    assert "还没有备份过" in admin.get("/desk/").content.decode()
    assert "还没有备份过" in admin.get(PAGE).content.decode()
    admin.post(PAGE)
    admin.post(PAGE)  # one at a time
    assert Job.objects.count() == 1
    assert "正在写备份" in admin.get(PAGE).content.decode()
    assert worker.run_one("test")
    page = admin.get(PAGE).content.decode()
    assert "正在试恢复" in page and "没有试恢复过" in page
    assert worker.run_one("test") and not worker.run_one("test")
    page = admin.get(PAGE).content.decode()
    (written,) = set(folder.glob("*.zip")) - before
    assert "试恢复通过" in page and written.name in page and "条办理记录相符" in page
    assert "试恢复通过" in admin.get("/desk/").content.decode()
    assert not list(settings.HOME.glob(f"{home.PREFIX}*"))
    written.unlink()
    latest.tried(written, Trial(False, "备份里有数据在系统之外被改动过"))
    for url in (PAGE, "/desk/"):
        assert "恢复不回来" in admin.get(url).content.decode()


def test_a_backup_that_cannot_be_written_is_said_on_the_page(
    cast, client_of, tmp_path, settings, capsys
):
    """Its folder is a file."""
    settings.BACKUPS = tmp_path / "taken"
    settings.BACKUPS.write_text("")
    admin = client_of(cast.admin)
    admin.post(PAGE)
    assert worker.run_one("test") and not worker.run_one("test")
    assert Job.objects.get().state == State.FAILED
    page = admin.get(PAGE).content.decode()
    assert "最近一次没有做成：备份写不进" in page and "请检查磁盘空间和权限" in page
    assert "现在备份" in page and latest.last() is None


def test_too_little_room_for_a_trial_is_said_and_is_no_failure(cast, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(trial, "TIMES", 10**12)
    assert main(["backup", str(tmp_path / "b.zip"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] and told["trial"]["ok"] is None and "磁盘还剩" in told["trial"]["said"]
    last = latest.last()
    assert last is not None and last.trial is not None and last.trial.ok is None


def test_a_file_that_is_no_backup_would_not_come_back(tmp_path):
    (tmp_path / "b.zip").write_bytes(b"PK")
    assert trial.of(tmp_path / "b.zip").ok is False
    assert latest.last() is None  # it says nothing of the office's own


def test_what_an_earlier_version_remembered_says_nothing_of_trials(tmp_path):
    told = {"at": "2026-11-24T10:00:00+00:00", "file": "/usb/b.zip", "rows": 12}
    (settings.HOME / latest.STAMP).write_text(json.dumps(told), encoding="utf-8")
    last = latest.last()
    assert last is not None and last.trial is None and last.faults == ()


def test_a_trial_of_another_file_is_not_that_of_the_last_backup(cast, tmp_path):
    copy.write(tmp_path / "one.zip")
    latest.tried(tmp_path / "another.zip", Trial(True, "都相符"))
    last = latest.last()
    assert last is not None and last.trial is None


def test_a_home_that_is_in_use_is_not_thrown_away_by_another():
    with home.thrown_away() as one, home.thrown_away() as other:
        assert one["FENGQIAO_HOME"] != other["FENGQIAO_HOME"]
        assert len(list(settings.HOME.glob(f"{home.PREFIX}*"))) == 2
        assert "DATABASE_URL" not in one
    left = settings.HOME / f"{home.PREFIX}left"
    left.mkdir()
    with home.thrown_away():
        assert not left.exists()
