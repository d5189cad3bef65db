"""The loop on the pages: duty × evidence × gap, plan against done, each ring a link both ways."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse

from fengqiao.matters.leadership import acts, queries, seeds
from fengqiao.matters.leadership.words import Head, Kind, Personally, Progress
from fengqiao.trunk.files.models import File

from .conftest import DAY

pytestmark = pytest.mark.django_db


def page_of(client, name, row):
    return client.get(reverse(name, args=[row.pk])).content.decode()


def test_every_ring_of_the_loop_leads_to_the_others(li, cast, client_of):
    loop = seeds.a_loop(li, on=DAY)
    client = client_of(cast.li)
    rings = {
        "leadership.shortcomings:show": loop.shortcoming,
        "leadership.plan:show": loop.plan,
        "leadership.tasks:show": loop.task,
    }
    for name, row in rings.items():
        page = page_of(client, name, row)
        for other, there in rings.items():
            if there is not row:
                assert reverse(other, args=[there.pk]) in page, (name, other)
        assert "工作小结存党政办" in page and "overview" not in page
        assert "/desk/figures/leadership.law_meetings/" in page, name
    item = seeds.first_item(loop.meeting)
    assert reverse("leadership:item", args=[item.pk]) in page_of(
        client, "leadership.tasks:show", loop.task
    )
    meeting = page_of(client, "leadership.meetings:show", loop.meeting)
    assert reverse("leadership.tasks:show", args=[loop.task.pk]) in meeting
    assert f'id="item-{item.pk}"' in meeting


def test_the_item_of_a_figure_opens_its_meeting(li, cast, client_of):
    item = seeds.first_item(seeds.a_meeting(li, on=DAY))
    answer = client_of(cast.li).get(reverse("leadership:item", args=[item.pk]))
    there = reverse("leadership.meetings:show", args=[item.meeting_id])
    assert answer.headers["Location"] == f"{there}#item-{item.pk}"


def test_plan_against_done_reads_the_figure_of_its_year(li, cast, client_of):
    loop = seeds.a_loop(li, on=DAY)
    client = client_of(cast.li)
    url = f"/desk/leadership/loop/?year={DAY.year}"
    before = client.get(url).content.decode()
    assert "计划 1 项，做到 0 项" in before and "1 次，目标 2" in before and "1 / 1" in before
    assert loop.shortcoming.heading in before
    seeds.a_meeting(li, on=DAY, ordinal="第2次")
    assert "计划 1 项，做到 1 项" in client.get(url).content.decode()
    assert "这一年还没有计划" in client.get("/desk/leadership/loop/?year=2031").content.decode()


def test_a_plan_item_without_a_figure_is_done_when_a_person_says_so(li, cast, client_of):
    item = seeds.a_plan_item(li, year=2026)
    client = client_of(cast.li)
    url = reverse("leadership:progress", args=[item.pk])
    assert client.post(url, {"progress": Progress.DONE, "on": DAY.isoformat()}).status_code == 302
    item.refresh_from_db()
    assert item.progress == Progress.DONE
    page = client.get(reverse("leadership.plan:show", args=[item.pk]))
    assert page.status_code == 200 and "更新计划进展" in page.content.decode()
    assert "做到 1 项" in client.get("/desk/leadership/loop/?year=2026").content.decode()


def test_each_duty_stands_beside_its_evidence_and_its_gap(li, duties, cast, client_of):
    client = client_of(cast.wang)
    url = "/desk/leadership/gaps/?year=2026"
    empty = client.get(url).content.decode()
    assert "14 项职责，14 项还缺凭据" in empty
    assert "四个亲自，亲自督办至少 1，现有 0 次" in empty
    assert "已核对出处" in empty and "本街道设定" in empty
    for kind in Personally:
        seeds.a_personal_act(li, on=DAY, kind=kind, paper="督办单")
    page = client.get(url).content.decode()
    assert "14 项职责，13 项还缺凭据" in page and "亲自督办至少" not in page


def test_evidence_by_hand_fills_a_duty_that_no_figure_measures(li, duties, cast, client_of):
    duty = queries.duties_of(2026).get(code="FR9")
    url = reverse("leadership:prove_duty", args=[duty.pk])
    answer = client_of(cast.li).post(url, {"text": "行政执法责任制文件", "on": DAY.isoformat()})
    assert answer.status_code == 302
    page = client_of(cast.li).get("/desk/leadership/gaps/?year=2026").content.decode()
    assert "行政执法责任制文件" in page and "14 项职责，13 项还缺凭据" in page


def test_a_figure_that_is_not_there_is_said_and_never_zero(li, duties, cast, client_of):
    duty = queries.duties_of(2026).get(code="FR9")
    measure = queries.duties_of(2026).get(code="FR0").measures.first()
    from fengqiao.trunk.journal.acts import act

    with act("leadership.found_duties", on=duties, by=li):
        measure.pk, measure.id = None, None
        from fengqiao.ground.ids import uuid7

        measure.id, measure.duty, measure.figure = uuid7(), duty, "nobody.knows_this"
        measure.cell = measure.code = ""
        measure.save(force_insert=True)
    page = client_of(cast.li).get("/desk/leadership/gaps/?year=2026").content.decode()
    assert "对应的指标尚未启用" in page and "nobody.knows_this" not in page


def test_the_acts_of_a_head_serve_his_own_duty(li, duties):
    from ..registers.measured import Readings

    seeds.a_personal_act(li, on=DAY, head=Head.DIRECTOR, paper="纪要")
    readings = Readings(li.office)
    key = "leadership.personal_acts"
    assert readings.of(key, 2026, {"head": Head.DIRECTOR}).value == 1
    assert readings.of(key, 2026, {"head": Head.SECRETARY}).value == 0


def test_a_file_and_a_record_of_another_matter_prove_a_task(li, a_task, cast, client_of):
    meeting = seeds.a_meeting(li, on=DAY)
    task, client = a_task(), client_of(cast.li)
    there = client.get(reverse("leadership.meetings:show", args=[meeting.pk])).wsgi_request
    given = {
        "text": "",
        "link": there.build_absolute_uri(),
        "on": DAY.isoformat(),
        "file": BytesIO(b"%PDF-1.4 minutes"),
    }
    given["file"].name = "纪要.pdf"
    answer = client.post(reverse("leadership:prove", args=[task.pk]), given)
    assert answer.status_code == 302, answer.content.decode()
    evidence = queries.evidences_of(task).get()
    assert evidence.link_kind == "leadership.meeting" and evidence.link_id == meeting.pk
    assert File.objects.get(pk=evidence.file_id).name == "纪要.pdf"
    page = page_of(client, "leadership.tasks:show", task)
    opened = reverse("desk:record", args=[evidence.link_kind, evidence.link_id])
    assert opened in page and "纪要.pdf" in page
    assert client.get(opened).headers["Location"] == reverse(
        "leadership.meetings:show", args=[meeting.pk]
    )


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("随便写的", "看不出是哪条记录"),
        ("/desk/disputes/01a20c2c-188d-74cb-97ab-5086ac3dbab8/", "没有找到这条记录"),
    ],
)
def test_a_record_that_is_not_there_is_said_and_nothing_is_kept(
    link, said, li, a_task, cast, client_of
):
    task = a_task()
    answer = client_of(cast.li).post(
        reverse("leadership:prove", args=[task.pk]),
        {"text": "留着的话", "link": link, "on": DAY.isoformat()},
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page and "留着的话" in page
    assert not queries.evidences_of(task).exists()


def test_the_front_page_says_what_is_due_stuck_and_mine(li, a_task, cast, client_of):
    a_task(title="督办过的一项", urged_count=0)
    task = queries.tasks().get(title="督办过的一项")
    acts.urge(task, "抓紧", by=li, on=DAY)
    page = client_of(cast.wang).get("/desk/leadership/").content.decode()
    assert "卡住的" in page and "督办过的一项" in page and "督办 1 次" in page
    assert "没有交给您的任务" in page


def test_community_staff_see_the_tasks_of_their_community_only(li, a_task, cast, client_of):
    from fengqiao.trunk.divisions import queries as divisions

    first, second = divisions.communities(li.office)[:2]
    a_task(title="东边的一项", community=first), a_task(title="西边的一项", community=second)
    a_task(title="街道的一项")
    seeds.a_meeting(li, on=DAY)
    client = client_of(cast.chen)
    page = client.get("/desk/leadership/tasks/").content.decode()
    assert "东边的一项" in page and "西边的一项" not in page and "街道的一项" not in page
    assert client.get("/desk/leadership/meetings/").status_code == 403
    assert client.get("/desk/leadership/").status_code == 200


@pytest.mark.parametrize(
    ("url", "most"),
    [
        ("/desk/leadership/", 24),
        ("/desk/leadership/tasks/", 14),
        ("/desk/leadership/meetings/", 14),
        ("/desk/leadership/loop/?year=2026", 16),
        ("/desk/leadership/gaps/?year=2026", 30),
    ],
)
def test_queries_do_not_grow_with_the_records(
    url, most, li, a_task, duties, cast, client_of, django_assert_max_num_queries
):
    for n in range(6):
        meeting = seeds.a_meeting(
            li,
            on=date(2026, 3, n + 1),
            ordinal=f"第{n + 1}次",
            items=(("部署", Kind.DEPLOY, ""), ("研究", Kind.ISSUE, "")),
        )
        plan = seeds.a_plan_item(li, year=2026, text=f"计划{n}", figure="leadership.law_meetings")
        a_task(
            title=f"任务{n}",
            due_on=date(2026, 3, 20),
            agenda_item=seeds.first_item(meeting),
            plan_item=plan,
        )
    client = client_of(cast.li)
    client.get(url)
    with django_assert_max_num_queries(most):
        assert client.get(url).status_code == 200


@pytest.mark.parametrize("size", [1, 6])
def test_the_page_of_a_task_costs_the_same_with_many_neighbours(
    size, li, a_task, cast, client_of, django_assert_max_num_queries
):
    task = a_task()
    for n in range(size):
        a_task(title=f"邻居{n}")
        acts.prove(task, acts.Proof(on=DAY, text=f"佐证{n}"), by=li)
    client = client_of(cast.li)
    url = reverse("leadership.tasks:show", args=[task.pk])
    client.get(url)
    with django_assert_max_num_queries(26):
        assert client.get(url).status_code == 200
