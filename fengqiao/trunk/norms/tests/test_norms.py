"""An article is cited as it stood on a day, and never where we have no text of it."""

from datetime import date

import pytest

from fengqiao.trunk.norms import acts, queries
from fengqiao.trunk.norms.models import Article

pytestmark = pytest.mark.django_db
LAW = "人民调解法"
HELD = {17, 20, *range(22, 30), 31, 32, 33}


@pytest.fixture(autouse=True)
def laws():
    acts.bring_in(acts.shipped())


def test_the_shipped_law_has_its_articles_with_a_source():
    assert set(Article.objects.values_list("number", flat=True)) >= HELD
    version = queries.version_on(LAW, date(2024, 1, 1))
    assert version.source
    assert "不得调解" in queries.article_on(LAW, 17, date(2024, 1, 1)).text


def test_before_it_was_in_force_it_is_not_cited():
    with pytest.raises(queries.NotInForce):
        queries.article_on(LAW, 17, date(2010, 12, 31))
    assert queries.cited("人民调解法第十七条", date(2010, 12, 31)) is None


def test_a_text_names_its_article():
    found = queries.cited("《人民调解法》第二十六条", date(2024, 1, 1))
    assert (found.number, queries.citation(found)[-15:]) == (26, "2011-01-01 起施行）")
    assert queries.cited("人民调解法第九十九条", date(2024, 1, 1)) is None
    assert queries.cited("街道的习惯", date(2024, 1, 1)) is None


def test_the_same_laws_twice_add_nothing():
    assert acts.bring_in(acts.shipped()) == {"laws": 0, "versions": 0, "articles": 0}
