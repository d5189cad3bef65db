"""Every address, with real ids: who declares access, whom it lets in, and that the stranger finds nothing.

The walk takes each address from the product's own list. A new address with an object in it fails here until
OBJECTS says how to reach a real one, so nobody can forget the walk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from django.db import connection
from django.db.models import Manager
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path

from fengqiao.engines.downloads import files as downloads
from fengqiao.engines.figures import Period, lookup
from fengqiao.engines.figures import acts as figures
from fengqiao.engines.imports import acts as ledgers
from fengqiao.engines.imports import queries as ledger_queries
from fengqiao.engines.imports import stages
from fengqiao.engines.imports.models import Meaning
from fengqiao.engines.jobs import worker
from fengqiao.engines.procedures import known
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.engines.rollover import acts as rollover
from fengqiao.ground import sheets
from fengqiao.matters.decisions import acts as decisions
from fengqiao.matters.decisions import seeds as decision_seeds
from fengqiao.matters.disputes import acts as disputes
from fengqiao.matters.disputes import seeds
from fengqiao.matters.disputes.models import ScreeningAnswer
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.matters.integrity import seeds as integrity_seeds
from fengqiao.matters.leadership import acts as leadership
from fengqiao.matters.leadership import seeds as leadership_seeds
from fengqiao.matters.leadership.registers import DUTIES
from fengqiao.matters.supervision.seeds import an_incoming
from fengqiao.project import tasks
from fengqiao.project.catalogue import CARRIED, REGISTERS
from fengqiao.reports.annual import acts as reports
from fengqiao.reports.reconcile import deposit
from fengqiao.reports.reconcile import tasks as reconcile_tasks
from fengqiao.reports.returns import acts as returns
from fengqiao.reports.returns import layout
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.files import acts as files
from fengqiao.trunk.journal.bases import ScopedManager
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people import powers
from fengqiao.trunk.people.access import needs, public, signed_in
from fengqiao.trunk.people.models import Account, Person, Post
from tests.casting import FOUNDER
from tests.house.addresses import Address, addresses, faults

DAY = date(2026, 3, 2)
CANARIES = (
    "金丝雀一号",
    "金丝雀二号",
    "金丝雀三号",
    "金丝雀六号",
    "金丝雀七号",
    "金丝雀八号",
    "小李",
    "周调解",
    "东门社区",
)
LEDGER = (
    "序号,登记日期,社区,当事人,纠纷类型,简要情况,结果,结案日期\n"
    "1,2024-03-05,钟楼社区,甲某；乙某,邻里纠纷,金丝雀三号,达成口头协议,2024-03-06\n"
)


@dataclass(frozen=True)
class World:
    """What the victim's street holds: one real object for every kind of address."""

    case: object
    attached: object
    answer: object
    file: object
    waiting: object
    batch: object
    meaning: object
    person: object
    post: object
    closed: object
    division: object
    saved: object
    external: object
    reading: object
    notice: object
    token: str
    loop: object
    duty: object
    evidence: object
    rollover: object
    bare: object
    opinion: object
    incoming: object
    made: object
    read: object
    handed: object
    taken: dict[str, object]


