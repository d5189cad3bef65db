"""The write gate. It stands at the SQL compiler, where every road of Django to a table passes:
save, delete, create, update, bulk writes, related managers, `_base_manager`, cascades.

Raw SQL does not pass here; row digests show what it changed, and triggers guard the entries.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet, sql
from django.db.models.lookups import Exact, In

from . import scope
from .bases import EXEMPT
from .deeds import Deed, NoAct, Write

deed_open: ContextVar[Deed | None] = ContextVar("fengqiao_deed", default=None)
sealing: ContextVar[bool] = ContextVar("fengqiao_sealing", default=False)
_restoring: ContextVar[bool] = ContextVar("fengqiao_restoring", default=False)


def reading(query: sql.Query) -> None:
    """This will refuse to read a scoped model while no scope is open, whichever way the query was built."""
    model = query.model
    if model is not None and hasattr(model, "scoped_by"):
        scope.current()


def inserting(query: Any) -> None:
    """This will refuse rows outside an act or outside the scope, and note them for the entry."""
    model, rows = query.get_meta().model, query.objs
    if not _passes(model):
        return
    if query.on_conflict is not None:
        raise NoAct(f"{model._meta.label} 不能以“冲突时忽略或改动”的方式写入：说不清写了哪一行")
    _within_scope(model, rows)
    deed, key = deed_open.get(), model._meta.pk.attname
    if deed is not None:
        for row in rows:
            deed.note(model, getattr(row, key), row)


def updating(query: Any) -> None:
    model = query.get_meta().model
    _at_once(model)
    if not _passes(model):
        return
    _stays_in_scope(model, {field.name: value for field, _, value in query.values})
    _note_all(model, query)


def deleting(query: sql.DeleteQuery) -> None:
    """Django deletes a row it holds by key alone, past every manager: the scope is asked here."""
    model = query.get_meta().model
    _at_once(model)
    if _passes(model):
        rows: QuerySet = QuerySet(model).filter(pk__in=_note_all(model, query))
        _within_scope(model, list(rows.only(*_PLACED[_by_path(model)])))


def hold(write: Write) -> None:
    """This will make a write now, or in its turn where the running deed is only being prepared."""
    deed = deed_open.get()
    if deed is None:
        write()
    else:
        deed.hold(write)


def is_prepared() -> bool:
    """Whether the running deed is being made ready beside the others."""
    deed = deed_open.get()
    return deed is not None and deed.is_prepared


@contextmanager
def restoring() -> Iterator[None]:
    """This will let a restore put back rows together with the journal that answers for them. One place
    may use it (project/backups/restoration.py), into an empty installation, verified before it holds."""
    token = _restoring.set(True)
    try:
        yield
    finally:
        _restoring.reset(token)


def _passes(model: type[Model]) -> bool:
    """Whether this write is the gate's business; raises NoAct where it is and no act is open."""
    gate = getattr(model, "gate", None)
    if _restoring.get():
        return False
    if gate is None:
        # Models of migrations' past states carry no gate; everything of today is named in EXEMPT.
        if model.__module__ != "__fake__" and not known_exempt(model):
            raise NoAct(f"{model._meta.label} 既不受记录约束，也没有列入例外")
        return False
    if gate == "journal":
        if not sealing.get():
            raise NoAct("办理记录只能由动作写入")
        return False
    if deed_open.get() is None:
        raise NoAct(f"写入 {model._meta.label} 必须在 act() 之内")
    return gate == "recorded"


def known_exempt(model: type[Model]) -> bool:
    return model._meta.label_lower in EXEMPT or model._meta.app_label == "migrations"


def _at_once(model: type[Model]) -> None:
    """What a row becomes that stands cannot be said beforehand: others may change it meanwhile."""
    if is_prepared():
        raise NoAct(
            f"{model._meta.label}：预备中的办理只能添加，改动和删除要排在写入的时候做（hold）"
        )


_PLACED = {True: ("office", "path"), False: ("office",)}


def _by_path(model: type[Model]) -> bool:
    return getattr(model, "scoped_by", "office") == "path"


def _within_scope(model: type[Model], rows: list[Any]) -> None:
    opened = scope.current()
    by_path = _by_path(model)
    for row in rows:
        if by_path and not row.path:
            raise scope.OutOfScope(f"{model._meta.label} 没有写明辖区路径")
        if not opened.covers(row.office, row.path if by_path else ""):
            raise scope.OutOfScope(f"{model._meta.label} 不在当前辖区范围内")


def _stays_in_scope(model: type[Model], values: dict[str, Any]) -> None:
    """A row may be written with its office and place, and moved within the scope, never out of it."""
    opened = scope.current()
    if "office" in values and not opened.covers(values["office"], values.get("path", "")):
        raise scope.OutOfScope(f"{model._meta.label} 不能移到当前辖区范围之外")
    if "office" not in values and "path" in values:
        raise NoAct(f"{model._meta.label} 的辖区路径要和所属街道一起写")


def _note_all(model: type[Model], query: sql.Query) -> list[UUID]:
    """The rows an UPDATE or DELETE touches must be named by key: only then can the entry hold them."""
    keys = _keys(query)
    if keys is None:
        raise NoAct(f"{model._meta.label} 只能按编号逐行改动，不能按条件成批改动")
    for key in keys:
        _note(model, key, None)
    return keys


def _keys(query: sql.Query) -> list[UUID] | None:
    nodes: list[Any] = [query.where]
    while nodes:
        node = nodes.pop()
        for child in node.children:
            if hasattr(child, "children"):
                if child.connector == "AND" and not child.negated:
                    nodes.append(child)
                continue
            column: Any = getattr(child, "lhs", None)
            target = getattr(column, "target", None)
            if target is None or not target.primary_key:
                continue
            if column.alias != query.get_initial_alias():
                continue  # the key of a joined table names no row of this one
            if isinstance(child, Exact):
                return [child.rhs]
            if isinstance(child, In) and not hasattr(child.rhs, "query"):
                return list(child.rhs)
    return None


def _note(model: type[Model], key: Any, row: Model | None) -> None:
    deed = deed_open.get()
    if deed is not None:
        deed.note(model, key, row)
