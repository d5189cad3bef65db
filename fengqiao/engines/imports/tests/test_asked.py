"""What nobody knows is asked, never guessed; what a person said is remembered, shown, changed and forgotten."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fengqiao.engines.jobs.models import Job
from fengqiao.engines.registers.words import Reason
from fengqiao.ground.sheets import read
from fengqiao.matters.disputes.models import Dispute
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.matters.disputes.sheets.reader import DisputeReader
from fengqiao.matters.disputes.sheets.vocabulary import is_open, outcome_of

from .. import queries, stages
from ..models import Batch, Meaning
from .clerk import GOOD, HEAD, OTHER, changed, workbook

pytestmark = pytest.mark.django_db


def test_a_result_that_nobody_knows_waits_for_a_person_and_is_known_ever_after(clerk, scoped):
    odd = changed(OTHER, 结果="圆满画了句号", 结案日期="2024-04-09")
    page = clerk.give(workbook(GOOD, odd, changed(OTHER, 序号=3, 简要情况="订金退不退", 结果=None)))
    assert "看不出办结了没有" in page and "有办结日期，没有写结果" in page
    assert "有 2 行的写法看不懂" in page and "导入这 1 条" in page
    asked = Job.objects.latest("enqueued_at").result["values"]
    said = {one["written"]: f"v{n}" for n, one in enumerate(asked)}
    first = ("圆满画了句号", "有办结日期，没有写结果")
    page = clerk.do("answer", **{said[first[0]]: "自行和解", said[first[1]]: "办理中"})
    assert "导入这 3 条" in page and "看不懂" not in page
    clerk.do("start")
    ended = {one.origin_row: (one.outcome, str(one.closed_on)) for one in Dispute.objects.all()}
    assert ended[4] == ("self_settled", "2024-04-09") and ended[5] == ("", "None")
    joined = [*HEAD[:6], "处理结果及日期"]
    again = ["2024-05-02", "东门社区", "戊某；己某", "合同纠纷", "货款拖欠"]
    page = clerk.give(workbook([9, *again, "圆满画了句号，5月9日"], head=joined), "第二本2024.xlsx")
    assert "导入这 1 条" in page
    clerk.do("start")
    case = Dispute.objects.get(summary="货款拖欠")
    assert (case.outcome, str(case.closed_on)) == ("self_settled", "2024-05-09")


def test_every_result_that_a_person_may_choose_is_understood(cast, as_):
    with as_(cast.li):
        choices = DisputeReader(cast.office, 2024).options("outcome")
    for text, _ in choices:
        assert is_open(text) or outcome_of(text, False), text
    assert sum(is_open(text) for text, _ in choices) == 1


def test_what_it_did_not_come_to_is_no_end():
    assert outcome_of("未调解成功", False) == outcome_of("无法达成一致", False) == "failed"
    for said in ("不同意和解", "未赔偿", "不愿履行完毕"):
        assert not outcome_of(said, False) and not is_open(said), said
    assert outcome_of("不再追究，双方和好", False) == "on_the_spot"
    assert outcome_of("未成年人抚养费已支付", False) == "performed"


def coded(*rows, legend=None):
    data = workbook(*rows)
    if legend is None:
        return data
    book = openpyxl.load_workbook(io.BytesIO(data))
    book.active["A1"] = f"青石街道2024年矛盾纠纷台账　类型：{legend}"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def types(page: str = "") -> list[str]:
    return [one.type.code for one in Dispute.objects.order_by("origin_row", "id")]


def test_a_legend_that_a_person_confirmed_serves_the_ledgers_without_one(clerk, scoped):
    legend = "1邻里纠纷 2合同纠纷 3劳动争议"
    rows = [changed(GOOD, 纠纷类型=1), changed(OTHER, 纠纷类型="②")]
    page = clerk.give(coded(*rows, legend=legend))
    assert "导入这 2 条" in page and "1（邻里纠纷）" in page
    clerk.do("answer")
    assert not Meaning.objects.exists()  # seen is not said
    page = clerk.do("answer", l0="1", l0c2="合同纠纷")
    assert "与记住的一致" in page
    shown = clerk.client.get(reverse("imports:meanings")).content.decode()
    assert "2（合同纠纷）" in shown and "代码" in shown
    page = clerk.give(coded(*rows), "没有说明2024.xlsx")
    assert "导入这 2 条" in page
    word = Meaning.objects.get(said="2")
    clerk.client.post(reverse("imports:meaning", args=[word.pk]), {"means": "消费纠纷"})
    clerk.do("answer")
    clerk.do("start")
    assert types() == ["neighbor", "consumer"]
    clerk.client.post(reverse("imports:meaning", args=[word.pk]), {"forget": "1"})
    third = changed(OTHER, 纠纷类型=2, 简要情况="第三件不一样的事情")
    assert "等您说明才能导入" in clerk.give(coded(third), "忘了2024.xlsx")


def test_a_files_own_legend_goes_before_another_that_was_confirmed(clerk, scoped):
    clerk.give(coded(changed(GOOD, 纠纷类型=1), legend="1邻里纠纷 2合同纠纷"))
    clerk.do("answer", l0="1")
    page = clerk.give(coded(changed(GOOD, 纠纷类型=1), legend="1合同纠纷 2邻里纠纷"), "b2024.xlsx")
    assert "1（合同纠纷）" in page and "说得对，记住" in page
    clerk.do("start")
    assert types() == ["contract"]


def without_type(*rows):
    at = HEAD.index("纠纷类型")
    return workbook(
        *([*row[:at], *row[at + 1 :]] if len(row) > 1 else row for row in rows),
        head=[*HEAD[:at], *HEAD[at + 1 :]],
    )


def test_the_only_section_that_nobody_knows_is_a_word_to_be_explained_and_no_column(clerk, scoped):
    page = clerk.give(without_type(["综合治理类"], GOOD), "分段2024.xlsx")
    assert "综合治理类" in page and "是哪一列" not in page
    assert "纠纷类型" in page and "导入这" not in page
    page = clerk.do("answer", v0="邻里纠纷")
    assert "导入这 1 条" in page
    clerk.do("start")
    assert types() == ["neighbor"]


def test_columns_of_ticks_of_which_none_is_ticked_leave_rows_without_their_category(clerk, scoped):
    at = HEAD.index("纠纷类型")
    head = [*HEAD[:at], "邻里纠纷", "合同纠纷", "消费纠纷", *HEAD[at + 1 :]]
    row = [*GOOD[:at], None, None, None, *GOOD[at + 1 :]]
    page = clerk.give(workbook(row, head=head), "打勾2024.xlsx")
    assert "是哪一列" not in page
    assert Reason.MISSING_CATEGORY.label in page and "导入这" not in page


def test_likeness_is_told_across_files_decided_once_and_not_again(clerk, scoped):
    clerk.bring_in(workbook(GOOD))
    standing = Dispute.objects.get()
    twin = changed(GOOD, 登记日期="2024-05-07", 结案日期="2024-05-08")
    page = clerk.give(workbook(twin, OTHER), "后来的2024.xlsx")
    assert standing.number in page and reverse("disputes:show", args=[standing.pk]) in page
    page = clerk.do("answer", h0="apart")
    assert "写法相近" not in page and "导入这 2 条" in page
    page = clerk.give(workbook(OTHER, twin), "换了顺序2024.xlsx")
    assert "写法相近" not in page
    word = Meaning.objects.get(kind="row")
    clerk.client.post(reverse("imports:meaning", args=[word.pk]), {"means": "same"})
    page = clerk.give(workbook(twin, OTHER), "又一本2024.xlsx")
    assert "导入这 1 条" in page
    clerk.do("start")
    assert Batch.objects.latest("id").duplicates == 1


ACTIVITY_HEAD = ["序号", "活动日期", "活动主题", "社区", "活动形式", "参与人数"]


def activities(*rows):
    return workbook(*rows, head=ACTIVITY_HEAD, sheet="普法活动台账")


def test_likeness_is_told_of_every_ledgers_records(clerk, scoped):
    """The same day and place, worded otherwise: one activity in two hands, or two. Only a person knows."""
    one = [1, "2024-04-15", "国家安全教育日主题宣传", "钟楼社区", "集中宣传", 64]
    other = [2, "2024-04-16", "反诈宣传进小区", "钟楼社区", "集中宣传", 30]
    clerk.bring_in(activities(one, other), "普法2024.xlsx")
    standing = apps.get_model("publicity", "Activity").objects.get(title="国家安全教育日主题宣传")
    twin = [1, "2024-04-15", "全民国家安全教育日宣传", "钟楼社区", "集中宣传", 64]
    elsewhere = [2, "2024-04-15", "国家安全教育日主题宣传", "东门社区", "集中宣传", 40]
    later = [3, "2024-05-20", "国家安全教育日主题宣传补讲", "钟楼社区", "集中宣传", 20]
    page = clerk.give(activities(twin, elsewhere, later), "另一本2024.xlsx")
    assert "1 对写法相近" in page and "全民国家安全教育日宣传" in page
    assert reverse("publicity.activities:show", args=[standing.pk]) in page
    page = clerk.do("answer", h0="same")
    assert "写法相近" not in page and "导入这 2 条" in page
    clerk.do("start")
    assert Batch.objects.latest("id").duplicates == 1
    assert type(standing).objects.count() == 4


def test_likeness_is_found_in_a_long_file_and_asks_no_more_of_the_database(cast, as_, monkeypatch):
    monkeypatch.setattr("fengqiao.engines.imports.stages.likeness.WHOLE", 10)
    things = [
        "漏水",
        "占道",
        "欠款",
        "噪声",
        "退费",
        "停车",
        "堆物",
        "借钱",
        "装修",
        "围墙",
        "树枝",
        "管道",
        "电表",
        "水费",
        "狗叫",
    ]

    def file(count):
        rows = [
            changed(GOOD, 序号=n, 登记日期=f"2024-{n % 12 + 1:02}-03", 结案日期=None, 结果="办理中")
            for n in range(count)
        ]
        for n, row in enumerate(rows):
            row[5] = f"{n}号楼{things[n % 15]}和{things[n // 15 % 15]}的事说了{n * 37}回没说拢"
        return [
            *rows,
            changed(GOOD, 简要情况="西山脚下柿子树压坏了邻家蜂箱"),
            changed(
                GOOD,
                登记日期="2024-09-09",
                结案日期=None,
                简要情况="西山脚下柿子树又压坏邻家蜂箱",
                结果="办理中",
            ),
        ]

    told = []
    for count in (20, 200):
        book = read(workbook(*file(count)), "台账2024.xlsx")
        with as_(cast.li):  # a check is a job, with a scope of its own
            with CaptureQueriesContext(connection) as asked:
                done = stages.stage(
                    book, (REGISTER,), cast.office, 2024, queries.memory(cast.office)
                )
                found = stages.hints(done)
            told.append(len(asked))
            assert any("蜂箱" in one.row.understood.matter for one in found)
    assert told[0] == told[1]
