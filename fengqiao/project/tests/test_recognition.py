"""Among all ledgers of the product each old sheet finds its own, by the words of its heading."""

from __future__ import annotations

import pytest

from fengqiao.engines.imports import stages
from fengqiao.ground.sheets import Sheet, Workbook
from fengqiao.project.catalogue import REGISTERS

pytestmark = pytest.mark.django_db

SHEETS = {
    "study.trainings": [
        ("日期", "主题", "对象", "形式", "法律法规", "主讲人", "应到", "实到", "学时"),
        ("时间", "培训内容", "参训对象", "授课老师", "参训人数"),
    ],
    "study.center_group": [
        ("日期", "学习主题", "内容类别", "主持／领学", "应到", "实到", "主要负责人是否参加"),
        ("时间", "学习内容", "类别", "领学人", "应到人数", "实到人数"),
    ],
    "study.plan": [("月份", "专题", "对象", "牵头"), ("学习时间", "学习主题", "责任部门")],
    "study.items": [
        ("学习内容", "类别", "计划时间", "完成情况"),
        ("学习篇目", "种类", "完成情况", "备注"),
    ],
    "study.exams": [("考试时间", "考试名称", "应考人数", "参考人数", "合格人数")],
    "integrity.declarations": [
        ("声明人", "职务", "内容", "期间", "签字日期", "纪工委核对"),
        ("报告人", "所属期间", "有无", "填报日期"),
    ],
    "integrity.commitments": [("承诺人", "职务", "签订日期"), ("承诺人", "承诺年度", "签字日期")],
    "integrity.inquiries": [("函询单位", "期间", "发函日期", "文号", "回复情况", "回复日期")],
}


def test_every_sheet_finds_its_own_ledger(cast, as_):
    found = {}
    with as_(cast.li):
        for key, heads in SHEETS.items():
            for number, head in enumerate(heads):
                name = f"表{number}"
                rows = [list(head), ["2024-03-05"] * len(head)]
                book = Workbook(f"{name}.xlsx", "xlsx", (Sheet(name, False, rows),))
                found[key, head] = (
                    stages.stage(book, REGISTERS, cast.office, 2024).found[0].register.key
                )
    assert found == {(key, head): key for key, heads in SHEETS.items() for head in heads}
