"""What the pages say: every day of a clock with its reason, the diagram and the matrix from the data."""

from datetime import date, timedelta

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import Http404
from django.test import RequestFactory
from django.utils import timezone

from fengqiao.engines.procedures import clock_state, diagram, pages
from fengqiao.engines.procedures.steps import take
from fengqiao.trunk.divisions import acts as divisions

from . import toy
from .toy import TOY, Stage


def test_every_day_of_the_clock_is_accounted_for(case, people):
    take(TOY, "accept", case, by=people.clerk, happened_on=date(2024, 4, 29))
    shown = pages.clock_of(case, "answer")
    days = [(line.from_on, line.days, line.counted, line.why) for line in shown.lines]
    assert days == [
        (date(2024, 4, 29), 1, False, "起算当日不计入"),
        (date(2024, 4, 30), 1, True, "工作日"),
        (date(2024, 5, 1), 5, False, "劳动节放假"),
        (date(2024, 5, 6), 4, True, "工作日"),
    ]
    assert shown.lines[-1].n_after == 5
    assert ("长度", "5个工作日") in shown.origin and ("条款", "某条例第三条") in shown.origin
    assert (shown.state, shown.kind) == ("已超期", "bad")
    late = (timezone.localdate() - date(2024, 5, 9)).days
    assert shown.left == f"已超 {late} 日"


def test_the_setting_that_gave_the_length_is_shown(office, people, case):
    divisions.set_setting(office.pk, "toys.days", 5, by=people.clerk)
    origin = dict(pages.clock_of(case, "handle").origin)
    assert origin["长度"] == "5日（本街道设置；未设置时为 7日）"
    assert (origin["依据"], origin["程序"]) == ("本街道办理习惯", "小程序第 1 版")


def test_what_moved_the_clock_is_listed(case, people):
    day = date(2024, 4, 24)
    take(TOY, "extend", case, by=people.clerk, happened_on=day, days=3)
    waiting = take(TOY, "suspend", case, by=people.clerk, happened_on=day)
    opened = take(TOY, "resume", waiting, by=people.clerk, happened_on=date(2024, 4, 26))
    take(TOY, "shut", opened, by=people.clerk, happened_on=date(2024, 5, 6), words="好")
    shown = pages.clock_of(case, "handle")
    assert shown.origin[3:] == (
        ("起算", "2024-04-22"),
        ("延长", "2024-04-24 延长 3日"),
        ("中止", "2024-04-24 起，2024-04-26 恢复"),
        ("停止", "2024-05-06"),
    )
    assert (shown.state, shown.left) == ("超期后停止", "")


@pytest.mark.parametrize(("ago", "left"), [(7, "今天到期"), (5, "还剩 2 日"), (9, "已超 2 日")])
def test_days_left_in_words(office, people, inside, ago, left):
    on = timezone.localdate() - timedelta(days=ago)
    assert (
        pages.clock_of(toy.register(office, people.east, on, people.clerk), "handle").left == left
    )


def test_days_left_while_paused(office, people, inside):
    on = timezone.localdate() - timedelta(days=5)
    case = toy.register(office, people.east, on, people.clerk)
    take(TOY, "suspend", case, by=people.clerk, happened_on=on + timedelta(days=3))
    shown = pages.clock_of(case, "handle")
    assert (shown.state, shown.left) == ("已中止", "恢复后还剩 5 日")
    assert shown.lines[-1].why == "期限中止，尚未恢复"


def test_a_clock_that_never_ran_says_so(case):
    shown = pages.clock_of(case, "answer")
    assert shown.reckoning is None and not shown.lines
    assert clock_state.explain(case, "answer", timezone.localdate()) is None


def page(case, people, key):
    request = RequestFactory().get("/")
    request.actor, request.csp_nonce, request.session = people.clerk, "", {}
    request._messages = FallbackStorage(request)
    return pages.clock_page(request, case, key, back="/back/").content.decode()


def test_the_page_shows_the_days_the_setting_and_the_way_back(office, people, case):
    divisions.set_setting(office.pk, "toys.days", 5, by=people.clerk)
    html = page(case, people, "handle")
    for text in ("办理期限怎么算", "2024-04-27", "已超期", "起算当日不计入", "未设置时为 7日"):
        assert text in html
    assert f'href="/back/">{case.number}</a>' in html
    assert ">计入</td>" in html and ">不计</td>" in html


def test_the_page_of_a_clock_that_never_ran(case, people):
    assert "这个期限没有起算过" in page(case, people, "answer")


def test_an_unknown_clock_is_not_found(case):
    with pytest.raises(Http404):
        pages.clock_page(RequestFactory().get("/"), case, "moon")


def test_the_diagram_holds_every_stage_and_step():
    drawn = pages.diagram(TOY)
    for word in (*Stage.labels, *(step.label for step in TOY.steps), "第十七条", "7日"):
        assert str(word) in drawn
    outline = {stage.label: stage for stage in diagram.outline(TOY)}
    assert outline["已登记"].is_start
    assert outline["已作废"].is_final and not outline["已作废"].exits
    assert [one.label for one in outline["已中止"].exits] == ["恢复", "作废"]


def test_mermaid_holds_every_way():
    text = diagram.mermaid(TOY)
    ways = [line.strip() for line in text.splitlines() if "-->" in line]
    assert len(ways) == 1 + sum(len(step.at) for step in TOY.steps) + len(TOY.final)
    assert "new --> open : 受理" in ways and "open --> open : 延长" in ways
    assert ways[0] == "[*] --> new" and ways[-1] == "void --> [*]"


def test_the_matrix_says_who_may():
    roles, rows = diagram.matrix(TOY)
    ticks = {row.step: dict(zip(roles, row.ticks, strict=True)) for row in rows}
    assert ticks["办结"]["网格长"] and not ticks["作废"]["网格长"]
    assert ticks["作废"]["社区工作人员"]
    assert "街道领导" not in roles, "who may take no step has no column"
    assert pages.matrix(TOY).count("<tr>") == 1 + len(TOY.steps)
