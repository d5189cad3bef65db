"""A clerk's import on the pages: given, checked, asked, answered, committed, returned, corrected, undone."""

from __future__ import annotations

import io
from datetime import timedelta

import openpyxl
import pytest
import xlwt
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from fengqiao.engines.jobs import worker
from fengqiao.engines.jobs.models import Job
from fengqiao.matters.disputes.models import Dispute
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry
from tests.faults import fault

from ..models import Batch, Meaning, Suggestion
from .clerk import GOOD, HEAD, OTHER, TITLE, changed, workbook

pytestmark = pytest.mark.django_db


def test_a_file_is_checked_by_a_job_and_comes_in_by_another(clerk, scoped):
    page = clerk.give(workbook(GOOD, changed(OTHER, 社区="哪里社区")))
    assert "导入这 1 条" in page and "社区不在本街道的辖区里" in page
    assert Dispute.objects.filter(origin__isnull=False).count() == 0
    page = clerk.do("start")
    batch = Batch.objects.get()
    assert clerk.page == reverse("imports:batch", args=[batch.pk])
    assert (batch.read, batch.accepted, batch.quarantined) == (2, 1, 1)
    assert "退回意见" in page
    assert Dispute.objects.get(origin=batch.pk).origin_row == 3
    assert chain.verify()["ok"]


