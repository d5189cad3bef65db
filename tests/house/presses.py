"""What a person adds to each form of the product so that it may be sent: the table of the walk "sent again".

Most of a form stands in its page already; here stands the rest, by the name of the address (its route where several
share a name). `on` is the page that holds the form where the address has none of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.figures import lookup
from fengqiao.engines.imports import acts as imports
from fengqiao.engines.imports import stages
from fengqiao.engines.procedures import known
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.ground import sheets
from fengqiao.matters.disputes import acts as disputes
from fengqiao.matters.disputes import seeds
from fengqiao.matters.disputes.models import DisputeType, Screening
from fengqiao.matters.integrity.seeds import a_declaration
from fengqiao.matters.study import seeds as study
from fengqiao.matters.study.registers import PLAN, TRAININGS
from fengqiao.project.catalogue import REGISTERS
from fengqiao.reports.annual import acts as reports
from fengqiao.reports.brief import choice as brief
from fengqiao.reports.inspection import acts as inspection
from fengqiao.reports.inspection import items
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people.models import Account, Person
from tests.casting import FOUNDER

DAY = "2026-03-02"
OLD, NEW = "一棵枫树站在桥边二零二六", "两棵枫树站在桥边二零二七"
TODAY = timezone.localdate().isoformat()
WHY = "核对以后办"
SAID = Mapping[str, Any]


def nothing(world: Any) -> SAID:
    return {}


@dataclass(frozen=True)
class Press:
    """One form: `says` what a person adds to what its page holds, `on` the page that holds it."""

    says: Callable[[Any], SAID] = nothing
    on: Callable[[Any], str] | None = None
    to: Callable[[Any], str] | None = None  # another object, or another step, than the walk's own
    before: Callable[[Any], Any] = nothing  # what must have happened for the form to stand there
    shows: int = (
        302  # what the first press is answered with: 200 where the answer itself is shown once
    )


@dataclass(frozen=True)
class Exempt:
    """Why an address that answers POST is not walked."""

    why: str


def says(**given: Any) -> Press:
    return Press(lambda world: given)


def a_file(name: str = "说明.txt", text: str = "去过一次") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def of(address: str, **given: Any) -> str:
    return reverse(address, kwargs=given)


def the_case(world: Any) -> str:
    return of("disputes:show", pk=world.case.pk)


def the_person(world: Any) -> str:
    return of("desk:person", pk=world.person.pk)


def the_check(world: Any) -> str:
    return of("imports:check", pk=world.waiting.pk)


def the_year(world: Any) -> str:
    return of("inspection:item", year=2026, key="law_aware")


def step(matter: str, case: Callable[[Any], Any], key: str, **given: Any) -> Press:
    """A step of a case, at the stage where the walk's case stands."""
    return Press(
        lambda w: given, to=lambda w: of("desk:step", matter=matter, pk=case(w).pk, key=key)
    )


def undo(matter: str, case: Callable[[Any], Any], key: str, page: str, **given: Any) -> Press:
    """A step that was taken just now, and is taken back. `page` shows the case."""

    def taken(w: Any) -> None:
        one = type(case(w)).objects.get(pk=case(w).pk)
        way = known(one.procedure_key, one.procedure_version)
        take(way, key, one, by=w.cast.li, happened_on=timezone.localdate(), **given)

    def its(w: Any) -> str:
        last = Entry.objects.filter(subject=case(w).pk).latest("seq")
        return reverse("desk:undo", kwargs={"matter": matter, "pk": last.subject, "entry": last.pk})

    return Press(before=taken, to=its, on=lambda w: page_of(page, case(w)))


def page_of(page: str, case: Any) -> str:
    if page == "annual:steps":
        return of(page, year=2026)
    return of(page, pk=case.pk)


def a_password(w: Any) -> None:
    person = Person.objects.get(pk=w.cast.li.person)
    account = Account.objects.get(person=person.pk)
    people.set_password(account, person, password=OLD, by=FOUNDER)


def a_link_made(w: Any) -> None:
    a_password(w)
    person = Person.objects.get(pk=w.cast.li.person)
    people.invite(Account.objects.get(person=person.pk), person, by=FOUNDER)


