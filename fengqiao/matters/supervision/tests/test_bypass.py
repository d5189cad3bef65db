"""A complaint about somebody of the staff bypasses that somebody: by every route, for reading and for doing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines import search
from fengqiao.engines.figures import Period
from fengqiao.engines.procedures import Refused
from fengqiao.engines.procedures.models import Deadline
from fengqiao.engines.procedures.steps import open_steps, take
from fengqiao.engines.registers import acts as records
from fengqiao.matters.supervision import figures, queries
from fengqiao.matters.supervision.figures import incoming as incoming_figures
from fengqiao.matters.supervision.models import Incoming, Named
from fengqiao.matters.supervision.procedure import ANSWERING
from fengqiao.matters.supervision.words import Kind
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.files import acts as files
from fengqiao.trunk.journal import chain, scope
from fengqiao.trunk.journal.models import Entry, Secret
from fengqiao.trunk.people import actors
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people.models import Person
from tests.casting import FOUNDER, SINCE

from ..registers import INCOMING

pytestmark = pytest.mark.django_db
COMPLAINT = ANSWERING[Kind.COMPLAINT]
SECRET = "金丝雀窗口态度"


@pytest.fixture
def sun(cast, as_):
    """小孙, a clerk like 小李, whom somebody complains about."""
    with as_(cast.li):
        root = divisions.root(cast.office)
        person = people.enter(divisions.office(cast.office), name="小孙", by=FOUNDER)
        people.appoint(person, division=root, role="clerk", starts_on=SINCE, by=FOUNDER)
        people.open_account(person, login="sun", by=FOUNDER)
        return actors.of_person(person, date.today())


@pytest.fixture
def complaint(cast, as_, sun):
    """Received three weeks ago, so that its clock is due: it would stand on everybody's first page."""
    on = timezone.localdate() - timedelta(days=21)
    with as_(cast.li):
        named = [Person.objects.get(pk=sun.person)]
        from fengqiao.matters.supervision.seeds import an_incoming

        return an_incoming(cast.li, on=on, kind=Kind.COMPLAINT, title=SECRET, named=named)


def addresses(case):
    yield reverse("supervision:show", args=[case.pk])
    yield reverse("supervision:clock", args=[case.pk, "answer"])
    yield from (reverse(INCOMING.page(name), args=[case.pk]) for name in ("amend", "attach"))
    for step in COMPLAINT.steps:
        yield reverse("desk:step", kwargs={"matter": "supervision", "pk": case.pk, "key": step.key})


def test_no_page_of_it_and_no_step_of_it_opens_to_whom_it_names(cast, client_of, sun, complaint):
    colleague, named = client_of(cast.li), client_of(sun)
    for url in addresses(complaint):
        assert colleague.get(url).status_code == 200, url
        assert named.get(url).status_code == 404, url
        assert named.post(url, {"day": str(timezone.localdate()), "reason": "x"}).status_code == 404


def lists():
    yield reverse("desk:today")
    yield reverse("desk:due")
    yield reverse("desk:journal")
    yield reverse("supervision.front")
    yield from (reverse(INCOMING.page(name)) for name in ("list", "prose"))
    yield f"{reverse(INCOMING.page('list'))}?q=%E9%87%91%E4%B8%9D%E9%9B%80"
    yield f"{reverse('desk:search')}?q=%E9%87%91%E4%B8%9D%E9%9B%80"
    for one in incoming_figures.FIGURES:
        yield f"{reverse('figures:figure', args=[one.key])}?year={timezone.localdate().year}"


def test_nor_does_any_list_of_it(client_of, cast, sun, complaint):
    named, told = client_of(sun), False
    for url in lists():
        answer = named.get(url)
        assert answer.status_code == 200, url
        assert SECRET not in answer.content.decode(), url
        assert complaint.number not in answer.content.decode(), url
        told = told or SECRET in client_of(cast.li).get(url).content.decode()
    assert told, "nobody else sees it either: nothing is shown"


def test_nor_do_numbers_tell(as_, cast, sun, complaint):
    year = Period.year(timezone.localdate().year)
    with as_(cast.li):
        assert incoming_figures.received.value(year) == 1
        assert Deadline.objects.filter(subject=complaint.pk).exists()
    with as_(sun):
        assert incoming_figures.received.value(year) == 0
        assert not [one.key for one in figures.FIGURES if "rate" not in one.key and one.value(year)]
        assert not Deadline.objects.exists()
        assert not Entry.objects.filter(subject=complaint.pk).exists()
        assert not Named.objects.exists()


def test_the_export_holds_none_of_it(client_of, cast, sun, complaint):
    from io import BytesIO

    import openpyxl

    def text(actor):
        data = client_of(actor).get(reverse(INCOMING.page("export"))).content
        rows = openpyxl.load_workbook(BytesIO(data)).active.iter_rows(values_only=True)
        return str(list(rows))

    assert SECRET in text(cast.li)
    assert SECRET not in text(sun)