@pytest.fixture
def world(cast, as_) -> World:
    with as_(cast.li):
        second = places.communities(cast.office)[1]
        case = seeds.a_dispute(
            cast.li, second, on=DAY, summary="金丝雀一号", side_one=("金丝雀二号",), side_two=()
        )
        disputes.note(case, "金丝雀三号", by=cast.li, on=DAY)
        attached = disputes.attach(case, b"%PDF-1.4", "金丝雀五号.pdf", by=cast.li, on=DAY)
        round = disputes.open_screening(
            "金丝雀一号", [second], opened_on=DAY, due_on=DAY, by=cast.li
        )
        root = places.root(cast.office)
        file = files.keep(b"%PDF-1.4", "金丝雀一号.pdf", at=root, by=cast.li)
        waiting = files.keep(
            LEDGER.encode(), "金丝雀.csv", at=root, by=cast.li, audience=ledger_queries.WAITING
        )
        tasks.check_import.enqueue(str(waiting.pk), 2024)
        assert worker.run_one("测试")
        staged = stages.stage(
            sheets.read(LEDGER.encode(), "金丝雀.csv"), REGISTERS, cast.office, 2024
        )
        batch = ledgers.commit(staged, LEDGER.encode(), "金丝雀.csv", by=cast.li, year=2024)
        said = ("value", "disputes", "type", "金丝雀", "金丝雀", "邻里纠纷", "邻里纠纷")
        ledgers.remember([ledgers.Answer(*said)], by=cast.li)
        person = Person.objects.get(pk=cast.zhou.person)
        closed = people.enter(places.office(cast.office), name="金丝雀四号", by=FOUNDER)
        account = Account.objects.get(person=person.pk)
        loop = leadership_seeds.a_loop(cast.li, on=DAY)
        said = {"year": DAY.year, "code": "FR1", "text": "金丝雀一号", "whose": "both"}
        duty = records.add(DUTIES, said, by=cast.li)
        evidence = leadership.prove(
            loop.task, leadership.Proof(on=DAY, text="金丝雀一号"), by=cast.li
        )
        ticked = {"leadership.duties": {duty.pk}}
        carried = rollover.carry(ticked, CARRIED, DAY.year, DAY.year + 1, by=cast.li)
        opinion = decisions.add_opinion(
            decision_seeds.a_decision(cast.li, on=DAY, title="金丝雀一号", grounds="金丝雀二号"),
            source="public",
            giver="金丝雀二号",
            text="金丝雀三号",
            on=DAY,
            by=cast.li,
        )
        march = Period.month(DAY.year, DAY.month)
        returns.seal(
            places.office(cast.office), layout.of(cast.office, "screening"), march, by=cast.li
        )
        asked = "/desk/figures/disputes.found/export/?year=2026", str(cast.li.person), "金丝雀一号"
        made = downloads.make.enqueue(*asked)
        text = deposit.give(deposit.Given("全年普法 12 场。", 2026, ""))
        read = reconcile_tasks.check.enqueue(str(text), str(cast.li.person))
        assert worker.run_one("测试") and worker.run_one("测试")
        handed = seeds.a_dispute(
            cast.li, second, on=DAY, summary="金丝雀一号", side_one=("金丝雀二号",), side_two=()
        )
        given = {"by": cast.li, "happened_on": DAY}
        take(LIGHT, "hand_over", handed, receiver="金丝雀三号", **given)
        incoming = an_incoming(cast.li, on=DAY, title="金丝雀一号", content="金丝雀二号")
        bare = reports.add(
            reports.begin(places.office(cast.office), DAY.year, by=cast.li),
            section="other",
            heading="金丝雀一号",
            text="共137人",
            by=cast.li,
        )
        taken = {
            "disputes": _taken(case, "suspend", reason="金丝雀一号", **given),
            "decisions": _taken(
                opinion.decision, "consult", way="done", evidence="金丝雀一号", **given
            ),
            "supervision": _taken(incoming, "extend", days=1, reason="金丝雀一号", **given),
            "leadership": _taken(loop.task, "reopen", reason="金丝雀一号", **given),
            "reports": _taken(bare.report, "secretary_read", by=cast.li),
        }
        return World(
            made=made,
            read=read,
            opinion=opinion,
            incoming=incoming,
            handed=handed,
            taken=taken,
            case=case,
            attached=attached,
            answer=ScreeningAnswer.objects.get(screening=round),
            file=file,
            waiting=waiting,
            batch=batch,
            meaning=Meaning.objects.get(),
            person=person,
            post=Post.objects.get(person=person),
            closed=closed,
            division=second,
            reading=figures.freeze(
                lookup.find("disputes.found", cast.office), Period.year(2026), by=cast.li
            ),
            saved=figures.saved.save(label="金丝雀六号", source="disputes.found", by=cast.li),
            external=figures.external.record(
                label="金丝雀七号",
                value=7,
                unit="次",
                source="某处",
                as_of=DAY,
                period=Period.year(2026),
                by=cast.li,
            ),
            notice=integrity_seeds.a_notice(cast.sun, "金丝雀八号"),
            token=people.invite(account, person, by=FOUNDER),
            loop=loop,
            duty=duty,
            evidence=evidence,
            rollover=carried,
            bare=bare,
        )


