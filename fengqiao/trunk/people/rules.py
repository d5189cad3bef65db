"""What an administrator may not do alone: each answered with a Chinese reason, or None."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from . import links, powers
from .models import Account, Person, Post

OTHER = "请让另一位管理员来做"


def is_another(person: Person, by: UUID | None) -> str | None:
    """Nobody gives herself powers."""
    return f"不能给自己任职，{OTHER}" if by is not None and person.pk == by else None


def begins_from_today(starts_on: date) -> str | None:
    """What a post allowed in the past nobody can look into any more."""
    if starts_on < timezone.localdate():
        return "任职最早从今天起，不能往前填"
    return None


def somebody_manages_on(post: Post, on: date) -> str | None:
    """An office without an administrator lets nobody in again."""
    if links.MANAGES not in powers.of_role(post.role):
        return None
    rest = links.managing(post.office, max(on, timezone.localdate())).exclude(pk=post.pk)
    if rest.exists():
        return None
    return f"{post.person}是最后一位管理员，不能离任；请先让另一个人任系统管理员"


def somebody_manages_without(account: Account) -> str | None:
    """The same of an account that is to be closed."""
    standing = links.managing(account.office, timezone.localdate())
    if not standing.filter(person=account.person).exists():
        return None
    if standing.exclude(person=account.person).exists():
        return None
    return "这是最后一位管理员的账号，不能停用"


def link_is_asked_for(account: Account, person: Person, by: UUID | None) -> str | None:
    """A link for an account in use is made by one who did not ask for it, on the wish of another."""
    if not links.is_in_use(account):
        return None
    if person.pk == by:
        return f"不能给自己重新生成登录链接，{OTHER}"
    ask = links.asked(person)
    if ask is None or ask.by == by:
        return f"{person}的账号已经在用，重新生成链接要两位管理员：一位提出，另一位生成"
    return None


def another_can_make_it(account: Account, person: Person, by: UUID | None) -> str | None:
    """Who asks needs somebody to ask; with nobody there the machine's own command makes the link."""
    if links.confirmers(person.pk, by).exists():
        return None
    return (
        "没有另一位管理员可以确认；请在装系统的电脑上运行 "
        f"fengqiao people link {account.login}，办理记录里会写明"
    )
