"""When the database or the disk cannot take a write now: nothing is broken, and what was typed must not be lost."""

from __future__ import annotations

import errno

from django.db import DatabaseError

BUSY = "现在有人在大批写入（例如导入旧台账），等了一会儿还没有轮到。这次没有办，什么也没有改；请过一会儿再按。"
FULL = "这台电脑的磁盘满了，这次没有存进去，什么也没有改。请告诉管理员腾出空间，再按一次。"
# PostgreSQL's SQLSTATE: 55P03 lock_not_available, 57014 query_canceled (a statement that waited too long),
# 40P01 deadlock_detected, 40001 serialization_failure; 53100 disk_full.
_BUSY_STATES = frozenset({"55P03", "57014", "40P01", "40001"})
# SQLite's: BUSY, LOCKED, PROTOCOL (a reader that came too late too often), SCHEMA.
_BUSY_CODES = frozenset({5, 6, 15, 17})
_FULL_STATES = frozenset({"53100"})


def said_of(error: BaseException | None) -> str:
    """The sentence for an error that a second press may mend, "" for any other."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return FULL
        if isinstance(error, DatabaseError) and (said := _of_database(error)):
            return said
        error = error.__cause__ or error.__context__
    return ""


def _of_database(error: DatabaseError) -> str:
    state = getattr(error.__cause__, "sqlstate", "") or ""
    told = str(error)
    if state in _FULL_STATES or "disk is full" in told:
        return FULL
    if state in _BUSY_STATES or "database is locked" in told or "table is locked" in told:
        return BUSY
    # What a full-text table meets within a statement has words of its own ("vtable constructor failed").
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    if code is not None and code & 0xFF in _BUSY_CODES:
        return BUSY
    return ""