def _taken(case, key, **given):
    """The entry of a step that was taken of a case just now."""
    take(known(case.procedure_key, case.procedure_version), key, case, **given)
    return Entry.objects.filter(subject=case.pk).latest("seq")


# How each address is given a real object of the victim's street; steps of several matters share a name, so
# theirs are told apart by route.
OBJECTS = {
    "reconcile:found": lambda w: {"pk": w.read.id},
    "reconcile:sheet": lambda w: {"pk": w.read.id},
    "downloads:waiting": lambda w: {"pk": w.made.id},
    "downloads:file": lambda w: {"pk": w.made.id},
    "desk:first": lambda w: {"token": w.token},
    "desk:record": lambda w: {"kind": "disputes.dispute", "pk": w.case.pk},
    "desk:person": lambda w: {"pk": w.person.pk},
    "desk:relieve": lambda w: {"pk": w.person.pk, "post": w.post.pk},
    "desk:open_account": lambda w: {"pk": w.closed.pk},
    "desk:invite": lambda w: {"pk": w.person.pk},
    "desk:ask_link": lambda w: {"pk": w.person.pk},
    "desk:close_account": lambda w: {"pk": w.person.pk},
    "desk:division": lambda w: {"pk": w.division.pk},
    "desk:division_new": lambda w: {"pk": w.division.pk},
    "desk:division_end": lambda w: {"pk": w.division.pk},
    "desk/disputes/<uuid:pk>/steps/<slug:key>/": lambda w: {"pk": w.case.pk, "key": "handle"},
    "desk/decisions/<uuid:pk>/steps/<slug:key>/": lambda w: {
        "pk": w.opinion.decision_id,
        "key": "consult",
    },
    "desk/supervision/<uuid:pk>/steps/<slug:key>/": lambda w: {
        "pk": w.incoming.pk,
        "key": "assign",
    },
    **{
        f"desk/{matter}/<uuid:pk>/undo/<uuid:entry>/": (
            lambda w, matter=matter: {"pk": w.taken[matter].subject, "entry": w.taken[matter].pk}
        )
        for matter in ("disputes", "decisions", "supervision", "leadership", "reports")
    },
    "desk:paper": lambda w: {"pk": w.handed.pk, "key": "hand_over"},
    "decisions:show": lambda w: {"pk": w.opinion.decision_id},
    "decisions:dossier": lambda w: {"pk": w.opinion.decision_id},
    "decisions:gates": lambda w: {"pk": w.opinion.decision_id},
    "decisions:opinion": lambda w: {"pk": w.opinion.decision_id},
    "decisions:answer": lambda w: {"pk": w.opinion.decision_id, "opinion": w.opinion.pk},
    "decisions:clock": lambda w: {"pk": w.opinion.decision_id, "key": "review"},
    "supervision:show": lambda w: {"pk": w.incoming.pk},
    "supervision:clock": lambda w: {"pk": w.incoming.pk, "key": "answer"},
    "disputes:show": lambda w: {"pk": w.case.pk},
    "disputes:amend": lambda w: {"pk": w.case.pk},
    "disputes:name_opponent": lambda w: {"pk": w.case.pk},
    "disputes:note": lambda w: {"pk": w.case.pk},
    "disputes:attach": lambda w: {"pk": w.case.pk},
    "disputes:file": lambda w: {"pk": w.case.pk, "file": w.attached.pk},
    "disputes:screening": lambda w: {"pk": w.answer.screening_id},
    "disputes:close_screening": lambda w: {"pk": w.answer.screening_id},
    "disputes:take_back_screening": lambda w: {"pk": w.answer.screening_id},
    "disputes:report_nil": lambda w: {"pk": w.answer.pk},
    "disputes:report_found": lambda w: {"pk": w.answer.pk},
    "disputes:take_back_answer": lambda w: {"pk": w.answer.pk},
    "disputes:procedure": lambda w: {"pk": w.case.pk},
    "disputes:clock": lambda w: {"pk": w.case.pk, "key": "handle"},
    "desk/leadership/<uuid:pk>/steps/<slug:key>/": lambda w: {
        "pk": w.loop.task.pk,
        "key": "take_on",
    },
    "leadership:item": lambda w: {"pk": w.loop.task.agenda_item_id},
    "leadership:urge": lambda w: {"pk": w.loop.task.pk},
    "leadership:prove": lambda w: {"pk": w.loop.task.pk},
    "leadership:clock": lambda w: {"pk": w.loop.task.pk, "key": "due"},
    "leadership:prove_duty": lambda w: {"pk": w.duty.pk},
    "leadership:unprove": lambda w: {"pk": w.evidence.pk},
    "leadership:progress": lambda w: {"pk": w.loop.plan.pk},
    "rollover:undo": lambda w: {"pk": w.rollover.pk},
    "integrity:void_notice": lambda w: {"pk": w.notice.pk},
    "integrity:take_back_notice": lambda w: {"pk": w.notice.pk},
    "files:download": lambda w: {"pk": w.file.pk},
    "imports:check": lambda w: {"pk": w.waiting.pk},
    "imports:answer": lambda w: {"pk": w.waiting.pk},
    "imports:start": lambda w: {"pk": w.waiting.pk},
    "imports:returned_of_file": lambda w: {"pk": w.waiting.pk},
    "imports:batch": lambda w: {"pk": w.batch.pk},
    "imports:returned_of_batch": lambda w: {"pk": w.batch.pk},
    "imports:undo": lambda w: {"pk": w.batch.pk},
    "imports:meaning": lambda w: {"pk": w.meaning.pk},
    "annual:draft": lambda w: {"year": DAY.year},
    **dict.fromkeys(
        (
            *("inspection:contents", "inspection:book", "inspection:add", "inspection:item"),
            *("inspection:leave_out", "inspection:take_up", "inspection:drop_paper"),
        ),
        lambda w: {"year": DAY.year, "key": "law_aware"},
    ),
    **dict.fromkeys(
        ("brief:page", "brief:paper", "brief:figures"),
        lambda w: {"year": DAY.year, "kind": "docx"},
    ),
    "inspection:paper": lambda w: {"year": DAY.year, "kind": "docx"},
    "annual:paper": lambda w: {"year": DAY.year, "kind": "docx"},
    **dict.fromkeys(
        (
            *(
                "annual:compare",
                "annual:settings",
                "annual:steps",
                "annual:take_back_begin",
                "annual:add",
            ),
            "annual:evidence",
        ),
        lambda w: {"year": DAY.year},
    ),
    **dict.fromkeys(
        ("annual:block", "annual:remove", "annual:bind"),
        lambda w: {"year": DAY.year, "at": w.bare.pk},
    ),
    **dict.fromkeys(
        ("annual:file", "annual:corrections"), lambda w: {"year": DAY.year, "kind": "docx"}
    ),
    "annual:report": lambda w: {"pk": w.bare.report_id},
    "desk/reports/<uuid:pk>/steps/<slug:key>/": lambda w: {
        "pk": w.bare.report_id,
        "key": "director_read",
    },
    **dict.fromkeys(
        ("returns:in_hand", "returns:arrange", "returns:new_line", "returns:restore"),
        lambda w: {"key": "screening"},
    ),
    **dict.fromkeys(
        ("returns:line", "returns:move"), lambda w: {"key": "screening", "line": "found"}
    ),
    **dict.fromkeys(
        (
            *("returns:table", "returns:typing", "returns:seal", "returns:unseal"),
            *("returns:correct", "returns:corrections", "returns:version", "returns:cell"),
            "returns:file",
        ),
        lambda w: {
            "key": "screening",
            "year": DAY.year,
            "part": str(DAY.month),
            "number": 1,
            "line": "found",
            "cut": "all",
            "kind": "xlsx",
        },
    ),
    "figures:figure": lambda w: {"key": "disputes.found"},
    "figures:export": lambda w: {"key": "disputes.found"},
    "terms:words": lambda w: {"key": "disputes.type"},
    "terms:answer": lambda w: {"key": "disputes.type"},
    "terms:word": lambda w: {"key": "disputes.type", "code": "labor"},
    "terms:change": lambda w: {"key": "disputes.type", "code": "labor", "do": "rename"},
    "overview:svg": lambda w: {"name": "trend"},
    "overview:xlsx": lambda w: {"name": "trend"},
    "figures:save": lambda w: {"key": "disputes.found"},
    "figures:words": lambda w: {"key": "disputes.found"},
    "figures:reading": lambda w: {"pk": w.reading.pk},
    "figures:rename": lambda w: {"pk": w.saved.pk},
    "figures:retire": lambda w: {"pk": w.saved.pk},
    "figures:correct": lambda w: {"pk": w.external.pk},
    "figures:retire_external": lambda w: {"pk": w.external.pk},
    "figures:take_back_external": lambda w: {"pk": w.external.pk},
}
# What a page is asked beyond its address, so that it shows something.
ASKED = {
    "desk:search": {"q": "金丝雀"},
    "figures:figure": {"year": "2026"},
    "annual:bind": {"start": "1"},
}
# Reading that is itself written down, and why.
READ_LOGS = {
    "desk:search": "a search is in the access log: who looked for whom",
    "disputes:show": "who opens a case is in the access log",
    "supervision:show": "the same",
    "decisions:show": "the same",
    "decisions:dossier": "the same",
    "desk:paper": "a paper of a case is the case",
    "integrity:notices": "who looks at notices is in the access log",
}
# Public pages that answer the signed-in and the unknown alike with something else than a page.
NO_PAGE = {
    "home": 302,
    "annual:front": 302,
    "returns:in_hand": 302,
    "annual:report": 302,
    "annual:file": 302,  # not issued yet: reports/annual/tests/test_issue.py
    "desk:login": 302,
    "desk:record": 302,
    "leadership:item": 302,
    "desk:logout": 405,
    "desk:waiting": 302,  # nothing waits: tests/house/test_signed_out.py
    "desk:enter_in_place": 405,
    "desk:enter_demo": 405,
}

