"""What keeps an installation, by the command line: backup and restore, the doctor, the journal."""

from __future__ import annotations

import getpass
import json
import sqlite3
import zipfile

import psycopg
import pytest
from django.db import connection

from fengqiao.engines.papers import fonts
from fengqiao.project.tests.conftest import DIVISIONS
from fengqiao.trunk.journal import triggers
from tests import databases

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def test_a_backup_comes_back_whole_and_only_into_an_empty_installation(
    fengqiao, street, ledger, tmp_path
):
    fengqiao("init", "--divisions", DIVISIONS, "--street", street["code"])
    fengqiao("import", ledger)
    head = fengqiao("journal", "verify", "--json")["heads"]
    numbers = fengqiao("figures", "--year", 2024, "--json")
    copy = tmp_path / "copy.zip"
    told = fengqiao("backup", copy, "--json")
    assert told["ok"] and told["files"] == 1 and told["trial"]["ok"]
    assert "个指标值相符" in told["trial"]["said"]
    assert "空的系统" in fengqiao("restore", copy, code=2)
    other = tmp_path / "other"
    other.mkdir()
    with databases.fresh(other) as env:
        elsewhere = {k: env[k] for k in ("FENGQIAO_HOME", "DATABASE_URL") if k in env}
        assert fengqiao("restore", copy, "--json", **elsewhere)["ok"]
        assert fengqiao("journal", "verify", "--json", **elsewhere)["heads"] == head
        assert fengqiao("figures", "--year", 2024, "--json", **elsewhere) == numbers


def test_a_damaged_backup_is_refused_and_nothing_is_kept(fengqiao, street, tmp_path):
    fengqiao("init", "--divisions", DIVISIONS, "--street", street["code"])
    copy, bad = tmp_path / "copy.zip", tmp_path / "bad.zip"
    assert "没有试恢复：用了 --no-trial" in fengqiao("backup", copy, "--no-trial")
    with zipfile.ZipFile(copy) as whole, zipfile.ZipFile(bad, "w") as broken:
        for name in whole.namelist():
            data = whole.read(name)
            if name == "rows/people.person.jsonl":
                data = data.replace("管理员".encode(), "别的人".encode())
            broken.writestr(name, data)
    other = tmp_path / "other"
    other.mkdir()
    with databases.fresh(other) as env:
        elsewhere = {k: env[k] for k in ("FENGQIAO_HOME", "DATABASE_URL") if k in env}
        assert "已损坏" in fengqiao("restore", bad, code=2, **elsewhere)
        assert fengqiao("journal", "verify", "--json", **elsewhere)["entries"] == 0


def test_doctor_names_what_is_wrong(fengqiao, street):
    fengqiao("init", "--divisions", DIVISIONS, "--street", street["code"])
    # The suite's own PostgreSQL is told not to wait for the disk; a real one waits, and doctor asks.
    safe = {"PGOPTIONS": "-c synchronous_commit=on"}
    rows = {row["name"]: row for row in fengqiao("doctor", "--json", **safe)["rows"]}
    assert (
        rows["办理记录"]["state"] == rows["防改触发器"]["state"] == rows["数据库"]["state"] == "ok"
    )
    lacks = [sign for sign in fonts.OF_NAMES if not fonts.prints(sign)]
    assert rows["字体"]["state"] == ("warn" if lacks else "ok")
    assert rows["备份"]["state"] == "warn" and "fengqiao backup" in rows["备份"]["mend"]


def raw(fengqiao):
    """The database in the office's own hand: sqlite3 or psql, without the product."""
    if connection.vendor == "sqlite":
        return sqlite3.connect(fengqiao.home / "fengqiao.sqlite3")
    return psycopg.connect(fengqiao.env["DATABASE_URL"].replace("postgres://", "postgresql://", 1))


DROP_TRIGGERS = {
    "sqlite": [f"DROP TRIGGER {name}" for name in triggers.NAMES],
    "postgresql": ["DROP TRIGGER journal_entry_no_change ON journal_entry"],
}


def test_what_was_changed_outside_is_named(fengqiao, street, ledger):
    """An UPDATE on an entry is refused, one on a case is named, and a forged entry as well."""
    fengqiao("init", "--divisions", DIVISIONS, "--street", street["code"])
    fengqiao("import", ledger)
    forge = "UPDATE journal_entry SET reason = 'x' WHERE seq = 4"
    with (
        pytest.raises((sqlite3.IntegrityError, psycopg.Error), match="只能追加"),
        raw(fengqiao) as hand,
    ):
        hand.execute(forge)
    with raw(fengqiao) as hand:
        hand.execute("UPDATE disputes_dispute SET summary = '改过' WHERE number = '2024-0002'")
    told = fengqiao("journal", "verify", "--json", code=1)
    assert [row["model"] for row in told["rows_changed_outside"]] == ["disputes.dispute"]
    assert told["first_bad"] is None
    with raw(fengqiao) as hand:
        for statement in (*DROP_TRIGGERS[connection.vendor], forge):
            hand.execute(statement)
    told = fengqiao("journal", "verify", "--json", code=1)
    assert told["first_bad"]["seq"] == 4 and "被改动" in told["first_bad"]["why"]


def test_the_journal_knows_whose_hands_gave_the_command(fengqiao, street, ledger):
    fengqiao("init", "--divisions", DIVISIONS, "--street", street["code"])
    fengqiao("import", ledger)
    with raw(fengqiao) as hand:
        facts = [row[0] for row in hand.execute("SELECT facts FROM journal_entry").fetchall()]
    said = [json.loads(one) if isinstance(one, str) else one for one in facts]
    assert {one.get("system_user") for one in said} == {getpass.getuser()}
