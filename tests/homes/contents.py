"""What a stored home holds: the demo office, and on top of it what must outlive every later version.

    python -m tests.homes.contents      fills the home and the database of the environment, and prints as JSON
                                        what is to be found there again

Everything is done at the product's own doors: the command line, the pages, the acts behind them.
"""

from __future__ import annotations

import io
import json
from datetime import timedelta
from typing import Any

import django

django.setup()

import openpyxl  # noqa: E402
from django.apps import apps  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from fengqiao.engines.figures import Period  # noqa: E402
from fengqiao.engines.figures import acts as figures  # noqa: E402
from fengqiao.engines.imports.models import Batch, Meaning, Suggestion  # noqa: E402
from fengqiao.engines.jobs.models import Job, State  # noqa: E402
from fengqiao.engines.registers import acts as registers  # noqa: E402
from fengqiao.engines.registers import saved_views  # noqa: E402
from fengqiao.engines.registers.models import View  # noqa: E402
from fengqiao.engines.rollover import acts as rollover  # noqa: E402
from fengqiao.engines.terms import acts as terms  # noqa: E402
from fengqiao.engines.terms import lists  # noqa: E402
from fengqiao.ground.ids import uuid7  # noqa: E402
from fengqiao.matters.disputes import acts as disputes  # noqa: E402
from fengqiao.matters.disputes.registers import REGISTER as DISPUTES  # noqa: E402
from fengqiao.matters.disputes.seeds import a_dispute  # noqa: E402
from fengqiao.matters.disputes.words import Stage  # noqa: E402
from fengqiao.matters.integrity import acts as integrity  # noqa: E402
from fengqiao.matters.publicity.models import Node  # noqa: E402
from fengqiao.matters.publicity.registers import NODES  # noqa: E402
from fengqiao.project import demo  # noqa: E402
from fengqiao.project.catalogue import CARRIED, REGISTERS  # noqa: E402
from fengqiao.reports.annual import acts as report  # noqa: E402
from fengqiao.reports.annual import queries as reports  # noqa: E402
from fengqiao.reports.returns import acts as returns  # noqa: E402
from fengqiao.reports.returns import layout  # noqa: E402
from fengqiao.trunk.divisions import queries as divisions  # noqa: E402
from fengqiao.trunk.divisions.models import Office  # noqa: E402
from fengqiao.trunk.journal import chain, scope  # noqa: E402
from fengqiao.trunk.journal.models import Entry  # noqa: E402
from fengqiao.trunk.people import actors  # noqa: E402
from fengqiao.trunk.people.actors import Actor  # noqa: E402
from fengqiao.trunk.people.models import Account  # noqa: E402
from tests.homes import sight  # noqa: E402
from tests.homes.clerk import Clerk  # noqa: E402
from tests.specimens import one_of_each  # noqa: E402

WORD = "搬运枫木"  # stands in one case only: the search must find it again
COARSE = "其他类别"  # a class and no type: a finer ledger suggests one
HEAD = ["序号", "登记日期", "社区", "谁跟谁", "纠纷类型", "简要情况", "结果", "结案日期"]
ROWS = (
    (1, "03-05", 0, "甲某；乙某", 1, "楼上漏水淹了楼下的天花板", "达成口头协议", "03-06"),
    (2, "05-07", 0, "甲某；乙某", 1, "楼上漏水淹了楼下的天花板", "达成口头协议", "05-08"),
    (3, "04-02", 1, "丙某；丁某", 2, "押金不退", "圆满画了句号", "04-09"),
    (4, "06-11", 1, "戊某；己某", COARSE, f"夜里{WORD}太响", "当场化解", "06-11"),
)
LEGEND = "类型：1邻里纠纷 2合同纠纷 3劳动争议"


def workbook(year: int, places: list[str], *rows: tuple[Any, ...], legend: str = LEGEND) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "台账"
    sheet.append([f"{year}年矛盾纠纷台账　{legend}"])
    sheet.append(HEAD)
    for number, on, place, parties, kind, summary, outcome, closed in rows:
        days = (f"{year}-{on}", f"{year}-{closed}")
        sheet.append([number, days[0], places[place], parties, kind, summary, outcome, days[1]])
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def fill() -> dict[str, Any]:
    """This will fill an empty home. Returns what is to be found there again."""
    office = demo.load()
    with scope.office(office.pk):
        clerk = Clerk(office)
        told = imports(clerk, office)
        told["files"] = cases(clerk)
        records(clerk.actor, office)
        told["views"] = views(clerk.actor)
        words(office)
        numbers(clerk.actor, office)
        beside(office, clerk.actor)
        frozen(clerk.actor, office)
        told["waiting"] = waiting(clerk, office)
    return told


