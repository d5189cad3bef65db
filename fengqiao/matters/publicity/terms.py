"""The office's own words in publicity, and the nodes of the calendar that later versions bring along."""

from __future__ import annotations

from uuid import UUID

from fengqiao.engines.registers import acts as records
from fengqiao.engines.terms.lists import Seed, Seeded, Vocabulary
from fengqiao.engines.terms.rules import NotSaid
from fengqiao.trunk.people.actors import Actor

from . import acts, queries
from .models import Node
from .registers import NODES
from .registers.nodes import names_of
from .words import Material, SiteKind

VOCABULARIES = (
    Vocabulary(
        key="publicity.material",
        label="宣传材料种类",
        words=Material,
        hint="普法活动发放、张贴的材料，宣传品出入库",
    ),
    Vocabulary(
        key="publicity.site_kind", label="普法阵地种类", words=SiteKind, hint="普法阵地台账"
    ),
)


def _lacking(office: UUID) -> list[Seed]:
    """The usual days that the office never had, under none of their names. An empty calendar is filled as a whole,
    by a button of its own."""
    had = {name for node in queries.every_node(office) for name in names_of(node)}
    usual = acts.usual_nodes(office)
    return [
        Seed(one.name, one.name, one.when) for one in usual if had and not had & set(names_of(one))
    ]


def _entered(by: Actor, code: str) -> None:
    node: Node = next(one for one in acts.usual_nodes(by.office) if one.name == code)
    if node.name in {one.name for one in queries.every_node(by.office)}:
        raise NotSaid(f"普法日历里已经有“{node.name}”")
    records.add(NODES, {one.key: one.of(node) for one in NODES.typed}, by=by)


SEEDED = (
    Seeded(
        key="publicity.nodes",
        label="普法日历",
        power="publicity.keep",
        lacking=_lacking,
        entered=_entered,
    ),
)
