"""A type, a source and a way of the office's own, everywhere a case is: form, page, list, figure, import, return."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.figures import Period
from fengqiao.engines.figures.catalogue import known
from fengqiao.engines.imports import acts as imports
from fengqiao.engines.imports import stages
from fengqiao.engines.terms import acts as terms
from fengqiao.engines.terms import lists
from fengqiao.matters.disputes import acts
from fengqiao.matters.disputes.models import Dispute, DisputeType
from fengqiao.matters.disputes.words import Found, Method, Stage
from fengqiao.trunk.journal import chain

from ..registers import REGISTER
from ..sheets import vocabulary
from ..sheets.reader import DisputeReader
from .conftest import DAY
from .test_register import registration
from .test_sheets import GOOD, book

pytestmark = pytest.mark.django_db
COUNTS_AS = {"report_class": "neighbor", "ministry_code": "02"}


@pytest.fixture
def noise(cast, li):
    """噪声扰民纠纷, a type that 管理员 added."""
    return terms.add(
        lists.of_key("disputes.type"),
        "噪声扰民纠纷",
        counts_as=COUNTS_AS,
        spellings=["噪音"],
        by=cast.admin,
    )


@pytest.fixture
def drum(cast, li):
    """锣鼓报事, a source of the office's own; 周末夜谈, a way."""
    return (
        terms.add(
            lists.of_key("disputes.found"),
            "锣鼓报事",
            counts_as={"rolls_up_to": Found.LEAD},
            by=cast.admin,
        ),
        terms.add(
            lists.of_key("disputes.method"),
            "周末夜谈",
            counts_as={"rolls_up_to": Method.PERSUADE},
            by=cast.admin,
        ),
    )


@pytest.fixture
def case_of(li, place):
    """This will register a case of a type on a day."""

    def made(kind, on=DAY):
        kind = DisputeType.objects.select_related("report_class").get(pk=kind.pk)
        return acts.register(replace(registration(place, registered_on=on), type=kind), by=li)

    return made


def asked(place, kind, **more):
    return {
        "summary": "夜里放音乐",
        "side_one": "周某",
        "side_two": "吴某",
        "opponent": "named",
        "type": str(kind.pk),
        "place": str(place.pk),
        "found": "phone",
        "outcome": "open",
        "day": timezone.localdate().isoformat(),
    } | more


def test_a_case_of_a_new_type_is_registered_and_its_figure_opens_it(noise, place, cast, client_of):
    client = client_of(cast.li)
    assert "噪声扰民纠纷" in client.get(reverse("disputes:register")).content.decode()
    answer = client.post(reverse("disputes:register"), asked(place, noise))
    assert answer.status_code == 302, answer.content.decode()
    assert "噪声扰民纠纷" in client.get(answer["Location"]).content.decode()
    assert "噪声扰民纠纷" in client.get(reverse("disputes:list") + "?type=own_1").content.decode()
    year = timezone.localdate().year
    page = client.get(f"/desk/figures/disputes.found/?year={year}").content.decode()
    assert "噪声扰民纠纷" in page
    rows = client.get(f"/desk/figures/disputes.found/?year={year}&dispute_type=own_1")
    case = Dispute.objects.get(type=noise)
    assert case.number in rows.content.decode()
    found = known("disputes.found")
    assert found.by("dispute_type", Period.year(year))["own_1"] == 1
    assert found.value(Period.year(year), ministry="02") == 1
    assert case.report_class.code == "neighbor" and chain.verify()["ok"]


def test_a_renamed_type_is_called_so_on_old_cases_and_in_figures(
    noise, case_of, cast, client_of, li
):
    case = case_of(noise)
    terms.rename(lists.of_key("disputes.type"), "own_1", "社会生活噪声纠纷", by=cast.admin)
    page = client_of(cast.li).get(reverse("disputes:show", args=[case.pk])).content.decode()
    assert "社会生活噪声纠纷" in page and "噪声扰民纠纷" not in page
    labels = known("disputes.found").dimension("dispute_type").labels(li.office)
    assert labels["own_1"] == "社会生活噪声纠纷"


def test_a_retired_type_is_not_offered_stays_readable_and_may_be_kept(
    noise, case_of, place, cast, client_of, li
):
    case = case_of(noise)
    terms.retire(lists.of_key("disputes.type"), "own_1", on=timezone.localdate(), by=cast.admin)
    client = client_of(cast.li)
    assert "噪声扰民纠纷" not in client.get(reverse("disputes:register")).content.decode()
    refused = client.post(reverse("disputes:register"), asked(place, noise))
    assert refused.status_code == 422 and "夜里放音乐" in refused.content.decode()
    assert "噪声扰民纠纷（已停用）" in client.get(reverse("disputes:list")).content.decode()
    amending = client.get(reverse("disputes:amend", args=[case.pk])).content.decode()
    assert f'value="{noise.pk}" selected' in amending
    assert known("disputes.found").by("dispute_type", Period.year(DAY.year)) == {"own_1": 1}


