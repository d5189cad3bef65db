"""Bytes that are gone, or are others, are found out wherever they are looked at, and never given."""

import json
import zipfile

import pytest
from django.db import connection

from fengqiao.project import health, tasks
from fengqiao.project.cli import main
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.files import acts, store
from fengqiao.trunk.journal import scope

HARMS = {
    "changed": (lambda at: at.write_bytes(b"%PDF-1.4 other"), store.CHANGED),
    "cut short": (lambda at: at.write_bytes(b""), store.CHANGED),
    "deleted": (lambda at: at.unlink(), store.GONE),
}


@pytest.fixture
def kept(cast, as_, settings, tmp_path):
    settings.FILES = tmp_path / "files"
    with as_(cast.li):
        return acts.keep(b"%PDF-1.4 one", "现场.pdf", at=places.root(cast.office), by=cast.li)


def test_what_is_whole_is_given_and_nothing_is_named(cast, client_of, kept):
    answer = client_of(cast.li).get(f"/desk/files/{kept.pk}/")
    assert b"".join(answer.streaming_content) == b"%PDF-1.4 one"
    with scope.office(cast.office):
        assert list(store.differing()) == []


@pytest.mark.parametrize("harm", HARMS)
def test_harm_is_found_out_everywhere(cast, client_of, kept, harm, capsys):
    do, why = HARMS[harm]
    do(store.where(kept.sha256))
    answer = client_of(cast.li).get(f"/desk/files/{kept.pk}/")
    page = answer.content.decode()
    assert answer.status_code == 410 and "现场.pdf" in page and why in page
    assert "现场.pdf" in page and "请告诉管理员" in page
    with scope.office(cast.office):
        (found,) = store.differing()
        assert (found.file, found.why) == (str(kept.pk), why)
        with pytest.raises(RuntimeError, match="1 个文件"):
            tasks.verify_journal()
    assert next(one for one in health.examine() if one["name"] == "文件")["state"] == "bad"
    page = client_of(cast.li).post("/desk/journal/verify/").content.decode()
    assert "内容不对的文件" in page and "没有被改动；每一行" not in page
    capsys.readouterr()
    assert main(["journal", "verify", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert not told["ok"] and [one["file"] for one in told["files_changed_outside"]] == [
        str(kept.pk)
    ]


def test_the_same_bytes_kept_again_mend_what_was_harmed(cast, as_, kept):
    store.where(kept.sha256).write_bytes(b"other")
    with as_(cast.li):
        acts.keep(b"%PDF-1.4 one", "再存.pdf", at=places.root(cast.office), by=cast.li)
        assert list(store.differing()) == []


def test_a_backup_of_what_is_harmed_is_written_and_says_so(cast, kept, tmp_path, capsys):
    store.where(kept.sha256).unlink()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE divisions_division SET name = 'x'")
    target = tmp_path / "b.zip"
    assert main(["backup", str(target), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert not told["ok"] and [said[:6] for said in told["faults"]] == [
        "办理记录核验",
        "1 个文件找",
    ]
    # It is tried all the same, and the trial says that it would be refused.
    assert told["trial"]["ok"] is False and "没有恢复" in told["trial"]["said"]
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
