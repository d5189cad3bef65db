"""Verbs of returns: sealing a period, correcting it, opening it again; typing it elsewhere; arranging its form."""

from fengqiao.trunk.journal.verbs import Verb

from .arrangement import arrange, restore
from .seals import NotSealed, correct, seal, unseal
from .transcript import type_in, untype

VERBS = (
    Verb("returns.seal", "封账", shows=("key", "period", "version", "readings")),
    Verb("returns.correct", "发更正版", shows=("key", "period", "version", "readings")),
    Verb("returns.unseal", "撤销封账", shows=("key", "period", "version")),
    Verb("returns.type", "标记已转录", shows=("key", "period", "cells")),
    Verb("returns.untype", "取消转录标记", shows=("key", "period", "cells")),
)

__all__ = [
    "VERBS",
    "NotSealed",
    "arrange",
    "correct",
    "restore",
    "seal",
    "type_in",
    "unseal",
    "untype",
]
