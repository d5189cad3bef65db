"""Recall is complete within the scope, and nothing comes from outside it."""

import itertools
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fengqiao.engines import search
from fengqiao.engines.search import engines, grams
from fengqiao.engines.search.models import SearchDocument
from fengqiao.ground.ids import uuid7
from fengqiao.trunk.journal import scope
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.journal.gate import NoAct

# Trade words, names, figures, punctuation, quotes of both engines' query languages, an emoji, blanks.
LETTERS = "楼上漏水到下吴某周邻里纠葛物业费12Ａb，。“'\"*():&|!<>-\\%_　 \n😀é②"
TEXTS = st.lists(st.text(LETTERS, min_size=2, max_size=24), min_size=1, max_size=4)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=TEXTS, others=TEXTS)
def test_every_two_characters_are_found_and_never_by_the_next_street(
    shelf, next_street, texts, others
):
    mine = {shelf.put(text): text for text in texts}
    theirs = {next_street.put(text) for text in others}
    pairs = {text[at : at + 2] for text in texts for at in range(len(text) - 1)}
    for pair in pairs:
        if not grams.fold(pair):
            continue
        asked = grams.words(pair)
        expected = {
            key for key, text in mine.items() if all(word in grams.fold(text) for word in asked)
        }
        found = shelf.find(pair, limit=10_000)
        assert found & set(mine) == expected
        assert not found & theirs
        assert not next_street.find(pair, limit=10_000) & set(mine)


@pytest.mark.parametrize(
    "text", ["水", "漏水", "漏水到", "楼上漏水到楼下", "漏水 吴某", "吴 水", "上"]
)
def test_words_of_any_length_are_found(shelf, text):
    wanted = shelf.put("楼上漏水到楼下，吴某不认")
    shelf.put("广场舞声音大")
    assert shelf.find(text) == {wanted}


def test_the_last_character_alone_is_found(shelf):
    wanted = shelf.put("欠物业费")
    assert shelf.find("费") == {wanted}


def test_longer_words_are_rechecked(shelf):
    shelf.put("甲乙 丙。乙丙丁")
    assert shelf.find("甲乙丙丁") == set()


def test_a_word_does_not_run_over_from_title_to_text(shelf):
    wanted = shelf.put("水费没交", title="楼道渗")
    assert shelf.find("渗水") == set()
    assert shelf.find("水费") == shelf.find("楼道 水费") == {wanted}


def test_a_place_finds_its_own(shelf):
    here, there = shelf.put("漏水", place="01/"), shelf.put("漏水", place="02/")
    assert shelf.find("漏水", place="01/") == {here}
    assert shelf.find("漏水") == {here, there}


def test_newest_first_up_to_the_limit(shelf):
    keys = [shelf.put(f"第{n}次漏水") for n in range(5)]
    with scope.office(shelf.office):
        assert [hit.subject for hit in search.find("漏水", limit=3)] == keys[:1:-1]


def test_changed_and_dropped(shelf):
    key = shelf.put("漏水")
    assert shelf.put("噪音", subject=key) == key
    assert shelf.find("漏水") == set()
    assert shelf.find("噪音") == {key}
    with scope.office(shelf.office), deed():
        assert search.drop([key, uuid7()]) == 1
    assert shelf.find("噪音") == set()


def test_twins_in_one_hand_and_over_batches(shelf, monkeypatch):
    from fengqiao.engines.search import upkeep

    monkeypatch.setattr(upkeep, "BATCH", 2)
    key, other = uuid7(), uuid7()
    hand = [(key, "漏水"), (key, "噪音"), (other, "漏水"), (key, "采光")]
    with scope.office(shelf.office), deed():
        search.index(
            search.Document("a.b", subject, shelf.office, "aaaa/", "", text)
            for subject, text in hand
        )
    assert shelf.find("漏水") == {other}
    assert shelf.find("噪音") == set()
    assert shelf.find("采光") == {key}


def test_kinds(shelf):
    key = shelf.put("漏水")
    assert shelf.find("漏水", kinds=["disputes.dispute"]) == {key}
    assert shelf.find("漏水", kinds=["norms.law"]) == set()


def test_what_finds_nothing_finds_nothing(shelf):
    shelf.put("漏水")
    assert shelf.find("") == shelf.find(" 　 ") == shelf.find("渗水") == set()


