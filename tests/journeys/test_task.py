"""One task from a meeting's item to evidence to plan against done, on a desk and on a phone."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from tests.journeys.conftest import (
    DESK,
    PHONE,
    Hand,
    check_axe,
    check_targets,
    enter_as,
    picture,
    seen,
)

pytestmark = pytest.mark.journey
PAGES = (
    ("leadership", "/desk/leadership/"),
    ("tasks", "/desk/leadership/tasks/"),
    ("tasks-none", "/desk/leadership/tasks/?stage=cancelled"),
    ("task-new", "/desk/leadership/tasks/new/"),
    ("meetings", "/desk/leadership/meetings/"),
    ("meeting-new", "/desk/leadership/meetings/new/"),
    ("gaps", "/desk/leadership/gaps/"),
    ("gaps-none", "/desk/leadership/gaps/?year=2030"),
    ("loop", "/desk/leadership/loop/"),
    ("loop-none", "/desk/leadership/loop/?year=2030"),
    ("rollover", "/desk/rollover/"),
    ("transfers", "/desk/transfers/"),
)


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_pages_of_leadership(open_page, size):
    page = open_page(DESK if size == "desk" else PHONE)
    enter_as(page, "小李")
    for key, url in PAGES:
        assert page.goto(url).status == 200, url
        picture(page, f"{key}-{size}")
        check_axe(page, f"{key} {size}")
        check_targets(page, f"{key} {size}")


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_from_a_meetings_item_to_plan_against_done(open_page, size, capsys):
    page = open_page(DESK if size == "desk" else PHONE)
    enter_as(page, "小李")
    hand = Hand(page)
    today = date.today()
    plan = f"组织一次法治专题学习（{size}）"
    topic = f"部署法治专题学习（{size}）"

    page.goto("/desk/leadership/plan/new/")
    hand.type("计划内容", plan)
    hand.click(page.get_by_role("button", name="登记", exact=True))
    page.wait_for_url(re.compile(r"/plan/[0-9a-f-]{36}/$"))
    plan_page = page.url

    page.goto("/desk/leadership/meetings/new/")
    page.locator("input[name=held_on]").fill(today.isoformat())
    hand.type("届次", f"第{today.day}次{size}")
    page.locator("[name=items-0-topic]").fill(topic)
    page.locator("[name=items-0-kind]").select_option("deploy")
    picture(page, f"meeting-filled-{size}")
    hand.click(page.get_by_role("button", name="登记", exact=True))
    page.wait_for_url(re.compile(r"/meetings/[0-9a-f-]{36}/$"))
    picture(page, f"meeting-{size}")
    check_axe(page, "meeting")

    hand.click(page.get_by_role("link", name=re.compile("落成任务")).first)
    page.locator("[name=title]").fill(f"办好法治专题学习（{size}）")
    page.locator("[name=owner]").fill("司法所")
    page.locator("[name=due_on]").fill((today + timedelta(20)).isoformat())
    page.locator("[name=plan_item]").select_option(label=f"{today.year}年：{plan}")
    picture(page, f"task-filled-{size}")
    hand.click(page.get_by_role("button", name="登记", exact=True))
    page.wait_for_url(re.compile(r"/tasks/[0-9a-f-]{36}/$"))
    seen(page.get_by_text(topic))
    picture(page, f"task-{size}")
    check_axe(page, "task")
    check_targets(page, "task")
    task_page = page.url

    hand.click(page.get_by_role("link", name="督办"))
    hand.type("督办意见", "月底前办好")
    hand.click(page.get_by_role("button", name="记下督办"))
    page.wait_for_url(task_page)

    hand.click(page.get_by_role("link", name="完成销号"))
    hand.type("完成情况", "已经开完")
    hand.click(page.get_by_role("button", name="完成销号"))
    seen(page.get_by_text("没有佐证不能算完成"))
    picture(page, f"task-refused-{size}")
    page.goto(task_page)

    hand.click(page.get_by_role("link", name="附上佐证"))
    hand.type("说明", "签到表和课件存司法所")
    page.get_by_label("关联的记录").fill(plan_page)
    page.get_by_label("文件").set_input_files(
        {"name": "签到表.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 " + b"0" * 900}
    )
    picture(page, f"prove-{size}")
    check_axe(page, "prove")
    hand.click(page.get_by_role("button", name="附上"))
    page.wait_for_url(task_page)

    hand.click(page.get_by_role("link", name="完成销号"))
    hand.type("完成情况", "已经开完")
    hand.click(page.get_by_role("button", name="完成销号"))
    page.wait_for_url(task_page)
    seen(page.get_by_text("已完成"))
    picture(page, f"task-done-{size}")

    hand.click(page.get_by_role("link", name=re.compile(re.escape(plan[:10]))).first)
    page.wait_for_url(plan_page)
    seen(page.get_by_text("签到表和课件存司法所"))
    hand.click(page.get_by_role("link", name="更新进展"))
    page.get_by_label("进展").select_option(label="已完成")
    hand.click(page.get_by_role("button", name="更新"))
    page.wait_for_url(plan_page)
    seen(page.get_by_text("更新计划进展"))
    picture(page, f"plan-done-{size}")
    check_axe(page, "plan")
    page.goto("/desk/leadership/loop/")
    seen(page.get_by_text(plan))
    picture(page, f"loop-done-{size}")
    with capsys.disabled():
        print("\n" + hand.told(f"a task from a meeting to plan against done ({size})"))


def test_a_leader_sees_one_page(open_page):
    page = open_page(PHONE)
    enter_as(page, "王主任")
    page.goto("/desk/leadership/")
    for title in ("一周内到期和已超期", "卡住的", "等我办的"):
        seen(page.get_by_role("heading", name=title))
    picture(page, "leader-phone")
    check_axe(page, "leader")