def an_account_in_use(w: Any) -> None:
    """Of the walk's person, in an office of two who keep accounts."""
    Account.objects.filter(person=w.person.pk).update(last_login=timezone.now())
    office = divisions.office(w.person.office)
    other = people.enter(office, name="郑管理", by=FOUNDER)
    root = divisions.root(office.pk)
    post = {"role": "administrator", "starts_on": timezone.localdate(), "by": FOUNDER}
    people.appoint(other, division=root, **post)
    people.open_account(other, login="zheng", by=FOUNDER)


def a_round(w: Any) -> None:
    until = date(2026, 3, 31)
    asked = [w.answer.community]
    disputes.open_screening(
        "春季排查", asked, opened_on=date(2026, 3, 2), due_on=until, by=w.cast.li
    )


def the_round(w: Any) -> Any:
    return Screening.objects.filter(office=w.office.pk).latest("pk")


def a_report_begun(w: Any) -> None:
    reports.begin(w.office, 2025, by=w.cast.li)


def all_answered(w: Any) -> None:
    disputes.report_nil(w.answer, by=w.cast.li, on=timezone.localdate())


def work_in_hand(w: Any) -> None:
    handler = Person.objects.get(pk=w.cast.li.person)
    seeds.a_dispute(w.cast.li, w.division, on=timezone.localdate(), handler=handler)


def the_item(w: Any) -> Any:
    return next(one for one in items.of(w.office.pk, 2026).items if one.key == "law_aware")


def left_out(w: Any) -> None:
    inspection.leave_out(w.office, the_item(w), by=w.cast.li)


def a_paper(w: Any) -> None:
    paper = items.Kept("学法计划", "第三号", "档案柜")
    inspection.keep_paper(w.office, 2026, the_item(w), paper, by=w.cast.li)


def somebody_declared(w: Any) -> None:
    days = timezone.localdate().replace(month=1, day=1), timezone.localdate()
    a_declaration(w.cast.sun, "钱未列", days, post_title="副主任")


def something_planned(w: Any) -> None:
    line = {"topic": "行政处罚法、监察法", "months": (3,), "year": 2026, "lead": "司法所"}
    records.add(PLAN, line, by=w.cast.li)
    study.a_training(w.cast.li, topic="执法培训", norms=("中华人民共和国行政处罚法",))


def the_pair(w: Any) -> SAID:
    line, session = PLAN.records().latest("pk"), TRAININGS.records().latest("pk")
    return {"pair": f"{line.pk}:{session.pk}"}


def something_suggested(w: Any) -> None:
    for type, name in (("邻里纠纷类", "粗.csv"), ("邻里纠纷", "细.csv")):
        data = w.ledger.replace("2024-03", "2024-06").replace("邻里纠纷", type).encode()
        staged = stages.stage(sheets.read(data, name), REGISTERS, w.cast.office, 2024)
        imports.commit(staged, data, name, by=w.cast.li, year=2024)


def a_word_is_new(w: Any) -> None:
    """As after an update that brings a type which the office was never given."""
    unused = DisputeType.objects.filter(office=w.office.pk, disputes__isnull=True)
    pk = DisputeType._meta.pk.get_db_prep_value(unused.latest("position").pk, connection)
    with connection.cursor() as cursor:  # no act takes a word away: this office was never given it
        cursor.execute(f"DELETE FROM {DisputeType._meta.db_table} WHERE id = %s", [pk])


def ten_figures(w: Any) -> None:
    every = [one.key for one in lookup.every(w.office.pk)]
    brief.choose(w.office, every[: brief.MOST], by=w.cast.li)


def registration(world: Any) -> SAID:
    return {
        "summary": "楼上漏水淹了楼下",
        "side_one": "甲某",
        "side_two": "乙某",
        "opponent": "named",
        "type": str(DisputeType.objects.first().pk),
        "place": str(world.division.pk),
        "found": "grid_inspection",
        "outcome": "open",
        "day": DAY,
    }


def handed_over(world: Any) -> str:
    people = urlencode({"giver": world.cast.li.person, "taker": world.person.pk})
    return f"{reverse('transfers:transfer')}?{people}"


EXEMPT = {
    "desk:login": Exempt("nobody is signed in yet; signing in twice is signing in"),
    "desk:enter_demo": Exempt("nobody is signed in yet"),
    "desk:first": Exempt("the one-time link is itself the key: it opens once"),
    "desk:logout": Exempt("leaving twice is leaving"),
    "desk:session": Exempt("tells how long one is signed in, and is work: it writes nothing else"),
    "desk:enter_in_place": Exempt("nobody is signed in yet"),
    "desk:waiting": Exempt("lets go of what waits: gone twice is gone"),
    "desk:verify": Exempt("computes and shows, and writes nothing"),
    "reconcile:page": Exempt("reads a text and answers, and writes nothing"),
}

