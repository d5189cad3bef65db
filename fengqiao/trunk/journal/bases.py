"""The bases every stored noun stands on: what scope it obeys and how its writes are recorded.

`recorded`  writes only inside an act; the row's digest goes into the entry.
`derived`   writes only inside an act; the row can be computed again from others, so it has no digest.
`journal`   the journal's own tables: written while a deed is being sealed, and never otherwise.
A model with none of these bases is outside the gate and must be named in EXEMPT with its reason.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from functools import cache
from typing import Any, ClassVar

import orjson
from django.apps import apps
from django.db import models

from fengqiao.ground.ids import uuid7
from fengqiao.ground.portions import portions

from . import scope

PATH_LENGTH = 64
PLAIN = frozenset({dict, list, str})

EXEMPT: dict[str, str] = {
    "people.account": "登录凭据：登录时还没有范围；密码散列和登录时间不是业务事实",
    "sessions.session": "框架：会话",
    "auth.permission": "框架：不用它授权，岗位与权力见 people/powers.py",
    "auth.group": "框架：不用它授权",
    "contenttypes.contenttype": "框架：类型表，仅由 migrate 写入",
    "axes.accessattempt": "框架：登录尝试",
    "axes.accessattemptexpiration": "框架：登录尝试",
    "axes.accesslog": "框架：登录尝试",
    "axes.accessfailurelog": "框架：登录尝试",
    "journal.sent": "交过的表单：只记凭据和内容的密钥摘要，保证同一张表不办两次；九十天后删除",
    "jobs.job": "作业租约：自身记录办理人与范围，结果由作业内的动作记录",
    "norms.law": "法律文本：全国通用，由导入写入，不属于任何一个街道",
    "norms.lawversion": "法律文本：全国通用，由导入写入，不属于任何一个街道",
    "norms.article": "法律文本：全国通用，由导入写入，不属于任何一个街道",
}


class PathField(models.CharField):
    """A division's path; compared byte by byte, so PostgreSQL gets the collation C."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", PATH_LENGTH)
        super().__init__(*args, **kwargs)

    def db_parameters(self, connection: Any) -> dict[str, Any]:
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


class PlainField(models.JSONField):
    """JSON of plain values alone (digests.plain), as the journal's own tables hold it: written at once, without
    asking each value how it is told. To migrations and to the tables it is Django's own field."""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if type(value) in PLAIN:
            try:
                return orjson.dumps(value).decode()
            except TypeError:  # a number beyond 64 bits
                pass
        return super().get_db_prep_value(value, connection, prepared)

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs


class ScopedManager(models.Manager):
    """Sees only what the open scope covers. Set as base manager too: foreign keys and refreshes obey."""

    use_in_migrations = False
    present: scope.Present | None = None  # where rows are read that stay where they were written

    def get_queryset(self) -> models.QuerySet:
        rows = scope.current().narrow(
            super().get_queryset(),
            getattr(self.model, "scoped_by", "") == "path",
            getattr(self.model, "kept_from", ""),
            self.present,
        )
        return _without_hidden(rows) if getattr(self.model, "follows_subject", False) else rows

    def insert_made(self, rows: Sequence[models.Model]) -> None:
        """This will store rows that were made whole (bulk/maker.py), through the gate as every write. Django's
        `bulk_create` first asks each of them for its key and its relations, twice; these have both."""
        if rows:
            fields = [field for field in self.model._meta.concrete_fields if not field.generated]
            models.QuerySet(self.model)._insert(rows, fields=fields)  # type: ignore[attr-defined]
        for row in rows:
            row._state.adding, row._state.db = False, self.db

    def delete_named(self, keys: Sequence[Any]) -> None:
        """This will delete rows by their keys, through the gate as every write. Django's `delete` first reads each row
        and whatever names it, and keeps others waiting for that; who calls this has looked."""
        for some in portions(keys):
            rows: Any = self.get_queryset().filter(pk__in=some)
            rows._raw_delete(rows.db)


def _without_hidden(rows: models.QuerySet) -> models.QuerySet:
    """Rows about a subject (entries, deadlines, files), without those whose subject is kept from the person
    of the scope: not even their number may tell."""
    person = scope.current().person
    if person is not None:
        for model in confidential():
            hidden: models.QuerySet = models.QuerySet(model).filter(**{model.kept_from: person})
            rows = rows.exclude(subject__in=hidden.values("pk"))
    return rows


@cache
def confidential() -> tuple[Any, ...]:
    """The nouns that are kept from whom they name."""
    return tuple(model for model in apps.get_models() if getattr(model, "kept_from", ""))


def new_salt() -> str:
    return secrets.token_hex(16)


class OfficeModel(models.Model):
    """Belongs to one office; seen by all who have a post in it."""

    gate: ClassVar[str] = "derived"
    scoped_by: ClassVar[str] = "office"
    kept_from: ClassVar[str] = ""  # the way to the persons for whom a row does not exist
    # Hidden from whom its `subject` is hidden from, and placed where its `subject` stands now (`moves`).
    follows_subject: ClassVar[bool] = False

    id = models.UUIDField("编号", primary_key=True, default=uuid7, editable=False)
    office = models.UUIDField("所属街道", editable=False)

    objects = ScopedManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_manager_name = "objects"


class PlacedModel(OfficeModel):
    """Belongs to a place in the office's tree; seen by who has a post at or above that place."""

    scoped_by: ClassVar[str] = "path"

    path = PathField("辖区路径", editable=False)

    class Meta(OfficeModel.Meta):
        abstract = True


class OfficeRecord(OfficeModel):
    """A recorded noun of an office. The salt keeps its digests from being guessed, and dies with it."""

    gate: ClassVar[str] = "recorded"

    salt = models.CharField(max_length=32, default=new_salt, editable=False)

    class Meta(OfficeModel.Meta):
        abstract = True


class PlacedRecord(PlacedModel):
    """A recorded noun of a place."""

    gate: ClassVar[str] = "recorded"

    salt = models.CharField(max_length=32, default=new_salt, editable=False)

    class Meta(PlacedModel.Meta):
        abstract = True
