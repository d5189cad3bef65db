"""Citing the law as it stood on a day."""

from __future__ import annotations

import re
from datetime import date

from django.db.models import Q

from fengqiao.ground.chinese_numbers import to_number

from .models import Article, Law, LawVersion

STATE = "中华人民共和国"
_CITED = re.compile(r"《?(?P<title>[^《》]+?)》?第(?P<number>[〇零一二三四五六七八九十百]+)条")


class NotInForce(LookupError):
    """No version of the law was in force on that day, or it has no such article."""


def version_on(title: str, day: date) -> LawVersion:
    """The version of a law in force on a day. Raises NotInForce."""
    version = (
        LawVersion.objects.select_related("law")
        .filter(Q(in_force_to__isnull=True) | Q(in_force_to__gt=day))
        .filter(law__title__endswith=title, in_force_from__lte=day)
        .order_by("-in_force_from")
        .first()
    )
    if version is None:
        raise NotInForce(f"《{title}》在 {day} 没有施行的文本")
    return version


def article_on(title: str, number: int, day: date) -> Article:
    """One article as it stood on a day. Raises NotInForce."""
    version = version_on(title, day)
    article = version.articles.select_related("version__law").filter(number=number).first()
    if article is None:
        raise NotInForce(f"《{title}》在 {day} 没有第 {number} 条的文本")
    return article


def repealed() -> dict[str, tuple[date, str]]:
    """Laws of which no version is in force any more, with the day it ended and where that stands."""
    ended: dict[str, tuple[date, str]] = {}
    versions = LawVersion.objects.select_related("law").order_by("in_force_from")
    for version in versions:
        if version.in_force_to is None:
            ended.pop(version.law.title, None)
        else:
            ended[version.law.title] = (version.in_force_to, version.source)
    return ended


def cited(text: str, day: date) -> Article | None:
    """The article that a text names (人民调解法第十七条) as it stood on a day, or None when we have no text
    of it: what is not there is not printed."""
    named = _CITED.fullmatch(text.strip())
    if named is None:
        return None
    try:
        return article_on(named["title"], to_number(named["number"]), day)
    except (NotInForce, ValueError):
        return None


def citation(article: Article) -> str:
    """《中华人民共和国人民调解法》第十七条（2011-01-01 起施行）"""
    version = article.version
    return f"《{version.law.title}》{article.label}（{version.in_force_from} 起施行）"


def titles() -> dict[str, str]:
    """What people call the laws that we hold → their full title: with and without the state's name."""
    full = Law.objects.values_list("title", flat=True)
    return {name: title for title in full for name in (title, title.removeprefix(STATE))}
