"""What stood twice stands once: each fact with its one place, and how a second would be known.

A fact is added as one `Fact` below: what it is, the file in which it stands, the shape by which a second is found,
and seconds as somebody would write them, which tests/house/test_planted.py plants and expects to be named. `word` is
a pattern without which a file is not looked at. `beside` are files that have the shape and do not say the fact, each
with the reason. A place that no longer has the shape is named too: the table would guard nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from fengqiao.engines.registers.row_marks import mark_of_title

from .sources import PACKAGE, dotted, sources

Shape = Callable[[ast.AST], bool]
BLANK = "\u3000"


@dataclass(frozen=True)
class Fact:
    """`stands`: the file, from the package down. `planted`: seconds, each of which must be named."""

    name: str
    stands: str
    shape: Shape
    word: str
    planted: tuple[str, ...]
    beside: Mapping[str, str] = field(default_factory=dict)


def _is_call(node: ast.AST, *names: str) -> bool:
    return isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] in names


def asks_a_day(node: ast.AST) -> bool:
    """forms.DateField(…), DateField as a base, or a box of the browser's own: {"type": "date"}."""
    if isinstance(node, ast.Call):
        return dotted(node.func) in ("forms.DateField", "DateField", "forms.DateInput", "DateInput")
    if isinstance(node, ast.ClassDef):
        return any(dotted(base).rpartition(".")[2] == "DateField" for base in node.bases)
    return isinstance(node, ast.Dict) and any(
        _is_text(key, "type") and _is_text(value, "date")
        for key, value in zip(node.keys, node.values, strict=True)
        if key is not None
    )


def bounds_a_branch(node: ast.AST) -> bool:
    """path__lt=…, or a path whose closing slash is raised: path[:-1] + "0"."""
    if isinstance(node, ast.keyword):
        return (node.arg or "").endswith(("path__lt", "path__gte", "path__startswith"))
    return isinstance(node, ast.BinOp) and _is_text(node.right, "0") and _is_cut(node.left)


def _is_cut(node: ast.AST) -> bool:
    return isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice)


def sets_in(node: ast.AST) -> bool:
    """Blanks as many as a place lies deep: "　" * depth."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult)):
        return False
    return any(_is_text(side) and set(side.value) == {BLANK} for side in (node.left, node.right))


def cuts_in_parts(node: ast.AST) -> bool:
    """range(0, len(keys), size): where the parts of a list begin."""
    if not (_is_call(node, "range") and len(node.args) == 3):  # type: ignore[attr-defined]
        return False
    return _is_call(node.args[1], "len")  # type: ignore[attr-defined]


def lists_marks(node: ast.AST) -> bool:
    """Words that say of a row that it does not count, as a list, or looked for in a text."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return bool(node.elts) and all(_is_mark(one) for one in node.elts)
    if isinstance(node, ast.Dict):
        return bool(node.keys) and all(key is not None and _is_mark(key) for key in node.keys)
    if isinstance(node, ast.Compare):
        return any(_is_mark(one) for one in (node.left, *node.comparators))
    return False


def _is_mark(node: ast.AST) -> bool:
    return _is_text(node) and mark_of_title(node.value) is not None


def asks_why(node: ast.AST) -> bool:
    """A form of reasons, or a field `reason` that is made of something else than `Reason`."""
    if not isinstance(node, ast.ClassDef):
        return False
    if node.name.endswith(("ReasonForm", "WhyForm", "TakeBackForm", "TakeDownForm")):
        return True
    fields = (one for one in node.body if isinstance(one, ast.Assign))
    return any(
        isinstance(one.value, ast.Call)
        and any(isinstance(to, ast.Name) and to.id == "reason" for to in one.targets)
        and dotted(one.value.func).partition(".")[0] not in ("models", "Reason", "fields")
        for one in fields
    )


def makes_a_workbook(node: ast.AST) -> bool:
    """xlsxwriter.Workbook(…), or a class of it: the guards of its cells stand in one."""
    if isinstance(node, ast.ClassDef):
        return any(dotted(base) == "xlsxwriter.Workbook" for base in node.bases)
    return isinstance(node, ast.Call) and dotted(node.func) == "xlsxwriter.Workbook"


