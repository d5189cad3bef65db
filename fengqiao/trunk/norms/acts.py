"""Bringing law texts in. Laws belong to no office, so they pass no gate; the same file twice adds nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib import resources
from typing import Any

from django.db import transaction

from .models import Article, Law, LawVersion


def shipped() -> Iterable[dict[str, Any]]:
    """The laws that come with the product, each with its source."""
    for path in sorted(resources.files(__package__).joinpath("data").iterdir(), key=str):
        if path.name.endswith(".json"):
            given = json.loads(path.read_text(encoding="utf-8"))
            yield from given if isinstance(given, list) else [given]


def bring_in(laws: Iterable[dict[str, Any]]) -> dict[str, int]:
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