def imports(clerk: Clerk, office: Office) -> dict[str, Any]:
    """Two that stand, of disputes and of activities; one that was taken back; one that suggests something; and a
    remembered answer of every kind."""
    year = timezone.localdate().year - 1
    places = [one.name for one in divisions.communities(office.pk)]
    page = clerk.check(workbook(year, places, *ROWS), f"台账{year}.xlsx")
    clerk.answer(page, **{f"c{n}": "parties" for n in range(len(found()["asked"]))})
    clerk.answer(page, l0="1", **{f"v{n}": "自行和解" for n in range(len(found()["values"]))})
    clerk.answer(page, h0="apart")
    standing = clerk.bring_in(page)
    finer = [(*row[:4], "消费纠纷", *row[5:]) for row in ROWS if row[4] == COARSE]
    clerk.bring_in(clerk.check(workbook(year, places, *finer, legend=""), f"细{year}.xlsx"))
    later = (7, "08-08", 0, "庚某；辛某", "邻里纠纷", "空调滴水", "当场化解", "08-08")
    page = clerk.check(workbook(year, places, later, legend=""), f"错{year}.xlsx")
    undone = clerk.bring_in(page)
    clerk.post(f"/desk/imports/{undone}/undo/")
    head = "日期,活动名称,形式,社区,参加人数,宣传单"
    row = f"{year}-03-15,消费者权益日宣传,集中宣传,{places[0]},约120人,300"
    page = clerk.check(f"{year}年普法活动台账\n{head}\n{row}\n".encode(), f"普法活动{year}.csv")
    activities = clerk.bring_in(page)
    counts = Batch.objects.in_bulk([standing, activities])
    return {
        "imports": {str(pk): batch.accepted for pk, batch in counts.items()},
        "undone": undone,
        "meanings": sorted(Meaning.objects.values_list("kind", flat=True).distinct()),
        "suggestions": Suggestion.objects.filter(state="open").count(),
        "word": WORD,
    }


def found() -> dict[str, Any]:
    """What the last check found and asks."""
    return Job.objects.latest("enqueued_at").result


def cases(clerk: Clerk) -> list[str]:
    """Cases that were amended, voided, noted and given files. Gives the addresses of the files."""
    today, by = timezone.localdate(), clerk.actor
    place = divisions.communities(by.office)[1]
    case = a_dispute(by, place, on=today, summary="装修噪声")
    registers.amend(
        DISPUTES,
        case,
        {"summary": "装修噪声，夜里也响", "people_count": 3},
        by=by,
        reason="写错了",
    )
    disputes.note(case, "下周再去一次", by=by, on=today)
    disputes.name_opponent(a_dispute(by, place, on=today, side_two=()), ["吴某"], by=by)
    a_dispute(by, place, on=today, stage=Stage.VOID)
    kept = [
        disputes.attach(case, data, name, by=by, on=today)
        for name, data in (
            ("现场.txt", "现场照片说明".encode()),
            ("协议.pdf", b"%PDF-1.4\n%%EOF\n"),
        )
    ]
    return [f"/desk/disputes/{case.pk}/files/{file.pk}/" for file in kept]


def records(by: Actor, office: Office) -> None:
    """A record of every declared ledger whose columns all hold something; some amended, some voided."""
    made = one_of_each(REGISTERS, by, divisions.communities(office.pk)[0])
    known = {one.key: one for one in REGISTERS}
    for key, column in (("publicity.activities", "venue"), ("study.plan", "topic")):
        register = known[key]
        names = [one.key for one in register.typed]
        column = column if column in names else register.title
        registers.amend(register, made[key], {column: "改过的"}, by=by, reason="写错了")
    for key in ("talent.advisers", "publicity.posts", "leadership.documents"):
        registers.void(known[key], made[key], by=by, reason="重复")


def views(by: Actor) -> dict[str, str]:
    """The addresses of saved views: their name, and where they lead."""
    found = {}
    for register in REGISTERS[:3] + REGISTERS[-3:]:
        view = saved_views.save(register, f"常用：{register.label}", "q=改", by=by)
        found[view.name] = f"/desk/{register.key.replace('.', '/')}/?{view.query}"
    assert View.objects.count() == len(found)
    return found


