"""What commands share: Django set up, the database migrated, the office chosen, who acts."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fengqiao.ground import dates, signs
from fengqiao.project.cli import Unusable

if TYPE_CHECKING:
    from fengqiao.trunk.divisions.models import Office
    from fengqiao.trunk.people.actors import Actor


def django(migrate: bool = True) -> None:
    """This will set Django up, and bring the database to this version."""
    import django as framework
    from django.db.utils import OperationalError

    framework.setup()
    if not migrate:
        return
    from django.core.management import call_command

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        raise Unusable(f"数据库打不开：{error}。请核对 DATABASE_URL 或 FENGQIAO_HOME。") from None


def office(code: str | None) -> Office:
    """The office a command is about. Raises Unusable with what to do."""
    from fengqiao.trunk.divisions import queries
    from fengqiao.trunk.divisions.models import Office
    from fengqiao.trunk.journal import scope

    with scope.everywhere(because="命令行找街道"):
        try:
            return queries.the_office(code)
        except Office.MultipleObjectsReturned:
            known = "、".join(f"{o.code} {o.name}" for o in Office.objects.order_by("code"))
            raise Unusable(f"有几个街道，请用 --street 写明代码：{known}") from None
        except Office.DoesNotExist:
            said = f"没有代码为 {code} 的街道" if code else "还没有街道"
            raise Unusable(f"{said}，请先用 fengqiao init 建立") from None


def actor(of: Office, account: str | None) -> Actor:
    """Who acts: the account named, or 系统（命令行）with administrative powers only."""
    from django.utils import timezone

    from fengqiao.trunk.people import actors
    from fengqiao.trunk.people.models import Account

    if account is None:
        return actors.command_line(of.pk, system_user())
    found = Account.objects.filter(login=account, office=of.pk, is_active=True).first()
    if found is None:
        raise Unusable(f"没有可用的账号 {account}")
    return replace(actors.of_account(found, timezone.localdate()), system_user=system_user())


def known_year(said: int | None) -> None:
    """This will let a year pass that exists, and none. Raises Unusable."""
    try:
        if said is not None:
            dates.known_year(said)
    except dates.NoPeriod as error:
        raise Unusable(str(error)) from None


def system_user() -> str:
    """The operating system's account that runs this command; "" where it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def tell(args: argparse.Namespace, document: Any, lines: list[str]) -> None:
    """Exactly one JSON document on stdout, or lines for people."""
    if args.json:
        json.dump(document, sys.stdout, ensure_ascii=False)
        print()
    else:
        print(signs.clean("\n".join(lines)))  # the path of a file may hold what no screen shows


def add_common(parser: argparse.ArgumentParser, street: bool = True) -> None:
    parser.add_argument("--json", action="store_true", help="只打印一个 JSON 文档")
    if street:
        parser.add_argument("--street", metavar="代码", help="街道代码，只有一个街道时可以不写")
