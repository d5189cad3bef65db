"""What is changed behind the journal's back: refused by the triggers, and named when they are gone."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from fengqiao.trunk.journal import chain, scope, triggers
from fengqiao.trunk.journal.acts import act
from fengqiao.trunk.journal.models import Entry

TABLE = "journal_entry"


def sql(statement: str, *params) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def key(value) -> object:
    """An id as the engine's own column holds it."""
    return value.hex if connection.vendor == "sqlite" else value


def drop_triggers() -> None:
    if connection.vendor == "sqlite":
        for name in triggers.NAMES:
            sql(f"DROP TRIGGER {name}")
    else:
        sql(f"DROP TRIGGER journal_entry_no_change ON {TABLE}")
        sql(f"DROP TRIGGER journal_entry_no_truncate ON {TABLE}")


@pytest.fixture
def written(inside, office):
    """Five entries on top of those that the office began with."""
    for count in range(5):
        with act("journal.try", on=office, by=inside) as facts:
            facts |= {"count": count, "name": f"周某{count}"}
    return list(Entry.objects.order_by("seq"))


CHANGES = [
    f"UPDATE {TABLE} SET reason = 'x'",
    f"DELETE FROM {TABLE}",
    f"DELETE FROM {TABLE} WHERE seq = 2",
]


@pytest.mark.parametrize("statement", CHANGES)
def test_raw_sql_cannot_change_entries(written, statement):
    with pytest.raises(DatabaseError, match="只能追加"), transaction.atomic():
        sql(statement)
    assert list(Entry.objects.order_by("seq")) == written


def test_raw_sql_cannot_replace_or_truncate_entries(written):
    copy = f"INTO {TABLE} SELECT * FROM {TABLE} WHERE seq = 2"
    tries = {
        "sqlite": [f"INSERT OR REPLACE {copy}", f"REPLACE {copy}"],
        "postgresql": [
            f"TRUNCATE {TABLE}",
            f"INSERT {copy} ON CONFLICT (id) DO UPDATE SET reason = 'x'",
        ],
    }[connection.vendor]
    for statement in tries:
        with pytest.raises(DatabaseError, match="只能追加"), transaction.atomic():
            sql(statement)
    assert chain.verify()["ok"]


def test_triggers_that_stand_are_not_touched(written):
    """Every command comes by: dropping one waits for all who read the table, and all others wait for that."""
    mark = {
        "sqlite": "PRAGMA schema_version",
        "postgresql": "SELECT sum(oid::bigint) FROM pg_trigger",
    }

    def marked():
        with connection.cursor() as cursor:
            cursor.execute(mark[connection.vendor])
            return cursor.fetchone()

    before = marked()
    triggers.install(connection)
    assert marked() == before


def test_a_trigger_that_does_something_else_does_not_stand(written):
    if connection.vendor == "sqlite":
        name = triggers.NAMES[0]
        sql(f"DROP TRIGGER {name}")
        sql(f"CREATE TRIGGER {name} BEFORE UPDATE ON {TABLE} BEGIN SELECT 1; END")
        others = [name]
    else:
        sql(f"ALTER TABLE {TABLE} DISABLE TRIGGER journal_entry_no_change")
        others = ["journal_entry_no_change"]
    assert triggers.missing(connection) == others
    triggers.install(connection)
    assert triggers.missing(connection) == []


def test_migrate_puts_back_triggers_that_were_dropped(written):
    assert triggers.missing(connection) == []
    drop_triggers()
    assert len(triggers.missing(connection)) >= 2
    call_command("migrate", verbosity=0)
    assert triggers.missing(connection) == []
    with pytest.raises(DatabaseError, match="只能追加"), transaction.atomic():
        sql(CHANGES[0])


def fault() -> dict:
    told = chain.verify()
    assert not told["ok"]
    return told["first_bad"]


@pytest.mark.parametrize(
    "column, value",
    [
        ("reason", "改过的理由"),
        ("happened_on", "2001-01-01"),
        ("verb", "disputes.register"),
        ("facts", '{"count": 99}'),
        ("rows", "[]"),
        ("law", "另一部法"),
        ("hash", "0" * 64),
        ("path", "zzzz/"),
    ],
)
def test_a_changed_entry_is_named(written, column, value):
    drop_triggers()
    entry = written[-3]
    if column == "rows":
        entry = next(one for one in written if one.rows)
    sql(f"UPDATE {TABLE} SET {column} = %s WHERE id = %s", value, key(entry.pk))
    told = fault()
    assert (told["seq"], told["id"]) == (entry.seq, str(entry.pk))
    assert "被改动" in told["why"]


def test_an_entry_made_unreadable_is_named(written):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL refuses a value of the wrong type")
    drop_triggers()
    entry = written[-2]
    for column, value in (("recorded_at", "x"), ("by", "x"), ("facts", "5"), ("rows", "[5]")):
        with transaction.atomic():
            sql(f'UPDATE {TABLE} SET "{column}" = %s WHERE id = %s', value, key(entry.pk))
            told = fault()
            assert (told["seq"], told["id"]) == (entry.seq, str(entry.pk)), column
            transaction.set_rollback(True)


