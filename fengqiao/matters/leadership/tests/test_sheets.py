"""Old ledgers: one meeting on several rows, deployments as tasks, acts in person, schemes; in any layout."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from fengqiao.engines import figures
from fengqiao.engines.imports import acts as ledgers
from fengqiao.engines.imports import stages
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers.words import Reason
from fengqiao.ground import sheets
from fengqiao.matters.leadership.models import AgendaItem, Meeting, PersonalAct, Task
from fengqiao.matters.leadership.words import Kind, Scheme, Stage
from fengqiao.project.catalogue import REGISTERS

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).parents[5] / "shared" / "samples"
SAMPLE = SAMPLES / "会议与决策台账_2024.xlsx"
OWN = tuple(one for one in REGISTERS if one.key.startswith("leadership."))
BY_KEY = {one.key: one for one in REGISTERS}


def book(*pages: tuple[str, list[list[object]]]) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for name, rows in pages:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    data = BytesIO()
    made.save(data)
    return data.getvalue()


def staged(li, data: bytes, year: int | None = 2025, name: str = "台账.xlsx"):
    return stages.stage(sheets.read(data, name), REGISTERS, li.office, year)


def kept(li, data: bytes, year: int | None = 2025):
    return ledgers.commit(staged(li, data, year), data, "台账.xlsx", by=li, year=year)


MEETINGS = [
    ["某街道党工委会涉法议题登记表", None, None, None, None, None],
    ["议题名称", "召开日期", "议题类型", "实到人数", "应到人数", "会议届次", "会议决定"],
    ["传达上级会议精神", "2025.3.4", "传达学习", 8, 9, "第1次"],
    ["研究物业纠纷多发问题", None, "研究解决", None, None, None, "责成物业整改"],
    ["学一条法律", "2025年4月9日", "会前学法", 9, 9, "第2次"],
    ["通报其他事项", "2025年4月9日", "通报", 9, 9, "第2次"],
]


def test_rows_that_leave_the_meeting_empty_or_repeat_it_are_its_items(li):
    kept(li, book(("会议", MEETINGS)))
    meetings = list(Meeting.objects.order_by("held_on"))
    assert [(m.held_on, m.ordinal, m.due, m.present) for m in meetings] == [
        (date(2025, 3, 4), "第1次", 9, 8),
        (date(2025, 4, 9), "第2次", 9, 9),
    ]
    items = [(i.topic, i.kind) for i in AgendaItem.objects.order_by("meeting__held_on", "position")]
    assert items == [
        ("传达上级会议精神", Kind.CONVEY),
        ("研究物业纠纷多发问题", Kind.ISSUE),
        ("学一条法律", Kind.PRE_STUDY),
        ("通报其他事项", Kind.OTHER),
    ]
    assert AgendaItem.objects.get(topic="通报其他事项").kind_text == "通报"
    assert meetings[0].title == "党工委会议第1次"


def test_the_same_file_twice_brings_nothing(li):
    data = book(("会议", MEETINGS))
    kept(li, data)
    told = staged(li, data).told()
    assert (told["accepted"], told["duplicates"]) == (0, 2)


def test_more_present_than_due_comes_back(li):
    rows = [MEETINGS[1], ["一项", "2025.3.4", "部署", 12, 9, "第1次"]]
    refused = staged(li, book(("会议", rows))).refused
    assert [row.understood.reasons for row in refused] == [[Reason.ATTENDANCE_OVER_DUE]]


TASKS = [
    ["部署事项", "承办单位", "部署时间", "办理时限", "进展"],
    ["一项做完的", "司法所", "2025-02-03", "2025-03-01", "已办结"],
    ["一项没完的", "综治中心", "2025-02-03", "2025-12-31", "正在推进"],
    ["一项倒着的", "综治中心", "2025-02-03", "2025-01-31", "未完成"],
]


def test_deployments_become_tasks_and_the_done_ones_have_no_clock(li):
    from fengqiao.engines.procedures import queries as deadlines

    batch = kept(li, book(("工作部署", TASKS)))
    assert (batch.accepted, batch.quarantined) == (2, 1)
    done, going = Task.objects.get(title="一项做完的"), Task.objects.get(title="一项没完的")
    assert (done.stage, done.procedure_key, done.owner_text) == (Stage.DONE, "task", "司法所")
    assert not deadlines.of(done.pk).exists()
    assert going.stage == Stage.DOING
    assert deadlines.of(going.pk).get().due_on == date(2025, 12, 31)
    period = figures.Period.year(2025)
    assert figures.known("leadership.tasks_assigned").by("stage", period) == {"done": 1, "doing": 1}
    assert figures.known("leadership.tasks_finished").value(period) == 1


def test_an_imported_task_goes_on_by_its_procedure(li):
    from fengqiao.matters.leadership.procedure import TASK

    kept(li, book(("工作部署", TASKS)))
    going = Task.objects.get(title="一项没完的")
    day = date(2025, 5, 1)
    assert (
        take(
            TASK, "finish", going, by=li, happened_on=day, result="办了", evidence="小结"
        ).closed_on
        == day
    )


PERSONAL = [
    ["日期", "方式", "主要内容", "责任领导", "印证材料"],
    ["2025-03-04", "亲自部署", "重点任务", "街道党工委书记", "会议记录"],
    ["2025-03-05", "过问", "信访积案", "街道办事处主任", "督办单"],
    ["2025-03-06", "亲自协调", "多方协调会", "街道办事处主任", None],
    ["2025-03-07", "亲自督办", "某项工作", "办事处副主任", "督办单"],
]


def test_an_act_in_person_without_evidence_or_by_another_comes_back(li):
    told = staged(li, book(("四个亲自", PERSONAL)))
    refused = {row.number: row.understood.reasons for row in told.refused}
    assert set(refused) == {4, 5} and refused[5] == [Reason.UNKNOWN_CATEGORY]
    kept(li, book(("四个亲自", PERSONAL)))
    assert {(a.kind, a.head) for a in PersonalAct.objects.all()} == {
        ("deploy", "secretary"),
        ("inquire", "director"),
    }


def test_a_scheme_is_known_by_its_title_and_its_weight_is_a_share(li):
    from fengqiao.matters.leadership.models import AppraisalScheme

    rows = [
        ["方案名称", "印发日期", "指标内容", "占比"],
        ["年终考核办法", "2025-10-01", "法治建设", "百分之八"],
        ["干部考察工作方案", "2025-05-01", "依法办事", 10],
    ]
    kept(li, book(("考核方案", rows)))
    found = {s.kind: s.weight for s in AppraisalScheme.objects.all()}
    assert found == {Scheme.YEAR_END: 8, Scheme.INSPECTION: 10}


def test_an_import_is_taken_back_as_a_whole_and_can_come_again(li):
    data = book(("会议", MEETINGS), ("工作部署", TASKS))
    batch = kept(li, data)
    ledgers.undo(batch, BY_KEY, by=li)
    assert not Meeting.objects.exists() and not AgendaItem.objects.exists()
    assert not Task.objects.exists()
    assert staged(li, data).told()["accepted"] == 4


def test_every_figure_equals_its_rows(li):
    kept(li, book(("会议", MEETINGS), ("工作部署", TASKS), ("四个亲自", PERSONAL)))
    period = figures.Period.year(2025)
    own = [one for one in figures.declared() if one.key.startswith("leadership.")]
    assert len(own) == 19
    for figure in own:
        if isinstance(figure, figures.Rate):
            assert figure.value(period) is None
            continue
        value = figure.value(period)
        assert figure.measure.value(figure.rows(period)) == value
        for dimension in figure.dimensions:
            cells = figure.by(dimension.key, period)
            assert sum(cells.values()) == value, (figure.key, dimension.key)
            for code, n in cells.items():
                assert figure.value(period, **{dimension.key: code}) == n


@pytest.mark.skipif(not SAMPLE.exists(), reason="样例不在这台机器上：../shared/samples")
def test_the_sample_workbook_gives_its_truth(cast, as_):
    truth = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))
    told = truth["files"][SAMPLE.name]
    with as_(cast.li):
        data = SAMPLE.read_bytes()
        checked = stages.stage(sheets.read(data, SAMPLE.name), OWN, cast.li.office, truth["year"])
        ledgers.commit(checked, data, SAMPLE.name, by=cast.li, year=truth["year"])
        period = figures.Period.year(truth["year"])
        items = figures.known("leadership.law_items")
        acts = figures.known("leadership.personal_acts")
        labels = items.dimension("kind").labels(cast.li.office)
        assert figures.known("leadership.law_meetings").value(period) == told["meetings"]
        assert items.value(period) == told["agenda_items"]
        assert {labels[k]: n for k, n in items.by("kind", period).items()} == told["agenda_by_kind"]
        rows = [(str(i.meeting.held_on), i.topic) for i in items.rows(period)]
        assert sorted(rows) == sorted((row["date"], row["item"]) for row in told["agenda_rows"])
        assert figures.known("leadership.tasks_finished").value(period) == told["deployments"]
        labels = acts.dimension("kind").labels(cast.li.office)
        by_kind = {labels[k]: n for k, n in acts.by("kind", period).items()}
        assert by_kind == told["personal_acts_by_kind"]
        schemes = figures.known("leadership.appraisal_schemes").value(period)
        assert schemes == told["appraisal_schemes"]
        assert checked.refused == []
