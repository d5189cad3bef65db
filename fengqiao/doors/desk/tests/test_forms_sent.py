"""A form sent again: the same content is the same act; other content is kept and asked about, never silence."""

from __future__ import annotations

import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from fengqiao.matters.disputes.models import Dispute, DisputeType, Note
from fengqiao.matters.disputes.tests.conftest import a_dispute, li, place  # noqa: F401
from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal import forms_sent
from fengqiao.trunk.journal.models import Entry, Sent
from fengqiao.ui.templatetags.ui import ONCE

pytestmark = pytest.mark.django_db


@pytest.fixture
def registration(li, place):  # noqa: F811
    kind = DisputeType.objects.filter(office=li.office).first()
    return {
        ONCE: str(uuid.uuid4()),
        "id": str(uuid.uuid4()),
        "summary": "楼上漏水淹了楼下",
        "side_one": "甲某",
        "side_two": "乙某",
        "opponent": "named",
        "type": str(kind.pk),
        "place": str(place.pk),
        "found": "grid_inspection",
        "handler": "",
        "outcome": "oral",
        "day": "2026-03-02",
    }


def test_every_page_bears_a_key_of_its_own(cast, client_of):
    pages = [client_of(cast.li).get(reverse("disputes:register")).content.decode() for _ in "ab"]
    keys = {re.search(r'name="once" value="([0-9a-f-]{36})"', page)[1] for page in pages}
    assert len(keys) == 2


def test_pressed_twice_is_done_once_and_leads_where_it_led(cast, client_of, registration):
    client, url = client_of(cast.li), reverse("disputes:register")
    first, again = (client.post(url, registration) for _ in "ab")
    assert first.status_code == again.status_code == 302
    assert first["Location"] == again["Location"]
    assert Dispute.objects.count() == 1
    page = client.get(again["Location"]).content.decode()
    assert "没有再办一次" in page


def test_back_and_another_case_keeps_the_words_and_changes_nothing(cast, client_of, registration):
    client, url = client_of(cast.li), reverse("disputes:register")
    client.post(url, registration)
    other = registration | {"summary": "为赡养争吵", "side_one": "丙某", "outcome": "open"}
    answer = client.post(url, other)
    page = answer.content.decode()
    assert answer.status_code == 409 and "为赡养争吵" in page and "丙某" in page
    only = Dispute.objects.get()
    assert only.summary == "楼上漏水淹了楼下" and only.closed_on is not None
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    fields.pop("csrfmiddlewaretoken", None)
    assert fields["id"] != registration["id"] and fields[ONCE] != registration[ONCE]
    assert client.post(url, fields).status_code == 302
    assert sorted(Dispute.objects.values_list("summary", flat=True)) == [
        "为赡养争吵",
        "楼上漏水淹了楼下",
    ]
    assert Dispute.objects.get(summary="为赡养争吵").closed_on is None


@pytest.mark.parametrize(
    "step, given", [("extend", {"days": "5", "reason": "等鉴定"}), ("suspend", {"reason": "外出"})]
)
def test_a_step_that_stays_where_it_is_is_taken_once(cast, client_of, a_dispute, step, given):  # noqa: F811
    client, case = client_of(cast.li), a_dispute(stage="handling")
    url = reverse("desk:step", kwargs={"matter": "disputes", "pk": case.pk, "key": step})
    given |= {ONCE: str(uuid.uuid4()), "day": "2026-03-04"}
    answers = [client.post(url, given) for _ in "ab"]
    assert [one.status_code for one in answers] == [302, 302]
    assert Entry.objects.filter(subject=case.pk, verb=f"disputes.{step}").count() == 1
    other = client.post(url, given | {"days": "9"})
    assert other.status_code == 409
    assert Entry.objects.filter(subject=case.pk, verb=f"disputes.{step}").count() == 1


def test_a_note_a_file_and_an_opponent_are_put_there_once(cast, client_of, a_dispute):  # noqa: F811
    client, case = (
        client_of(cast.li),
        a_dispute(stage="handling", side_two=(), unknown_opponent=True),
    )
    sends = {
        "note": lambda: {"text": "去过一次，没人", "audience": "office"},
        "attach": lambda: {
            "file": SimpleUploadedFile("说明.txt", "去过一次".encode()),
            "audience": "office",
        },
        "name_opponent": lambda: {"names": "乙某"},
    }
    for page, given in sends.items():
        key = {ONCE: str(uuid.uuid4())}
        for _ in "ab":
            assert (
                client.post(reverse(f"disputes:{page}", args=[case.pk]), given() | key).status_code
                == 302
            )
    assert Note.objects.filter(dispute=case).count() == 1
    assert File.objects.filter(subject=case.pk).count() == 1
    assert case.parties.filter(name="乙某").count() == 1


def test_what_was_refused_may_be_sent_again(cast, client_of, registration):
    client, url = client_of(cast.li), reverse("disputes:register")
    assert client.post(url, registration | {"summary": ""}).status_code == 422
    assert not Sent.objects.exists()
    assert client.post(url, registration).status_code == 302


def test_a_key_of_somebody_else_opens_nothing(cast, client_of, registration):
    url = reverse("disputes:register")
    client_of(cast.li).post(url, registration)
    answer = client_of(cast.zhao).post(url, registration | {"summary": "别的事"})
    assert answer.status_code in (409, 422) and "2026-0001" not in answer.content.decode()
    assert Dispute.objects.count() == 1


def test_old_keys_are_let_go(cast, client_of, registration):
    client_of(cast.li).post(reverse("disputes:register"), registration)
    assert forms_sent.forget_old() == 0
    Sent.objects.update(sent_at=Sent.objects.get().sent_at - forms_sent.KEPT * 2)
    assert forms_sent.forget_old() == 1