def test_a_new_roll_up_holds_from_its_day_and_leaves_earlier_cases(noise, case_of, cast, li):
    today = timezone.localdate()
    old = case_of(noise, on=today - timedelta(3))
    after = {"report_class": "other", "ministry_code": "09"}
    terms.count(lists.of_key("disputes.type"), "own_1", after, since=today, by=cast.admin)
    kind = DisputeType.objects.select_related("report_class").get(pk=noise.pk)
    late, new = case_of(kind, on=today - timedelta(1)), case_of(kind, on=today)
    old.refresh_from_db()
    assert [one.report_class.code for one in (old, late, new)] == ["neighbor", "neighbor", "other"]
    by_code = known("disputes.found").by(
        "ministry", Period(today - timedelta(9), today + timedelta(1), "这几天")
    )
    assert by_code == {"02": 2, "09": 1}
    assert kind.earlier == [[today.isoformat(), COUNTS_AS]]
    assert chain.verify()["ok"]


def test_an_old_ledger_is_read_by_the_offices_spellings(noise, drum, li):
    row = [*GOOD[:4], "噪音", *GOOD[5:], "周末夜谈", "锣鼓报事"]
    head = [
        "序号",
        "登记日期",
        "社区",
        "当事人",
        "纠纷类型",
        "简要情况",
        "结果",
        "结案日期",
        "办理方式",
        "案件来源",
    ]
    made, data = book(row, head=head)
    staged = stages.stage(made, (REGISTER,), li.office, 2024)
    assert staged.told()["accepted"] == 1, staged.told()
    imports.commit(staged, data, "台账.xlsx", by=li, year=2024)
    case = Dispute.objects.get()
    assert (case.type, case.found, case.found_own) == (noise, Found.LEAD, "own_1")
    assert (case.method, case.method_own) == (Method.PERSUADE, "own_1")
    assert case.report_class.code == "neighbor" and chain.verify()["ok"]


def test_what_the_product_calls_its_words_changes_no_reading_of_old_ledgers(drum, li):
    """其他 stands in many cells; that it is a word of the list says nothing of them."""
    reader = DisputeReader(li.office, 2024)
    assert vocabulary.meaning("其他方式调解", reader._methods) == Method.COORDINATE
    assert vocabulary.meaning("其他方式调解", vocabulary.METHODS) == Method.COORDINATE
    assert vocabulary.meaning("周末夜谈后调解", reader._methods) == "own_1"


def test_the_annual_report_and_the_pictures_tell_a_class_of_the_office(
    place, case_of, cast, li, client_of
):
    classes, types = lists.of_key("disputes.report_class"), lists.of_key("disputes.type")
    terms.add(classes, "噪声类", counts_as={}, by=cast.admin)
    said = {"report_class": "own_1", "ministry_code": "02"}
    case_of(terms.add(types, "噪声扰民纠纷", counts_as=said, by=cast.admin))
    client = client_of(cast.li)
    for url in (f"/desk/annual/{DAY.year}/paper.txt", f"/desk/figures/pictures/?year={DAY.year}"):
        page = client.get(url)
        text = b"".join(page) if page.streaming else page.content
        assert page.status_code == 200 and "噪声类" in text.decode(), url


def test_a_source_and_a_way_of_the_office_count_as_the_products(
    drum, place, cast, client_of, li, noise
):
    client = client_of(cast.li)
    said = asked(place, noise, found="own_1", method="own_1")
    assert client.post(reverse("disputes:register"), said).status_code == 302
    case = Dispute.objects.get()
    assert (case.found, case.found_own) == (Found.LEAD, "own_1")
    page = client.get(reverse("disputes:show", args=[case.pk])).content.decode()
    assert "锣鼓报事" in page and "周末夜谈" in page
    period, found = Period.year(timezone.localdate().year), known("disputes.found")
    assert found.by("source", period) == {Found.LEAD: 1}
    assert found.by("source_word", period) == {"own_1": 1}
    assert found.by("method_word", period) == {"own_1": 1}
    assert found.dimension("source_word").labels(li.office)["own_1"] == "锣鼓报事"
    assert case.number in client.get(reverse("disputes:list") + "?found=own_1").content.decode()
    assert (
        case.number
        not in client.get(reverse("disputes:list") + "?found=lead_report").content.decode()
    )


def test_a_step_says_a_way_of_the_office(drum, a_dispute, cast, client_of):
    case = a_dispute()
    url = reverse("desk:step", kwargs={"matter": "disputes", "pk": case.pk, "key": "handle"})
    client = client_of(cast.li)
    assert "周末夜谈" in client.get(url).content.decode()
    answer = client.post(
        url,
        {
            "day": timezone.localdate().isoformat(),
            "happened_on": timezone.localdate().isoformat(),
            "method": "own_1",
        },
    )
    assert answer.status_code == 302, answer.content.decode()
    case.refresh_from_db()
    assert (case.stage, case.method, case.method_own) == (Stage.HANDLING, Method.PERSUADE, "own_1")
