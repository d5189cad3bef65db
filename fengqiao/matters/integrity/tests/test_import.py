"""Old sheets of declarations come in, and what does not plainly say nil does not."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest

from fengqiao.engines import figures
from fengqiao.engines.figures import Period
from fengqiao.engines.imports import acts, stages
from fengqiao.ground.sheets import read
from fengqiao.matters.integrity.models import Declaration, Inquiry
from fengqiao.matters.integrity.words import Check, Reply, Said

from ..registers import REGISTERS, evidence

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parents[5] / "shared" / "samples"


def brought(by, data, name, year=None):
    staged = stages.stage(read(data, name), REGISTERS, by.office, year)
    acts.commit(staged, data, name, by=by, year=year)
    return staged


def test_the_sample_sheet_comes_in_exactly(cast, as_):
    if not SAMPLES.exists():
        pytest.skip("the sample workbooks are not beside this checkout")
    name = "会议与决策台账_2024.xlsx"
    truth = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))["files"][name]
    with as_(cast.li):
        staged = brought(cast.li, (SAMPLES / name).read_bytes(), name)
        assert not staged.refused and [one.sheet.name for one in staged.found] == ["零报告声明"]
        nil = figures.known("integrity.interference_nil").value(Period.year(2024))
        assert nil == truth["nil_declarations"] == 9
        assert set(Declaration.objects.values_list("check_result", flat=True)) == {Check.AGREES}
        found = evidence.of_year(cast.office, 2024)
        assert found.others == tuple(one.person_text for one in found.declared)
        assert found.stops == ["王主任（街道办事处主任）没有2024年的声明"]


ROWS = [
    ["报告人", "职务岗位", "所属期间", "有无", "填报日期", "核对结果"],
    ["甲某", "主任", "2024年第四季度", "零报告", "2025.1.6", "属实"],
    [
        "乙某",
        "副主任",
        "2024年下半年",
        "未发生违规过问案件的情形，但有一次转递材料",
        "2025.1.6",
        None,
    ],
    ["丙某", "副主任", "2024年下半年", "有", "2025.1.6", None],
    ["丁某", "副主任", "下半月", "无", "2025.1.6", None],
    [None, "副主任", "2024年", "无", "2025.1.6", None],
]
ASKED = [
    ["函询单位", "期间", "发函日期", "文号", "回复情况", "回复日期"],
    ["某区委政法委", "2024年", "2025-01-03", "某函1号", "未发现此类情形", "2025-01-08"],
    ["某区纪委监委", "2024年", "2025-01-03", "某函2号", "未回复", None],
    ["某区法院", "2024年", "2025-01-03", "某函3号", "未发现", "2025-01-02"],
]


def test_another_layout_comes_in_and_doubt_stays_out(cast, as_):
    made = openpyxl.Workbook()
    made.active.title = "声明"
    asked = made.create_sheet("函询")
    for sheet, rows in ((made.active, ROWS), (asked, ASKED)):
        for row in rows:
            sheet.append(row)
    kept = io.BytesIO()
    made.save(kept)
    with as_(cast.li):
        staged = brought(cast.li, kept.getvalue(), "声明.xlsx", 2024)
        refused = {(r.sheet, r.number, *sorted(r.understood.reasons)) for r in staged.refused}
        assert refused == {
            ("声明", 3, "unknown_category"),
            ("声明", 4, "unknown_category"),
            ("声明", 5, "incomplete_date"),
            ("声明", 6, "missing_topic"),
            ("函询", 4, "closed_before_registered"),
        }
        one = Declaration.objects.get()
        assert (one.said, str(one.starts_on), str(one.ends_on)) == (
            Said.NIL,
            "2024-10-01",
            "2024-12-31",
        )
        assert (str(one.declared_on), one.check_result) == ("2025-01-06", Check.AGREES)
        replies = dict(Inquiry.objects.values_list("organ_text", "reply"))
        assert replies == {"某区委政法委": Reply.NIL, "某区纪委监委": Reply.NONE_YET}