def test_a_scope_without_reach_finds_nothing(shelf):
    shelf.put("漏水")
    with scope.opened(scope.Scope()):
        assert search.find("漏水") == []


def test_without_a_scope_it_raises(shelf):
    with pytest.raises(scope.NoScope):
        search.find("漏水")


def test_without_a_deed_nothing_is_indexed(shelf):
    with scope.office(shelf.office), pytest.raises(NoAct), transaction.atomic():
        search.index([search.Document("a.b", uuid7(), shelf.office, "aaaa/", "", "漏水")])
    assert shelf.find("漏水") == set()


def test_a_snippet_marks_the_words(shelf):
    shelf.put("前面很长的一段话" * 8 + "楼上ＬＯＵ漏水" + "后面也很长" * 30)
    with scope.office(shelf.office):
        (hit,) = search.find("lou漏水")
    assert ("ＬＯＵ漏水", True) in hit.parts
    assert hit.snippet.startswith("…") and hit.snippet.endswith("…") and len(hit.snippet) < 120


def test_many_documents_take_few_queries(shelf, django_assert_max_num_queries):
    documents = [
        search.Document("a.b", uuid7(), shelf.office, "aaaa/", str(n), f"漏水{n}")
        for n in range(400)
    ]
    with scope.office(shelf.office), deed(), django_assert_max_num_queries(12):
        search.index(documents)
    with scope.office(shelf.office):
        assert SearchDocument.objects.count() == 400
        with django_assert_max_num_queries(1):
            assert len(search.find("漏水", limit=500)) == 400


def test_an_index_of_the_first_version_keeps_what_it_knew(shelf, next_street):
    """Migration 0002, there and back, on rows that stand: what was found is found, what is dropped is gone."""
    key, other = shelf.put("楼上漏水"), next_street.put("漏水")
    tokens = import_module("fengqiao.engines.search.migrations.0002_tokens_of_the_document")
    with connection.cursor() as cursor:
        editor = SimpleNamespace(connection=connection, execute=cursor.execute)
        tokens.move_back(apps, editor)
        assert shelf.find("漏水") == {key}
        tokens.move_to_documents(apps, editor)
    assert shelf.find("漏水") == {key} and next_street.find("漏水") == {other}
    shelf.put("楼下噪音", subject=key)
    assert shelf.find("漏水") == set() and shelf.find("噪音") == {key}
    with scope.office(shelf.office), deed():
        assert search.drop([key]) == 1
    assert shelf.find("噪音") == set()


NAMES = (
    "阿里·买买提",
    "阿里•买买提",
    "阿里‧买买提",
    "阿里・买买提",
    "阿里･买买提",
    "阿里 · 买买提",
)


@pytest.mark.parametrize("asked", NAMES)
def test_a_name_is_found_whatever_its_dot(shelf, asked):
    kept = {shelf.put(f"{name}反映楼上漏水") for name in NAMES}
    assert shelf.find(asked) == kept


def test_radicals_widths_and_unseen_signs_are_found(shelf):
    """As a PDF gives them, and as rows of before the door for text was there hold them."""
    kept = {
        shelf.put("⻓⼭路⻛机漏⽔"),
        shelf.put("长山路风机漏水"),
        shelf.put("长山\u200b路风机\ufeff漏水"),
    }
    assert shelf.find("长山路风机") == shelf.find("⻓⼭路⻛机") == shelf.find("⽔") == kept


def test_what_was_folded_otherwise_is_folded_anew(shelf):
    """A home of before: a document whose folded form and tokens are those of then."""
    key = shelf.put("阿里・买买提反映漏水")
    stale = "阿里・买买提反映漏水"
    tokens = {f"{ord(a):x}x{ord(b):x}" for a, b in itertools.pairwise(stale)} | {
        grams.of_office(shelf.office)
    }
    migration = import_module("fengqiao.engines.search.migrations.0003_folded_as_today")
    with scope.office(shelf.office), deed():
        before = SearchDocument.objects.get(subject=key)
        engines.erase([(before.slot, before.grams)])
        SearchDocument.objects.filter(subject=key).update(
            folded="\n" + stale, grams=" ".join(sorted(tokens))
        )
        engines.put([(before.slot, " ".join(sorted(tokens)))])
        editor = SimpleNamespace(connection=connection, execute=connection.cursor().execute)
        migration.fold_anew(apps, editor)
    assert shelf.find("阿里·买买提") == {key}
