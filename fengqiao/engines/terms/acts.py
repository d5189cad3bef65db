"""What an office does with its words: add, rename, spell, count otherwise, retire, restore, move; and its answers to
what a later version suggests. Each is an act that says what stood there; nothing is ever removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError
from django.utils import timezone

from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.journal.acts import Acting, act, deed
from fengqiao.trunk.people.actors import STREET, Actor

from . import lists, memory, rules
from .lists import Given, Listed, RollUp
from .models import Answer, Said
from .rules import NotSaid
from .verbs import VERBS

__all__ = [
    "VERBS",
    "add",
    "answer",
    "count",
    "found",
    "move",
    "rename",
    "restore",
    "retire",
    "spell",
]
DAY = timedelta(days=1)


def add(
    listed: Listed,
    label: str,
    *,
    counts_as: Mapping[str, str],
    spellings: Sequence[str] = (),
    begins_on: date | None = None,
    by: Actor,
) -> Any:
    """This will add a word of the office's own, offered from a day on. `counts_as`: for each roll-up of the list,
    the code as which it counts. Raises Denied, NotSaid."""
    with _changing(listed, by) as (by, words):
        word = listed.new(by.office, words)
        _refuse(rules.label_refused(words, label, word))
        _refuse(rules.spellings_refused(words, spellings, word))
        word.label, word.spellings, word.begins_on = label, list(spellings), begins_on
        word.position = max((one.position for one in words), default=0) + 1
        for roll in listed.rolls:
            roll.hold(word, _known(roll, by, counts_as.get(roll.key, "")))
        with act("terms.add", on=word, by=by) as facts:
            word.save(force_insert=True)
            facts |= {"list": listed.key, "code": word.code, "after": label}
            facts |= {"counts_as": dict(counts_as), "spellings": list(spellings)}
            facts |= {"begins_on": begins_on} if begins_on else {}
    return word


def rename(listed: Listed, code: str, label: str, *, by: Actor) -> Any:
    """This will call a word otherwise, on old records too; what it was called stays one of its spellings, so that
    old ledgers and remembered answers are still understood. Raises Denied, NotSaid."""
    with _changing(listed, by) as (by, words):
        word, before = _one(words, code), _one(words, code).label
        if before == label:
            return word
        _refuse(rules.label_refused(words, label, word))
        now = rules.plain(label)
        kept = [one for one in word.spellings if rules.plain(one) != now]
        if rules.plain(before) not in {rules.plain(one) for one in (*kept, label)}:
            kept.append(before)
        word.label, word.spellings = label, kept
        _write("terms.rename", listed, word, before, label, by)
    return word


def spell(listed: Listed, code: str, spellings: Sequence[str], *, by: Actor) -> Any:
    """This will say what else a word is written like in old ledgers. Raises Denied, NotSaid."""
    with _changing(listed, by) as (by, words):
        word, before = _one(words, code), list(_one(words, code).spellings)
        if before == list(spellings):
            return word
        _refuse(rules.spellings_refused(words, spellings, word))
        word.spellings = list(spellings)
        _write("terms.spell", listed, word, before, list(spellings), by)
    return word


def count(
    listed: Listed, code: str, counts_as: Mapping[str, str], *, since: date, by: Actor
) -> Any:
    """This will let a word count as something else for records from a day on; those of earlier days keep what they
    count as. Until the end of its first day a word is put right instead. Raises Denied, NotSaid."""
    with _changing(listed, by) as (by, words):
        word = _one(words, code)
        _refuse(listed.kept(word))
        _refuse(rules.day_refused(since, timezone.localdate()))
        now = {roll.key: roll.held(word) for roll in listed.rolls}
        before = {key: word.counted_as(key, since - DAY, held) for key, held in now.items()}
        after = {r.key: _known(r, by, counts_as.get(r.key, now[r.key])) for r in listed.rolls}
        if after == now:
            return word
        if word.begins_on is None or word.begins_on < since:
            kept = [one for one in word.earlier if one[0] < since.isoformat()]
            word.earlier = [*kept, [since.isoformat(), before]]
        for roll in listed.rolls:
            roll.hold(word, after[roll.key])
        _write("terms.count", listed, word, before, after, by, since=since)
    return word


def retire(listed: Listed, code: str, *, on: date, by: Actor) -> Any:
    """This will offer a word no longer from a day on; records that say it stay readable. Raises Denied, NotSaid."""
    with _changing(listed, by) as (by, words):
        word, before = _one(words, code), _one(words, code).ended_on
        if before == on:
            return word
        _refuse(rules.day_refused(on, timezone.localdate()))
        _refuse(listed.needed_by(word))
        if not any(one.ended_on is None for one in words if one.code != code):
            raise NotSaid("至少要留一个能用的词")
        word.ended_on = on
        _write("terms.retire", listed, word, before, on, by)
    return word


def restore(listed: Listed, code: str, *, by: Actor) -> Any:
    """This will offer a word again. Raises Denied, NotSaid."""
    with _changing(listed, by) as (by, words):
        word, before = _one(words, code), _one(words, code).ended_on
        if before is None:
            return word
        _refuse(rules.label_refused(words, word.label, word))
        word.ended_on = None
        free = {
            name
            for one in words
            if one is not word and not one.ended_on
            for name in rules.names(one)
        }
        word.spellings = [one for one in word.spellings if rules.plain(one) not in free]
        _write("terms.restore", listed, word, before, None, by)
    return word


def move(listed: Listed, code: str, to: int, *, by: Actor) -> Any:
    """This will put a word at a place of its list, 1 the first. Raises Denied, NotSaid."""
    with _changing(listed, by) as (by, words):
        word = _one(words, code)
        before = words.index(word) + 1
        to = min(max(to, 1), len(words))
        if before == to:
            return word
        ordered = [one for one in words if one is not word]
        ordered.insert(to - 1, word)
        moved = [one for place, one in enumerate(ordered, 1) if one.position != place]
        with act("terms.move", on=word, by=by) as facts:
            for place, one in enumerate(ordered, 1):
                one.position = place
            for one in moved:
                one.save()
            facts |= {"list": listed.key, "code": code, "before": before, "after": to}
    return word


def answer(listed: Given, codes: Iterable[str], said: str, *, by: Actor) -> int:
    """This will take over what a later version suggests, or decline it; it is not suggested again. Returns how many
    were answered. It is the street's to say. Raises Denied, NotSaid."""
    by = by.under(listed.power, STREET)
    with deed():
        seeds = {one.code: one for one in listed.missing(by.office)}
        given = set(
            Answer.objects.filter(office=by.office, list=listed.key).values_list("code", flat=True)
        )
        asked = [
            seeds[code] for code in dict.fromkeys(codes) if code in seeds and code not in given
        ]
        for seed in asked:
            if said == Said.TAKEN:
                listed.enter(by, seed.code)
            row = _answer(by.office, listed.key, seed.code, said)
            with act("terms.answer", on=row, by=by) as facts:
                row.save(force_insert=True)
                facts |= {"list": listed.key, "code": seed.code, "label": seed.label, "said": said}
        memory.forget()
    return len(asked)


