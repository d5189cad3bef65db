"""A workbook: the truth on one sheet or several, by time or by community, and the sheets beside them."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from .grid import Written
from .sheet import Writer
from .truth import Case, truth
from .words import CLASSES, COMMUNITIES, TYPES

OF_PLACES = ("foreign_community", "unknown_community")


def workbook(chance: random.Random) -> tuple[list[Written], dict[str, Any]]:
    """This will write a random truth in a random layout: the sheets, and how the categories are written."""
    kind = chance.choice(("xlsx",) * 12 + ("ods", "ods", "csv", "csv", "csv", "xls"))
    style = chance.choice(("class", "type", "ticks", "sections", "codes"))
    places = chance.choice(("column", "column", "column", "sheets", "sections"))
    if (places == "sections" and style == "sections") or (places == "sheets" and kind == "csv"):
        places = "column"
    names = TYPES if style == "type" else CLASSES
    cases = [replace(one, category=chance.choice(list(names))) for one in truth(chance)]
    if places == "sheets":  # a sheet is one community's: it cannot be a wrong one
        cases = [replace(one, bad="") if one.bad in OF_PLACES else one for one in cases]
    first: dict[tuple[Any, ...], Case] = {}
    for n, one in enumerate(cases):  # a duplicate repeats its category too
        key = (one.registered, one.summary)
        cases[n] = replace(one, category=first.setdefault(key, one).category)
    told = {"kind": kind, "style": style, "places": places, "names": names}
    told |= {"legend": _legend(chance, names), "legend_on": "line"}
    if kind != "csv" and chance.random() < 0.4:
        told["legend_on"] = "sheet"
    sheets = [
        Writer(chance, name, part, told).written() for name, part in _parts(chance, cases, told)
    ]
    if kind != "csv":
        sheets += _others(chance, cases, told)
    return sheets, told


def _legend(chance: random.Random, names: dict[str, tuple[str, ...]]) -> dict[str, str]:
    marks = chance.choice(("123456789", "ABCDEFGHI", "①②③④⑤⑥⑦⑧⑨"))
    return {code: marks[n] for n, code in enumerate(names)}


def _parts(
    chance: random.Random, cases: list[Case], told: dict[str, Any]
) -> list[tuple[str, list[Case]]]:
    """Several sheets, one a community or by time."""
    if told["places"] == "sheets":
        by_place = {name: [one for one in cases if one.community == name] for name in COMMUNITIES}
        return [(name, some) for name, some in by_place.items() if some]
    if told["kind"] == "csv" or len(cases) < 6 or chance.random() < 0.5:
        return [("1组", cases)]
    at = chance.randint(3, len(cases) - 2)
    parts = [part for part in (cases[:at], cases[at:]) if part]
    return [(f"{n}组", part) for n, part in enumerate(parts, 1)]


def _others(chance: random.Random, cases: list[Case], told: dict[str, Any]) -> list[Written]:
    others = []
    if chance.random() < 0.3:
        table = Written("统计", [["年度统计"], ["社区", *(CLASSES[c][0] for c in CLASSES), "合计"]])
        table.rows += [[place, *(chance.randint(0, 9) for _ in range(5))] for place in COMMUNITIES]
        others.append(table)
    if chance.random() < 0.3:
        old = Written("旧表", [["登记日期", "社区", "当事人", "纠纷类型", "简要情况"]], hidden=True)
        day = cases[0].registered
        old.rows.append([day, COMMUNITIES[0], "甲；乙", "邻里", "隐藏表里的事不算数"])
        others.append(old)
    if chance.random() < 0.3:
        others.append(Written("值班表", [["姓名", "电话", "星期"], ["甲", "1", "一"]]))
    if told["style"] == "codes" and told["legend_on"] == "sheet":
        codes = [[mark, told["names"][code][0]] for code, mark in told["legend"].items()]
        others.append(Written("填表说明", [["代码", "类别"], *codes], hidden=chance.random() < 0.3))
    return others
