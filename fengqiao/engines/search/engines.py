"""The two engines' full-text indexes over the tokens of documents: written and asked. Nothing else knows them.

SQLite: an FTS5 table without content of its own, `detail=none` (no positions: pairs are tokens already); it
is told what comes and what goes. PostgreSQL: a GIN index on the documents' column, which keeps itself.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from django.db import connection
from django.db.models import QuerySet

from fengqiao.trunk.journal import gate

from .models import SearchDocument

DOCUMENTS = SearchDocument._meta.db_table
Tokened = tuple[int, str]  # the slot of a document, its tokens


def put(tokens: Sequence[Tokened]) -> None:
    """This will index the tokens of documents. Erase what stood there before."""
    _tell("INSERT INTO search_index (rowid, grams) VALUES (%s, %s)", tokens)


def erase(tokens: Sequence[Tokened]) -> None:
    """This will forget documents; SQLite must be told again what stood there."""
    _tell("INSERT INTO search_index (search_index, rowid, grams) VALUES ('delete', %s, %s)", tokens)


def _tell(statement: str, tokens: Sequence[Tokened]) -> None:
    if connection.vendor == "sqlite" and tokens:
        gate.hold(partial(_told, statement, tokens))


def _told(statement: str, tokens: Sequence[Tokened]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(statement, tokens)


def matching(
    documents: QuerySet[SearchDocument],
    offices: Collection[str],
    tokens: Collection[str],
    prefixes: Collection[str],
    words: Collection[str],
) -> QuerySet[SearchDocument]:
    """This will narrow documents to those bearing one of the offices' tokens, all tokens and all prefixes,
    and containing the words; newest first, so that the engine may stop at the limit."""
    if connection.vendor == "sqlite":
        return _sqlite(documents, offices, tokens, prefixes, words)
    return _postgresql(documents, offices, tokens, prefixes, words)


def _sqlite(
    documents: QuerySet,
    offices: Collection[str],
    tokens: Collection[str],
    prefixes: Collection[str],
    words: Collection[str],
) -> QuerySet:
    asked = [*tokens, *(f"{prefix}*" for prefix in prefixes)]
    if offices:
        asked.append(f"({' OR '.join(sorted(offices))})")
    # The plus keeps SQLite from turning the join round: the full-text table leads, in descending order,
    # and is left as soon as the limit is reached.
    where = ["search_index MATCH %s", f"{DOCUMENTS}.slot = +search_index.rowid"]
    where += [f"instr({DOCUMENTS}.folded, %s) > 0" for _ in words]
    return documents.extra(  # noqa: S610
        tables=["search_index"],
        where=where,
        params=[" AND ".join(asked), *words],
        order_by=["-search_index.rowid"],
    )


def _postgresql(
    documents: QuerySet,
    offices: Collection[str],
    tokens: Collection[str],
    prefixes: Collection[str],
    words: Collection[str],
) -> QuerySet:
    asked = [*tokens, *(f"{prefix}:*" for prefix in prefixes)]
    if offices:
        asked.append(f"({' | '.join(sorted(offices))})")
    where = [f"{DOCUMENTS}.grams @@ %s::tsquery"]
    where += [f"strpos({DOCUMENTS}.folded, %s) > 0" for _ in words]
    return documents.extra(  # noqa: S610
        where=where, params=[" & ".join(asked), *words]
    ).order_by("-slot")