def folds(node: ast.AST) -> bool:
    """unicodedata.normalize("NFKC", …): two texts made one to be compared."""
    return _is_call(node, "normalize") and bool(node.args) and _is_text(node.args[0], "NFKC")  # type: ignore[attr-defined]


def voids(node: ast.AST) -> bool:
    """record.voided_on = …: a record taken out of the count, or let in again."""
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return isinstance(node, ast.Assign | ast.AnnAssign) and any(
        isinstance(one, ast.Attribute) and one.attr == "voided_on" for one in targets
    )


def corrects(node: ast.AST) -> bool:
    """act(register.verb("amend"), …) or act("disputes.amend", …): the entry of a correction."""
    if not (_is_call(node, "act") and node.args):  # type: ignore[attr-defined]
        return False
    said = node.args[0]  # type: ignore[attr-defined]
    if _is_call(said, "verb"):
        return any(_is_text(one, "amend") for one in said.args)
    return _is_text(said) and said.value.endswith(".amend")


def brings_in(node: ast.AST) -> bool:
    """Batch(…) or Batch.objects.create(…): an import that has come in."""
    return isinstance(node, ast.Call) and dotted(node.func).startswith("Batch") and _makes(node)


def _makes(node: ast.Call) -> bool:
    return dotted(node.func).rpartition(".")[2] in ("Batch", "create", "bulk_create")


def takes_an_import_back(node: ast.AST) -> bool:
    """batch.state = BatchState.UNDONE."""
    return isinstance(node, ast.Assign) and dotted(node.value).endswith(".UNDONE")


def extends(node: ast.AST) -> bool:
    """def extend(case, …): the effect of a step that gives a clock more time."""
    return isinstance(node, ast.FunctionDef) and node.name.lstrip("_").startswith("extend")


def sets_a_way(node: ast.AST) -> bool:
    """ "now" if … else "next": the state of a word of the step bar."""
    return isinstance(node, ast.IfExp) and all(
        isinstance(one, ast.IfExp) or any(_is_text(one, said) for said in ("done", "now", "next"))
        for one in (node.body, node.orelse)
    )


def _is_text(node: ast.AST | None, text: str = "") -> bool:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(node.value)
    return is_text and text in ("", node.value)  # type: ignore[union-attr]


