"""How many statements the pages take: few, and the same for two cases as for sixty."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fengqiao.engines.registers import acts as records
from fengqiao.matters.disputes import acts
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.matters.disputes.words import Audience

from .conftest import DAY

pytestmark = pytest.mark.django_db
FILTERED = "?stage=registered&type=neighbor&nature=dispute&sort=oldest"


def statements(client, url):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in asked]


@pytest.mark.parametrize("query", ["", FILTERED])
def test_the_list_takes_at_most_twelve_however_long_it_is(cast, client_of, a_dispute, query):
    client, url = client_of(cast.li), reverse("disputes:list") + query
    for _ in range(2):
        a_dispute()
    few = statements(client, url)
    for _ in range(58):
        a_dispute()
    many = statements(client, url)
    assert len(few) == len(many) <= 12, many


def test_the_page_of_a_case_takes_at_most_twenty_however_much_happened(
    cast, client_of, li, a_dispute
):
    client, case = client_of(cast.li), a_dispute(stage="handling")
    acts.note(case, "约了周五", by=li, on=DAY, audience=Audience.OFFICE)
    acts.attach(case, b"%PDF-1.4", "现场.pdf", by=li, on=DAY)
    records.amend(REGISTER, case, {"summary": "第一稿"}, by=li, reason="再看一遍")
    url = reverse("disputes:show", args=[case.pk])
    few = statements(client, url)
    for count in range(5):
        acts.note(case, f"第{count}次", by=li, on=DAY)
        acts.attach(case, b"%PDF-1.4", f"{count}.pdf", by=li, on=DAY)
        records.amend(REGISTER, case, {"summary": f"第{count}稿"}, by=li, reason="再看一遍")
    many = statements(client, url)
    assert len(few) == len(many) <= 20, many