# The pages that the kit gives a declared ledger are walked ledger by ledger: test_ledger_doors.py.
ALL = [one for one in addresses() if not one.register]
OF_AN_OBJECT = [one for one in ALL if one.has_object]


def url_of(one: Address, world: World) -> str:
    given = OBJECTS.get(one.route) or OBJECTS.get(one.name)
    if one.asks and given is None:
        pytest.fail(
            f"/{one.route}: say in OBJECTS how the walk reaches a real object of {one.name}"
        )
    return one.url(given(world)) if one.asks and given is not None else f"/{one.route}"


# Open to whoever is signed in, and what is asked within: the page shows each what she may do there.
ASKED_WITHIN = {"terms:front": "terms.arrange", "terms:answer": "terms.arrange"}


def owner_of(one: Address, cast):
    """Someone of the victim's street whom the address lets in, everywhere in that street."""
    power = one.power or ASKED_WITHIN.get(one.name, "")
    for actor in (cast.li, cast.admin, cast.wang, cast.sun):
        if not power or actor.may(power):
            return actor
    pytest.fail(f"nobody of the cast has {one.power}")


def test_every_address_declares_who_may_use_it():
    assert faults() == []


def test_a_view_that_declares_nothing_is_named():
    def bare(request):
        return HttpResponse()

    patterns = [
        path("a/", include([path("bare/", bare)])),
        path("b/<uuid:pk>/", public("so")(bare)),
        path("c/", needs("disputes.read")(bare)),
        path("d/", signed_in(bare)),
    ]
    told = faults(patterns)
    assert len(told) == 2
    assert "/a/bare/" in told[0] and "declares no access" in told[0]
    assert "/b/<uuid:pk>/" in told[1] and "public and shows one object" in told[1]


