"""fengqiao people link: a one-time link where no second administrator can make it."""

from __future__ import annotations

import argparse
from typing import Any

from fengqiao.project.cli import Unusable

from . import session


def add(commands: Any) -> None:
    parser = commands.add_parser("people", help="人员的登录")
    doing = parser.add_subparsers(dest="doing", required=True, metavar="link")
    link = doing.add_parser(
        "link", help="给一个账号重新生成一次性登录链接；办理记录里会写明，本人会看到"
    )
    link.add_argument("login", metavar="登录名")
    session.add_common(link)
    link.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    session.django()
    from fengqiao.trunk.journal import scope
    from fengqiao.trunk.people import acts
    from fengqiao.trunk.people.models import Account, Person

    office = session.office(args.street)
    account = Account.objects.filter(login=args.login, office=office.pk, is_active=True).first()
    if account is None:
        raise Unusable(f"没有可用的账号 {args.login}")
    by = session.actor(office, None).under("people.manage")
    with scope.office(office.pk):
        person = Person.objects.get(pk=account.person)
        link = f"/desk/first/{acts.invite(account, person, by=by)}/"
    told = f"{person}（{account.login}）的登录链接，只能用一次，三天内有效：{link}"
    session.tell(args, {"login": account.login, "link": link}, [told])
    return 0
