"""Errors of the text itself: each kind is found where it is, and texts without it are left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fengqiao.engines.figures import catalogue, sentences
from fengqiao.reports.reconcile.checks.issues import Kind
from fengqiao.trunk.norms import acts as norms

pytestmark = pytest.mark.django_db

REPORT = """河湾街道关于2023年法治政府建设年度报告

区委、区政府：

　　2023年，在区委、区政府的正确领导下，河湾街道扎实推进法治建设。现将2023年度法治政府建设情况报告如下：

　　一、2023年度推进法治政府建设的主要举措和成效

　　（一）抓实纠纷化解。2023年共排查化解矛盾纠纷60件，其中邻里纠纷类31件，物业管理类12件，婚恋家庭类2件，其他类别15件。

　　（二）抓好普法宣传。2023年共组织开展各项普法宣传活动、讲座8次，发放宣传材料300余份。

　　（三）坚持依法决策。街道2023年度未发生领导干部违规干预司法活动、插手具体案件审理的违规行为。

　　二、推进法治政府建设存在的不足和原因

　　（一）基层力量薄弱。专职人员不足，工作人员身兼数职，业务能力和承担的任务还不相适应。

　　三、党政主要负责人履行推进法治建设第一责任人职责的有关情况

　　街道党政主要负责人对重要工作亲自部署。组织街道干部和社区干部开展法律法规宣传及培训20余次。

　　四、2024年度推进法治政府建设的主要安排

　　（一）强化理论学习。全年计划开展专题学习12次，培养“法律明白人”30名。

　　五、其他需要报告的情况

　　本年度无其他需要报告的情况。

　　河湾街道办事处

