"""How much more work twice the text is: for one that is read in linear time about twice, else four times."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from types import ModuleType
from typing import Any, AnyStr

from fengqiao.ground.patterns import bounded

LENGTH = 4000  # signs; fewer do for all that is done with a text, and a sheet has longer tags
OF_TEXT, OF_SHEET = 1500, 16_000
MEASURABLE = 0.004  # seconds: what takes less at LENGTH takes less than a second at 60,000 signs, however it grows
MOST = 3.0
ROUNDS = 16  # the best of so many, for a machine that has other work to do
_COMPILES = re.compile(r"re\.(?!escape|Pattern|Match)\w+|(?:patterns\.)?bounded")

_SIGNS = (
    *"1一百万〇 \t\n\u3000（(）)《》“”[]〔<、，。；：,.:·-—~+×/%第年月日号室共同为至到和多余近中法A年件次\x00ʘ😀",
    *("1,", "1 ", "1.", "1-", "1:", "1+", "1月", "1日", "1件", "1次，", "1万", "1、", "一、", "第1", "第一、"),
    *("（1", "（1）", "1年", "9年", "一月", "1至", "111，", "1 111 ", "为1、", "共1", "A1", "《一", "“一", "、一"),
    *("一二、", "甲乙丙、", "2023", "2023年", "2023-", "（2023", "现将", "2023年 ", "同比", "分别", "甲、乙分别", "等"),
    *("每 ", "截至1月", "近一", "一年", "其中", "一\n", "1\n", "，\n", "形成1名", "形成1个带动", "主要负责人", "未发生"),
)  # fmt: skip
_CLAUSES = (
    *("1件，", "1件其中", "（1件）其中", "其中1件。", "共1件。", "1%，", "开展活动1次，", "参加1人参加率1%，"),
    *("未发生信访案件。信访案件1件。", "矛盾一、矛盾二、矛盾三等纠纷，", "邻里、物业、婚姻等纠纷。", "一、情况\n", "1、情况1件\n"),
    *("甲、乙、丙分别为1、2、3件，", "比去年增长1%，", "2023年1月1件，", "执法检查1次。", "执法检查1次，其他1次；"),
    *("《民法通则》", "“七五”普法", "增强了意识。", "没有其他现象", "1件\n", "（一）2023年\n", "其中1件，占1%。"),
)  # fmt: skip
_TAGS = (
    *(b"<", b"<c ", b"<c>", b"<c r='A1' ", b"<c r='A1'>", b"<c r='A1'/>", b"<c s='1' ", b"<c t='s'>", b"<v>1<"),
    *(b"<row ", b"<row r='1' ", b"<si>", b"<si ", b"<r>", b"<r></r>", b"<strike", b"<strike ", b"<x", b"x:", b" "),
    *(b'table:formula="', b'table:formula="a', b"'file", b"r='A1' ", b"s='1' ", b"\x09\x08\x10\x00\x00\x06", b"\x00"),
)  # fmt: skip


def texts(seed: int = 12, pairs: int = 40) -> list[Callable[[int], str]]:
    """Texts of any length: each kind of sign alone, and pairs of kinds, one by one and one after the other."""
    return _walk(_SIGNS, seed, pairs)


def clauses(seed: int = 12, pairs: int = 20) -> list[Callable[[int], str]]:
    """The same of what numbers are said in."""
    return _walk(_CLAUSES, seed, pairs)


def tags(seed: int = 12, pairs: int = 20) -> list[Callable[[int], bytes]]:
    """The same of the tags of a workbook."""
    return _walk(_TAGS, seed, pairs)


def _walk(kinds: tuple[AnyStr, ...], seed: int, pairs: int) -> list[Callable[[int], AnyStr]]:
    walk = random.Random(seed)
    mixed = [tuple(walk.choices(kinds, k=2)) for _ in range(pairs)]
    return [
        *(_run(kind) for kind in kinds),
        *(_run(one + other) for one, other in mixed),
        *(_halves(one, other) for one, other in mixed),
    ]


def _run(kind: AnyStr) -> Callable[[int], AnyStr]:
    return lambda length: (kind * length)[:length]


def _halves(one: AnyStr, other: AnyStr) -> Callable[[int], AnyStr]:
    return lambda length: (one * length)[: length // 2] + (other * length)[: length // 2]


def growth(work: Callable[[Any], object], text: Callable[[int], AnyStr], length: int) -> float:
    """How many times the work of a text the work of twice its length is; 0 where it takes too short to be measured."""
    short = text(length)
    if (once := _seconds(work, short)) < MEASURABLE:
        return 0.0
    long, twice = text(2 * length), float("inf")
    for _ in range(ROUNDS):
        # Never compared with one reading alone: a machine that was busy just then would hide what grows.
        once = min(once, _seconds(work, short))
        twice = min(twice, _seconds(work, long))
        if once < MEASURABLE or twice < MOST * once:
            break
    return twice / once if once >= MEASURABLE else 0.0


def grown(
    work: Callable[[Any], object], walk: list[Callable[[int], AnyStr]], length: int = LENGTH
) -> list[str]:
    """The beginnings of the texts of which twice the length is more than three times the work."""
    return [
        f"{text(12)!r}: {by:.1f}" for text in walk if (by := growth(work, text, length)) >= MOST
    ]


def _seconds(work: Callable[[Any], object], text: AnyStr) -> float:
    begun = process_time()
    work(text)
    return process_time() - begun


def patterns(*packages: ModuleType) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Every pattern that modules hold, alone or in a table, and those that stand within functions."""
    for module in _modules(*packages):
        for name, held in vars(module).items():
            yield from ((f"{module.__name__}.{name}", one) for one in _held(held))
        for _, call in _calls(module):
            if isinstance(call.args[0], ast.Constant):
                compiled = re.compile if ast.unparse(call.func).startswith("re.") else bounded
                yield f"{module.__name__}:{call.lineno}", compiled(call.args[0].value)


def unseen(*packages: ModuleType) -> set[str]:
    """Functions that put a pattern together, which no walk sees before they are called."""
    return {
        f"{module.__name__}.{function}"
        for module in _modules(*packages)
        for function, call in _calls(module)
        if not isinstance(call.args[0], ast.Constant)
    }


def _held(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _held(one)
    elif isinstance(value, dict):
        yield from _held(list(value.values()))


def _modules(*packages: ModuleType) -> Iterator[ModuleType]:
    for package in packages:
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".tests" not in found.name:
                yield importlib.import_module(found.name)


def _calls(module: ModuleType) -> Iterator[tuple[str, ast.Call]]:
    """Within functions, with their names: calls of re, as re.search(…) and re.compile(…), and of bounded."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and _COMPILES.fullmatch(ast.unparse(node.func)):
                    yield function.name, node
