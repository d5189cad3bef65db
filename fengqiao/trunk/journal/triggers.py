"""Triggers that refuse to change entries behind the application's back, on both engines.

SQLite drops a table's triggers when Django rebuilds the table, so `migrate` installs them again each time.
On SQLite `INSERT OR REPLACE` deletes without firing a delete trigger: an insert trigger refuses that too.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from .models import Entry

REFUSAL = "办理记录只能追加，不能修改或删除"
NAMES = ("journal_entry_no_update", "journal_entry_no_delete", "journal_entry_no_replace")


def install(connection: BaseDatabaseWrapper) -> None:
    """This will (re)install the triggers. Safe to call again."""
    table = Entry._meta.db_table
    statements = _sqlite(table) if connection.vendor == "sqlite" else _postgresql(table)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The triggers that should stand and do not."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            wanted: tuple[str, ...] = NAMES
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
            wanted = ("journal_entry_no_change", "journal_entry_no_truncate")
        standing = {row[0] for row in cursor.fetchall()}
    return [name for name in wanted if name not in standing]


def _sqlite(table: str) -> list[str]:
    raised = f"SELECT RAISE(ABORT, '{REFUSAL}')"
    taken = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR (office = NEW.office AND seq = NEW.seq))"
    bodies = {
        NAMES[0]: f"BEFORE UPDATE ON {table} BEGIN {raised}; END",
        NAMES[1]: f"BEFORE DELETE ON {table} BEGIN {raised}; END",
        NAMES[2]: f"BEFORE INSERT ON {table} WHEN {taken} BEGIN {raised}; END",
    }
    drops = [f"DROP TRIGGER IF EXISTS {name}" for name in bodies]
    return drops + [f"CREATE TRIGGER {name} {body}" for name, body in bodies.items()]


def _postgresql(table: str) -> list[str]:
    return [
        "CREATE OR REPLACE FUNCTION journal_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
        f"DROP TRIGGER IF EXISTS journal_entry_no_change ON {table}",
        f"CREATE TRIGGER journal_entry_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION journal_entry_refuse()",
        f"DROP TRIGGER IF EXISTS journal_entry_no_truncate ON {table}",
        f"CREATE TRIGGER journal_entry_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION journal_entry_refuse()",
    ]
