"""A person is chosen, not guessed: one who bears the name alone is meant, two are asked about, nobody is text."""

from datetime import date

import pytest
from django import forms
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.people import acts
from fengqiao.trunk.people.forms import PersonField
from fengqiao.trunk.people.models import Person
from fengqiao.trunk.people.roster import NOBODY, Chosen, Roster, Several, said_of
from tests.casting import FOUNDER

pytestmark = pytest.mark.django_db
CLERK, GRID = "王强（综治中心工作人员）", "王强（东门社区第一网格网格长）"


@pytest.fixture
def here(cast, as_, namesakes):
    """小李's scope, in which two are called 王强: (the clerk, the one of the grid)."""
    with as_(cast.li):
        yield [Person.objects.get(pk=actor.person) for actor in namesakes[:2]]


def test_who_bears_a_name_alone_is_meant(cast, here):
    chosen = Roster(cast.office).choose("周 调解")
    assert (chosen.person.pk, chosen.text) == (cast.zhou.person, "周调解")


def test_where_two_bear_it_it_is_asked_in_one_sentence(cast, here):
    with pytest.raises(Several) as asked:
        Roster(cast.office).choose("王强")
    assert str(asked.value) == f"有 2 位王强，请选是哪一位：{CLERK}、{GRID}"


@pytest.mark.parametrize("written", [GRID, "王强(东门社区第一网格 网格长)", f" {GRID} "])
def test_the_name_with_its_post_says_which(cast, here, written):
    chosen = Roster(cast.office).choose(written)
    assert chosen == Chosen(here[1], GRID)
    assert said_of(here[1]) == GRID and said_of(here[0]) == CLERK


def test_a_name_that_nobody_bears_stays_text(cast, here):
    assert Roster(cast.office).choose(" 某物业经理 ") == Chosen(None, "某物业经理")
    assert not NOBODY and Roster(cast.office).choose("") == NOBODY


def test_where_nobody_can_be_asked_it_stays_text(cast, here):
    roster = Roster(cast.office)
    assert roster.taken("王强") == Chosen(None, "王强")
    assert roster.taken(CLERK).person == here[0]


def test_the_namesake_in_the_next_office_never_counts(cast, as_, namesakes):
    with as_(namesakes[2]):
        chosen = Roster(cast.next_office).choose("王强")
        assert (chosen.person.pk, chosen.text) == (namesakes[2].person, "王强")


def test_two_in_one_post_are_told_apart_by_who_was_entered_first(cast, as_):
    with as_(cast.admin):
        made = [acts.enter(places.office(cast.office), name="同名", by=cast.admin) for _ in "12"]
        roster = Roster(cast.office)
        said = [roster.said(person) for person in made]
        assert said == [f"同名（现在没有岗位，第{n}位登记）" for n in (1, 2)]
        assert [roster.choose(text).person for text in said] == made


def test_words_that_are_cut_still_tell_the_two_apart(cast, as_):
    long = "负责" * 20
    with as_(cast.admin):
        root = places.root(cast.office)
        made = [acts.enter(places.office(cast.office), name="名" * 30, by=cast.admin) for _ in "12"]
        for n, person in enumerate(made):
            title = long[:38] + "甲乙"[n]
            acts.appoint(
                person,
                division=root,
                role="clerk",
                title=title,
                starts_on=date(2020, 1, 1),
                by=cast.admin,
            )
        roster = Roster(cast.office)
        said = [roster.said(person) for person in made]
        assert len(set(said)) == 2 and all(len(text) <= 60 for text in said)
        assert [roster.choose(text).person for text in said] == made


def test_two_written_the_same_may_be_one_and_two_chosen_are_who_they_are(here):
    clerk, grid = Chosen(here[0], CLERK), Chosen(here[1], GRID)
    assert clerk.may_be(clerk) and not clerk.may_be(grid)
    assert clerk.may_be(Chosen(None, "王强")) and Chosen(None, "王 强").may_be(grid)
    assert not NOBODY.may_be(NOBODY) and not clerk.may_be(NOBODY)


def test_the_questions_do_not_grow_with_the_people(cast, here):
    with CaptureQueriesContext(connection) as asked:
        roster = Roster(cast.office)
        assert ("周调解", "人民调解员") in roster.suggestions()
        assert dict(roster.choices())[str(cast.zhou.person)] == "周调解（人民调解员）"
        roster.taken("王强"), roster.taken(GRID), roster.said(here[0])
    assert len(asked) == 2


class AForm(forms.Form):
    who = PersonField(label="谁", required=False)


def form(roster, given, stands=""):
    made = AForm({"who": given})
    made.fields["who"].among(roster).stands = stands
    return made


def test_the_field_asks_keeps_the_words_and_offers_both(cast, here):
    asked = form(Roster(cast.office), "王强")
    assert not asked.is_valid() and "有 2 位王强，请选是哪一位" in str(asked.errors["who"])
    page = str(asked["who"])
    assert 'value="王强"' in page and f'<option value="{GRID}">' in page
    assert '<option value="周调解">人民调解员</option>' in page
    chosen = form(Roster(cast.office), GRID)
    assert chosen.is_valid() and chosen.cleaned_data["who"].person == here[1]


def test_what_stood_there_as_text_may_stay(cast, here):
    kept = form(Roster(cast.office), "王强", stands="王强")
    assert kept.is_valid() and kept.cleaned_data["who"] == Chosen(None, "王强")


def test_a_field_without_a_roster_is_an_error_of_the_program(here):
    with pytest.raises(LookupError):
        AForm({"who": "王强"}).is_valid()


def test_a_name_is_hers_whatever_its_dot_and_stays_as_written(cast, here):
    """Five keyboards have five dots; a text of a PDF has radicals, of a page a sign without width."""
    office = places.office(cast.office)
    for kept, said in (
        (
            "阿里•买买提",
            "阿里·买买提 阿里‧买买提 阿里・买买提 阿里･买买提 阿里．买买提 阿里.买买提",
        ),
        ("⻓山", "长山 长⼭"),
        ("葛\U000e0101城", "葛城"),
    ):
        person = acts.enter(office, name=kept, by=FOUNDER)
        for written in said.split():
            chosen = Roster(cast.office).choose(written)
            assert (chosen.person, chosen.text) == (person, kept), written
