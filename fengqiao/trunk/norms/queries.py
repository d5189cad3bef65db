"""Citing the law as it stood on a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from .models import Article, LawVersion


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


def citation(article: Article) -> str:
    """《中华人民共和国人民调解法》第十七条（2011-01-01 起施行）"""
    version = article.version
    return f"《{version.law.title}》{article.label}（{version.in_force_from} 起施行）"
