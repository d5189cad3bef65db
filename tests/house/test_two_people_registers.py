"""Two people, one form, register by register: the pages that the kit gives each of them, pressed by a second whose
page is older, as test_two_people_forms.py does. (What both change of one record: test_two_people.py.)
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from tests.filled import controls
from tests.house.presses import Press
from tests.house.seconds import Makes, Once, Second, Steps
from tests.house.test_ledger_doors import keeper
from tests.house.test_registers_sent_again import KEYS, Forms
from tests.house.test_sent_again import taken_back
from tests.house.test_two_people_forms import KINDS, Two

pytestmark = pytest.mark.django_db
SECONDS: dict[str, Second] = {
    "add": Makes(),
    "void": Steps(),
    "restore": Steps(),
    "take_back": Once(),
    "attach": Makes(),
    "several": Steps(),
    "save_view": Makes(),
    "drop_view": Once(),
}
ELSEWHERE = {"amend"}  # test_two_people.py


def faults(forms: Forms, one: Any, kind: Second) -> list[str]:
    """What is wrong with a page of a register, in a world that is taken back."""
    name, actor = one.name.partition(":")[2], keeper(one, forms.cast)
    with taken_back(), forms.as_(actor):
        he = getattr(forms, name)(forms.client_of(actor), actor)
        own = {"id": str(uuid4())} if "id" in he.given else {}  # each page has its own
        own |= {"name": "乙的"} if name == "save_view" else {}
        she = replace(he, client=forms.client_of(actor), given=he.given | own)
        page = controls(she.page, she.address, she.here)
        told = KINDS[type(kind)](Two(he, she, Press(), dict(he.given), page), kind)
        return [f"{one.name} {fault}" for fault in told]


@pytest.mark.slow
@pytest.mark.parametrize("key", KEYS)
def test_who_comes_second_at_a_register(cast, as_, client_of, key):
    forms, told = Forms(key, cast, as_, client_of), []
    for one in forms:
        if (name := one.name.partition(":")[2]) not in ELSEWHERE:
            assert name in SECONDS, f"say in SECONDS what becomes of a second at {one.name}"
            told += faults(forms, one, SECONDS[name])
    assert told == [], "\n".join(told)
