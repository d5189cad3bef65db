"""Old ledgers of publicity: each sheet to its own ledger, what is wrong refused with its reason, and undone."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from fengqiao.engines.figures import Period, known
from fengqiao.engines.imports import acts, stages
from fengqiao.engines.imports.acts.records import NotUndone
from fengqiao.engines.registers import acts as records
from fengqiao.ground.sheets import read
from fengqiao.matters.publicity.models import Activity, Handout, Post, Site
from fengqiao.matters.publicity.words import Counted, Kind, Material
from fengqiao.project import foundation
from fengqiao.project.catalogue import REGISTERS
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.journal import chain, scope
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people import actors

from ..registers import ACTIVITIES

SAMPLES = Path(__file__).parents[5] / "shared" / "samples"
SAMPLE = "普法活动台账_2024.xlsx"

HEAD = ["开展时间", "宣传主题", "活动形式", "所在社区", "参与人数", "手册", "折页", "条幅", "说明"]
ROWS = [
    [date(2025, 3, 5), "消费维权进市场", "普法讲座", "钟楼社区", "约60人", 20, "100份", 2, None],
    ["2025.3.15", "反诈宣传", "街头宣传", "东门社区", 80, None, 150, None, None],
    ["3月20日", "禁毒展板巡展", "展板", "钟楼社区", None, None, None, None, "因雨取消，改期另办"],
    [date(2025, 3, 21), "森林防火", "广播", "东门社区", 30, None, None, None, "大雨，未开展"],
    [date(2024, 12, 30), "跨年宣传", "讲座", "东门社区", 10, None, None, None, None],
    [None, None, "讲座", "南塔社区", 10, 5, None, None, None],
]


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


OTHER = workbook(
    ("宣传", [["青石街道2025年法治宣传台账"], HEAD, *ROWS]),
    (
        "阵地",
        [
            ["阵地名称", "类型", "村居"],
            ["法治书屋", "书架", "东门社区"],
            ["法治长廊", "长廊", "钟楼社区"],
        ],
    ),
)


@pytest.fixture
def li(cast, as_):
    with as_(cast.li):
        yield cast.li


def staged(data: bytes, by, name: str = "宣传台账.xlsx", year: int | None = None):
    return stages.stage(read(data, name), REGISTERS, by.office, year)


def test_another_layout_comes_in_and_says_what_does_not(li):
    told = staged(OTHER, li).told()
    refused = {row["row"]: row["reasons"] for row in told["quarantined"]}
    assert refused == {
        6: ["cancelled"],
        7: ["out_of_year"],
        8: ["missing_date", "missing_topic", "foreign_community"],
    }
    assert told["matters"] == {"publicity": 5} and told["read"] == 8


def test_rows_become_records_with_their_materials(li):
    batch = acts.commit(staged(OTHER, li), OTHER, "宣传台账.xlsx", by=li)
    lecture = Activity.objects.get(title="消费维权进市场")
    assert (lecture.kind, lecture.attendance, lecture.counted) == (
        Kind.LECTURE,
        60,
        Counted.ESTIMATE,
    )
    assert dict(lecture.handouts.values_list("kind", "quantity")) == {
        Material.LEAFLET: 100,
        Material.BOOKLET: 20,
        Material.BANNER: 2,
    }
    assert lecture.origin == batch.pk and (lecture.origin_sheet, lecture.origin_row) == ("宣传", 3)
    assert Entry.objects.get(subject=lecture.pk).verb == "publicity.backfill_activity"
    assert known("publicity.materials").value(Period.year(2025)) == 270
    assert Site.objects.count() == 2 and chain.verify()["ok"]
    again = staged(OTHER, li).told()
    assert (again["accepted"], again["duplicates"]) == (0, 5)


def test_an_import_is_taken_back_whole_or_not_at_all(li):
    batch = acts.commit(staged(OTHER, li), OTHER, "宣传台账.xlsx", by=li)
    by_key = {one.key: one for one in REGISTERS}
    lecture = Activity.objects.get(title="消费维权进市场")
    kept = Entry.objects.count()
    assert acts.undo(batch, by_key, by=li) >= 3
    assert not Activity.objects.exists() and not Handout.objects.exists()
    assert Entry.objects.count() > kept
    batch = acts.commit(staged(OTHER, li), OTHER, "宣传台账.xlsx", by=li)
    lecture = Activity.objects.get(title="消费维权进市场")
    records.amend(ACTIVITIES, lecture, {"attendance": 61}, by=li, reason="清点")
    with pytest.raises(NotUndone, match="消费维权进市场"):
        acts.undo(batch, by_key, by=li)
    assert Activity.objects.filter(origin=batch.pk).count() == 3


@pytest.mark.skipif(not SAMPLES.exists(), reason="LEFT OUT: the samples stand beside the project")
def test_the_sample_gives_its_truth(db):
    divisions = json.loads((SAMPLES / "divisions_dehui.json").read_text(encoding="utf-8"))
    truth = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))
    told = truth["files"][SAMPLE]
    foundation.found(divisions, truth["street"]["code"])
    with scope.everywhere(because="测试"):
        office = places.the_office(truth["street"]["code"])
    by, data = actors.command_line(office.pk), (SAMPLES / SAMPLE).read_bytes()
    with scope.office(office.pk):
        seen = staged(data, by, SAMPLE)
        wrong = [(row["sheet"], row["row"], row["reasons"]) for row in seen.told()["quarantined"]]
        assert wrong == [
            (row["sheet"], row["row"], [row["kind"]]) for row in told["defective_rows"]
        ]
        acts.commit(seen, data, SAMPLE, by=by)
        year = Period.year(truth["year"])
        value = {key: known(f"publicity.{key}").value(year) for key in VALUES}
        assert value == {key: told[name] for key, name in VALUES.items()}
        assert known("publicity.lectures").value(year) == told["by_form"]["法律讲座"]
        for row in told["rows"]:
            kept = Activity.objects.get(origin_row=row["row"])
            assert (kept.title, kept.held_on.isoformat()) == (row["name"], row["date"])
            assert kept.community.name == row["community"]
            assert kept.norms.split("\n") == row["laws"]
            assert bool(kept.node) is bool(row["node"])
        assert Post.objects.count() == len(told["wechat_rows"])


VALUES = {
    "activities": "activities",
    "materials": "materials_total",
    "posters": "posters_total",
    "audience": "attendance_total",
    "posts": "wechat_posts",
    "reads": "wechat_reads",
}
