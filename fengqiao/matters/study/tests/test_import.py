"""Study's old sheets come in, each to its ledger, whatever their headings and their order."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest

from fengqiao.engines import figures
from fengqiao.engines.figures import Period
from fengqiao.engines.imports import acts, stages
from fengqiao.engines.imports.acts.records import NotUndone
from fengqiao.engines.registers import acts as records
from fengqiao.ground.sheets import read
from fengqiao.matters.study import seeds
from fengqiao.matters.study.models import ListItem, PlanItem, Session
from fengqiao.matters.study.words import Audience, Content, Kind

from ..registers import REGISTERS, TRAININGS

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parents[5] / "shared" / "samples"
YEAR = Period.year(2024)


def book(sheets):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def brought(by, data, name, year=None):
    staged = stages.stage(read(data, name), REGISTERS, by.office, year)
    acts.commit(staged, data, name, by=by, year=year)
    return staged


def value(key):
    return figures.known(key).value(YEAR)


def cells(key, dimension):
    return figures.known(key).by(dimension, YEAR)


def test_the_sample_workbook_comes_in_exactly(cast, as_):
    if not SAMPLES.exists():
        pytest.skip("the sample workbooks are not beside this checkout")
    name = "学法培训台账_2024.xlsx"
    truth = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))["files"][name]
    with as_(cast.li):
        staged = brought(cast.li, (SAMPLES / name).read_bytes(), name)
        refused = {(r.sheet, r.number, *sorted(r.understood.reasons)) for r in staged.refused}
        assert refused == {
            ("干部学法培训", 8, "attendance_over_due"),
            ("干部学法培训", 14, "missing_date", "missing_topic"),
        }
        assert value("study.staff_trainings") == truth["trainings"]
        by = cells("study.staff_trainings", "audience")
        assert {str(Audience(k).label): n for k, n in by.items()} == truth["by_audience"]
        assert value("study.lectures") == truth["lectures"]
        assert value("study.training_due") == truth["due"]
        assert value("study.training_person_times") == truth["actual"]
        assert value("study.training_hours") == truth["hours"]
        assert value("study.center_group_sessions") == truth["centre_group_sessions"]
        by = cells("study.center_group_sessions", "content")
        assert {str(Content(k).label): n for k, n in by.items()} == truth["centre_group_by_kind"]
        assert value("study.center_group_due") == truth["centre_group_due"]
        assert value("study.center_group_came") == truth["centre_group_actual"]
        assert value("study.principal_present") == truth["centre_group_principal_present"]
        assert value("study.list_items") == truth["study_list_items"]
        assert value("study.list_items_done") == truth["study_list_done"]
        assert value("study.plan_items") == truth["study_plan_items"]
        assert value("study.xi_lawthought_sessions") == 3
        entered = {(str(s.held_on), s.topic, s.due, s.attended) for s in Session.objects.all()}
        told = [*truth["rows"], *truth["centre_rows"]]
        assert entered == {(r["date"], r["topic"], r["due"], r["actual"]) for r in told}
        again = stages.stage(read((SAMPLES / name).read_bytes(), name), REGISTERS, cast.office)
        assert not [row for row in again.all_rows if row.accepted]


OTHER = {
    "2024年培训": [
        ["社区工作者普法业务学习一览表"],
        [
            "序",
            "培训时间",
            "培训内容",
            "参训对象",
            "学习形式",
            "授课老师",
            "应参训人数",
            "参训人数",
            "课时",
        ],
        [1, "2024年4月9日", "劳动法", "社区工作者", "线上学习", "甲老师", 20, "18人", "1.5课时"],
        [2, "2024.5.7", "信访条例", "街道干部、社区干部", "讲座", "乙老师", 60, 55, 2],
        [3, "2024/6/3", "反诈", "居民群众", "讲座", "丙老师", 60, 55, 2],
        [4, "2023-12-30", "宪法", "机关干部", "讲座", "丙老师", 6, 5, 2],
        ["合计", None, None, None, None, None, 86, 78, None],
    ],
    "中心组": [
        ["时间", "专题", "类别", "领学人", "应到人数", "实到人数"],
        ["2024-02-02", "监察法", "法律法规", "书记", 7, 7],
        ["2024-08-02", "统计督察", "业务知识", "主任", 7, 6],
    ],
    "计划": [
        ["学习时间", "学习主题", "责任部门"],
        ["一季度", "宪法", "党政办"],
        ["全年", "民法典", "党政办"],
    ],
    "应知应会": [
        ["学习篇目", "种类", "完成情况", "备注"],
        ["中国共产党章程", "党规", "√", None],
        ["统计法", "国家法律", "进行中", None],
    ],
}


def test_another_layout_of_another_office_comes_in(cast, as_):
    with as_(cast.li):
        staged = brought(cast.li, book(OTHER), "学法.xlsx", 2024)
        refused = {(r.sheet, r.number, *sorted(r.understood.reasons)) for r in staged.refused}
        assert refused == {
            ("2024年培训", 5, "unknown_category"),
            ("2024年培训", 6, "out_of_year"),
        }
        online, both = Session.objects.filter(group="staff").order_by("held_on")
        assert (online.kind, online.hours, online.attended) == (Kind.ONLINE, 1.5, 18)
        assert (both.audience, both.kind) == (Audience.BOTH_STAFF, Kind.LECTURE)
        assert value("study.training_hours") == 3.5
        assert cells("study.center_group_sessions", "content") == {
            "state_law": 1,
            "other_content": 1,
        }
        other = Session.objects.get(content=Content.OTHER)
        assert other.content_text == "业务知识"
        assert sorted(PlanItem.objects.values_list("months", "year")) == [
            (",1,2,3,", 2024),
            (",1,2,3,4,5,6,7,8,9,10,11,12,", 2024),
        ]
        done = dict(ListItem.objects.values_list("content", "recorded"))
        assert done == {"中国共产党章程": "done", "统计法": "not_done"}
        assert value("study.list_items_done") == 1


def test_each_sheet_goes_to_its_ledger(cast, as_):
    with as_(cast.li):
        staged = stages.stage(read(book(OTHER), "学法.xlsx"), REGISTERS, cast.office, 2024)
        found = {one.sheet.name: one.register.key.partition(".")[2] for one in staged.found}
        told = ("trainings", "center_group", "plan", "items")
        assert found == dict(zip(OTHER, told, strict=True))


def test_an_import_on_which_others_stand_is_not_taken_back(cast, as_):
    """A list that a session covered stays; nothing of the import is half undone."""
    with as_(cast.li):
        data = book({"应知应会": OTHER["应知应会"]})
        staged = stages.stage(read(data, "清单.xlsx"), REGISTERS, cast.office, 2024)
        batch = acts.commit(staged, data, "清单.xlsx", by=cast.li, year=2024)
        held = seeds.a_training(cast.li, topic="统计法")
        rows = {"covered": [{"item": ListItem.objects.get(content="统计法")}]}
        records.amend(TRAININGS, held, {}, rows, by=cast.li, reason="对上")
        by_key = {one.key: one for one in REGISTERS}
        with pytest.raises(NotUndone, match="已经和别的记录对上"):
            acts.undo(batch, by_key, by=cast.li)
        assert ListItem.objects.count() == 2
        records.amend(TRAININGS, held, {}, {"covered": []}, by=cast.li, reason="对错了")
        assert acts.undo(batch, by_key, by=cast.li) == 2 and not ListItem.objects.exists()


def test_names_in_one_cell_are_a_list_and_some_names_are_none(cast, as_):
    head = ["日期", "培训主题", "培训对象", "参加人员", "实到人数"]
    rows = [
        [f"2024-03-{day:02}", f"民法典第{day}讲", "机关干部", who, came]
        for day, who, came in (
            (5, "甲 某、乙某某；丙某", 3),
            (6, "甲某等12人", None),
            (7, "丁某", None),
            (8, "甲某、乙某", 30),
        )
    ]
    with as_(cast.li):
        brought(cast.li, book({"培训": [["2024年干部学法培训台账"], head, *rows]}), "学法2024.xlsx")
        held = list(Session.objects.order_by("held_on"))
        names = [[one.name for one in session.attendees.all()] for session in held]
    assert names == [["甲某", "乙某某", "丙某"], [], ["丁某"], []]
    assert [one.attended for one in held] == [3, 12, 1, 30]
    assert "甲某等12人" in held[1].remark and "甲某、乙某" in held[3].remark
