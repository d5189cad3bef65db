"""更正社区: a case goes to another community with all that is about it; the one that it left reads only that it went."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines import search
from fengqiao.engines.figures.periods import Period
from fengqiao.engines.procedures import queries as deadlines
from fengqiao.engines.registers import acts as records
from fengqiao.matters.disputes import acts, queries
from fengqiao.matters.disputes.models import Dispute, Note
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.matters.disputes.words import Audience
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry, Move, Secret
from fengqiao.trunk.people import actors
from fengqiao.trunk.people import acts as people

from .conftest import DAY

pytestmark = pytest.mark.django_db
MARCH = Period(date(2026, 3, 1), date(2026, 4, 1), "2026年3月", date(2026, 4, 1))
NAMES = ("周某", "吴某", "拖动桌椅", "约了周五见面")


@pytest.fixture
def other(li):
    """The second community of the street."""
    return divisions.communities(li.office)[1]


@pytest.fixture
def seated(li):
    """This will seat somebody in a community."""

    def seat(name, at, role="community_staff"):
        person = people.enter(divisions.office(li.office), name=name, by=li)
        given = {"role": role, "title": "社区工作人员", "is_leader": False}
        people.appoint(person, division=at, starts_on=date(2020, 1, 1), by=li, **given)
        people.open_account(person, login=name, by=li)
        return actors.of_person(person, timezone.localdate())

    return seat


@pytest.fixture
def there(seated, other):
    """方姐: she sits in the second community as 陈姐 does in the first."""
    return seated("方姐", other)


@pytest.fixture
def case(li, a_dispute):
    """A case of the first community with a note and a file."""
    case = a_dispute()
    acts.note(case, "约了周五见面", by=li, on=DAY, audience=Audience.OFFICE)
    acts.attach(case, b"words", "a.txt", by=li, on=DAY, audience=Audience.OFFICE)
    return case


def move(case, place, by):
    return records.amend(REGISTER, case, {"community": place}, by=by, reason="登记错了社区")


def seen(case):
    """Everything of a case that the open scope reads."""
    entries = Entry.objects.filter(subject=case.pk)
    return {
        "case": Dispute.objects.filter(pk=case.pk).count(),
        "entries": entries.count(),
        "secrets": Secret.objects.filter(entry__in=entries.values("pk")).count(),
        "deadlines": deadlines.of(case.pk).count(),
        "files": File.objects.filter(subject=case.pk).count(),
        "notes": Note.objects.filter(dispute=case.pk).count(),
        "found": sum(hit.subject == case.pk for hit in search.find("拖动桌椅")),
        "figure": queries.found_in(MARCH).filter(pk=case.pk).count(),
    }


def test_everything_goes_along_and_nothing_stays(cast, as_, li, there, case, other):
    with as_(cast.chen):
        before = seen(case)
    assert all(before.values()), before
    with as_(there):
        assert not any(seen(case).values())
    move(case, other, li)
    with as_(cast.chen):
        assert not any(seen(case).values())
    with as_(there):
        after = seen(case)
    assert after == before | {"entries": before["entries"] + 1, "secrets": after["secrets"]}
    assert after["secrets"] >= before["secrets"]
    assert seen(case) == after
    with as_(cast.zhao):
        assert not any(seen(case).values()) and not Move.objects.exists()
    assert chain.verify()["ok"]


def test_a_hidden_word_of_an_entry_goes_with_it(cast, as_, li, there, case, other):
    hidden = Secret.objects.filter(entry__in=Entry.objects.filter(subject=case.pk).values("pk"))
    keys = list(hidden.values_list("pk", flat=True))
    assert keys
    move(case, other, li)
    with as_(cast.chen):
        assert not Secret.objects.filter(pk__in=keys).exists()
    with as_(there):
        assert Secret.objects.filter(pk__in=keys).count() == len(keys)


def test_pages_of_both_and_of_the_stranger(cast, client_of, li, there, case, other):
    address = reverse("disputes:show", args=[case.pk])
    listing = reverse("disputes:list")
    move(case, other, li)
    old, new, street, stranger = map(client_of, (cast.chen, there, cast.li, cast.zhao))
    told = old.get(address)
    said = told.content.decode()
    today = timezone.localdate()
    assert told.status_code == 200
    assert f"{case.number} 已于 {today} 移到{other.name}" in said
    assert not any(name in said for name in NAMES)
    for page in ("amend", "note", "attach", "procedure", "name_opponent"):
        assert old.get(reverse(f"disputes:{page}", args=[case.pk])).status_code == 404, page
    assert old.get(reverse("disputes:clock", args=[case.pk, "handle"])).status_code == 404
    for page in (listing, reverse("desk:search") + "?q=周某"):
        assert case.number not in old.get(page).content.decode(), page
    for client in (new, street):
        shown = client.get(address).content.decode()
        assert all(name in shown for name in ("周某", "吴某", "约了周五见面", "登记错了社区"))
        assert case.number in client.get(listing).content.decode()
    assert stranger.get(address).status_code == 404


def test_the_page_of_the_journal_follows_with_its_earlier_entries(
    client_of, li, seated, case, place, other
):
    journal, verbs = reverse("desk:journal"), ("登记矛盾纠纷", "记一笔", "附上文件")
    here, there = (client_of(seated(n, p, "leader")) for n, p in (("钱", place), ("方", other)))
    assert all(verb in here.get(journal).content.decode() for verb in verbs)
    assert not any(verb in there.get(journal).content.decode() for verb in verbs)
    move(case, other, li)
    said = there.get(journal).content.decode()
    assert all(verb in said for verb in (*verbs, "更正矛盾纠纷")) and case.number in said
    said = here.get(journal).content.decode()
    assert not any(verb in said for verb in (*verbs, "更正矛盾纠纷", case.number))


def test_a_case_that_comes_back_is_read_where_it_was(cast, as_, li, there, case, place, other):
    with as_(cast.chen):
        before = seen(case)
    move(case, other, li)
    move(Dispute.objects.get(pk=case.pk), place, li)
    with as_(cast.chen):
        after = seen(case)
        assert after["entries"] == before["entries"] + 2 and after["case"] == 1
        assert not Move.objects.filter(subject=case.pk).exists()
    with as_(there):
        assert not any(seen(case).values())
        assert Move.objects.get(subject=case.pk).stands == place.path


def test_who_left_long_ago_reads_where_it_stands_now(cast, as_, li, case, other):
    third = divisions.communities(li.office)[2]
    move(case, other, li)
    move(Dispute.objects.get(pk=case.pk), third, li)
    with as_(cast.chen):
        assert Move.objects.get(subject=case.pk).stands == third.path
        assert not any(seen(case).values())


def test_within_a_community_the_grid_sees_what_came_to_it(cast, as_, li, case, place):
    grid = divisions.tree(li.office).get(level="grid", parent=place)
    with as_(cast.zhang):
        assert not any(seen(case).values())
    move(case, grid, li)
    with as_(cast.zhang):
        assert all(seen(case).values())
    with as_(cast.chen):
        assert all(seen(case).values())


def test_a_whole_office_asks_nothing_more_and_a_place_no_more_queries(cast, as_, li, case, other):
    assert "journal_move" not in str(Entry.objects.filter(subject=case.pk).query)
    assert "journal_move" not in str(Secret.objects.all().query)
    with as_(cast.chen):
        with CaptureQueriesContext(connection) as before:
            list(Entry.objects.filter(subject=case.pk))
        assert "journal_move" in before.captured_queries[0]["sql"]
    move(case, other, li)
    with as_(cast.chen), CaptureQueriesContext(connection) as after:
        list(Entry.objects.filter(subject=case.pk))
    assert len(after) == len(before) == 1


def test_it_is_corrected_by_who_sees_both_places(cast, as_, there, case, other):
    with as_(cast.chen), pytest.raises(actors.Denied):
        move(case, other, cast.chen)
    with as_(cast.chen):
        assert Dispute.objects.get(pk=case.pk).community != other