def test_the_page_of_work_under_way_can_be_left_and_says_how_far_it_is(clerk, scoped):
    given = SimpleUploadedFile("台账2024.xlsx", workbook(GOOD))
    page = clerk.client.post(reverse("imports:imports"), {"file": given})["Location"]
    assert "已收下" in clerk.client.get(page).content.decode()
    Job.objects.update(state="running", done=30, total=90)
    assert "30 / 90" in clerk.client.get(page).content.decode()
    Job.objects.update(state="ready", done=0, total=0)
    assert worker.run_one("测试")
    assert clerk.client.get(page, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_a_commit_taken_up_again_after_its_worker_died_stores_nothing_twice(clerk, scoped):
    clerk.bring_in(workbook(GOOD, OTHER))
    done = Job.objects.latest("enqueued_at")
    past = timezone.now() - timedelta(minutes=5)
    Job.objects.filter(pk=done.pk).update(state="running", lease_until=past, result=None)
    assert worker.run_one("另一个")
    again = Job.objects.get(pk=done.pk)
    assert (again.attempts, again.result) == (2, {"batch": str(Batch.objects.get().pk)})
    assert Dispute.objects.filter(origin__isnull=False).count() == 2


@pytest.mark.parametrize(
    ("data", "said"), [(b"%PDF-1.7", "PDF"), (b"a,b\n1,2\n", "表头"), (b"\x00" * 9, "空的")]
)
def test_what_cannot_be_used_is_said_in_one_sentence_and_changes_nothing(data, said, clerk, scoped):
    before = Entry.objects.exclude(verb="files.keep").count()
    page = clerk.give(data, "某.csv")
    assert said in page and "什么也没有改动" in page
    assert Entry.objects.exclude(verb="files.keep").count() == before


def test_columns_nobody_knows_are_asked_remembered_and_forgotten(clerk, scoped):
    odd = ["序号", "哪天的事儿", "社区", "谁跟谁", "纠纷类型", "咋回事儿", "结果", "结案日期"]
    page = clerk.give(workbook(GOOD, OTHER, head=odd))
    assert "“哪天的事儿”是哪一列？" in page and "导入这" not in page
    asked = Job.objects.latest("enqueued_at").result["asked"]
    keys = {"哪天的事儿": "registered", "谁跟谁": "parties", "咋回事儿": "summary"}
    answers = {f"c{n}": keys[one["written"]] for n, one in enumerate(asked)}
    assert set(answers.values()) == set(keys.values())
    page = clerk.do("answer", **answers)
    assert "导入这 2 条" in page
    assert Entry.objects.filter(verb="ledgers.remember").count() == 3
    assert "导入这 1 条" in clerk.give(workbook(changed(GOOD, 序号=9), head=odd), "第二本.xlsx")
    remembered = clerk.client.get(reverse("imports:meanings")).content.decode()
    assert "谁跟谁" in remembered
    row = Meaning.objects.get(written="谁跟谁")
    clerk.client.post(reverse("imports:meaning", args=[row.pk]), {"forget": "1"})
    assert not Meaning.objects.filter(pk=row.pk).exists()
    assert "“谁跟谁”是哪一列？" in clerk.give(workbook(GOOD, head=odd), "第三本.xlsx")


def test_a_spelling_is_asked_and_remembered_for_the_office(clerk, scoped):
    page = clerk.give(workbook(GOOD, changed(OTHER, 纠纷类型="门面租赁扯皮")))
    assert "门面租赁扯皮" in page and "导入这 1 条" in page
    page = clerk.do("answer", v0="合同纠纷")
    assert "导入这 2 条" in page
    clerk.do("start")
    assert Dispute.objects.get(origin_row=4).type.code == "contract"


def test_a_column_taken_for_another_is_put_right_by_hand(clerk, scoped):
    head = [*HEAD[:6], "化解情况", *HEAD[7:], "内容"]
    clerk.give(workbook([*GOOD, "补充说明"], head=head))
    columns = Job.objects.latest("enqueued_at").result["sheets"][0]["columns"]
    at = [one["written"] for one in columns].index("化解情况")
    assert columns[at]["key"] == "outcome"
    clerk.do("answer", **{f"s0c{at}": "-"})
    again = Job.objects.latest("enqueued_at").result["sheets"][0]["columns"]
    assert again[at]["key"] == ""


def test_only_a_person_says_that_two_alike_are_the_same(clerk, scoped):
    twin = changed(GOOD, 序号=2, 登记日期="2024-05-07", 结案日期="2024-05-08")
    page = clerk.give(workbook(GOOD, twin))
    assert "写法相近" in page and "导入这 2 条" in page
    page = clerk.do("answer", h0="same")
    assert "导入这 1 条" in page
    page = clerk.do("answer", h0="")
    assert "导入这 1 条" in page


def test_the_workbook_comes_back_in_its_own_layout_and_only_the_corrected_rows_enter(clerk, scoped):
    book = openpyxl.load_workbook(io.BytesIO(workbook(GOOD, changed(OTHER, 社区="哪里社区"))))
    page = book.active
    page.merge_cells("A1:H1")
    page.column_dimensions["F"].width = 33
    page["I2"] = "备注"
    kept = io.BytesIO()
    book.save(kept)
    clerk.bring_in(kept.getvalue())
    back = openpyxl.load_workbook(io.BytesIO(clerk.returned()))
    page = back.active
    assert page.column_dimensions["F"].width == 33 and "A1:H1" in map(str, page.merged_cells.ranges)
    assert page["J2"].value == "退回意见"
    assert page["J3"].value is None and "社区不在本街道" in page["J4"].value
    assert page["C4"].fill.start_color.rgb == "00FFD9D2"
    assert page["C3"].fill.fill_type is None
    page["C4"] = "东门社区"
    clerk.bring_back(back)
    second = Batch.objects.latest("id")
    assert (second.accepted, second.duplicates, second.quarantined) == (1, 1, 1)
    assert Dispute.objects.filter(origin__isnull=False).count() == 2


def as_csv(rows):
    return "\n".join(",".join(str(cell) for cell in row) for row in rows).encode("gb18030")


def as_ods(rows):
    book, page = OpenDocumentSpreadsheet(), Table(name="台账")
    for row in rows:
        line = TableRow()
        for cell in row:
            place = TableCell(valuetype="string")
            place.addElement(P(text=str(cell)))
            line.addElement(place)
        page.addElement(line)
    book.spreadsheet.addElement(page)
    kept = io.BytesIO()
    book.write(kept)
    return kept.getvalue()


@pytest.mark.parametrize("written, ending", [(as_csv, "csv"), (as_ods, "ods")])
def test_what_is_no_xlsx_comes_back_as_the_same_grid_and_corrected_comes_in(
    written, ending, clerk, scoped
):
    clerk.bring_in(
        written([HEAD, changed(GOOD, 登记日期="2024-02-30"), OTHER]), f"台账2024.{ending}"
    )
    back = openpyxl.load_workbook(io.BytesIO(clerk.returned()))
    page = back.active
    assert [cell.value for cell in page[1]][:8] == HEAD
    assert page["I1"].value == "退回意见" and "日期不存在" in page["I2"].value
    assert page["B2"].fill.start_color.rgb == "FFFFD9D2"
    page["B2"] = "2024-02-29"
    clerk.bring_back(back)
    second = Batch.objects.latest("id")
    assert (second.accepted, second.duplicates, second.quarantined) == (1, 1, 1)
    assert Dispute.objects.filter(origin__isnull=False).count() == 2


def test_an_old_xls_comes_back_legible_and_what_was_crossed_out_stays_so(clerk, scoped):
    struck = xlwt.easyxf("font: struck_out on")
    book = xlwt.Workbook()
    page = book.add_sheet("台账")
    rows = [TITLE, HEAD, GOOD, changed(OTHER, 社区="哪里社区"), changed(OTHER, 序号=3)]
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            page.write(number, column, value, struck if number == 4 else xlwt.Style.default_style)
    page.merged_ranges.append((0, 0, 0, 7))
    kept = io.BytesIO()
    book.save(kept)
    clerk.bring_in(kept.getvalue(), "台账2024.xls")
    back = openpyxl.load_workbook(io.BytesIO(clerk.returned()))
    page = back.active
    assert page["A5"].font.strike and page["A2"].font.bold and page["C4"].fill.fill_type == "solid"
    assert page.column_dimensions["B"].width > 10 and "A1:H1" in map(str, page.merged_cells.ranges)
    page["C4"] = "东门社区"
    clerk.bring_back(back)
    assert Batch.objects.latest("id").accepted == 1
    assert Dispute.objects.filter(origin__isnull=False).count() == 2


def test_a_later_ledger_suggests_what_the_first_lacked(clerk, scoped):
    clerk.bring_in(
        workbook(changed(GOOD, 纠纷类型="邻里纠纷类"), changed(OTHER, 纠纷类型="其他类别"))
    )
    first = Batch.objects.get()
    page = clerk.bring_in(workbook(GOOD, OTHER), "细.xlsx")
    assert "可以补进已有记录 2 处" in page
    assert Dispute.objects.filter(type=None).count() == 2
    shown = clerk.client.get(reverse("imports:suggestions")).content.decode()
    assert "合同纠纷" in shown and "全部采纳（2 处）" in shown
    clerk.client.post(reverse("imports:suggestions"), {"all": "1"})
    types = {c.origin_row: c.type.code for c in Dispute.objects.filter(origin=first.pk)}
    assert types == {3: "neighbor", 4: "contract"}
    assert Dispute.objects.get(origin_row=4).report_class.code == "other"
    assert Entry.objects.filter(verb="disputes.amend").count() == 2
    assert Suggestion.objects.filter(state="accepted").count() == 2
    clerk.give(workbook(GOOD, OTHER), "细.xlsx")
    assert "什么也没有改动" in clerk.see()
    assert chain.verify()["ok"]


def test_a_suggestion_is_declined_and_not_made_again(clerk, scoped):
    clerk.bring_in(workbook(changed(GOOD, 纠纷类型="邻里纠纷类")))
    clerk.bring_in(workbook(GOOD), "细.xlsx")
    row = Suggestion.objects.get()
    clerk.client.post(reverse("imports:suggestions"), {"decline": str(row.pk)})
    assert Suggestion.objects.get().state == "declined"
    assert Dispute.objects.get().type is None
    assert "什么也没有改动" in clerk.give(workbook(GOOD), "细.xlsx")


def test_an_import_is_undone_with_its_suggestions(clerk, scoped):
    clerk.bring_in(workbook(changed(GOOD, 纠纷类型="邻里纠纷类")))
    clerk.bring_in(workbook(GOOD, OTHER), "细.xlsx")
    second = Batch.objects.latest("id")
    clerk.client.post(reverse("imports:undo", args=[second.pk]))
    assert not Suggestion.objects.exists()
    assert Dispute.objects.count() == 1
    assert chain.verify()["ok"]


def test_f01_a_file_that_would_eat_the_machine_is_refused_once(clerk):
    page = clerk.give(fault("F01"), "F01.xlsx")
    assert "表格的已用区域过大" in page and "什么也没有改动" in page
    assert [job.attempts for job in Job.objects.all()] == [1]


def filtered():
    """A register of two records, of which a filter hides the second."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(GOOD, OTHER)))
    book.active.row_dimensions[4].hidden = True
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(("means", "accepted"), [("in", 2), ("out", 1)])
def test_hidden_rows_are_asked_of_once_a_file(clerk, scoped, means, accepted):
    data = filtered()
    page = clerk.give(data)
    assert "隐藏的行里有 1 条，要不要导入？" in page and "/start/" not in page
    clerk.do("start")  # whoever presses all the same brings in nothing
    assert Dispute.objects.filter(origin__isnull=False).count() == 0
    page = clerk.do("answer", hidden=means)
    assert f"导入这 {accepted} 条" in page and "要不要导入？" not in page
    assert ("照您说的没有导入" in page) == (means == "out")
    clerk.do("start")
    assert Batch.objects.get().accepted == accepted
    assert "要不要导入？" not in clerk.give(data)
    assert Meaning.objects.get().written == "台账2024.xlsx"
