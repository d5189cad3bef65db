"""What stood before a step, kept in its entry, and put back: the same for every step of every procedure.

The entry holds `before` (choices, days, numbers, keys) and `personal_before` (free text, and rows that the step
deleted): {"label:id": {column: value}}. A row that the step wrote and that is in neither was made by it. Of the walked
row it holds `after` and `personal_after` too, {column: value}, so that its timeline says what became of it; entries of
before have none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from fengqiao.ground.documents import Fact, Facts
from fengqiao.trunk.journal.models import Entry, Secret

BEFORE, PERSONAL = "before", "personal_before"
AFTER, PERSONAL_AFTER = "after", "personal_after"

Key = tuple[type[models.Model], Any]
Images = dict[str, Facts]


class Unknown(Exception):
    """What stood before a step is not known: it was never kept, or it has been erased since. The text says which."""


def changed(was: models.Model, now: models.Model) -> list[str]:
    """The columns in which a row differs from what it was."""
    names = [field.attname for field in now._meta.concrete_fields]
    return [name for name in names if getattr(was, name) != getattr(now, name)]


def facts(stood: Mapping[Key, models.Model], case: models.Model | None = None) -> Facts:
    """This will say what the rows that changed held before; `case` is the walked row as it is now, where one is, and
    of it what it holds since."""
    shown: Images = {}
    hidden: Images = {}
    since: Facts = {}
    personal: Facts = {}
    for (model, key), was in stood.items():
        is_case = case is not None and key == case.pk
        now = case if is_case else models.QuerySet(model).filter(pk=key).first()
        if not is_case:
            shown[_named(model, key)] = {}  # it stood there, even where nothing of it changed
        fields = {field.attname: field for field in model._meta.concrete_fields}
        for name in fields if now is None else changed(was, now):
            kept = hidden if now is None or is_personal(fields[name]) else shown
            kept.setdefault(_named(model, key), {})[name] = getattr(was, name)
            if is_case:
                (personal if kept is hidden else since)[name] = getattr(now, name)
    said: Facts = {PERSONAL: hidden, AFTER: since, PERSONAL_AFTER: personal}
    return {BEFORE: shown} | {name: held for name, held in said.items() if held}


def images_of(entry: Entry) -> Images:
    """What stood before a step, by row. Raises Unknown."""
    if BEFORE not in entry.facts:
        raise Unknown("这一步办理的时候还没有记下以前的内容")
    found: Images = {key: dict(image) for key, image in entry.facts[BEFORE].items()}
    if PERSONAL in entry.facts:
        secret = Secret.objects.filter(entry=entry.pk, name=PERSONAL).first()
        if secret is None:
            raise Unknown("这一步以前的内容已经按规定删除")
        for key, image in secret.value.items():
            found.setdefault(key, {}).update(image)
    return found


def of_case(
    facts: Mapping[str, Any], hidden: Mapping[str, Any], case: models.Model
) -> tuple[Facts, Facts]:
    """The columns of the walked row that a step changed: what stood there, and what has stood there since, as far as
    the entry says it and nobody erased it. `hidden` are the personal facts of the entry."""
    row = _named(type(case), case.pk)
    was = facts.get(BEFORE, {}).get(row, {}) | hidden.get(PERSONAL, {}).get(row, {})
    now = facts.get(AFTER, {}) | hidden.get(PERSONAL_AFTER, {})
    return tuple(  # type: ignore[return-value]
        {name: _value(type(case), name, value) for name, value in said.items()}
        for said in (was, now)
    )


def was_erased(facts: Mapping[str, Any], hidden: Mapping[str, Any]) -> bool:
    """Whether what an entry kept of free text is there no more."""
    return any(name in facts and name not in hidden for name in (PERSONAL, PERSONAL_AFTER))


def rows_of(entry: Entry) -> list[tuple[type[models.Model], UUID, bool]]:
    """The rows that a step wrote, in their order: what they are, their keys, and whether they still are."""
    return [
        (apps.get_model(label), UUID(key), digest is not None)
        for label, key, digest, *_ in entry.rows
    ]


def made_by(entry: Entry, images: Images) -> list[models.Model]:
    """The rows that a step made, as they are."""
    found: list[models.Model] = []
    for model, key, stands in rows_of(entry):
        if stands and _named(model, key) not in images:
            found += list(models.QuerySet(model).filter(pk=key))
    return found


def put_back(entry: Entry, images: Images, case: models.Model) -> None:
    """This will put the rows that a step wrote back to what they were, the last one first. Call it in an act.

    Raises DoesNotExist for a row that is gone, ProtectedError for a row of the step that others hold on to.
    """
    for model, key, stands in reversed(rows_of(entry)):
        image = images.get(_named(model, key))
        if image is None:
            if stands:
                models.QuerySet(model).filter(pk=key).delete()
            continue
        values = {name: _value(model, name, said) for name, said in image.items()}
        if not stands:
            model(**values).save(force_insert=True)
            continue
        row = case if key == case.pk else models.QuerySet(model).get(pk=key)
        for name, value in values.items():
            setattr(row, name, value)
        if values:
            row.save(update_fields=list(values))


def put_back_row(entry: Entry, case: models.Model) -> None:
    """This will set the walked row, not saved, to what it was before a step, in the columns that the step changed.
    Raises Unknown."""
    for name, said in images_of(entry).get(_named(type(case), case.pk), {}).items():
        setattr(case, name, _value(type(case), name, said))


def _named(model: type[models.Model], key: Any) -> str:
    return f"{model._meta.label_lower}:{key}"


def is_personal(field: models.Field) -> bool:
    """Free text may name a person; a choice, a day, a number or a key does not."""
    return isinstance(field, models.CharField | models.TextField | models.JSONField) and not (
        field.choices
    )


def _value(model: type[models.Model], name: str, said: Fact) -> Any:
    """A column's value out of what the journal keeps of it."""
    field = next(one for one in model._meta.concrete_fields if one.attname == name)
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    return target.to_python(said)