2024年1月15日
"""


def kinds(checked):
    return [str(issue.kind) for issue in checked.issues]


def said(checked):
    return [checked.text[i.start : i.start + i.length] for i in checked.issues]


def test_a_good_report_has_no_issue(check, ledger):
    checked = check(REPORT)
    assert checked.is_clean, (kinds(checked), [f.reason for f in checked.with_status("mismatch")])
    assert checked.counts == {"matched": 8, "mismatch": 0, "unbound": 2}


def test_one_more_or_less_is_found(check, ledger):
    for number in ("60件", "31件", "12件", "庭类2件", "15件", "8次"):
        for change in (-1, 1):
            value = int("".join(sign for sign in number if sign.isdigit()))
            now = number.replace(str(value), str(value + change))
            checked = check(REPORT.replace(number, now, 1))
            wrong = [f.quantity.value for f in checked.with_status("mismatch")]
            assert wrong == [value + change], number


def test_a_round_number_out_of_its_range_is_found(check, ledger):
    for was, now in (
        *(("300余份", "200余份"), ("300余份", "400余份")),
        *(("20余次", "10余次"), ("20余次", "三十余次")),
    ):
        checked = check(REPORT.replace(was, now))
        assert [f.quantity.text for f in checked.with_status("mismatch")] == [now]


def test_several_errors_are_told_apart(check, ledger):
    text = (
        REPORT.replace("一、2023年度", "一、2022年度")
        .replace("60件", "70件")
        .replace("12件，婚", "14件，婚")
        .replace("8次", "6次")
        .replace("300余份", "800余份")
    )
    text = text[: text.index("　　五、其他")] + text[text.index("　　河湾街道办事处") :]
    checked = check(text)
    assert kinds(checked) == ["stale_year", "parts_do_not_sum", "missing_section"]
    assert [f.quantity.text for f in checked.with_status("mismatch")] == [
        "70件",
        "14件",
        "6次",
        "800余份",
    ]


@pytest.mark.parametrize("part", ["一、", "二、", "三、", "四、", "五、"])
def test_each_of_the_five_parts_is_missed(check, part):
    lines = REPORT.splitlines()
    first = next(i for i, line in enumerate(lines) if line.strip().startswith(part))
    after = "一二三四五".index(part[0]) + 1
    nexts = [
        i
        for i, line in enumerate(lines)
        if line.strip().startswith(tuple(f"{n}、" for n in "二三四五"[after - 1 :]))
    ]
    last = next((i for i in nexts if i > first), lines.index("　　河湾街道办事处"))
    checked = check("\n".join(lines[:first] + lines[last:]))
    assert [k for k in kinds(checked) if k == "missing_section"] == ["missing_section"]


def test_parts_may_stand_in_another_order_or_be_folded_in(check):
    text = REPORT.replace(
        "三、党政主要负责人履行推进法治建设第一责任人职责的有关情况",
        "（四）主要负责人履行第一责任人职责情况",
    )
    assert "missing_section" not in kinds(check(text))
    other = REPORT.replace("　　五、其他需要报告的情况\n\n", "")
    assert "missing_section" not in kinds(check(other))


def test_a_paragraph_is_not_asked_for_five_parts(check):
    assert kinds(check("2023年共排查化解矛盾纠纷60件。")) == []


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("关于2023年法治", "关于2022年法治"),
        ("一、2023年度", "一、2022年度"),
        ("四、2024年度", "四、2023年度"),
        ("现将2023年度", "现将2022年度"),
        ("　　2023年，在", "　　2022年，在"),
        ("街道2023年度未", "街道2022年度未"),
        ("一、2023年度", "一、二〇二二年度"),
    ],
)
def test_a_year_left_over_is_found(check, was, now):
    assert kinds(check(REPORT.replace(was, now))) == ["stale_year"]


def test_another_year_in_the_body_is_no_error(check):
    text = REPORT.replace("抓实纠纷化解。", "抓实纠纷化解。针对2022年反映的问题逐项整改。")
    assert kinds(check(text)) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("共受理30件，其中甲类18件、乙类7件、其他6件。", True),
        ("共受理30件，其中甲类18件、乙类7件、其他5件。", False),
        ("共受理30件，其中甲类18件、乙类13件。", True),
        ("共受理30件，其中甲类18件、乙类7件。", False),
        ("审查合同247份，甲、乙两类分别为200份、46份。", True),
        ("罚款19000元（其中一般案件15000元，其他案件4500元）。", True),
        ("共受理30余件，其中甲类18件、乙类7件、其他2件。", False),
        ("共受理30件，其中甲类18件、其他12件，成功化解29件。", False),
        ("收到诉求42件，其中投诉40件，回访120人次，其他意见9条。", False),
        ("共受理30（含跨年5件）件，其中甲类18件、乙类7件、其他5件。", False),
        ("共受理30（含跨年5件）件，其中甲类18件、乙类7件、其他6件。", True),
        ("共受理30件（其中甲类18件、乙类7件、其他6件）。", True),
    ],
)
def test_parts_add_up(check, text, wrong):
    assert ("parts_do_not_sum" in kinds(check(text))) is wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("应考133人，参加考试132人，参考率99.25%。", False),
        ("应考133人，参加考试132人，参考率98.25%。", True),
        ("受理诉求354件，办结350件，办结率98.9%。", False),
        ("受理诉求354件，办结350件，办结率100%。", True),
        ("受理诉求354件，办结354件，回访120人，满意率98%。", False),
        ("简易程序2233宗，共办理3765宗，其中简易程序2233宗，占59.31%。", False),
        ("共办理3765宗，其中简易程序2233宗，占69%。", True),
        ("参考率、合格率均为100%。", False),
        ("办结率同比提高3个百分点。", False),
        ("调解纠纷115件，调解成功111件，调解成功率96.5%。", False),
        ("调解纠纷115件，调解成功111件，调解成功率95.6%。", True),
    ],
)
def test_rates_are_reckoned_from_the_numbers_beside_them(check, text, wrong):
    assert ("rate_wrong" in kinds(check(text))) is wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("全年开展执法检查362次。\n通过296次执法检查，消除隐患。", True),
        ("全年开展执法检查362次。\n累计执法检查362次，消除隐患。", False),
        ("全年开展执法检查362次。\n共开展执法检查300余次。", False),
        ("全年开展执法检查362次。\n四、2024年工作安排\n开展执法检查400次。", False),
        ("接待来访30人次，接待来访35人次。", True),
        ("化解矛盾纠纷60件。\n通过调解，化解矛盾纠纷61件。", True),
    ],
)
def test_the_same_quantity_has_one_value(check, text, wrong):
    assert ("same_quantity_differs" in kinds(check(text))) is wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("辖区面积31万平方公里。", True),
        ("辖区面积3.1平方公里。", False),
        ("化解率120%。", True),
        ("同比增长120%。", False),
        ("发放宣传材料300余万份。", True),
        ("发放宣传材料300余份。", False),
    ],
)
def test_sizes_that_cannot_be(check, text, wrong):
    assert ("unit_or_magnitude" in kinds(check(text))) is wrong


@pytest.mark.parametrize(
    ("text", "year", "wrong"),
    [
        ("落实《法治政府建设实施纲要（2022—2025年）》。", 2023, True),
        ("落实《法治政府建设实施纲要（2021－2025年）》。", 2023, False),
        ("落实《法治政府建设实施纲要（2015—2020年）》。", 2023, True),
        ("扎实推进“七五”普法工作。", 2023, True),
        ("扎实推进“八五”普法工作。", 2023, False),
        ("扎实推进八五普法工作。", 2026, True),
        ("八五普法总结验收顺利完成。", 2026, False),
        ("“十三五”时期，街道持续推进法治建设。", 2023, True),
    ],
)
def test_plans_have_their_periods(check, text, year, wrong):
    assert ("stale_plan_period" in kinds(check(text, year))) is wrong


def test_a_repealed_law_is_named_with_what_repealed_it(check):
    norms.bring_in(norms.shipped())
    checked = check("深入宣传《民法典》《中华人民共和国婚姻法》《物权法》和《劳动合同法》。")
    assert kinds(checked) == ["repealed_law", "repealed_law"]
    assert said(checked) == ["《中华人民共和国婚姻法》", "《物权法》"]
    assert "民法典》第一千二百六十条" in checked.issues[0].message


def test_a_law_in_force_in_the_year_of_the_report_is_none(check):
    norms.bring_in(norms.shipped())
    assert kinds(check("宣传《噪声污染防治法》。", 2023)) == []
    assert kinds(check("宣传《噪声污染防治法》。", 2026)) == []
    assert kinds(check("宣传《噪声污染防治法》。", 2027)) == ["repealed_law"]


def test_a_paragraph_of_last_year_is_found(check):
    last = REPORT.replace("2023", "2022").replace("2024", "2023").replace("60件", "55件")
    checked = check(REPORT, last=last)
    assert kinds(checked) and set(kinds(checked)) == {"repeated_from_last_year"}
    assert not any("60件" in one for one in said(checked))
    assert any("身兼数职" in one for one in said(checked))
    assert kinds(check(REPORT, last="去年写得完全不同。")) == []


def test_did_not_happen_stands_on_declarations(check, ledger):
    claim = "本年度未发生领导干部干预司法活动、插手具体案件处理的情况。"
    assert kinds(check(claim)) == []
    assert kinds(check(claim, 2022)) == ["bad_negative_claim"]
    key = sentences.proving("integrity.interference_nil").key
    for told, found in (
        (sentences.said("未发生。"), []),
        (sentences.Told(stops=("某某没有声明",)), ["bad_negative_claim"]),
    ):
        stands = replace(sentences._known[key], of=lambda asked, told=told: told)
        sentences._known[key] = stands
        assert kinds(check(claim)) == found, "the sentence decides, not the number"
    del catalogue._known["integrity.interference_nil"]
    assert kinds(check(claim)) == ["bad_negative_claim"]


def test_kinds_are_the_closed_list():
    assert sorted(Kind.values) == [
        *(
            "bad_negative_claim",
            "missing_section",
            "parts_do_not_sum",
            "rate_wrong",
            "repealed_law",
        ),
        *("repeated_from_last_year", "same_quantity_differs", "stale_plan_period", "stale_year"),
        "unit_or_magnitude",
    ]


def test_advice_never_counts_as_an_error(check):
    text = (
        "二、成效\n共受理纠纷50件，其中邻里纠纷20件、物业纠纷10件、其他20件。针对婚恋家庭、邻里、物业、劳动人事等各类矛盾纠纷，"
        "依法调处，有效增强了群众的法律意识。全年未发生群体性事件。"
    )
    checked = check(text, 2021)
    assert {h.kind for h in checked.hints} == {
        "large_other",
        "named_not_counted",
        "effect_without_evidence",
        "unproven_negative",
    }
    assert not checked.issues