def test_a_power_that_does_not_exist_cannot_even_be_declared():
    with pytest.raises(KeyError):
        needs("disputes.dream")


@pytest.mark.slow
def test_who_may_is_let_in_with_the_same_ids(cast, world, client_of):
    """The ids of the walk are real: the owner gets the page that the stranger does not get."""
    for one in ALL:
        answer = client_of(owner_of(one, cast)).get(url_of(one, world), ASKED.get(one.name))
        if one.name in NO_PAGE:
            assert answer.status_code == NO_PAGE[one.name], one.name
        else:
            assert answer.status_code in (200, 405), one.name
            assert answer.status_code == 200 or answer.headers["Allow"] == "POST", one.name


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_stranger_finds_nothing(method, world, stranger, cast, as_):
    with as_(cast.li):
        before = Entry.objects.count()
    for one in OF_AN_OBJECT:
        answer = getattr(stranger, method)(url_of(one, world))
        posted_only = method == "get" and answer.status_code == 405
        assert posted_only or answer.status_code == 404, one.name
        assert not any(word in answer.content.decode() for word in CANARIES), one.name
    with as_(cast.li):
        assert Entry.objects.count() == before


def test_the_walk_would_see_a_leak(world, stranger, monkeypatch):
    """With a manager that forgets the scope the stranger does get in: the walk can fail."""
    monkeypatch.setattr(ScopedManager, "get_queryset", Manager.get_queryset)
    urls = {one.name: url_of(one, world) for one in ALL if one.has_object}
    leaks = {name for name, url in urls.items() if stranger.get(url).status_code == 200}
    assert {"disputes:show", "files:download", "disputes:clock"} <= leaks


