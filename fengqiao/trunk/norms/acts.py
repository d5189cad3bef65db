"""Bringing law texts in. Laws belong to no office, so they pass no gate; the same file twice adds nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib import resources
from typing import NotRequired, TypedDict

from django.db import transaction

from .models import Article, Law, LawVersion


class ArticleText(TypedDict):
    """An article as a file of laws says it."""

    number: int
    label: str
    text: str


class VersionText(TypedDict):
    """A version with its articles, in force from a day up to, not including, another."""

    in_force_from: str
    in_force_to: str | None
    source: str
    articles: list[ArticleText]


class LawText(TypedDict):
    """A law with its versions."""

    title: str
    issued_on: NotRequired[str]
    versions: list[VersionText]


def shipped() -> Iterable[LawText]:
    """The laws that come with the product, each with its source."""
    for path in sorted(resources.files(__package__).joinpath("data").iterdir(), key=str):
        if path.name.endswith(".json"):
            given = json.loads(path.read_text(encoding="utf-8"))
            yield from given if isinstance(given, list) else [given]


def bring_in(laws: Iterable[LawText]) -> dict[str, int]:
    """This will store laws, versions and articles that are not there yet; returns how many were added."""
    added = {"laws": 0, "versions": 0, "articles": 0}
    with transaction.atomic():
        for given in laws:
            law, new = Law.objects.get_or_create(
                title=given["title"], defaults={"issued_on": given.get("issued_on") or None}
            )
            added["laws"] += new
            for text in given["versions"]:
                version, new = LawVersion.objects.get_or_create(
                    law=law,
                    in_force_from=text["in_force_from"],
                    defaults={"in_force_to": text["in_force_to"], "source": text["source"]},
                )
                added["versions"] += new
                if new:
                    articles = [
                        Article(
                            version=version, number=a["number"], label=a["label"], text=a["text"]
                        )
                        for a in text["articles"]
                    ]
                    added["articles"] += len(Article.objects.bulk_create(articles))
    return added
