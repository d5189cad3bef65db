"""Two people, one form over what stands, beside the registers: found by walking every form of the product.

A form stands over a row where its page, shown again, holds what was just saved. Whoever comes second with a page of
before loses nothing and overwrites nothing, or is told. (Registers: test_two_people.py.)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import pytest

from fengqiao.ui.clash import StandingForm
from fengqiao.ui.templatetags.ui import ONCE
from tests.house.presses import PRESSES
from tests.house.test_doors import owner_of, world  # noqa: F401
from tests.house.test_sent_again import WALKED, Sent, is_said, key_of, ready, taken_back, w  # noqa: F401

pytestmark = pytest.mark.django_db
# Over what stands, each by name; a form that is found to be one and is not here is found by the walk.
STANDING = {
    *("desk:division", "annual:settings", "annual:block", "terms:change"),
    *("returns:arrange", "returns:line", "figures:rename", "figures:correct"),
}


@dataclass
class Two:
    """A form that two people have open; `hers` and `his` are the controls that each of them writes in."""

    sent: Sent
    again: Any  # () -> the page's form as it stands now
    hers: str
    his: str

    def press(self, **changes: Any) -> Any:
        return self.sent.press(**{ONCE: str(uuid4())} | changes)


def opened(one: Any, w: Any, client_of: Any, as_: Any) -> Two | None:  # noqa: F811
    """The form of an address where it stands over a row; None where it makes something, or takes a step."""
    actor, press = owner_of(one, w.cast), PRESSES[key_of(one)]
    with as_(w.cast.li):
        press.before(w)
        asked = press.says(w)
    client = client_of(actor)

    def shown() -> Sent | str:
        with as_(w.cast.li):
            return ready(one, replace(press, says=lambda w: {}, before=lambda w: None), w, client)

    sent = shown()
    if isinstance(sent, str) or sent.has_files:
        return None
    sent.given |= {k: v for k, v in asked.items() if k == "reason"}
    texts = [
        k for k in sent.words & {*sent.given} if k != "reason" and isinstance(sent.given[k], str)
    ]
    said = sorted(k for k in texts if is_said(sent.given[k])) or sorted({*texts} & {*asked})
    if not said:
        return None
    others = [*said[1:], *sorted(k for k in texts if not sent.given[k])]
    return Two(sent, shown, said[0], others[0] if others else "")


def stands(two: Two) -> bool:
    with taken_back():
        if two.press(**{two.hers: _more(two, "甲")}).status_code != 302:
            return False
        now = two.again()
        return isinstance(now, Sent) and now.given.get(two.hers) == _more(two, "甲")


def _more(two: Two, who: str) -> str:
    return f"{two.sent.given[two.hers]}{who}"


def faults(two: Two) -> list[str]:
    told = []
    with taken_back():
        two.press(**{two.hers: _more(two, "甲")})
        answer = two.press(**{two.his: "乙"}) if two.his else two.press()
        now = two.again().given
        if answer.status_code == 302 and now[two.hers] != _more(two, "甲"):
            told.append("the first one's words were overwritten by who did not touch them")
        if answer.status_code == 302 and two.his and now[two.his] != "乙":
            told.append("the second one's own words are not there")
    with taken_back():
        two.press(**{two.hers: _more(two, "甲")})
        answer = two.press(**{two.hers: _more(two, "乙")})
        page = answer.content.decode()
        if answer.status_code == 302:
            told.append("the second one was not told that both changed the same")
        elif _more(two, "甲") not in page or _more(two, "乙") not in page:
            told.append("the second one is not shown both texts")
    return told


@pytest.fixture
def walked(w, client_of, as_):  # noqa: F811
    """The forms that stand over a row, by name, each in its own world that is taken back."""

    def each(of: Any) -> dict[str, Any]:
        found = {}
        for one in WALKED:
            with taken_back():
                two = opened(one, w, client_of, as_)
                if two is not None and stands(two):
                    found[key_of(one)] = of(two)
        return found

    return each


@pytest.mark.slow
def test_who_comes_second_loses_nothing_and_overwrites_nothing(walked):
    found = walked(faults)
    assert {*found} >= STANDING, f"not found: {STANDING - {*found}}"
    assert {name: told for name, told in found.items() if told} == {}


@pytest.mark.slow
def test_without_the_marks_the_first_one_would_be_lost(walked, monkeypatch):
    """The mending taken out: each form writes back all that its page had shown."""
    monkeypatch.setattr(StandingForm, "_merged", lambda form: [])
    found = walked(faults)
    assert found["desk:division"] and found["figures:rename"] and found["annual:settings"]