def test_a_file_beside_it_is_kept_from_her_too(client_of, as_, cast, sun, complaint):
    with as_(cast.li):
        root = divisions.root(cast.office)
        file = files.keep(b"%PDF-1.4", "投诉信.pdf", at=root, subject=complaint.pk, by=cast.li)
    url = reverse("files:download", args=[file.pk])
    assert client_of(cast.li).get(url).status_code == 200
    assert client_of(sun).get(url).status_code == 404


def test_it_is_in_no_ones_search(as_, cast, sun, complaint):
    for actor in (cast.li, sun):
        with as_(actor):
            assert search.find(SECRET) == []


def test_who_is_named_later_loses_sight_of_it_and_the_index_forgets_it(as_, cast, sun):
    from fengqiao.matters.supervision.seeds import an_incoming

    with as_(cast.li):
        case = an_incoming(cast.li, on=date(2026, 3, 2), kind=Kind.COMPLAINT, title=SECRET)
        assert len(search.find(SECRET)) == 1
    with as_(sun):
        assert Incoming.objects.filter(pk=case.pk).exists()
    with as_(cast.li):
        rows = [{"person": (Person.objects.get(pk=sun.person), "小孙")}]
        records.amend(INCOMING, case, {}, {"named": rows}, by=cast.li, reason="查明是谁")
        assert search.find(SECRET) == []
    with as_(sun):
        assert not Incoming.objects.filter(pk=case.pk).exists()


def test_she_takes_no_step_by_code_in_her_own_scope_or_in_another(as_, sun, cast, complaint):
    with as_(sun), pytest.raises(Incoming.DoesNotExist):
        take(COMPLAINT, "answer", complaint, by=sun, answer="没有这回事")
    with scope.office(cast.office), pytest.raises(Refused, match="涉及您本人"):
        take(COMPLAINT, "answer", complaint, by=sun, answer="没有这回事")
    with as_(cast.li):
        assert not any(
            one.allowed for one in open_steps(COMPLAINT, complaint, sun) if one.step.key != "x"
        )


def test_it_is_not_given_to_her_to_handle(as_, cast, sun, complaint, client_of):
    with as_(cast.li):
        for given in ({"handler": Person.objects.get(pk=sun.person)}, {"handler_text": "小孙"}):
            with pytest.raises(Refused, match="交给其他人"):
                take(COMPLAINT, "assign", complaint, by=cast.li, **given)
    url = reverse(
        "desk:step", kwargs={"matter": "supervision", "pk": complaint.pk, "key": "assign"}
    )
    client = client_of(cast.li)
    assert str(sun.person) not in client.get(url).content.decode()
    today = str(timezone.localdate())
    answer = client.post(url, {"day": today, "handler": str(sun.person), "stage": "received"})
    assert answer.status_code == 422


def test_she_does_not_register_a_complaint_about_herself(as_, sun, client_of):
    with as_(sun):
        person = Person.objects.get(pk=sun.person)
        values = {"kind": Kind.COMPLAINT, "title": "x", "registered_on": date(2026, 3, 2)}
        for row in ({"person": (person, "小孙")}, {"person": (None, "小孙")}):
            with pytest.raises(records.NotChanged, match="涉及您本人"):
                records.add(INCOMING, values, {"named": [row]}, by=sun)
    given = {
        "kind": "complaint",
        "title": "x",
        "registered_on": "2026-03-02",
        "named-TOTAL_FORMS": "1",
        "named-INITIAL_FORMS": "0",
        "named-0-person": "小孙",
    }
    answer = client_of(sun).post(reverse(INCOMING.page("add")), given)
    assert answer.status_code == 422 and "涉及您本人" in answer.content.decode()


def test_who_handles_it_is_not_named_before_it_is_given_to_another(as_, cast, sun):
    from fengqiao.matters.supervision.seeds import an_incoming

    with as_(cast.li):
        person = Person.objects.get(pk=sun.person)
        case = an_incoming(cast.li, on=date(2026, 3, 2), kind=Kind.COMPLAINT)
        case = take(COMPLAINT, "assign", case, by=cast.li, handler=person)
        with pytest.raises(records.NotChanged, match="改交给其他人"):
            rows = {"named": [{"person": (person, "小孙")}]}
            records.amend(INCOMING, case, {}, rows, by=cast.li, reason="查明是谁")


def test_the_office_itself_still_counts_and_verifies_it(cast, as_, complaint, sun):
    with scope.office(cast.office):
        assert incoming_figures.received.value(Period.year(timezone.localdate().year)) == 1
        assert chain.verify([cast.office])["ok"]


def test_a_job_sees_what_who_asked_for_it_sees(cast, sun, complaint):
    with scope.opened(scope.Scope.from_facts(sun.scope().as_facts())):
        assert not queries.incoming().exists()
    with scope.opened(scope.Scope.from_facts(cast.li.scope().as_facts())):
        assert queries.incoming().exists()


def test_secrets_of_its_entries_are_asked_for_by_entry_only(as_, sun, complaint):
    """Hidden facts stand under the entry's id; an entry that is not seen gives no id to ask with."""
    with as_(sun):
        seen = Entry.objects.values_list("pk", flat=True)
        assert not Secret.objects.filter(entry__in=list(seen), value__icontains=SECRET).exists()