@pytest.mark.slow
def test_the_strangers_own_pages_show_nothing_of_the_victim(world, stranger):
    for one in ALL:
        if one.has_object or one.name == "desk:first":  # the one-time link is the credential itself
            continue
        answer = stranger.get(url_of(one, world), ASKED.get(one.name))
        assert answer.status_code in (200, 302, 405), one.name
        shown = b"".join(answer) if answer.streaming else answer.content
        assert not [word for word in CANARIES if word.encode() in shown], one.name


OF_A_CASE = [one for one in OF_AN_OBJECT if one.route.startswith("desk/disputes/")]


def test_the_community_next_door_finds_nothing_either(world, cast, client_of):
    client = client_of(cast.chen)
    for one in OF_A_CASE:
        lacks = one.power and not cast.chen.may(one.power)  # the power is asked before the place
        nothing = 403 if lacks else 404
        assert client.get(url_of(one, world)).status_code in (nothing, 405), one.name
        assert client.post(url_of(one, world)).status_code == nothing, one.name


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_colleague_without_the_power_is_told_so(method, world, cast, client_of):
    clients = {actor: client_of(actor) for actor in (cast.admin, cast.li, cast.zhang)}
    for one in (one for one in ALL if one.power):
        without = [actor for actor in clients if not actor.may(one.power)]
        assert without, f"everybody has {one.power}: nothing is shown"
        answer = getattr(clients[without[0]], method)(url_of(one, world))
        if answer.status_code == 405:
            continue
        assert answer.status_code == 403, one.name
        assert f"没有“{powers.label(one.power)}”的权限" in answer.content.decode(), one.name


def test_a_step_asks_for_its_own_power(world, cast, client_of):
    answer = client_of(cast.admin).post(f"/desk/disputes/{world.case.pk}/steps/handle/")
    assert answer.status_code == 403
    assert "没有“办理、办结”的权限" in answer.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_is_not_signed_in_is_sent_to_the_login(method, world):
    for one in (one for one in ALL if not one.is_public):
        answer = getattr(Client(), method)(url_of(one, world))
        sent = answer.headers.get("Location", "").startswith("/desk/login/?next=")
        assert answer.status_code == 405 or sent, one.name


@pytest.mark.slow
def test_reading_a_page_writes_nothing_but_the_declared_logs(cast, world, client_of):
    written: list[str] = []

    def watch(execute, sql, params, many, context):
        if sql.lstrip().split(" ", 1)[0].upper() in ("INSERT", "UPDATE", "DELETE"):
            written.append(sql)
        return execute(sql, params, many, context)

    for one in ALL:
        client = client_of(owner_of(one, cast))
        written.clear()
        with connection.execute_wrapper(watch):
            answer = client.get(url_of(one, world), ASKED.get(one.name))
            if answer.streaming:
                b"".join(answer)
        kept = [sql for sql in written if "django_session" not in sql]
        is_file = "attachment" in answer.get("Content-Disposition", "")
        assert bool(kept) is (is_file or one.name in READ_LOGS), (one.name, kept)
        assert all("journal_access" in sql for sql in kept), (one.name, kept)