def words(office: Office) -> None:
    """Words of the office's own, a case that says them; one of the product's renamed; a suggestion declined."""
    today = timezone.localdate()
    justice = actors.of_account(Account.objects.get(login=f"{office.label}-justice_clerk"), today)
    types, found = lists.of_key("disputes.type"), lists.of_key("disputes.found")
    counts_as = {"report_class": "neighbor", "ministry_code": "02"}
    terms.add(types, "噪声扰民纠纷", counts_as=counts_as, spellings=["噪音"], by=justice)
    terms.add(found, "锣鼓报事", counts_as={"rolls_up_to": "lead_report"}, by=justice)
    terms.rename(lists.of_key("publicity.material"), "leaflet", "宣传折页", by=justice)
    place = divisions.communities(office.pk)[0]
    a_dispute(justice, place, on=today, type="own_1", found="own_1", summary="广场舞音乐太响")
    counts_as["report_class"] = "other"
    terms.count(types, "own_1", counts_as, since=today + timedelta(days=1), by=justice)
    node = Node.objects.get(name="生态日")
    registers.amend(NODES, node, {"name": "某日", "spellings": ""}, by=justice, reason="本地叫法")
    given = next(one for one in lists.given() if one.key == "publicity.nodes")
    assert terms.answer(given, ["生态日"], "declined", by=justice)


def numbers(by: Actor, office: Office) -> None:
    """A figure of the office's own, one from outside, marks of what was typed elsewhere, a return arranged."""
    year = Period.year(timezone.localdate().year)
    figures.saved.save(label="涉及金额", source="disputes.found", measure="sum_amount", by=by)
    given = {"label": "流动人口", "value": 8421, "unit": "人", "source": "派出所来函"}
    figures.external.record(**given, as_of=timezone.localdate(), period=year, by=by)
    month = Period.month(timezone.localdate().year, 1)
    returns.type_in(office, "screening", month, {"total": "3"}, by=by)
    returns.arrange(office, layout.of(office.pk, "screening"), by=by)


def beside(office: Office, by: Actor) -> None:
    """A round of screening, a year carried over, a notice of discipline."""
    today, places = timezone.localdate(), list(divisions.communities(office.pk))
    opened = disputes.open_screening("月度排查", places, opened_on=today, due_on=today, by=by)
    disputes.report_nil(opened.answers.first(), by=by, on=today)
    years = (today.year, today.year + 1)
    chosen = {one.key: {row.pk for row in one.rows(office.pk, *years)} for one in CARRIED}
    rollover.carry(chosen, CARRIED, *years, by=by)
    seat = Account.objects.get(login=f"{office.label}-discipline")
    secretary = actors.of_account(seat, today)
    noticed = {"number": "通报〔1〕", "organ": "区纪委", "period": (today, today), "id": uuid7()}
    integrity.record_notice(**noticed, received_on=today, by=secretary)


def frozen(by: Actor, office: Office) -> None:
    """Returns that are sealed, one of them corrected; an annual report that somebody writes on."""
    year = timezone.localdate().year
    for key in layout.SHIPPED:
        seal = returns.seal(office, layout.of(office.pk, key), Period.month(year, 3), by=by)
    returns.correct(seal, layout.of(office.pk, seal.key), reason="补报", by=by)
    begun = report.begin(office, year - 1, by=by)
    block = reports.blocks(begun)[0]
    text = f"{block.text}\n这一段由街道改过。"
    report.write(block, heading=block.heading, text=text, version=block.version, by=by)


def waiting(clerk: Clerk, office: Office) -> str:
    """The id of a job that nobody ran: the check of a workbook that was given."""
    places = [one.name for one in divisions.communities(office.pk)]
    row = (1, "01-09", 1, "壬某；癸某", "邻里纠纷", "围墙倒了", "当场化解", "01-09")
    clerk.give(workbook(timezone.localdate().year, places, row, legend=""), "还没检查.xlsx")
    return str(Job.objects.get(state=State.READY).pk)


def recorded() -> list[type[Any]]:
    return [one for one in apps.get_models() if getattr(one, "gate", "") == "recorded"]


def main() -> None:
    call_command("migrate", verbosity=0)
    told = fill()
    with scope.everywhere(because="测试：存一个家"):
        assert chain.verify()["ok"]
        assert not (empty := [one for one in recorded() if not one._base_manager.exists()]), empty
        told |= {"entries": Entry.objects.count(), "on": timezone.localdate().isoformat()}
    told["figures"] = sight.figures(timezone.localdate())
    print(json.dumps(told, ensure_ascii=False, sort_keys=True))


if __name__ == "__main__":
    main()
