"""The lengths that are the office's own: said from a day, by somebody, and never for a case that already runs."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from fengqiao.engines.procedures.models import Deadline
from fengqiao.matters.supervision.seeds import an_incoming
from fengqiao.matters.supervision.words import Kind

pytestmark = pytest.mark.django_db
URL = "/desk/clocks/"
PETITION = "supervision.petition_days"


@pytest.fixture
def admin(cast, client_of):
    return client_of(cast.admin)


def said(amount, since, clock=PETITION):
    return {"clock": clock, "amount": amount, "since": since.isoformat()}


def test_a_new_length_holds_from_its_day_and_old_cases_keep_theirs(cast, as_, admin, entries):
    today = timezone.localdate()
    with as_(cast.li):
        old = an_incoming(cast.li, on=today - timedelta(3), kind=Kind.PETITION)
        before = Deadline.objects.get(subject=old.pk).due_on
    assert admin.post(URL, said(30, today)).status_code == 302
    with as_(cast.li):
        assert Deadline.objects.get(subject=old.pk).due_on == before == today + timedelta(57)
        new = an_incoming(cast.li, on=today, kind=Kind.PETITION, title="另一件")
        assert Deadline.objects.get(subject=new.pk).due_on == today + timedelta(30)
    assert admin.post(URL, said(45, today + timedelta(9))).status_code == 302
    page = admin.get(URL).content.decode()
    assert "信访件办理：答复期限" in page and "30日，管理员" in page and "45日，管理员" in page
    assert "<strong>30日</strong>" in page
    assert len(entries("divisions.set")) == 2


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (said(0, date(2999, 1, 1)), "至少 1"),
        (said(30, date(2020, 1, 1)), "今天或者以后"),
        (said(30, date(2999, 1, 1), "supervision.litigation_days"), "clock"),
    ],
)
def test_what_cannot_be_is_refused_and_kept(admin, given, reason):
    answer = admin.post(URL, given)
    page = answer.content.decode()
    assert answer.status_code == 422 and reason in page


def test_without_the_power(cast, client_of):
    assert client_of(cast.li).get(URL).status_code == 403
