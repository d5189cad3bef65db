"""Laws 2 and 3 at the tables: every model obeys scope and gate, or is exempt by name with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.db import models

from fengqiao.trunk.journal.bases import EXEMPT, ScopedManager

# The office's own row carries its id; the journal's head has one row an office and no text at all.
UNSCOPED = {"journal.head": "one row an office: a number and a hash, read to verify any chain"}
# Indexes that do not begin with the office, with the reason; none yet.
OTHER_INDEXES: dict[str, str] = {}
MATTERS = "fengqiao.matters."


def faults(found: Iterable[type[models.Model]] | None = None) -> list[str]:
    models_now = list(apps.get_models(include_auto_created=True)) if found is None else list(found)
    told: list[str] = []
    for model in models_now:
        if not model._meta.auto_created:
            told += _gate(model)
        told += _implicit_through(model)
        if _ours(model):
            told += _keys(model)
        if hasattr(model, "scoped_by"):
            told += _scope(model)
            told += _indexes(model)
    return told


def unknown_exemptions() -> list[str]:
    """Exemptions that name no model: a name left behind exempts whoever takes it next."""
    known = {model._meta.label_lower for model in apps.get_models(include_auto_created=True)}
    return sorted(name for name in EXEMPT if name not in known)


def _ours(model: type[models.Model]) -> bool:
    return model.__module__.startswith(("fengqiao.", "tests."))


def _gate(model: type[models.Model]) -> Iterator[str]:
    label, gate = model._meta.label_lower, getattr(model, "gate", None)
    if gate is None and not EXEMPT.get(label, "").strip():
        yield f"{label}: neither gated nor exempt by name with a reason"
    if gate is not None and label in EXEMPT:
        yield f"{label}: gated and exempt at once"
    if gate not in (None, "recorded", "derived", "journal"):
        yield f"{label}: unknown gate {gate}"
    if gate is not None and not hasattr(model, "scoped_by") and label not in UNSCOPED:
        yield f"{label}: gated but in no scope"


def _scope(model: type[models.Model]) -> Iterator[str]:
    label = model._meta.label_lower
    for which in ("_base_manager", "_default_manager"):
        if not isinstance(getattr(model, which), ScopedManager):
            yield f"{label}: {which} is not scoped: foreign keys and refreshes would leak"
    for manager in model._meta.managers:
        if not isinstance(manager, ScopedManager):
            yield f"{label}: manager {manager.name} is not scoped"
    if model.scoped_by == "path" and not any(f.name == "path" for f in model._meta.fields):
        yield f"{label}: scoped by path without a path"


def _keys(model: type[models.Model]) -> Iterator[str]:
    label = model._meta.label_lower
    for field in model._meta.get_fields(include_hidden=True):
        if not isinstance(field, models.ForeignKey) or field.model is not model:
            continue
        if field.remote_field.on_delete is not models.PROTECT:
            yield f"{label}.{field.name}: a foreign key must be PROTECT; cascades pass every override"
        one, other = _matter(model), _matter(field.related_model)
        if other and one != other:
            yield f"{label}.{field.name}: a foreign key across matters, to {other}"


def _matter(model: type[models.Model]) -> str:
    module = model.__module__
    return module.removeprefix(MATTERS).split(".")[0] if module.startswith(MATTERS) else ""


def _implicit_through(model: type[models.Model]) -> Iterator[str]:
    for field in model._meta.local_many_to_many:
        if _ours(model) and field.remote_field.through._meta.auto_created:
            yield f"{model._meta.label_lower}.{field.name}: many-to-many without an explicit through"


def _indexes(model: type[models.Model]) -> Iterator[str]:
    label = model._meta.label_lower
    for index in model._meta.indexes:
        first = (list(index.fields) or [""])[0].lstrip("-")
        if first != "office" and f"{label}.{index.name}" not in OTHER_INDEXES:
            yield f"{label}: index {index.name} does not begin with the office"
    for constraint in model._meta.constraints:
        fields = getattr(constraint, "fields", None)
        if fields and fields[0] != "office":
            yield f"{label}: constraint {constraint.name} does not begin with the office"
    for field in model._meta.local_fields:
        if getattr(field, "unique", False) and not field.primary_key and field.name not in _OWN:
            yield f"{label}.{field.name}: unique across offices tells one street about another"


# A street's national code and its label are unique in the installation: that is what they are for.
_OWN = ("code", "label")
