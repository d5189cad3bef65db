"""Where: a division of the office, kept with the community as it was on the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet

from fengqiao.engines.registers.words import Reason
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.divisions.words import WHOLE
from fengqiao.trunk.journal import scope
from fengqiao.ui import fields

from ..headings import Holds
from ..rows import Value
from .base import Frame, Naming, Refused, is_empty, words


@dataclass(frozen=True, kw_only=True, eq=False)
class Place(Naming):
    """The place of a record: sets its path (who may see it) and the foreign key `key` to its community,
    which statistics go by; None means the office as a whole. `whole`: such a record may stand. `grid`: the
    foreign key that keeps a place below the community too.

    A record's model has `community = ForeignKey(Division, PROTECT, null=True, related_name="+")`."""

    whole: bool = True
    grid: str = ""
    filtered: bool = True
    lacking: ClassVar[Reason] = Reason.UNKNOWN_COMMUNITY
    holds: Holds = Holds.CHOICE
    banded: bool = True

    def asked(self, frame: Frame) -> forms.Field:
        found = [one for one in _places(frame) if one.parent_id or self.whole]
        choices = [
            (str(one.pk), blanks + (one.name if one.parent_id else WHOLE))
            for one, blanks in divisions.indented(found)
        ]
        if len(choices) > 1:
            choices.insert(0, ("", "请选择"))
        return fields.Choice(
            label=self.label,
            choices=choices,
            help_text=self.hint,
            error_messages={"required": f"请选{self.label}", "invalid_choice": f"请选{self.label}"},
        )

    def given(self, cleaned: Any, frame: Frame) -> Division:
        return next(place for place in _places(frame) if str(place.pk) == cleaned)

    def initial(self, record: Any) -> Any:
        place = Division.objects.filter(office=record.office, path=record.path).first()
        return str(place.pk) if place else ""

    def begun(self, frame: Frame) -> Any:
        found = [one for one in _places(frame) if one.parent_id or self.whole]
        return str(found[0].pk) if len(found) == 1 else None

    def read(self, cell: Any, frame: Frame) -> Any:
        if is_empty(cell):
            if self.whole and not self.needed:
                return _root(frame)
            raise Refused(Reason.UNKNOWN_COMMUNITY)
        found = _recogniser(frame).find(words(cell))
        if isinstance(found, Division):
            return found
        root = _root(frame)
        if found is None and self.whole and _means_whole(words(cell), root):
            return root
        raise Refused(Reason.FOREIGN_COMMUNITY if found else Reason.UNKNOWN_COMMUNITY)

    def of(self, record: Any) -> Any:
        below = getattr(record, self.grid) if self.grid else None
        return below or getattr(record, self.key)

    def options(self, frame: Frame) -> list[tuple[str, str]]:
        return [(one.name, one.name) for one in _places(frame) if one.is_community]

    def knows(self, text: str, frame: Frame) -> bool:
        return _recogniser(frame).find(text) is not None

    def lay(self, record: Any, value: Division | None) -> None:
        community, below = self._places_of(record, value)
        setattr(record, f"{self.key}_id", community and community.pk)
        if self.grid:
            setattr(record, f"{self.grid}_id", below and below.pk)
        if value is not None:
            record.path = value.path

    def put(self, record: Any, value: Division | None) -> None:
        community, below = self._places_of(record, value)
        setattr(record, self.key, community)
        if self.grid:
            setattr(record, self.grid, below)
        if value is not None:
            record.path = value.path

    @staticmethod
    def _places_of(record: Any, value: Division | None) -> tuple[Division | None, Division | None]:
        """The community of a place, and the place itself where it lies below. Raises OutOfScope."""
        if value is None:
            return None, None
        if value.office != record.office:
            raise scope.OutOfScope(f"{value.name}不在本街道")
        community = divisions.community_of(value)
        return community, value if value.parent_id and value != community else None

    @property
    def attributes(self) -> tuple[str, ...]:
        return (self.key, *filter(None, [self.grid]), "path")

    def shown(self, record: Any) -> str:
        named = [getattr(record, name) for name in filter(None, [self.key, self.grid])]
        return "、".join(str(one) for one in named if one) or self.text(None)

    def text(self, value: Any) -> str:
        return value.name if value is not None and value.parent_id else WHOLE

    def told(self, record: Any) -> str:
        place = self.of(record)
        return place.name if place is not None else ""

    def same(self, value: Any) -> str:
        return self.text(divisions.community_of(value) if value is not None else None)

    def filters(self, frame: Frame) -> Mapping[str, forms.Field]:
        named = [one for one in _places(frame) if one.is_community]
        every = [("", "全部"), *((str(one.pk), one.name) for one in named)]
        return {self.key: fields.Choice(label=self.label, choices=every, required=False)}

    def narrowed(self, rows: QuerySet, chosen: Mapping[str, Value]) -> QuerySet:
        place = chosen.get(self.key)
        return rows.filter(**{self.key: place}) if place else rows

    def named(self, name: str, keys: set[Any], frame: Frame) -> dict[Any, Any]:
        known = {one.pk: one for one in _places(frame)}
        return (
            known if keys <= known.keys() else known | Division.objects.in_bulk(keys - known.keys())
        )

    @property
    def joins(self) -> tuple[str, ...]:
        return (self.key, *filter(None, [self.grid]))


def _places(frame: Frame) -> list[Division]:
    """The places in scope, in the order of the tree."""

    def found() -> list[Division]:
        opened = scope.current()
        return [
            one for one in divisions.in_use(frame.office) if opened.covers(one.office, one.path)
        ]

    return frame.once("places", found)


def _root(frame: Frame) -> Division:
    return frame.once("root", lambda: divisions.root(frame.office))


def _recogniser(frame: Frame) -> divisions.Recogniser:
    return frame.once("recogniser", lambda: divisions.Recogniser(frame.office))


def _means_whole(text: str, root: Division) -> bool:
    return text in (WHOLE, "街道", "全街道", "全街", "各社区", "全辖区", root.name, root.full_name)