def found(office: Office, *, by: Acting) -> None:
    """This will give a new office the later words too: to it they are no news."""
    later = [(one.key, code) for one in lists.declared() for code in sorted(one.later)]
    for key, code in later:
        row = _answer(office.pk, key, code, Said.TAKEN)
        with act("terms.answer", on=row, by=by) as facts:
            row.save(force_insert=True)
            facts |= {"list": key, "code": code, "said": Said.TAKEN}


def _answer(office: Any, key: str, code: str, said: str) -> Answer:
    return Answer(office=office, list=key, code=code, said=said, said_on=timezone.localdate())


@contextmanager
def _changing(listed: Listed, by: Actor) -> Iterator[tuple[Actor, list[Any]]]:
    """Who acts, and every word of the list, locked. Two who add at once are told so."""
    by = by.under(listed.power)
    try:
        with deed():
            yield by, listed.locked(by.office)
    except IntegrityError:
        raise NotSaid("有人刚刚也在改这张表，请看一下现在的内容，再做一次") from None
    finally:
        memory.forget()


def _one(words: Sequence[Any], code: str) -> Any:
    for word in words:
        if word.code == code:
            return word
    raise NotSaid("没有这个词了，请回到列表看一下")


def _known(roll: RollUp, by: Actor, code: str) -> str:
    if code not in dict(roll.choices(by.office)):
        raise NotSaid(f"请选“{roll.label}”")
    return code


def _refuse(why: str | None) -> None:
    if why:
        raise NotSaid(why)


def _write(
    verb: str, listed: Listed, word: Any, before: Any, after: Any, by: Actor, **more: Any
) -> None:
    with act(verb, on=word, by=by) as facts:
        word.save()
        facts |= {"list": listed.key, "code": word.code, "before": before, "after": after, **more}
