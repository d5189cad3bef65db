"""The journal of a record in words: what each amendment, and each step, changed, from what to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone

from fengqiao.engines.procedures import before as images
from fengqiao.engines.procedures import case_page
from fengqiao.ground.documents import Document, Json
from fengqiao.trunk.journal import recall
from fengqiao.trunk.journal.models import Entry, Secret
from fengqiao.trunk.people import chronicle

from .columns import Children
from .register import Register
from .states import States

NOTHING = "未填"
ERASED = "改动的内容已按规定删除"


def timeline(register: Register, record: Any) -> list[chronicle.Happening]:
    """The journal of a record in words, in a constant number of queries."""
    entries = recall.entries_of(record)
    return chronicle.told(entries, corrections(register, record, entries))


def of_case(
    register: Register,
    case: Any,
    entries: Sequence[Entry],
    lines: Callable[[Document], list[str]],
    *,
    told: Collection[Entry] | None = None,
    names: chronicle.Names | None = None,
) -> list[chronicle.Happening]:
    """The journal of a case that is a record of a register: what its matter says of the facts of an entry, and what the
    entry changed. Of `entries`, all of the case, those are told that are in `told`, or all."""
    changed = corrections(register, case, entries)
    return case_page.told(
        entries if told is None else [*told],
        lambda entry: _once(lines(entry.facts), [*changed(entry)]),
        names,
    )


def corrections(register: Register, record: Any, entries: Iterable[Entry]) -> chronicle.Lines:
    """What each amendment and each step among these entries of one record changed, in words; in one query, and one for
    each kind of row that a step named."""
    entries = list(entries)
    hidden = _hidden(
        [one for one in entries if "changed" in one.facts or images.BEFORE in one.facts]
    )
    states = States(register, record, entries, hidden)

    def lines(entry: Entry) -> list[str]:
        if "changed" in entry.facts:
            return _changes(register, record, entry.facts, hidden[entry.pk])
        return [_line(label, *words) for label, *words in states.changed_by(entry)]

    return lines


def _once(said: Sequence[str], changed: Sequence[str]) -> list[str]:
    """What a matter says of an entry, but for what its changes say: the same column, or the same words."""
    labels = {line.partition("：")[0] for line in changed}
    words = {line.rpartition(" → ")[2] for line in changed}
    parted = ((line, *line.partition("：")[::2]) for line in said)
    own = [line for line, label, text in parted if label not in labels and text not in words]
    return [*own, *changed]


def _hidden(entries: Sequence[Entry]) -> Mapping[UUID, Document]:
    """The personal facts of entries that nobody erased."""
    found: dict[UUID, Document] = defaultdict(dict)
    offices = {one.office for one in entries}
    for secret in Secret.objects.filter(office__in=offices, entry__in=[one.pk for one in entries]):
        found[secret.entry][secret.name] = secret.value
    return found


def _changes(register: Register, record: Any, facts: Document, hidden: Document) -> list[str]:
    """活动名称：甲 → 乙, for every column that an amendment changed."""
    before, after = (_whole(name, facts, hidden) for name in ("before", "after"))
    changed = _listed(facts.get("changed"))
    told = []
    for one in register.fields:
        if one.key not in changed:
            continue
        if isinstance(one, Children):
            was, now = (len(_listed(said.get(one.key))) for said in (before, after))
            told.append(f"{one.label}：{was} {one.unit} → {now} {one.unit}")
        elif one.key not in before and one.key not in after:
            told.append(f"{one.label}：{ERASED}")
        else:
            told.append(
                _line(
                    one.label, *(one.retold(said.get(one.key), record) for said in (before, after))
                )
            )
    return told


def _line(label: str, before: str | None, after: str | None) -> str:
    """活动名称：甲 → 乙; None is what nobody knows any more."""
    if before is None:
        return f"{label}：改为 {after or NOTHING}" if after is not None else f"{label}：有改动"
    return (
        f"{label}：{_in_words(before or NOTHING, after or NOTHING)}"
        if after is not None
        else f"{label}：有改动"
    )


def _in_words(before: str, after: str) -> str:
    """What stood there and what stands there now; a name that stays says of whom, from then on."""
    return f"{before} → {after}" if before != after else f"{after}，选定了是哪一位"


def _whole(name: str, facts: Document, hidden: Document) -> Document:
    """What stood before or after. Entries of earlier years hid it all under one name, and its values as words."""
    parts = (facts.get(name), hidden.get(name), hidden.get(f"personal_{name}"))
    said = (part for part in parts if isinstance(part, dict))
    return {key: value for part in said for key, value in part.items()}


def _listed(said: Json) -> Sequence[Json]:
    return said if isinstance(said, list) else ()


def last_changed(record: Any, keys: Collection[str]) -> dict[str, str]:
    """Who changed these columns last, and when: 陈姐 10:32."""
    entries = Entry.objects.filter(office=record.office, subject=record.pk).order_by("seq")
    last = {key: one for one in entries for key in one.facts.get("changed", ()) if key in keys}
    names = chronicle.names_of(one.by for one in last.values())
    return {
        key: f"{names.get(one.by, '')} {timezone.localtime(one.recorded_at):%H:%M}".strip()
        for key, one in last.items()
    }
