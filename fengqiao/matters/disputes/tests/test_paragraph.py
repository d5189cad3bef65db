"""复制成一段话 of the list: what the filters leave, counted and told, and no longer to ask for many than for two."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fengqiao.engines.registers import prose

from .conftest import DAY

pytestmark = pytest.mark.django_db


def test_the_list_as_one_paragraph(cast, client_of, li, a_dispute):
    client, url = client_of(cast.li), reverse("disputes:prose")
    assert "没有符合条件的" in client.get(url).content.decode()
    first = a_dispute(summary="楼上漏水。")
    a_dispute(summary="占了车位")
    a_dispute(stage="handling", summary="欠了工钱")
    said = client.get(url).content.decode()
    assert f"{DAY.year}年{DAY.month}月{DAY.day}日，" in said
    assert "共有矛盾纠纷和群众诉求3件" in said
    assert "已登记2件，办理中1件：" in said
    assert f"{first.number}，2026年3月2日登记" in said and "，楼上漏水，已登记" in said
    assert not any(party.name in said for party in first.parties.all())
    fewer = client.get(url, {"stage": "handling"}).content.decode()
    assert "共有矛盾纠纷和群众诉求1件" in fewer and "环节：办理中" in fewer
    assert "楼上漏水" not in fewer
    page = client.get(reverse("disputes:list"), {"stage": "handling"}).content.decode()
    assert f"{url}?stage=handling" in page


def test_it_takes_the_same_questions_for_many(cast, client_of, a_dispute, monkeypatch):
    client, url = client_of(cast.li), reverse("disputes:prose")

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return len(asked)

    for _ in range(2):
        a_dispute()
    few = questions()
    for _ in range(8):
        a_dispute()
    assert questions() == few
    monkeypatch.setattr(prose, "MOST", 6)
    assert "；其余4件见台账。" in client.get(url).content.decode()
