"""The office's own report and the one with six planted errors, in an office that holds its year.

Rows stand in for the ledgers that other matters keep; the numbers of the ledgers are those of the samples' truth.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fengqiao.engines import figures
from fengqiao.reports.reconcile.reading import text_of
from fengqiao.reports.reconcile.tests.conftest import ACTIVITY, MATERIAL, NIL, TRAINING

SAMPLES = Path(__file__).parents[5] / "shared" / "samples"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not SAMPLES.exists(), reason="LEFT OUT: the samples do not stand beside the project"
    ),
]
CLASSES = {"邻里纠纷": "neighbor", "物业管理": "property", "婚恋家庭": "family", "其他": "other"}


@pytest.fixture
def checked(kept, check):
    truth = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))
    files, year = truth["files"], truth["year"]
    totals = files["矛盾纠纷台账_2024_简版.xlsx"]["category_totals"]
    kept.disputes(year=year, **{CLASSES[name]: many for name, many in totals.items()})
    kept.named(ACTIVITY, files["普法活动台账_2024.xlsx"]["activities"], year=year)
    kept.named(MATERIAL, files["普法活动台账_2024.xlsx"]["materials_total"], year=year)
    kept.named(TRAINING, files["学法培训台账_2024.xlsx"]["trainings"], year=year)
    kept.named(NIL, files["会议与决策台账_2024.xlsx"]["nil_declarations"], year=year)

    def run(name: str = "report_2024.txt", was: str = "", now: str = ""):
        text = text_of((SAMPLES / name).read_bytes(), name)
        assert was in text
        return check(text.replace(was, now, 1) if was else text, year)

    return run


def test_the_report_agrees_with_its_year(checked):
    result = checked()
    assert result.counts == {"matched": 8, "mismatch": 0, "unbound": 0}
    assert result.issues == ()


def test_each_of_its_numbers_is_found_when_it_changes(checked):
    for one in checked().findings:
        text, value = one.quantity.text, one.quantity.value
        around = one.placed.before[-4:] + text
        step = 1 if not one.quantity.qualifier else 10 ** (len(str(value)) - 1)
        for other in (value - step, value + step):
            if other > 0:
                now = around.replace(str(value), str(other))
                wrong = checked(was=around, now=now).with_status("mismatch")
                assert [f.quantity.value for f in wrong] == [other], (around, now)


def test_six_planted_errors_and_no_other(checked):
    result = checked("report_2024_with_errors.txt")
    assert [f.quantity.text for f in result.with_status("mismatch")] == [
        "263件",
        "45件",
        "9次",
        "600余份",
    ]
    assert [str(i.kind) for i in result.issues] == [
        "stale_year",
        "parts_do_not_sum",
        "missing_section",
    ]
    assert result.counts["unbound"] == 0


def _enter(office, by) -> None:
    """This will import the four workbooks of the year, each sheet into its own ledger."""
    from fengqiao.engines.imports import acts, stages
    from fengqiao.ground.sheets import read
    from fengqiao.project.catalogue import REGISTERS

    names = (
        "矛盾纠纷台账_2024_简版",
        "普法活动台账_2024",
        "学法培训台账_2024",
        "会议与决策台账_2024",
    )
    for name in (f"{one}.xlsx" for one in names):
        data = (SAMPLES / name).read_bytes()
        staged = stages.stage(read(data, name), REGISTERS, office.pk, 2024)
        acts.commit(staged, data, name, by=by, year=2024)


def _stands(key: str) -> bool:
    try:
        figures.known(key)
    except figures.UnknownFigure:
        return False
    return True


@pytest.mark.slow
def test_the_report_agrees_with_the_imported_ledgers(db):
    """No stand-ins: the office's own workbooks in, the office's own report against them."""
    from django.utils import timezone

    from fengqiao.project import foundation
    from fengqiao.reports.reconcile.reconciling import reconcile
    from fengqiao.trunk.divisions import queries as divisions
    from fengqiao.trunk.journal import scope
    from fengqiao.trunk.people import actors
    from fengqiao.trunk.people import acts as people

    given = json.loads((SAMPLES / "divisions_dehui.json").read_text(encoding="utf-8"))
    foundation.found(given, "220183002")
    with scope.everywhere(because="测试"):
        office = divisions.the_office("220183002")
        system = actors.command_line(office.pk)
        clerk = people.enter(office, name="某办事员", by=system)
        people.appoint(
            clerk,
            division=divisions.root(office.pk),
            role="clerk",
            starts_on=timezone.localdate().replace(year=2020),
            by=system,
        )
        actor = actors.of_person(clerk, timezone.localdate())
    with scope.opened(actor.scope()):
        _enter(office, actor)
        text = text_of((SAMPLES / "report_2024.txt").read_bytes(), "report_2024.txt")
        result = reconcile(text, 2024, office)
    # A ledger that does not stand yet leaves its number unbound and its claim unproven: never right by chance.
    wrong = {f.quantity.text: f.status for f in result.findings if f.status != "matched"}
    assert wrong == ({} if _stands("publicity.materials") else {"500余份": "unbound"})
    kinds = [str(issue.kind) for issue in result.issues]
    assert kinds == ([] if _stands("integrity.interference_nil") else ["bad_negative_claim"])
    told = "组织街道干部培训8次、社区干部培训6次，理论中心组集体学法8次；法律明白人28名。上半年排查纠纷124件，下半年排查129件。"
    with scope.opened(actor.scope()):
        said = reconcile(told, 2024, office)
    assert {f.status for f in said.findings} == {"matched"}, [f.reason for f in said.findings]
