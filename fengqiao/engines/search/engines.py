"""The two engines' full-text tables: how they are made, written and asked. Nothing else knows them.

SQLite: an FTS5 table beside the documents, `detail=none` (no positions: pairs are tokens already), with its
own copy of the tokens, because SQLite 3.40 cannot delete from a table without content. PostgreSQL: a
tsvector column of the documents with a GIN index. Both hold the same tokens (`grams.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from .models import SearchDocument

DOCUMENTS = SearchDocument._meta.db_table


def write(tokens: Sequence[tuple[int, UUID, Iterable[str]]]) -> None:
    """This will store the tokens of documents: (slot, id, tokens). Erase what stood there before."""
    rows = [(slot, key, " ".join(sorted(found))) for slot, key, found in tokens]
    if not rows:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(
                "INSERT INTO search_index (rowid, grams) VALUES (%s, %s)",
                [(slot, text) for slot, _, text in rows],
            )
            return
        cursor.execute(
            f"UPDATE {DOCUMENTS} SET grams = given.grams::tsvector "
            "FROM unnest(%s::uuid[], %s::text[]) AS given (id, grams) "
            f"WHERE {DOCUMENTS}.id = given.id",
            [[key for _, key, _ in rows], [text for _, _, text in rows]],
        )


def erase(slots: Sequence[int]) -> None:
    """This will forget the tokens of documents; PostgreSQL forgets them with the document's row."""
    if connection.vendor == "sqlite" and slots:
        with connection.cursor() as cursor:
            cursor.executemany(
                "DELETE FROM search_index WHERE rowid = %s", [(slot,) for slot in slots]
            )


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
