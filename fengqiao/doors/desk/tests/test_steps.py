"""One step view for every procedure: the form, the step, the reasons why not."""

import re

from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.procedures.steps import take
from fengqiao.matters.disputes.models import Dispute
from fengqiao.matters.disputes.procedure import LIGHT


def step(case, key):
    return reverse("desk:step", kwargs={"matter": "disputes", "pk": case.pk, "key": key})


def stage(case, as_, cast):
    with as_(cast.li):
        return Dispute.objects.get(pk=case.pk).stage


def test_a_step_is_asked_and_taken(cast, client_of, case, as_, entries):
    client, url = client_of(cast.li), step(case, "extend")
    page = client.get(url)
    assert page.status_code == 200 and 'name="days"' in page.content.decode()
    today = timezone.localdate()
    given = {"day": today, "days": 3, "reason": "等物业开会", "stage": "registered"}
    answer = client.post(url, given)
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/disputes/{case.pk}/")
    (entry,) = entries("disputes.extend")
    assert (entry.subject, entry.happened_on, entry.reason) == (case.pk, today, "等物业开会")
    assert entry.facts["days"] == 3


def test_what_was_typed_stays(cast, client_of, case):
    answer = client_of(cast.li).post(step(case, "extend"), {"day": "昨天", "reason": "等物业开会"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "<title>出错：" in page
    assert "等物业开会" in page and "“昨天”不是能用的日期" in page and "请填延长几天" in page


def test_a_refusal_by_the_law_keeps_what_was_typed(cast, client_of, case, as_):
    given = {
        "day": "2019-01-01",
        "outcome": "oral",
        "outcome_text": "各退一步",
        "stage": "registered",
    }
    answer = client_of(cast.li).post(step(case, "done"), given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "早于登记日期" in page and "各退一步" in page
    assert stage(case, as_, cast) == "registered"


def test_a_stale_page_is_told_what_happened_and_can_go_on(cast, client_of, case, as_):
    client = client_of(cast.li)
    with as_(cast.li):
        take(LIGHT, "handle", case, by=cast.li)
    today = timezone.localdate()
    given = {"day": today, "outcome": "oral", "outcome_text": "各退一步", "stage": "registered"}
    answer = client.post(step(case, "done"), given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "办到了“办理中”" in page and "各退一步" in page
    assert 'name="stage" value="handling"' in page
    assert client.post(step(case, "done"), given | {"stage": "handling"}).status_code == 302
    assert stage(case, as_, cast) == "done"


def test_a_case_that_moved_on_at_its_stage_is_told_and_can_go_on(
    cast, client_of, case, as_, entries
):
    client, url = client_of(cast.li), step(case, "extend")
    assert 'name="seen" value=""' in client.get(url).content.decode()
    with as_(cast.li):
        take(LIGHT, "extend", case, by=cast.li, days=1, reason="别人先办了")
    given = {"day": timezone.localdate(), "days": 3, "reason": "等物业开会", "stage": "registered"}
    answer = client.post(url, given | {"seen": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "这件事又办了“延长期限”，“延长期限”没有执行" in page and "等物业开会" in page
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]
    assert client.post(url, given | {"seen": seen}).status_code == 302
    assert [one.facts["days"] for one in entries("disputes.extend")] == [1, 3]


def test_a_step_that_is_not_possible_says_why_and_what_is(cast, client_of, case):
    page = client_of(cast.li).get(step(case, "resume")).content.decode()
    assert "现在的环节是“已登记”，不能做“恢复办理”" in page
    assert step(case, "handle") in page
    assert 'type="submit">恢复办理' not in page


def test_the_form_shows_its_day(cast, client_of, case):
    today = timezone.localdate().isoformat()
    assert f'value="{today}"' in client_of(cast.li).get(step(case, "handle")).content.decode()


def test_an_unknown_step_is_no_page(cast, client_of, case):
    assert client_of(cast.li).get(step(case, "fly")).status_code == 404


def test_the_stranger_finds_nothing(cast, client_of, case, as_):
    client = client_of(cast.zhao)
    for key in ("handle", "done"):
        assert client.get(step(case, key)).status_code == 404
        assert client.post(step(case, key), {"day": timezone.localdate()}).status_code == 404
    assert stage(case, as_, cast) == "registered"


def test_who_sits_in_another_place_finds_nothing(cast, client_of, case):
    assert client_of(cast.zhang).get(step(case, "handle")).status_code == 404


def test_without_the_power_nothing_of_the_case_is_shown(cast, client_of, case):
    for actor in (cast.admin, cast.wang):
        answer = client_of(actor).get(step(case, "handle"))
        assert answer.status_code == 403
        assert case.summary not in answer.content.decode()


def test_nobody_is_sent_to_the_login(client, case):
    assert client.post(step(case, "handle"), {}).status_code == 302


def test_every_step_has_its_form(cast, client_of, case):
    client = client_of(cast.li)
    for one in LIGHT.steps:
        assert client.get(step(case, one.key)).status_code in (200, 403), one.key