PRESSES = {
    "desk:me": Press(lambda w: {"current": OLD, "password": NEW, "again": NEW}, before=a_password),
    "desk:person_new": says(name="吴新来", role="clerk", login=""),
    "desk:person": says(role="clerk", title="综治专干"),
    "desk:relieve": Press(on=the_person),
    "desk:open_account": Press(
        lambda w: {"login": "xinlai"}, on=lambda w: of("desk:person", pk=w.closed.pk), shows=200
    ),
    "desk:invite": Press(on=the_person, shows=200),
    "desk:ask_link": Press(on=the_person, before=an_account_in_use),
    "desk:know_links": Press(on=lambda w: reverse("desk:today"), before=a_link_made),
    "desk:close_account": Press(on=the_person),
    "desk:backups": says(),
    "desk:division": says(name="东门新社区"),
    "desk:division_new": says(name="东门第九网格", level="grid"),
    "desk:division_end": Press(on=lambda w: of("desk:division", pk=w.division.pk)),
    "desk:calendar": says(day="2026-12-24", kind="off", label="停电休息"),
    "desk:calendar_remove": Press(on=lambda w: reverse("desk:calendar")),
    "desk:clocks": says(clock="disputes.light_days", amount="20", since=TODAY),
    "desk/disputes/<uuid:pk>/steps/<slug:key>/": step("disputes", lambda w: w.case, "resume"),
    "desk/leadership/<uuid:pk>/steps/<slug:key>/": step(
        "leadership", lambda w: w.loop.task, "finish", result="都办了", evidence="小结"
    ),
    "desk/decisions/<uuid:pk>/steps/<slug:key>/": step(
        "decisions", lambda w: w.opinion.decision, "argue", way="done", evidence="论证会记录"
    ),
    "desk/supervision/<uuid:pk>/steps/<slug:key>/": says(unit="司法所"),
    "desk/reports/<uuid:pk>/steps/<slug:key>/": says(),
    "desk/disputes/<uuid:pk>/undo/<uuid:entry>/": undo(
        "disputes", lambda w: w.case, "resume", "disputes:show"
    ),
    "desk/leadership/<uuid:pk>/undo/<uuid:entry>/": undo(
        "leadership",
        lambda w: w.loop.task,
        "finish",
        "leadership.tasks:show",
        result="都办了",
        evidence="小结",
    ),
    "desk/decisions/<uuid:pk>/undo/<uuid:entry>/": undo(
        "decisions",
        lambda w: w.opinion.decision,
        "argue",
        "decisions:show",
        way="done",
        evidence="论证会记录",
    ),
    "desk/supervision/<uuid:pk>/undo/<uuid:entry>/": undo(
        "supervision", lambda w: w.incoming, "assign", "supervision:show", unit="司法所"
    ),
    "desk/reports/<uuid:pk>/undo/<uuid:entry>/": undo(
        "reports", lambda w: w.bare.report, "director_read", "annual:steps"
    ),
    "desk:paper": Press(shows=200),
    "decisions:gates": says(risk_assessment_way="done", risk_assessment_said="请专家看过"),
    "decisions:opinion": says(source="public", giver="丙某", text="请放缓一年"),
    "decisions:answer": says(answer="adopted", answer_why="放缓一年合适"),
    "imports:imports": Press(lambda w: {"file": a_file("台账.csv", w.ledger), "year": "2024"}),
    "imports:meaning": says(),
    "imports:answer": Press(on=the_check),
    "imports:start": Press(on=the_check),
    "imports:undo": says(),
    "terms:words": says(
        label="水系纠纷", report_class="other", ministry_code="10", begins_on=TODAY
    ),
    "terms:change": Press(
        lambda w: {"label": "劳动人事纠纷"},
        on=lambda w: of("terms:word", key="disputes.type", code="labor"),
    ),
    "terms:answer": Press(
        lambda w: {"said": "declined"}, on=lambda w: reverse("terms:front"), before=a_word_is_new
    ),
    "leadership:urge": says(note="请抓紧"),
    "leadership:prove": says(text="会议纪要第三号"),
    "leadership:prove_duty": says(text="会议纪要第三号"),
    "leadership:unprove": says(reason=WHY),
    "leadership:progress": says(progress="done"),
    "rollover:rollover": Press(on=lambda w: "/desk/rollover/?year=2026"),
    "rollover:undo": says(),
    "transfers:transfer": Press(lambda w: {"reason": WHY}, on=handed_over, before=work_in_hand),
    "integrity:notices": says(
        number="某纪函〔2026〕9号", organ="police", period="2025", received_on=DAY
    ),
    "integrity:seat": Press(
        lambda w: {"names": "钱未列", "still": "yes"}, before=somebody_declared
    ),
    "study:confirm": Press(
        the_pair, on=lambda w: "/desk/study/against/?year=2026", before=something_planned
    ),
    "imports:suggestions": Press(lambda w: {"all": "1"}, before=something_suggested),
    "integrity:void_notice": Press(on=lambda w: reverse("integrity:notices")),
    "integrity:take_back_notice": Press(on=lambda w: reverse("integrity:notices")),
    "publicity:fill_calendar": Press(on=lambda w: "/desk/publicity/"),
    "disputes:register": Press(registration),
    "disputes:open_screening": says(
        title="春季排查", looks_for="欠薪", opened_on=DAY, due_on="2026-03-31"
    ),
    "disputes:close_screening": Press(
        on=lambda w: of("disputes:screening", pk=w.answer.screening_id), before=all_answered
    ),
    "disputes:take_back_screening": Press(
        before=a_round,
        to=lambda w: of("disputes:take_back_screening", pk=the_round(w).pk),
        on=lambda w: of("disputes:screening", pk=the_round(w).pk),
    ),
    "disputes:report_nil": says(),
    "disputes:report_found": Press(lambda w: {"cases": str(w.case.pk)}),
    "disputes:take_back_answer": Press(lambda w: {"reason": WHY}, before=all_answered),
    "disputes:name_opponent": says(names="丁某"),
    "disputes:note": says(text="去过一次，没人", audience="office"),
    "disputes:attach": Press(lambda w: {"file": a_file(), "audience": "office"}),
    "brief:figures": Press(before=ten_figures),
    "inspection:add": says(label="会议签到表", papers="三月例会签到"),
    "inspection:item": says(title="学法计划", number="第三号", place="档案柜"),
    "inspection:leave_out": Press(on=the_year),
    "inspection:take_up": Press(on=lambda w: of("inspection:contents", year=2026), before=left_out),
    "inspection:drop_paper": Press(on=the_year, before=a_paper),
    "annual:settings": says(topic="法治建设"),
    "annual:steps": says(day_director_read=TODAY),
    "annual:take_back_begin": Press(
        before=a_report_begun,
        to=lambda w: of("annual:take_back_begin", year=2025),
        on=lambda w: of("annual:steps", year=2025),
    ),
    "annual:add": says(heading="另有一段", text="这一年做了很多事", section="other"),
    "annual:block": says(text="共办了137人"),
    "annual:remove": says(),
    "annual:bind": Press(
        lambda w: {"label": "来访人数", "value": "137", "source": "信访办", "as_of": TODAY},
        to=lambda w: of("annual:bind", year=2026, at=w.bare.pk) + "?start=1",
    ),
    "returns:arrange": says(receiver="区委政法委二科"),
    "returns:restore": Press(on=lambda w: of("returns:arrange", key="screening")),
    "returns:new_line": says(label="另外一行", unit="件"),
    "returns:line": says(label="排查出的"),
    "returns:move": Press(
        lambda w: {"move": "down"}, on=lambda w: of("returns:arrange", key="screening")
    ),
    "returns:typing": says(typed="found.all"),
    "returns:seal": Press(
        on=lambda w: of("returns:table", key="screening", year=2026, part="2"),
        to=lambda w: of("returns:seal", key="screening", year=2026, part="2"),
    ),
    "returns:unseal": says(reason=WHY),
    "returns:correct": says(reason=WHY),
    "figures:rename": says(label="我们的指标"),
    "figures:retire": says(reason=WHY),
    "figures:record": says(
        label="网格巡查", value="12", unit="次", source="综治办", as_of="2026-11-30", year="2026"
    ),
    "figures:correct": says(value="9", reason=WHY),
    "figures:retire_external": says(reason=WHY),
    "figures:take_back_external": Press(
        on=lambda w: f"{of('figures:figure', key=f'external.{w.external.slug}')}?year=2026"
    ),
    "figures:save": says(label="一季度排查", measure="count"),
    "figures:words": says(label="排查出的纠纷", unit="起"),
}
