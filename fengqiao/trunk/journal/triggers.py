"""Triggers that refuse to change entries behind the application's back, on both engines.

SQLite drops a table's triggers when Django rebuilds the table, so `migrate` installs them again each time.
On SQLite `INSERT OR REPLACE` deletes without firing a delete trigger: an insert trigger refuses that too.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from .models import Entry

REFUSAL = "办理记录只能追加，不能修改或删除"
# As PostgreSQL says them itself: what fires each, and for what.
ON_POSTGRESQL = {
    "journal_entry_no_change": ("BEFORE DELETE OR UPDATE", "ROW"),
    "journal_entry_no_truncate": ("BEFORE TRUNCATE", "STATEMENT"),
}
STANDING_ON_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
# One that was switched off, or whose function says something else, does not stand.
STANDING_ON_POSTGRESQL = f"""
    SELECT tgname, pg_get_triggerdef(pg_trigger.oid) FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE NOT tgisinternal AND tgenabled = 'O' AND prosrc LIKE '%RAISE EXCEPTION ''{REFUSAL}''%'
"""
NAMES = ("journal_entry_no_update", "journal_entry_no_delete", "journal_entry_no_replace")


def install(connection: BaseDatabaseWrapper) -> None:
    """This will (re)install the triggers where one does not stand as it should. Safe to call again; where all do,
    it changes nothing: every command comes by here, and whoever drops a trigger waits for all who read or write the
    table, and lets all who come later wait for him."""
    if not missing(connection):
        return
    table = Entry._meta.db_table
    statements = _sqlite(table) if connection.vendor == "sqlite" else _postgresql(table)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The triggers that should stand as they are said here and do not."""
    on_sqlite = connection.vendor == "sqlite"
    wanted = (
        _bodies(Entry._meta.db_table)
        if on_sqlite
        else {name: body for name, (body, _) in ON_POSTGRESQL.items()}
    )
    with connection.cursor() as cursor:
        cursor.execute(STANDING_ON_SQLITE if on_sqlite else STANDING_ON_POSTGRESQL)
        standing: dict[str, str] = dict(cursor.fetchall())
    return [name for name, body in wanted.items() if body not in standing.get(name, "")]


def _bodies(table: str) -> dict[str, str]:
    raised = f"SELECT RAISE(ABORT, '{REFUSAL}')"
    taken = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR (office = NEW.office AND seq = NEW.seq))"
    return {
        NAMES[0]: f"BEFORE UPDATE ON {table} BEGIN {raised}; END",
        NAMES[1]: f"BEFORE DELETE ON {table} BEGIN {raised}; END",
        NAMES[2]: f"BEFORE INSERT ON {table} WHEN {taken} BEGIN {raised}; END",
    }


def _sqlite(table: str) -> list[str]:
    bodies = _bodies(table)
    drops = [f"DROP TRIGGER IF EXISTS {name}" for name in bodies]
    return drops + [f"CREATE TRIGGER {name} {body}" for name, body in bodies.items()]


def _postgresql(table: str) -> list[str]:
    made = [
        "CREATE OR REPLACE FUNCTION journal_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    ]
    for name, (event, each) in ON_POSTGRESQL.items():
        made += [
            f"DROP TRIGGER IF EXISTS {name} ON {table}",
            f"CREATE TRIGGER {name} {event} ON {table} FOR EACH {each} EXECUTE FUNCTION journal_entry_refuse()",
        ]
    return made
