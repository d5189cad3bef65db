"""The faults that a line can have: where they may be put, and the code with one of them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
SUMS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Fault:
    """What is wrong, in words, in a line of a file; `at` finds it again in the same source."""

    file: str
    line: int
    says: str
    at: int


def faults(file: str) -> list[Fault]:
    """Every fault that may be put into the functions of a file."""
    tree = ast.parse(Path(file).read_text(encoding="utf-8"))
    return [Fault(file, node.lineno, says, at) for at, (node, says, _) in enumerate(_changes(tree))]


def compiled(fault: Fault) -> CodeType:
    """The module of a fault's file, with the fault in it; every line keeps its number."""
    tree = ast.parse(Path(fault.file).read_text(encoding="utf-8"))
    change = next(one for at, (_, _, one) in enumerate(_changes(tree)) if at == fault.at)
    change()
    ast.fix_missing_locations(tree)
    return compile(tree, fault.file, "exec", dont_inherit=True)


Change = Callable[[], None]


def _changes(tree: ast.Module) -> Iterator[tuple[ast.expr | ast.stmt, str, Change]]:
    for function in ast.walk(tree):
        if isinstance(function, Function):
            for node in _own(function):
                yield from _of(node)


def _own(function: Function) -> Iterator[ast.AST]:
    """What stands in a function and in none within it; its own docstring and annotations are no code."""
    waiting: list[ast.AST] = list(function.body)
    if isinstance(first := function.body[0], ast.Expr) and isinstance(first.value, ast.Constant):
        waiting.remove(first)
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, (*Function.__args__, ast.ClassDef)):
            continue
        yield node
        waiting += [
            child
            for name, held in ast.iter_fields(node)
            if name not in ("annotation", "returns", "type_params")
            for child in (held if isinstance(held, list) else [held])
            if isinstance(child, ast.AST)
        ]


# What is said to people is read by people: only names are changed among texts.
def _of(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str, Change]]:
    match node:
        case ast.Compare(ops=[op, *_]) if type(op) in TURNED:
            turned = TURNED[type(op)]
            yield node, f"{type(op).__name__} → {turned.__name__}", _set(node.ops, 0, turned())
        case ast.BoolOp(op=op):
            other = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield node, f"{type(op).__name__} → {type(other).__name__}", _put(node, op=other)
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield node, "condition reversed", _put(node, test=ast.UnaryOp(ast.Not(), test))
        case ast.BinOp(op=op) if type(op) in SUMS:
            other_op = SUMS[type(op)]
            yield node, f"{type(op).__name__} → {other_op.__name__}", _put(node, op=other_op())
        case ast.Constant(value=bool() as value):
            yield node, f"{value} → {not value}", _put(node, value=not value)
        case ast.Constant(value=int() as value):
            yield node, f"{value} → {value + 1}", _put(node, value=value + 1)
        case ast.Constant(value=str() as text) if text.isascii() and text.isidentifier():
            yield node, f"{text[:20]!r} → with a sign more", _put(node, value=f"{text}x")
        case ast.Return(value=ast.expr() as value) if not _is_none(value):
            yield node, "gives nothing back", _put(node, value=ast.Constant(None))
        case ast.Expr(value=ast.Call()):
            yield node, "call left out", _put(node, value=ast.Constant(None))
        case ast.Raise():
            yield node, "not raised", _put(node, __class__=ast.Pass)


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _set(held: list[ast.cmpop], at: int, one: ast.cmpop) -> Change:
    def change() -> None:
        held[at] = one

    return change


def _put(node: ast.AST, **fields: object) -> Change:
    def change() -> None:
        for name, value in fields.items():
            setattr(node, name, value)

    return change