def test_a_removed_entry_is_named(written):
    drop_triggers()
    entry = written[-3]
    sql(f"DELETE FROM {TABLE} WHERE id = %s", key(entry.pk))
    told = fault()
    assert told["seq"] == entry.seq + 1
    assert "被删除或插入" in told["why"]


def test_a_cut_off_end_is_named(written):
    drop_triggers()
    sql(
        f"DELETE FROM {TABLE} WHERE seq > %s AND office = %s",
        written[-3].seq,
        key(written[0].office),
    )
    told = fault()
    assert told["seq"] == written[-3].seq
    assert "末端与链头不符" in told["why"]


def test_two_entries_exchanged_are_named(written):
    drop_triggers()
    one, other = written[-3], written[-2]
    for pk, seq in ((one.pk, 10**6), (other.pk, one.seq), (one.pk, other.seq)):
        sql(f"UPDATE {TABLE} SET seq = %s WHERE id = %s", seq, key(pk))
    assert fault()["seq"] == one.seq


def test_an_inserted_entry_is_named(written):
    drop_triggers()
    forged = Entry.objects.get(pk=written[-1].pk)
    columns = [field.column for field in Entry._meta.concrete_fields]
    quoted = ", ".join(f'"{column}"' for column in columns)
    taken = ", ".join(
        {"id": "%s", "seq": "seq + 1"}.get(column, f'"{column}"') for column in columns
    )
    new = scope.current().reaches[0].office  # any id that no entry has
    sql(
        f"INSERT INTO {TABLE} ({quoted}) SELECT {taken} FROM {TABLE} WHERE id = %s",
        key(new),
        key(forged.pk),
    )
    told = fault()
    assert (told["seq"], told["id"]) == (forged.seq + 1, str(new))


@pytest.mark.parametrize("change", ["seq = seq + 1", "hash = 'x'", "seq = 0"])
def test_a_changed_head_is_named(written, change):
    sql(f"UPDATE journal_head SET {change} WHERE office = %s", key(written[0].office))
    assert "链头" in fault()["why"]


def test_a_removed_head_is_named(written):
    sql("DELETE FROM journal_head WHERE office = %s", key(written[0].office))
    assert "链头" in fault()["why"]


@pytest.mark.parametrize("column", ["value", "fact_salt"])
def test_a_changed_personal_fact_is_named(written, column):
    value = '"另一个人"' if column == "value" else "00" * 16
    sql(f"UPDATE journal_secret SET {column} = %s WHERE entry = %s", value, key(written[-1].pk))
    told = fault()
    assert (told["seq"], told["id"]) == (written[-1].seq, str(written[-1].pk))
    assert "个人事实" in told["why"]


def outside() -> list[dict]:
    told = chain.verify()
    assert told["first_bad"] is None
    assert not told["ok"]
    return told["rows_changed_outside"]


def test_a_row_changed_removed_or_put_in_behind_the_journal_is_named(inside, office, setting):
    rows = [setting(name) for name in "abc"]
    with act("journal.try", on=office, by=inside):
        for row in rows:
            row.save()
    assert chain.verify()["ok"]
    sql("UPDATE divisions_setting SET value = '2' WHERE id = %s", key(rows[0].pk))
    sql("DELETE FROM divisions_setting WHERE id = %s", key(rows[1].pk))
    sql("UPDATE divisions_setting SET id = %s WHERE id = %s", key(inside.person), key(rows[2].pk))
    told = {row["id"]: row["why"] for row in outside()}
    assert told == {
        str(rows[0].pk): "这一行在系统之外被改动",
        str(rows[1].pk): "这一行在系统之外被删除",
        str(rows[2].pk): "这一行在系统之外被删除",
        str(inside.person): "没有任何动作写入过这一行",
    }


@pytest.mark.parametrize(
    "table, change",
    [
        ("people_person", "name = '改名'"),
        ("people_post", "role = 'administrator'"),
        ("people_post", "ends_on = '2001-01-01', starts_on = '2000-01-01'"),
        ("divisions_division", "name = '别处'"),
        ("people_person", "salt = 'x'"),
    ],
)
def test_a_person_a_post_or_a_place_changed_outside_is_named(cast, inside, table, change):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} WHERE office = %s ORDER BY id", [key(cast.office)])
        row = cursor.fetchone()[0]
    sql(f"UPDATE {table} SET {change} WHERE id = %s", row)
    (told,) = outside()
    assert told["model"] == table.replace("_", ".")
    assert told["id"].replace("-", "") == str(row).replace("-", "")
    assert "改动" in told["why"]


def test_a_row_moved_to_the_next_street_is_named_in_both(cast, inside, office, setting):
    row = setting()
    with act("journal.try", on=office, by=inside):
        row.save()
    sql(
        "UPDATE divisions_setting SET office = %s WHERE id = %s", key(cast.next_office), key(row.pk)
    )
    assert [told["why"] for told in outside()] == ["这一行在系统之外被删除"]
    with scope.office(cast.next_office):
        assert [told["why"] for told in outside()] == ["没有任何动作写入过这一行"]


def test_part_of_an_office_cannot_be_verified(cast, as_):
    with as_(cast.chen), pytest.raises(scope.OutOfScope):
        chain.verify()
