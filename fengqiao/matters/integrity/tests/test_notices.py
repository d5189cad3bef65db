"""Notices: who reads them is written down, and they stand nowhere else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from fengqiao.engines.search import lookup
from fengqiao.ground.ids import uuid7
from fengqiao.matters.integrity.models import Notice
from fengqiao.matters.integrity.words import Organ
from fengqiao.trunk.journal.models import Access, Entry, Secret

pytestmark = pytest.mark.django_db

NUMBER = "金丝雀通〔2024〕1号"
GIVEN = {
    "number": NUMBER,
    "organ": Organ.COURT,
    "received_on": "2024-05-06",
    "period": "2024年第二季度",
}


def test_a_notice_is_recorded_once_and_its_facts_stand_apart(cast, as_, client_of):
    client, url = client_of(cast.sun), reverse("integrity:notices")
    given = GIVEN | {"id": str(uuid7())}
    assert client.post(url, given).status_code == 302 == client.post(url, given).status_code
    with as_(cast.sun):
        notice = Notice.objects.get()
        entry = Entry.objects.get(verb="integrity.record_notice")
        assert NUMBER not in str(entry.facts) and "court" not in str(entry.facts)
        assert Secret.objects.filter(entry=entry.pk).count() == 4
    page = client.get(url).content.decode()
    assert NUMBER in page and "2024-04-01至2024-06-30" in page
    with as_(cast.sun):
        assert Access.objects.filter(door="/desk/integrity/notices/", what="opened").count() == 1
        assert not lookup.find("金丝雀", 10)
    assert client.post(reverse("integrity:void_notice", args=[notice.pk])).status_code == 302
    assert "已作废" in client.get(url).content.decode()


def test_bad_input_is_said_at_its_field_and_nothing_is_lost(cast, client_of):
    bad = GIVEN | {"id": str(uuid7()), "received_on": "2099-01-01", "period": "不知道"}
    answer = client_of(cast.sun).post(reverse("integrity:notices"), bad)
    page = answer.content.decode()
    assert answer.status_code == 422 and "收到日期在今天之后" in page and "期间看不懂" in page
    assert NUMBER in page


def test_only_the_named_role_reads_them(cast, as_, client_of):
    client_of(cast.sun).post(reverse("integrity:notices"), GIVEN | {"id": str(uuid7())})
    for actor in (cast.wang, cast.li, cast.admin, cast.zhao):
        assert client_of(actor).get(reverse("integrity:notices")).status_code == 403
    page = client_of(cast.li).get(f"{reverse('integrity:evidence')}?year=2024").content.decode()
    assert "收到过，不能写“未发生”" in page and NUMBER not in page and "人民法院" not in page
    journal = client_of(cast.li).get("/desk/journal/").content.decode()
    assert NUMBER not in journal
