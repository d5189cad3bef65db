"""What a restore refuses, and that it then keeps nothing. The installation is the suite's own, emptied within the test."""

from __future__ import annotations

import hashlib
import json
import zipfile
from datetime import date

import pytest
from django.conf import settings
from django.db import connection

from fengqiao.engines import search
from fengqiao.matters.disputes.models import Dispute
from fengqiao.matters.disputes.seeds import a_dispute
from fengqiao.project.backups import archive, comparison, copy, restoration
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.files import acts as files
from fengqiao.trunk.files import store
from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal import chain, scope, triggers
from fengqiao.trunk.journal.models import Entry

pytestmark = pytest.mark.django_db
EMPTIED = {"sqlite": [f"DROP TRIGGER {name}" for name in triggers.NAMES]} | {
    "postgresql": [
        "SET CONSTRAINTS ALL IMMEDIATE",
        f"ALTER TABLE {Entry._meta.db_table} DISABLE TRIGGER USER",
        "SET CONSTRAINTS ALL DEFERRED",
    ]
}


@pytest.fixture
def backup(cast, as_, settings, tmp_path, monkeypatch):
    """A backup of two offices with a case and a file, written; and the installation empty after it."""
    monkeypatch.setattr(comparison, "YEARS", 1)  # the others hold nothing here, and cost as much
    settings.HOME = tmp_path / "home"
    settings.FILES = settings.HOME / "files"
    settings.FILES.mkdir(parents=True)
    with as_(cast.li):
        place = divisions.communities(cast.office)[0]
        case = a_dispute(cast.li, place, on=date(2026, 3, 2), summary="枫树压了电线")
        files.keep(b"%PDF-1.4\n%%EOF\n", "协议.pdf", at=case, subject=case.pk, by=cast.li)
    at = tmp_path / "copy.zip"
    copy.write(at)
    with connection.cursor() as cursor:
        for statement in EMPTIED[connection.vendor]:
            cursor.execute(statement)
        for model in archive.kept():
            cursor.execute(f"DELETE FROM {model._meta.db_table}")
    for path in settings.FILES.rglob("*"):
        if path.is_file():
            path.unlink()
    return at


@pytest.fixture
def changed(backup, tmp_path):
    """This will write the backup once more, with members changed and their hashes made to fit, or the manifest's
    own words changed."""

    def write(members=None, **manifest):
        at, members = tmp_path / "changed.zip", members or {}
        with zipfile.ZipFile(backup) as old, zipfile.ZipFile(at, "w") as made:
            told = json.loads(old.read(archive.MANIFEST))
            for name in old.namelist():
                if name != archive.MANIFEST:
                    data = members[name](old.read(name)) if name in members else old.read(name)
                    made.writestr(name, data)
                    told["hashes"][name] = hashlib.sha256(data).hexdigest()
            told |= {name: change(told[name]) for name, change in manifest.items()}
            made.writestr(archive.MANIFEST, json.dumps(told))
        return at

    return write


def is_empty():
    with scope.everywhere(because="测试"):
        return not any(model._base_manager.exists() for model in (Office, Dispute, Entry, File))


def test_what_was_written_comes_back(backup):
    told = restoration.read(backup)
    with zipfile.ZipFile(backup) as opened:
        manifest = archive.manifest(opened)
    assert told.rows == sum(manifest.counts.values()) and told.files == 1
    assert told.faults == told.told == () and told.figures > 100
    with scope.everywhere(because="测试"):
        verified = chain.verify()
        assert verified["ok"] and verified["heads"] == manifest.heads
        assert verified["entries"] == told.entries == manifest.counts["journal.entry"]
        assert list(store.differing()) == []
        counts = {model._meta.label_lower: model._base_manager.count() for model in archive.kept()}
        assert counts == manifest.counts
        case = Dispute.objects.get(summary="枫树压了电线")
    with scope.office(case.office):
        assert case.pk in search.titles({case.pk})


