"""A number is bound by the words around it, with a reason that can be read, and never by its value."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fengqiao.engines.figures import Period, acts
from fengqiao.reports.reconcile.tests.conftest import ACTIVITY, MATERIAL, YEAR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ledger")]


def one(checked, text):
    return next(f for f in checked.findings if f.quantity.text == text)


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "其中",
            "邻里纠纷类",
            "物业",
            "排查",
            "化解",
            "矛盾纠纷",
            "253件",
            "0件",
            "十余次",
            "数百份",
            "100%",
            "120%",
            "同比增长",
            "比2022年减少",
            "占",
            "化解率",
            "分别为",
            "1、2、3件",
            "（一）",
            "\n一、",
            "\n四、2024年安排",
            "。",
            "，",
            "",
            "；",
            "（",
            "）",
            "13月",
            "2月30日",
            "一季度",
            "截至99月",
            "上半年",
            "2023年",
            "二〇二三年",
            "《婚姻法》",
            "未发生干预司法",
            "《纲要（2022—2025年）》",
            "31万平方公里",
            "3万万份",
            "每月",
            "至少",
            "每社区1名",
            "共",
            "\t",
            "零",
        ]
    ),
    max_size=24,
)

BOUND = [
    ("共排查矛盾纠纷60件。", "60件", "disputes.found", "matched"),
    ("全年受理各类矛盾纠纷60起，化解60起。", "60起", "disputes.found", "matched"),
    ("调处纠纷59件。", "59件", "disputes.resolved", "mismatch"),
    ("成功调解各类纠纷近七十件。", "近七十件", "disputes.resolved", "mismatch"),
    ("成功调解各类纠纷近65件。", "近65件", "disputes.resolved", "matched"),
    ("化解矛盾纠纷六十件。", "六十件", "disputes.resolved", "matched"),
    ("开展8次普法宣传活动。", "8次", "publicity.activities", "matched"),
    ("组织普法活动八场。", "八场", "publicity.activities", "matched"),
    ("举办法治宣传活动9场次。", "9场次", "publicity.activities", "mismatch"),
    ("发放宣传册三百余本。", "三百余本", "publicity.materials", "matched"),
    ("现场发放普法宣传资料340份。", "340份", "publicity.materials", "matched"),
    ("印发宣传资料340份。", "340份", "publicity.materials", "matched"),
    ("印发宣传资料约330份。", "约330份", "publicity.materials", "matched"),
    ("印发宣传资料300份以上。", "300份以上", "publicity.materials", "matched"),
    ("组织干部参加法律培训二十余期。", "二十余期", "study.staff_trainings", "matched"),
    ("组织干部参加法律培训10余次。", "10余次", "study.staff_trainings", "mismatch"),
    ("化解率达98%。", "98%", "disputes.resolved_rate", "mismatch"),
    ("化解率百分之百。", "百分之百", "disputes.resolved_rate", "matched"),
    ("召开党工委会议研究法治建设5次。", "5次", "leadership.law_meetings", "matched"),
]
UNBOUND = [
    ("接待来访60件。", "60件", "没有台账指标"),
    ("全街道有网格员60名。", "60名", "没有台账指标"),
    ("化解涉企矛盾纠纷60件。", "60件", "涉企"),
    ("排查重大疑难矛盾纠纷3件。", "3件", "重大疑难"),
    ("发放宣传材料60次。", "60次", "没有台账指标"),
    ("每月排查纠纷5件。", "5件", "一段时间"),
    ("2021年以来共化解矛盾纠纷60件。", "60件", "几年合计"),
    ("3月8日开展普法活动1次。", "1次", "某一天"),
    ("四、2024年工作安排\n开展普法活动8次。", "8次", "下一年"),
    ("满意率达98%。", "98%", "没有台账指标"),
]


def test_words_bind(check):
    """One ledger, many sentences; each number by the words around it."""
    for text, number, figure, status in BOUND:
        found = one(check(text), number)
        assert found.claim, (text, found.reason)
        assert (found.claim.figures[0].key, found.status) == (figure, status), (text, found.reason)


def test_what_the_words_do_not_say_stays_unbound(check):
    for text, number, why in UNBOUND:
        found = one(check(text), number)
        assert found.status == "unbound" and why in found.reason, (text, found.reason)
        assert found.ledger_value is None


def test_a_number_that_happens_to_equal_a_figure_is_not_that_figure(check):
    checked = check("新增绿地60处，维修路灯340盏，安装门禁23个，栽树8棵，收到锦旗60件。")
    assert {f.status for f in checked.findings} == {"unbound"}


def test_an_offices_own_figures_and_numbers_from_outside_are_bound_by_their_names(
    check, cast, as_, client_of
):
    with as_(cast.li):
        neighbours = acts.saved.save(
            label="化解邻里琐事",
            source="disputes.found",
            cells={"report_class": ["neighbor"]},
            by=cast.li,
        )
        said = {"label": "接待来访群众", "value": 137, "unit": "人次", "source": "登记簿"}
        day = {"as_of": date(YEAR, 12, 31), "period": Period.year(YEAR)}
        acts.external.record(**said, **day, by=cast.li)
    text = "全年化解邻里琐事31件，接待来访群众137人次。共排查矛盾纠纷60件。"
    told = [(f.claim.figures[0].key, f.status) for f in check(text).findings]
    saved = f"saved.{neighbours.slug}"
    assert told == [
        (saved, "matched"),
        ("external.1", "matched"),
        ("disputes.found", "matched"),  # what the narrowed one is made of keeps its words
    ]
    wrong = check("化解邻里琐事30件，接待来访群众140余人次。")
    assert [(f.status, f.ledger_value) for f in wrong.findings] == [
        ("mismatch", 31),
        ("mismatch", 137),
    ]
    unknown = one(check("上半年接待来访群众60人次。"), "60人次")
    assert (unknown.status, unknown.ledger_value) == ("unbound", None)
    page = client_of(cast.li).post("/desk/reconcile/", {"year": YEAR, "pasted": text})
    urls = [note.url for note in page.context["notes"]]
    assert all(client_of(cast.li).get(url).status_code == 200 for url in urls)


def test_parts_are_cells_of_the_whole_before_them(check):
    text = "2023年共化解纠纷60件，其中邻里31件，物业纠纷13件、婚恋家庭类2件（其他15件）。"
    told = {f.quantity.text: (f.status, dict(f.claim.cells)) for f in check(text).findings}
    assert told == {
        "60件": ("matched", {}),
        "31件": ("matched", {"report_class": "neighbor"}),
        "13件": ("mismatch", {"report_class": "property"}),
        "2件": ("matched", {"report_class": "family"}),
        "15件": ("matched", {"report_class": "other"}),
    }


def test_parts_in_a_sentence_of_their_own_belong_to_the_number_that_they_add_up_to(check, ledger):
    ledger.disputes(other=4, settled=False)
    text = (
        "排查矛盾纠纷64件，化解60件，化解率93.8%。其中，邻里31件、物业12件、婚恋家庭2件、其他19件。"
    )
    told = [(f.claim.figures[0].key, f.status) for f in check(text).findings if f.claim][3:]
    assert told == [("disputes.found", "matched")] * 4
    text = "排查矛盾纠纷64件，化解60件。其中，邻里31件、物业12件、婚恋家庭2件、其他15件。"
    told = [(f.claim.figures[0].key, f.status) for f in check(text).findings][2:]
    assert told == [("disputes.resolved", "matched")] * 4


def test_two_parts_named_together_are_the_whole_of_them(check):
    """街道干部和社区干部 are audiences of trainings; a training of both is not that of one."""
    from fengqiao.reports.reconcile import phrases

    ways = {"one": ("街道干部",), "two": ("社区干部",), "both": ("街道干部和社区干部",)}
    assert phrases.named_cell("组织街道干部培训", ways, exactly=False) == ("one", "街道干部")
    assert phrases.named_cell("组织街道干部和社区干部培训", ways, exactly=False) is None
    assert phrases.named_cell("组织街道干部、社区干部培训", ways, exactly=False) is None
    for said in ("对街道、社区干部开展培训", "街道和社区干部培训", "面向街道社区干部培训"):
        assert phrases.named_cell(said, ways, exactly=False) is None, said  # the end is said once


def test_what_another_office_did_is_not_taken_for_ours(check):
    """成功化解 and 办结 are said of hot lines and petitions too: only a dispute in the sentence makes them ours."""
    for text in ("受理12345热线诉求354件，办结354件。", "接待信访42件，成功化解40件。"):
        assert {f.status for f in check(text).findings} == {"unbound"}, text


def test_a_list_with_each_gives_every_number_its_label(check):
    text = "共化解纠纷60件，邻里、物业、婚恋家庭、其他分别为31、12、2、15件。"
    found = check(text).findings
    assert [f.status for f in found] == ["matched"] * 5
    assert [f.claim.cells.get("report_class") for f in found[1:]] == [
        "neighbor",
        "property",
        "family",
        "other",
    ]


def test_found_and_resolved_in_one_word_must_both_agree(check, ledger):
    ledger.disputes(other=4, settled=False)
    checked = check("共排查化解矛盾纠纷64件。")
    assert one(checked, "64件").status == "mismatch"
    assert "分开写" in one(checked, "64件").reason
    apart = check("共排查矛盾纠纷64件，化解60件。")
    assert [f.status for f in apart.findings] == ["matched", "matched"]


def test_a_community_is_a_cell_and_stays_in_its_sentence(check, ledger, office):
    from fengqiao.trunk.divisions import queries as divisions
    from fengqiao.trunk.journal import scope

    ledger.named(ACTIVITY, 3, place=1)
    ledger.named(MATERIAL, 76, place=1)
    with scope.office(office.pk):
        name = divisions.communities(office.pk)[1].name
    checked = check(f"{name}开展普法活动3次，发放宣传材料76份。全街道共开展普法活动11次。")
    assert [f.status for f in checked.findings] == ["matched", "matched", "matched"]
    assert checked.findings[1].claim.cell_label.endswith(f"“{name}”")


def test_parts_of_the_year_are_periods(check, ledger):
    ledger.disputes(other=7, month=2)
    text = "一季度排查纠纷7件，5月排查纠纷60件。上半年共排查纠纷67件，下半年排查纠纷0件。截至2月底，排查纠纷7件。"
    checked = check(text)
    assert [f.status for f in checked.findings] == ["matched"] * 5, [
        f.reason for f in checked.findings
    ]


def test_a_change_is_reckoned_from_the_ledgers_of_both_years(check, ledger):
    ledger.disputes(year=2022, neighbor=48)
    checked = check("2023年共排查矛盾纠纷60件，同比增长25%，比2022年增加12件。")
    assert [f.status for f in checked.findings] == ["matched"] * 3, [
        f.reason for f in checked.findings
    ]
    wrong = check("2023年共排查矛盾纠纷60件，同比下降25%。")
    assert wrong.findings[1].status == "mismatch" and "2022年 48" in wrong.findings[1].reason


def test_a_change_without_last_years_ledger_is_not_judged(check):
    checked = check("2023年共排查矛盾纠纷60件，同比增长25%。")
    assert checked.findings[1].status == "unbound"


def test_another_year_is_read_in_that_years_ledger(check, ledger):
    ledger.disputes(year=2022, neighbor=48)
    checked = check("2022年排查矛盾纠纷48件，2023年排查矛盾纠纷60件。")
    assert [f.status for f in checked.findings] == ["matched", "matched"]


def test_the_stranger_reads_her_own_ledger(ledger, next_office):
    from fengqiao.reports.reconcile.reconciliation import reconcile
    from fengqiao.trunk.journal import scope

    with scope.office(next_office.pk):
        checked = reconcile("共排查矛盾纠纷60件。", 2023, next_office)
    assert (checked.findings[0].status, checked.findings[0].ledger_value) == ("mismatch", 0)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(FRAGMENTS)
def test_any_text_is_checked_and_nothing_breaks(check, fragments):
    text = "".join(fragments)
    told = check(text).told()
    for one in told["numbers"]:
        assert text[one["start"] :].startswith(one["text"])
        assert (one["figure"] is None) == (one["status"] == "unbound")
    assert all(0 <= one["start"] <= len(text) for one in told["issues"] + told["hints"])
