"""仅经办人: for who wrote it and who handled the case then. A case changes hands without what was told in confidence."""

import importlib

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.engines.transfers import acts as transfers
from fengqiao.matters.disputes import acts, queries
from fengqiao.matters.disputes.models import Dispute
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.project.catalogue import OPEN_WORK
from fengqiao.trunk.journal import chain
from fengqiao.trunk.people.models import Person

from .conftest import DAY

pytestmark = pytest.mark.django_db
UPGRADE = importlib.import_module("fengqiao.matters.disputes.migrations.0008_readers")


@pytest.fixture
def told(cast, as_, li, a_dispute):
    """A case of 周调解, with a note and a file that are hers alone."""
    case = a_dispute(handler=Person.objects.get(pk=cast.zhou.person))
    with as_(cast.zhou):
        acts.note(case, "他私下说愿意让一步", by=cast.zhou, on=DAY)
        acts.attach(case, b"%PDF-1.4 signed", "私下说的.pdf", by=cast.zhou, on=DAY)
    return case


def reads(as_, actor, case) -> tuple[int, int]:
    with as_(actor):
        fresh = Dispute.objects.get(pk=case.pk)
        notes, files = queries.readable_notes, queries.readable_files
        return notes(fresh, actor).count(), files(fresh, actor).count()


def hand(case, to, by) -> None:
    acts.hand_to(case, Person.objects.get(pk=to.person), by=by, reason="岗位调整")


def test_who_hands_a_case_to_herself_learns_nothing(cast, as_, li, told):
    hand(told, cast.li, li)
    assert reads(as_, cast.li, told) == (0, 0)
    assert reads(as_, cast.zhou, told) == (1, 1)


def test_nor_who_corrects_the_handler_or_begins_it(cast, as_, client_of, li, told):
    own = Person.objects.get(pk=li.person)
    records.amend(REGISTER, told, {"handler": (own, own.name)}, by=li, reason="更正")
    assert reads(as_, cast.li, told) == (0, 0)
    page = reverse("disputes:show", args=[told.pk])
    assert "愿意让一步" not in client_of(cast.li).get(page).content.decode()
    fresh = Dispute.objects.get(pk=told.pk)
    take(LIGHT, "handle", fresh, by=li, happened_on=DAY, handler=own)
    assert reads(as_, cast.li, told) == (0, 0)


def test_what_is_written_from_then_on_is_for_the_new_one(cast, as_, li, told):
    hand(told, cast.li, li)
    with as_(cast.zhou):
        fresh = Dispute.objects.get(pk=told.pk)
        acts.note(fresh, "交接时说的", by=cast.zhou, on=DAY)
    assert reads(as_, cast.li, told) == (1, 0)
    assert reads(as_, cast.zhou, told) == (2, 1)


@pytest.mark.parametrize(("ticked", "seen"), [(False, (0, 0)), (True, (1, 1))])
def test_the_giver_may_hand_on_her_confidences(cast, as_, client_of, li, a_dispute, ticked, seen):
    case = a_dispute(handler=Person.objects.get(pk=li.person))
    acts.note(case, "他私下说愿意让一步", by=li, on=DAY)
    acts.attach(case, b"%PDF-1.4 signed", "私下说的.pdf", by=li, on=DAY)
    given = {
        "giver": str(li.person),
        "taker": str(cast.zhou.person),
        "row": f"disputes.dispute {case.pk}",
        "reason": "离任",
    } | ({"confides": "on"} if ticked else {})
    client = client_of(cast.li)
    assert "也给接手的人看" in client.get("/desk/transfers/", given).content.decode()
    assert client.post("/desk/transfers/", given).status_code == 302
    assert Dispute.objects.get(pk=case.pk).handler_id == cast.zhou.person
    assert reads(as_, cast.zhou, case) == seen
    assert chain.verify()["ok"]


def test_nobody_hands_on_the_confidences_of_another(cast, as_, li, told):
    giver, taker = (Person.objects.get(pk=one.person) for one in (cast.zhou, cast.li))
    ticked = {"disputes.dispute": {told.pk}}
    transfers.transfer(giver, taker, ticked, OPEN_WORK, by=li, reason="离任", confides=True)
    assert reads(as_, cast.li, told) == (0, 0)