def test_an_installation_in_use_is_left_alone(backup):
    restoration.read(backup)
    with pytest.raises(archive.BadBackup, match="空的系统"):
        restoration.read(backup)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"heads": lambda heads: dict.fromkeys(heads, "0" * 64)}, "办理记录和备份时不一致"),
        ({"heads": lambda heads: dict(list(heads.items())[1:])}, "办理记录和备份时不一致"),
        ({"counts": lambda counts: counts | {"journal.entry": 0}}, None),
        ({"state": lambda state: state | {"disputes": state["disputes"][:1]}}, "没能升级"),
    ],
    ids=["heads", "an-office-less", "counts-are-told-only", "state"],
)
def test_a_manifest_that_says_otherwise_is_refused(changed, change, said):
    at = changed(**change)
    if said is None:
        assert restoration.read(at).entries > 0
        return
    with pytest.raises(archive.BadBackup, match=said):
        restoration.read(at)
    assert is_empty()


def test_a_figure_that_is_no_longer_the_same_is_refused_by_name(changed):
    def one_more(figures):
        for periods in figures.values():
            for one in (one for period in periods for one in period["figures"]):
                if one["key"] == "disputes.found":
                    one["value"] += 1
        return figures

    with pytest.raises(archive.BadBackup, match=r"指标和备份时不一致.*disputes\.found"):
        restoration.read(changed(figures=one_more))
    assert is_empty()


@pytest.mark.parametrize(
    ("label", "was", "now", "said"),
    [
        ("disputes.dispute", "枫树压了电线", "枫树倒了", "在系统之外被改动过"),
        ("journal.entry", "disputes.register", "disputes.amend", "办理记录和备份时不一致"),
    ],
)
def test_what_was_changed_in_a_copy_is_refused(changed, label, was, now, said):
    def change(data):
        assert was.encode() in data
        return data.replace(was.encode(), now.encode(), 1)

    with pytest.raises(archive.BadBackup, match=said):
        restoration.read(changed({archive.rows(label): change}))
    assert is_empty()


def test_a_row_that_is_gone_from_a_copy_is_refused(changed):
    name = archive.rows("disputes.dispute")
    with pytest.raises(archive.BadBackup):
        restoration.read(changed({name: lambda data: b""}))
    assert is_empty()


def test_a_member_that_is_not_its_hash_is_named(backup, changed):
    name = archive.rows("people.person")
    with pytest.raises(archive.BadBackup, match=rf"{name} 已损坏"):
        restoration.read(changed(hashes=lambda hashes: hashes | {name: "0" * 64}))
    assert is_empty()


def test_a_file_never_leaves_its_folder(changed):
    outside = f"{archive.FILES}../../outside"
    empty = hashlib.sha256(b"").hexdigest()
    at = changed(hashes=lambda hashes: hashes | {outside: empty})
    with zipfile.ZipFile(at, "a") as opened:
        opened.writestr(outside, b"")
    with pytest.raises(archive.BadBackup, match="越界"):
        restoration.read(at)
    assert is_empty() and not (settings.HOME.parent / "outside").exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a backup"])
def test_what_is_no_backup_is_refused_in_a_sentence(tmp_path, cast, data):
    (tmp_path / "b.zip").write_bytes(data)
    with pytest.raises(archive.BadBackup, match="不是完整的备份文件"):
        restoration.read(tmp_path / "b.zip")


def test_only_what_both_versions_know_is_compared():
    def told(key, value, over=None, **breakdown):
        rate = {} if over is None else {"of": value, "over": over}
        return {"key": key, "value": value, **rate, "breakdown": breakdown}

    def year(*figures):
        return {"9": [{"period": "2026年", "division": "街道", "figures": list(figures)}]}

    then = year(told("a", 1, kind={"x": 1}, old={"y": 1}), told("b", 2), told("gone", 3))
    now = year(told("a", 1, kind={"x": 2}, new={}), told("b", 2), told("later", 4))
    found = comparison.compared(then, now)
    assert found.values == 3 and found.gone == ("gone",)
    assert found.differing == ("9 2026年 a kind",)
    # Of a rate its two parts are compared too: other numbers may make the same percent.
    found = comparison.compared(year(told("r", 5, over=10)), year(told("r", 5, over=20)))
    assert found.values == 3 and found.differing == ("9 2026年 r over",)


def test_figures_are_read_of_the_year_and_the_ten_before_it(cast):
    with scope.everywhere(because="测试"):
        for periods in comparison.figures(date(2026, 3, 2)).values():
            assert [one["period"] for one in periods] == [f"{year}年" for year in range(2016, 2027)]