FACTS = (
    Fact(
        "how a day is asked",
        "ui/fields.py",
        asks_a_day,
        word="DateField|DateInput|date",
        planted=(
            "from django import forms\nday = forms.DateField(required=False)\n",
            "from django import forms\nclass DayField(forms.DateField):\n    pass\n",
            'attrs = {"type": "date"}\n',
        ),
    ),
    Fact(
        "what a branch of the tree is",
        "trunk/journal/scope.py",
        bounds_a_branch,
        word="path",
        planted=(
            "def below(rows, place):\n    return rows.filter(path__startswith=place.path)\n",
            'def end_of(path):\n    return path[:-1] + "0"\n',
        ),
    ),
    Fact(
        "how the tree is set in",
        "trunk/divisions/queries.py",
        sets_in,
        word=BLANK,
        planted=('def shown(place, depth):\n    return "　" * depth + place.name\n',),
    ),
    Fact(
        "how a list is cut in parts",
        "ground/portions.py",
        cuts_in_parts,
        word="range",
        planted=(
            "def some(keys):\n    for at in range(0, len(keys), 400):\n        yield keys[at : at + 400]\n",
        ),
        beside={"engines/figures/row_ids.py": "the sixteen bytes of each key, one after the other"},
    ),
    Fact(
        "what makes a row say that it does not count",
        "engines/registers/row_marks.py",
        lists_marks,
        word="作废|废|测试|示例|取消|停办|未|没",
        planted=(
            'TEST_MARKS = ("测试数据", "请勿统计")\n',
            'NOT_HELD = frozenset({"取消", "未开展"})\n',
            'MARKS = {"作废": "void"}\n',
            'def marked(text):\n    return "作废" in text\n',
        ),
    ),
    Fact(
        "how a reason is asked",
        "ui/forms.py",
        asks_why,
        word="reason =|ReasonForm|WhyForm|TakeBackForm|TakeDownForm",
        planted=(
            "from django import forms\nclass AmendForm(forms.Form):\n    reason = forms.CharField()\n",
            "from django import forms\nclass VoidReasonForm(forms.Form):\n    why = forms.CharField()\n",
        ),
    ),
    Fact(
        "what a workbook that is written is made of",
        "ground/sheets/books.py",
        makes_a_workbook,
        word="xlsxwriter",
        planted=(
            "import xlsxwriter\nbook = xlsxwriter.Workbook(to)\n",
            "import xlsxwriter\nclass Book(xlsxwriter.Workbook):\n    pass\n",
        ),
    ),
    Fact(
        "which texts are one when they are compared",
        "ground/signs/folds.py",
        folds,
        word="NFKC",
        planted=(
            'import unicodedata\ndef bare(text):\n    return unicodedata.normalize("NFKC", text).strip()\n',
            'from unicodedata import normalize\nplain = normalize("NFKC", "Ｕ盘")\n',
        ),
        beside={
            "ground/dates.py": "the digits of a day in one width",
            "ground/spans.py": "the digits of a span in one width",
            "ground/chinese_numbers.py": "the digits of a number in one width",
        },
    ),
    Fact(
        "how a record is taken out of the count",
        "engines/registers/acts.py",
        voids,
        word="voided_on",
        planted=("def drop(record, on):\n    record.voided_on = on\n",),
        beside={
            "engines/procedures/effects.py": "the effect of a step that every procedure has",
            "matters/integrity/acts.py": "a notice is no record of a register",
        },
    ),
    Fact(
        "how a correction is written",
        "engines/registers/acts.py",
        corrects,
        word="amend",
        planted=(
            'def amend(case, *, by):\n    with act("disputes.amend", on=case, by=by):\n        case.save()\n',
            'def mend(one, *, by):\n    with act(NOTES.verb("amend"), on=one, by=by):\n        one.save()\n',
        ),
        beside={"trunk/divisions/acts.py": "a place is no record of a register"},
    ),
    Fact(
        "how an import comes in",
        "engines/imports/acts/batches.py",
        brings_in,
        word="Batch",
        planted=(
            "def commit(file):\n    return Batch(file=file)\n",
            "def commit(file):\n    return Batch.objects.create(file=file)\n",
        ),
    ),
    Fact(
        "how an import is taken back",
        "engines/imports/acts/batches.py",
        takes_an_import_back,
        word="UNDONE",
        planted=("def undo(batch):\n    batch.state = BatchState.UNDONE\n",),
    ),
    Fact(
        "how a clock is given more time",
        "engines/procedures/effects.py",
        extends,
        word="def _?extend",
        planted=(
            'def extend(case, *, days, **given):\n    return {"days": days}\n',
            "def _extend_review(case, *, days, **given):\n    case.due_on += days\n",
        ),
    ),
    Fact(
        "what a step bar shows",
        "engines/procedures/way.py",
        sets_a_way,
        word="done|now|next",
        planted=(
            'def bar(at, place):\n    return "done" if at < place else "now" if at == place else "next"\n',
            'def state(at, place):\n    return "now" if at == place else "next"\n',
        ),
    ),
)


def faults(package: Path = PACKAGE, facts: tuple[Fact, ...] = FACTS) -> list[str]:
    told = []
    texts = {source.name: source.text for source in sources(package)}
    for fact in facts:
        for name, text in texts.items():
            if name not in (fact.stands, *fact.beside):
                told += [
                    f"{name}:{line}: {fact.name} is said once, in {fact.stands}"
                    for line in _lines(fact, text)
                ]
        for name in (fact.stands, *fact.beside):
            if not _lines(fact, texts.get(name, "")):
                told.append(f"{name}: {fact.name} no longer stands here; mend the table")
    return [*told, *_boxes(package)]


def _boxes(package: Path) -> Iterator[str]:
    """A day box that a template writes by itself."""
    for path in sorted(package.rglob("*.html")):
        if re.search(r"""type=["']?date\b""", path.read_text(encoding="utf-8")):
            name = path.relative_to(package).as_posix()
            yield f"{name}: how a day is asked: a box of text with data-day, as in ui/fields.py"


@cache
def _found(shape: Shape, word: str, text: str) -> tuple[int, ...]:
    if not re.search(word, text):
        return ()
    return tuple(sorted({getattr(n, "lineno", 0) for n in ast.walk(ast.parse(text)) if shape(n)}))


def _lines(fact: Fact, text: str) -> tuple[int, ...]:
    return _found(fact.shape, fact.word, text)