def test_a_case_goes_only_to_who_can_open_it(cast, client_of, li, told):
    """管理员 has no post that opens cases."""
    given = {"giver": str(cast.zhou.person), "taker": str(cast.admin.person), "reason": "离任"}
    page = client_of(cast.li).get("/desk/transfers/", given).content.decode()
    assert told.number not in page
    row = {"row": f"disputes.dispute {told.pk}"}
    answer = client_of(cast.li).post("/desk/transfers/", given | row)
    assert answer.status_code == 422 and "打不开" in answer.content.decode()
    several = {
        "do": "handler",
        "pick": str(told.pk),
        "look": "1",
        "handler": "管理员",
        "reason": "离任",
    }
    page = client_of(cast.li).post("/desk/disputes/several/", several).content.decode()
    assert "打不开" in page
    assert Dispute.objects.get(pk=told.pk).handler_id == cast.zhou.person


def test_who_types_her_own_name_handles_the_case(cast, client_of, li, a_dispute):
    case = a_dispute()
    url = reverse("desk:step", kwargs={"matter": "disputes", "pk": case.pk, "key": "handle"})
    given = {"day": str(timezone.localdate()), "stage": "registered", "handler": " 小李 "}
    assert client_of(cast.li).post(url, given).status_code == 302
    assert Dispute.objects.get(pk=case.pk).handler_id == li.person


@pytest.fixture
def upgraded():
    """What brings the rows of before, whose audience named nobody, to this version."""
    executor = MigrationExecutor(connection)
    then = executor.loader.project_state(list(executor.loader.graph.leaf_nodes())).apps

    def bring() -> None:
        for label in ("disputes.Note", "files.File"):
            then.get_model(label).objects.update(readers="")
        UPGRADE.each_confidence_names_its_readers(then, None)

    return bring


def amended(case, to, by) -> None:
    person = Person.objects.get(pk=to.person)
    records.amend(REGISTER, case, {"handler": (person, person.name)}, by=by, reason="更正")


def began(case, to, by) -> None:
    person = Person.objects.get(pk=to.person)
    take(LIGHT, "handle", case, by=by, happened_on=DAY, handler=person)


def transferred(case, to, by) -> None:
    giver = Person.objects.get(pk=Dispute.objects.get(pk=case.pk).handler_id)
    ticked, taker = {"disputes.dispute": {case.pk}}, Person.objects.get(pk=to.person)
    transfers.transfer(giver, taker, ticked, OPEN_WORK, by=by, reason="离任")


@pytest.mark.parametrize("change", [amended, began, transferred])
def test_an_old_confidence_is_for_who_handled_the_case_then(
    cast, as_, li, a_dispute, upgraded, change
):
    """The clerk writes for 周调解; then the case goes to 陈姐, in any of the ways."""
    case = a_dispute(handler=Person.objects.get(pk=cast.zhou.person))
    acts.note(case, "他私下说愿意让一步", by=li, on=DAY)
    acts.attach(case, b"%PDF-1.4 signed", "私下说的.pdf", by=li, on=DAY)
    change(case, cast.chen, li)
    upgraded()
    assert [reads(as_, one, case) for one in (cast.li, cast.zhou, cast.chen)] == [
        (1, 1),
        (1, 1),
        (0, 0),
    ]
    assert chain.verify()["ok"]


def test_an_old_confidence_of_a_new_handler_is_hers(cast, as_, li, a_dispute, upgraded):
    case = a_dispute(handler=Person.objects.get(pk=cast.zhou.person))
    amended(case, cast.chen, li)
    acts.note(case, "他私下说愿意让一步", by=li, on=DAY)
    amended(case, cast.zhou, li)
    amended(case, cast.wang, li)
    upgraded()
    seen = [reads(as_, one, case)[0] for one in (cast.chen, cast.zhou, cast.wang)]
    assert seen == [1, 0, 0]


@pytest.mark.parametrize("change", [amended, began])
def test_an_old_confidence_of_a_case_of_nobody_is_its_writers(
    cast, as_, li, a_dispute, upgraded, change
):
    case = a_dispute()
    with as_(cast.zhou):
        acts.note(case, "他私下说愿意让一步", by=cast.zhou, on=DAY)
    change(case, cast.chen, li)
    upgraded()
    assert [reads(as_, one, case)[0] for one in (cast.zhou, cast.chen)] == [1, 0]


def test_where_the_journal_does_not_tell_it_is_todays(
    cast, as_, li, a_dispute, upgraded, namesakes
):
    """An amendment keeps a name that two bear."""
    case = a_dispute(handler=Person.objects.get(pk=namesakes[1].person))
    acts.note(case, "他私下说愿意让一步", by=li, on=DAY)
    amended(case, cast.chen, li)
    upgraded()
    assert reads(as_, cast.chen, case)[0] == 1
