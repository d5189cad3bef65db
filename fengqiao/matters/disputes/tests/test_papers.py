"""The papers of steps: from what the record holds, in the layout of official papers; issued, the step stands."""

import io
from zipfile import ZipFile

import pytest
from django.urls import reverse

from fengqiao.engines.procedures.steps import take
from fengqiao.ground.ids import uuid7
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.trunk.journal.models import Entry
from fengqiao.ui.templatetags.ui import ONCE

from .conftest import DAY

pytestmark = pytest.mark.django_db

GIVEN = {
    "hand_over": (
        {"receiver": "区住建局", "acknowledged": "窗口已签收"},
        ("区住建局", "窗口已签收"),
    ),
    "refuse": ({"side": 2, "routes": ["court", "petition"]}, ("人民法院、信访", "对方")),
}
PAPER = {"hand_over": "hand_over", "refuse": "refusal"}


def url(case, key):
    return reverse("desk:paper", kwargs={"matter": "disputes", "pk": case.pk, "key": PAPER[key]})


def undo(case, entry):
    return reverse("desk:undo", kwargs={"matter": "disputes", "pk": case.pk, "entry": entry.pk})


def word_text(answer):
    with ZipFile(io.BytesIO(answer.content)) as docx:
        return docx.read("word/document.xml").decode()


@pytest.mark.parametrize("key", list(GIVEN))
def test_a_step_gives_its_paper_and_the_page_offers_it(cast, client_of, a_dispute, li, key):
    given, told = GIVEN[key]
    case = a_dispute(side_one=("周某",), side_two=("吴某",))
    client = client_of(cast.li)
    assert client.get(url(case, key)).status_code == 404
    take(LIGHT, key, case, by=li, happened_on=DAY, **given)
    page = client.get(reverse("disputes:show", args=[case.pk])).content.decode()
    assert url(case, key) in page
    shown = client.get(url(case, key)).content.decode()
    for said in (*told, case.number, "周某", "吴某", case.summary):
        assert said in shown, said
    form = {ONCE: str(uuid7())}
    first, again = client.post(url(case, key), form), client.post(url(case, key), form)
    assert (first.status_code, again.status_code) == (200, 302), "sent again it is the same issue"
    for said in (*told, case.number, case.summary):
        assert said in word_text(first), said
    (entry,) = Entry.objects.filter(verb="disputes.issue_paper")
    assert (entry.subject, entry.facts["paper"]) == (case.pk, PAPER[key])


def test_what_the_record_does_not_hold_is_left_to_be_written(cast, client_of, a_dispute, li):
    case = a_dispute()
    take(LIGHT, "hand_over", case, by=li, happened_on=DAY, receiver="区住建局")
    page = client_of(cast.li).get(url(case, "hand_over")).content.decode()
    assert "对方签收情况" in page and "________" in page


def test_an_issued_paper_keeps_its_step(cast, client_of, a_dispute, li):
    case = a_dispute()
    take(LIGHT, "hand_over", case, by=li, receiver="区住建局")
    entry = Entry.objects.get(verb="disputes.hand_over", subject=case.pk)
    client = client_of(cast.li)
    client.post(url(case, "hand_over"))
    answer = client.post(undo(case, entry))
    assert answer.status_code == 422 and "之后又做了“出具文书”" in answer.content.decode()


def test_a_step_taken_back_has_no_paper(cast, client_of, a_dispute, li):
    case = a_dispute()
    take(LIGHT, "hand_over", case, by=li, receiver="区住建局")
    entry = Entry.objects.get(verb="disputes.hand_over", subject=case.pk)
    client = client_of(cast.li)
    assert client.post(undo(case, entry)).status_code == 302
    assert client.get(url(case, "hand_over")).status_code == 404


def test_who_may(cast, client_of, a_dispute, li):
    case = a_dispute()
    take(LIGHT, "hand_over", case, by=li, happened_on=DAY, receiver="区住建局")
    assert client_of(cast.zhao).get(url(case, "hand_over")).status_code == 404
    reader = client_of(cast.wang)
    page = reader.get(url(case, "hand_over"))
    assert page.status_code == 200 and "出具（Word" not in page.content.decode()
    assert reader.post(url(case, "hand_over")).status_code == 403
    assert client_of(cast.admin).get(url(case, "hand_over")).status_code == 403
    assert not Entry.objects.filter(verb="disputes.issue_paper").exists()
