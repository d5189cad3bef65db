"""What is void is restored, and nothing else: every form of a void record, filled before it was voided and sent
afterwards, is answered with a sentence and changes nothing. That each form does something, the walk "sent again" shows.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from fengqiao.engines.procedures import known, steps
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts
from fengqiao.engines.registers.register import Register
from fengqiao.project.catalogue import REGISTERS
from tests.house.addresses import Address
from tests.house.presses import PRESSES, WHY
from tests.house.test_doors import owner_of, world  # noqa: F401
from tests.house.test_registers_sent_again import KEYS, Forms
from tests.house.test_sent_again import (  # noqa: F401
    WALKED,
    Sent,
    grown,
    is_said,
    key_of,
    ready,
    rows,
    taken_back,
    w,
)

pytestmark = pytest.mark.django_db
OF = {one.model: one for one in REGISTERS}
OF_A_RECORD = ("amend", "void", "attach", "take_back", "several")


def voided(record: Any, by: Any) -> None:
    """This will take a record out of the count, by the step of its procedure or as its ledger does."""
    register: Register = OF[type(record)]
    fresh = type(record).objects.get(pk=record.pk)
    if register.voids:
        acts.void(register, fresh, by=by, reason=WHY)
        return
    procedure = known(fresh.procedure_key, fresh.procedure_version)
    take(procedure, "void", fresh, by=by, happened_on=timezone.localdate(), reason=WHY)


def fault_of(sent: Sent) -> str:
    """What is wrong with the answer to a form of a void record, or ""."""
    before = rows()
    answer = sent.client.post(sent.address, sent.given, HTTP_REFERER=sent.here, follow=True)
    if more := grown(before):
        return f"changed {more}"
    page = answer.content.decode()
    return "" if answer.status_code < 500 and is_said(page) else f"answers {answer.status_code}"


def records_of(w: Any) -> dict[str, Any]:  # noqa: F811
    """The records of the walk that can be void, by the id that stands in an address."""
    whole = (w.case, w.handed, w.opinion.decision, w.incoming, w.loop.task, w.loop.plan, w.duty)
    return {str(one.pk): one for one in whole} | {str(w.evidence.pk): w.loop.task}


def walked(w: Any, client_of: Any, as_: Any, only: tuple[str, ...] = ()) -> tuple[int, list[str]]:  # noqa: F811
    """How many forms of records there are on the pages of the matters, and what is wrong with each."""
    found = [
        fault
        for one in WALKED
        if not only or one.name in only
        for fault in fault_at(one, w, client_of, as_)
    ]
    return len(found), [one for one in found if one]


def fault_at(one: Address, w: Any, client_of: Any, as_: Any) -> list[str]:  # noqa: F811
    """What is wrong with an address, "" where nothing is; none for one that is no record's."""
    with taken_back():
        with as_(w.cast.li):
            PRESSES[key_of(one)].before(w)
            sent = ready(one, PRESSES[key_of(one)], w, client_of(owner_of(one, w.cast)))
            if isinstance(sent, str):
                return []
            its = [record for key, record in records_of(w).items() if key in sent.address]
            for record in its:
                voided(record, w.cast.li)
        if not its:
            return []
        fault = fault_of(sent)
        return [f"{key_of(one)} {fault}" if fault else ""]


@pytest.mark.slow
def test_a_form_of_a_void_case_changes_nothing(w, client_of, as_):  # noqa: F811
    count, told = walked(w, client_of, as_)
    assert told == [], "\n".join(told)
    assert count > 15


@pytest.mark.slow
@pytest.mark.parametrize("key", KEYS)
def test_a_form_of_a_void_record_changes_nothing(cast, as_, client_of, key):
    forms = Forms(key, cast, as_, client_of)
    for one in forms:
        name = one.name.partition(":")[2]
        if name not in OF_A_RECORD:
            continue
        with taken_back():
            client = client_of(cast.li)
            with as_(cast.li):
                sent = getattr(forms, name)(client, cast.li)
                voided(forms.record, cast.li)
            assert not (fault := fault_of(sent)), f"{one.name} {fault}"


OUTSIDE = ("disputes:note", "disputes:name_opponent", "disputes:attach", "decisions:opinion")


def test_without_the_guard_the_walk_names_them(w, client_of, as_, monkeypatch):  # noqa: F811
    """The guard taken out: an act outside the procedure does not ask."""
    assert walked(w, client_of, as_, OUTSIDE) == (len(OUTSIDE), [])
    monkeypatch.setattr(steps, "_is_void", lambda case: False)
    _, told = walked(w, client_of, as_, OUTSIDE)
    assert [one.partition(" ")[0] for one in told] == ["disputes:note", "disputes:attach"]
