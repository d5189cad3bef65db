"""fengqiao seed demo: the invented office."""

from __future__ import annotations

import argparse
from typing import Any

from . import session


def add(commands: Any) -> None:
    parser = commands.add_parser("seed", help="装入演示数据")
    doing = parser.add_subparsers(dest="doing", required=True, metavar="demo")
    demo = doing.add_parser("demo", help="虚构的演示街道，只装一次")
    session.add_common(demo, street=False)
    demo.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    session.django()
    from fengqiao.matters.disputes.models import Dispute
    from fengqiao.project import demo
    from fengqiao.trunk.journal import scope

    office = demo.load()
    with scope.office(office.pk):
        count = Dispute.objects.count()
    told = {"office": str(office.pk), "code": office.code, "disputes": count}
    session.tell(args, told, [f"演示街道 {office.name}（{office.code}），{count} 件纠纷和诉求"])
    return 0
