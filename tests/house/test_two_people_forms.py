"""Two people, one form: every address that changes something, found by walking, is pressed by a second person whose
page is older than what the first has just done. She loses nothing and overwrites nothing, or is told.

Each is what tests/house/seconds.py declares it to be, and the walk presses it to see that this is true; an address
that is not declared fails by its name. (The columns of a register's record: test_two_people.py.)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from fengqiao.doors.desk import errors
from fengqiao.engines.figures.pages import external, own
from fengqiao.matters.disputes.acts import cases, screening
from fengqiao.reports.returns.desk import seals, transcript
from fengqiao.trunk.people import actors
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people.models import Post
from fengqiao.ui import clash
from fengqiao.ui.clash import StandingForm
from fengqiao.ui.templatetags.ui import ONCE
from tests.casting import FOUNDER, SINCE
from tests.filled import Control, controls, sent_to
from tests.house.presses import PRESSES, Press, nothing
from tests.house.seconds import MARKED, MORE, SECONDS, Makes, Once, Second, Stands, Steps
from tests.house.standing import COUNTED, State, change, state
from tests.house.test_doors import owner_of
from tests.house.test_doors import world as world
from tests.house.test_sent_again import WALKED, Sent, complaint, is_said, key_of, ready, taken_back
from tests.house.test_sent_again import w as w

pytestmark = pytest.mark.django_db
TOLD = (404, 409, 422)  # 404: it is gone, and the page keeps her words
BLANK = ("", None, [])
Given = dict[str, Any]


@dataclass
class Two:
    """A form that two people have open: he presses first. `shown` is what the page held, `page` its controls."""

    he: Sent
    she: Sent
    press: Press
    shown: dict[str, Any]
    page: list[Control]

    def first(self, **changes: Any) -> Any:
        return _pressed(self.he, changes)

    def second(self, **changes: Any) -> Any:
        return _pressed(self.she, changes)

    def was_taken(self, answer: Any) -> bool:
        return answer.status_code == self.press.shows

    def is_left(self, name: str) -> bool:
        """Whether she left a control as her page had shown it."""
        return self.she.given.get(name, "") == self.shown.get(name, "")


def _pressed(sent: Sent, changes: dict[str, Any]) -> Any:
    before = sent.given
    kept = {**before, **changes, ONCE: str(uuid4())}
    sent.given = {name: value for name, value in kept.items() if value is not None}
    try:
        return sent.press()
    finally:
        sent.given = before


# What is asked of each kind.


def of_makes(two: Two, kind: Makes) -> Iterator[str]:
    before = state()
    first = two.first(**two.he.otherwise)
    made = change(before, middle := state())
    if not two.was_taken(first) or not made.new:
        yield f"makes nothing: {first.status_code} {complaint(first)}"
    if other := {at for at in made.other if not at[0].startswith(kind.along or ("-",))}:
        yield f"changes what stood: {other}"
    second = two.second()
    more = change(middle, state())
    if other := {at for at in more.other if not at[0].startswith(kind.along or ("-",))}:
        yield f"the second changed what stood: {other}"
    if not two.was_taken(second) or not more.new:
        yield f"the second's words are nowhere: {second.status_code} {complaint(second)}"


def of_steps(two: Two, kind: Steps) -> Iterator[str]:
    before = state()
    first = two.first()
    if not two.was_taken(first) or not change(before, state()):
        yield f"was not taken: {first.status_code} {complaint(first)}"
    middle = state()
    changes = two.she.otherwise
    yield from _told(two, two.second(**changes), change(middle, state()), changes)


def _told(two: Two, answer: Any, more: Any, changes: Any = ()) -> Iterator[str]:
    """What a second is owed who is refused: a sentence, her words, and that nothing was done."""
    if more:
        yield f"the second changed {[*more.other, *more.new][:6]}"
    if answer.status_code not in TOLD:
        yield f"the second is not told: {answer.status_code} {answer.get('Location', '')}"
    page = unescape(answer.content.decode())
    given = {**two.she.given, **dict(changes)}
    typed = {one.name for one in two.page if one.kind == "text"}  # a password is no word to keep
    said = [v for k, v in given.items() if k in typed and isinstance(v, str) and is_said(v)]
    if lost := [one for one in said if one not in page]:
        yield f"the second's words are lost: {lost}"


def of_once(two: Two, kind: Once) -> Iterator[str]:
    if written := [one.name for one in two.page if one.kind == "text"]:
        yield f"asks for words: {written}"
    with taken_back():
        first = two.first()
        if not two.was_taken(first):
            yield f"was not taken: {first.status_code} {complaint(first)}"
        middle = state()
        second = two.second()
        if more := change(middle, state()):
            yield f"pressed by a second it changed {[*more.other, *more.new][:6]}"
        if second.status_code >= 500:
            yield f"answers {second.status_code}"


def of_stands(two: Two, kind: Stands) -> Iterator[str]:
    asked = [one for one in two.page if one.name not in kind.own]
    his, hers = (
        {one.name: value for one in asked if (value := _value(one, two, kind, who)) is not None}
        for who in (0, 1)
    )
    with taken_back():
        yield from _same(two, asked, his, hers)
    left = [one for one in asked if one.name in his and two.is_left(one.name)]
    if len(left) > 1:
        yield from _different(
            two, *({one.name: his[one.name] for one in left[n::2]} for n in (0, 1))
        )


def _same(two: Two, asked: list[Control], his: Given, hers: Given) -> Iterator[str]:
    """Both changed every control: she is asked of each, with both texts; said once more hers are taken."""
    before = state()
    first = two.first(**his)
    if not two.was_taken(first) or not change(before, state()):
        yield f"changes nothing that stands: {first.status_code} {complaint(first)}"
        return
    middle = state()
    answer = two.second(**hers)
    if two.was_taken(answer) or change(middle, state()):
        yield "the second is not told that both changed it"
        return
    page = answer.content.decode()
    told = Counter(re.findall(r'<p class="field__error".*?“(.*?)”。您写的还在', unescape(page)))
    again = sent_to(page, two.she.address, two.she.here) or {}
    for one in asked:
        if one.name in hers:
            if not told[stands := said(one, his[one.name])]:
                yield f"{one.name}: she is not shown what stands, {stands}: {complaint(answer)}"
            told[stands] -= 1
            if _plain(again.get(one.name, "")) != _plain(hers[one.name]):
                yield f"{one.name}: hers is not kept but {again.get(one.name)!r}"
    last = two.she.client.post(two.she.address, again, HTTP_REFERER=two.she.here)
    if not two.was_taken(last) or not change(middle, state()):
        yield f"said once more it is not taken: {last.status_code} {complaint(last)}"


def _different(two: Two, his: Given, hers: Given) -> Iterator[str]:
    """He changed some controls and she others: all stand, as if one had changed them all. What he changed and she
    left alone is not overwritten."""
    with taken_back():
        one = two.first(**his, **hers)
        if not two.was_taken(one):
            yield f"say how several may be otherwise: {complaint(one)}"
        both = signed(state())
    with taken_back():
        two.first(**his)
        answer = two.second(**hers)
        if not two.was_taken(answer):
            yield f"different fields are refused: {answer.status_code} {complaint(answer)}"
        elif lost := both - signed(state()):
            yield f"different fields, and one is lost: {[*lost][:4]}"


def other(one: Control, given: Given, place: int, who: int) -> Any:
    """A value that a control does not hold, the first's (0) or the second's (1); None where there is none. `place`:
    controls beside each other get values apart."""
    held = given.get(one.name, "")
    if one.kind == "box":
        return ("false" if held else one.offered[0][0]) if who == 0 else None
    if one.many:
        values = [sorted({*_plain(held)} ^ {value}) for value, _ in one.offered]
        values = [chosen for chosen in values if any(chosen)]
    elif one.kind == "choice":
        values = [value for value, _ in one.offered[::-1] if value and value != held]
        values = values or ([""] if held else [])
    elif one.kind == "day":
        return f"2026-03-1{who + 1}"
    elif str(held).isdigit() or one.kind == "number":
        return str(int(held or 0) + 1 + who)
    else:
        return f"{held}{'甲乙'[who]}"
    return values[(place * 2 + who) % len(values)] if len(values) > who else None


def _value(one: Control, two: Two, kind: Stands, who: int) -> Any:
    if one.name in kind.values:
        return kind.values[one.name][who]
    return other(one, two.she.given, two.page.index(one), who)


def said(one: Control, value: Any) -> str:
    """A value as a page says it."""
    labels = dict(one.offered)
    if isinstance(value, list):
        return "、".join(label for each, label in one.offered if each in value)
    return labels.get(value, value)


def _plain(value: Any) -> list[Any]:
    return sorted(value) if isinstance(value, list) else [value]


def signed(held: State) -> Counter:
    """What stands, whichever id a row of it was given."""
    return Counter(
        (at[0], *at[2:], value)
        for at, value in held.items()
        if at[2] not in ("id", "salt") and not at[-1].endswith("_by") and at[-1] not in COUNTED
    )


KINDS: dict[type, Callable[[Two, Any], Iterator[str]]] = {
    Makes: of_makes,
    Steps: of_steps,
    Stands: of_stands,
    Once: of_once,
}


@pytest.fixture
def second_of(w, as_):
    """A colleague with the same posts, for each of those who let themselves be walked as."""
    made: dict[Any, Any] = {}

    def found(actor: Any) -> Any:
        if actor.person not in made:
            with as_(w.cast.li):
                made[actor.person] = _colleague(w, actor)
        return made[actor.person]

    for actor in (w.cast.li, w.cast.admin, w.cast.wang, w.cast.sun):
        found(actor)
    return found


def _colleague(w: Any, actor: Any) -> Any:
    person = people.enter(w.office, name="同事", by=FOUNDER)
    for post in list(Post.objects.filter(person=actor.person)):
        given = {"role": post.role, "title": post.title, "is_leader": post.is_leader}
        people.appoint(person, division=post.division, starts_on=SINCE, by=FOUNDER, **given)
    people.open_account(person, login=f"同事{person.pk}", by=FOUNDER)
    return actors.of_person(person, timezone.localdate())


@pytest.fixture
def faults(w, client_of, as_, second_of):
    """What is wrong with an address, in a world that is taken back."""

    def opened(one: Any, press: Press, kind: Second, actor: Any) -> tuple[Sent, Given] | str:
        """The form as a person is about to send it, and what its page held; or why there is none."""
        sent = ready(one, replace(press, says=nothing), w, client_of(actor))
        if isinstance(sent, str):
            return sent
        shown, says = dict(sent.given), press.says(w)
        if isinstance(kind, Stands):
            says = {name: value for name, value in says.items() if shown.get(name, "") in BLANK}
        sent.given |= says
        return sent, shown

    def told(one: Any, press: Press, kind: Second) -> list[str]:
        actor = owner_of(one, w.cast)
        with taken_back(), as_(w.cast.li):
            press.before(w)
            he, she = (opened(one, press, kind, who) for who in (actor, second_of(actor)))
            if isinstance(she, str):  # only who took a step takes it back: two windows of one
                she = opened(one, press, kind, actor)
            if isinstance(he, str) or isinstance(she, str):
                return [one for one in (he, she) if isinstance(one, str)]
            page = controls(she[0].page, she[0].address, she[0].here)
            two = Two(he[0], she[0], press, she[1], page)
            told = list(KINDS[type(kind)](two, kind))
            if isinstance(kind, Once) and kind.meanwhile is not nothing:
                told += overtaken(two, kind, lambda: opened(one, press, kind, actor))
            return told

    def overtaken(two: Two, kind: Once, again: Callable[[], Any]) -> Iterator[str]:
        """The first did something else to it meanwhile: the second is told, and once she has seen it, it is done."""
        kind.meanwhile(w)
        before = state()
        yield from _told(two, two.second(), change(before, state()))
        fresh = again()
        if isinstance(fresh, str):
            yield fresh
        elif not two.was_taken(fresh[0].press()) or not change(before, state()):
            yield "looked at again it is not taken"

    return told


EVERY = [(key_of(one), one, PRESSES[key_of(one)], SECONDS[key_of(one)]) for one in WALKED]
EVERY += [
    (f"{key_of(one)}, {name}", one, press, kind)
    for one in WALKED
    for name, (press, kind) in MORE.get(key_of(one), {}).items()
]


def test_every_address_is_declared():
    """PRESSES is the list of the walk itself (test_sent_again.py): whoever adds an address says here what it is."""
    assert {*PRESSES} == {*SECONDS}
    assert {*MORE} <= {*SECONDS}


@pytest.mark.slow
def test_who_comes_second_loses_nothing_and_overwrites_nothing(faults):
    found = [(name, faults(one, press, kind)) for name, one, press, kind in EVERY]
    assert not any(told for _, told in found), "\n".join(f"{n}: {t}" for n, ts in found for t in ts)


OTHERWISE = {Makes: Stands(), Steps: Makes(), Stands: Makes(), Once: Makes()}


@pytest.mark.slow
def test_what_is_declared_otherwise_than_it_is_is_named(faults):
    """The table cannot lie: of each kind some, declared as another."""
    for name in (
        "disputes:note",
        "returns:unseal",
        "terms:change",
        "figures:words",
        "desk:relieve",
    ):
        _, one, press, kind = next(each for each in EVERY if each[0] == name)
        assert faults(one, press, OTHERWISE[type(kind)]), name


@pytest.mark.slow
def test_without_the_marks_of_fields_the_first_one_would_be_lost(faults, monkeypatch):
    """The mending taken out: each form writes back all that its page had shown."""
    monkeypatch.setattr(StandingForm, "_merged", lambda form: [])
    for name, one, press, kind in EVERY:
        if isinstance(kind, Stands):
            assert any("not told that both" in fault for fault in faults(one, press, kind)), name


@pytest.mark.slow
def test_without_the_mark_of_a_press_the_second_one_is_not_told(faults, monkeypatch):
    monkeypatch.setattr(clash, "overtaken", lambda sent, *held: False)
    monkeypatch.setattr(seals, "overtaken", lambda sent, *held: False)
    for name, one, press, kind in EVERY:
        if name in MARKED:
            assert faults(one, press, kind), name


# What else tells a second: {walk: (where, what, what stands there without the mending)}. Steps: test_steps.py.
GUARDS: dict[str, tuple[Any, str, Callable[..., Any]]] = {
    "disputes:report_nil": (screening, "_has_no_nil", lambda answer: None),
    "disputes:take_back_answer": (screening, "_has_answered", lambda answer: None),
    "disputes:name_opponent": (cases, "_opponents", lambda case: []),
    "returns:typing, of an open period": (transcript, "_seen", lambda request, cell: cell.text),
    "figures:retire": (own, "in_use", lambda row, form: True),
    "figures:retire_external": (external, "in_use", lambda row, form: True),
    "leadership:unprove": (errors, "words_of", lambda request: []),
}


@pytest.mark.parametrize("name", GUARDS)
def test_without_its_guard_the_second_is_not_told(faults, monkeypatch, name):
    monkeypatch.setattr(*GUARDS[name])
    _, one, press, kind = next(each for each in EVERY if each[0] == name)
    assert faults(one, press, kind)
