"""Each guard, seen to fail: a fault is planted into a copy of the product, and the guard must name it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.db import models
from django.test.utils import isolate_apps

from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.journal.bases import EXEMPT, OfficeRecord, PlacedRecord
from tests.house import few, map_of_house, nouns, rooms, templates, vocabulary
from tests.house.sources import PACKAGE, ROOT
from tests.house.test_house import lint_imports


@pytest.fixture
def copied(tmp_path) -> Path:
    """A copy of the package, with nothing wrong that is not wrong in the product."""
    leave = shutil.ignore_patterns("__pycache__", "static", "*.pyc")
    return Path(shutil.copytree(PACKAGE, tmp_path / PACKAGE.name, ignore=leave))


def plant(package: Path, name: str, text: str) -> None:
    path = package / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def named(before: list[str], after: list[str], *words: str) -> bool:
    """Whether the guard says something new, and in it all the words."""
    return any(all(word in told for word in words) for told in after if told not in before)


ROOM_FAULTS = [
    ("ground/utils.py", "", ("utils.py",)),
    ("doors/desk/helpers/x.py", "", ("helpers", "says nothing")),
    ("cellar/__init__.py", "", ("cellar/", "no such floor")),
    ("matters/disputes/wishes.py", "", ("wishes.py", "no such room")),
    ("ground/long.py", "pass\n" * 301, ("ground/long.py: 301 lines",)),
    ("matters/disputes/rules.py", "\nfrom django.http import Http404\n", ("rules", "no requests")),
    ("matters/disputes/rules.py", "\nfrom . import acts\n", ("rules may not import", "acts")),
    ("matters/disputes/words.py", "\nfrom . import models\n", ("words may not import", "models")),
    ("matters/disputes/queries.py", "\ndef f():\n    from . import acts\n", ("queries may not",)),
    (
        "matters/disputes/queries.py",
        "\nimport fengqiao.engines.search\n",
        ("queries", "from below"),
    ),
    ("matters/disputes/models.py", "\nfrom fengqiao.ui import paging\n", ("models", "from below")),
    (
        "matters/publicity/rules.py",
        "from fengqiao.matters.disputes import queries\n",
        ("publicity/rules.py:1", "blind to each other"),
    ),
    (
        "doors/desk/today.py",
        "\n@signed_in\ndef slow(request):\n" + "    x = 1\n" * 16,
        ("view slow has 16 lines",),
    ),
]


@pytest.mark.parametrize("name, text, words", ROOM_FAULTS, ids=lambda v: v if "/" in v else None)
def test_a_line_in_the_wrong_room_is_named(copied, name, text, words):
    before = rooms.faults(copied)
    plant(copied, name, text)
    assert named(before, rooms.faults(copied), *words)


def test_an_import_with_its_decision_beside_it_is_let_through(copied):
    before = rooms.faults(copied)
    plant(copied, "matters/disputes/rules.py", "\nfrom . import acts  # decision 0001\n")
    assert rooms.faults(copied) == before


FEW_FAULTS = [
    ("\nfrom django.db import transaction\nwith transaction.atomic():\n    pass\n", "transaction"),
    ("\n@transaction.atomic\ndef f(): ...\n", "transaction"),
    ("\nwith connection.cursor() as cursor:\n    pass\n", "raw SQL"),
    ("\nDispute.objects.raw('SELECT 1')\n", "raw SQL"),
    ("\nfrom django.db.models.expressions import RawSQL\nRawSQL('1', [])\n", "raw SQL"),
    ("\nwith scope.everywhere(because='so'):\n    pass\n", "everywhere"),
    ("\nscope.opened(scope.Scope(because='so'))\n", "everywhere"),
    ("\nfrom fengqiao.trunk.journal.acts import _sealing\n_sealing()\n", "the gate set aside"),
    ("\ngate.deed_open.set(object())\n", "the gate set aside"),
    ("\nEntry.objects.bulk_create([])\n", "entries written"),
    ("\nmodels.Entry(seq=1)\n", "entries written"),
    ("\nfrom django.db.models.signals import post_save\n", "signals"),
    ("\nfrom django.dispatch import receiver\n", "signals"),
]


@pytest.mark.parametrize("text, what", FEW_FAULTS)
def test_one_more_place_that_does_what_few_may_is_named(copied, text, what):
    before = few.faults(copied)
    plant(copied, "matters/disputes/queries.py", text)
    assert named(before, few.faults(copied), "matters/disputes/queries.py", what)


def test_a_use_that_went_away_is_named(copied):
    (copied / "trunk/norms/acts.py").write_text("", encoding="utf-8")
    assert named([], few.faults(copied), "trunk/norms/acts.py", "used 0 times", "1 declared")


TEMPLATE_FAULTS = [
    (
        "matters/publicity/templates/publicity/p.html",
        '{% include "disputes/_stage.html" %}',
        "another matter",
    ),
    ("matters/disputes/templates/disputes/p.html", "<p>\n" * 121, "121 lines"),
    ("matters/disputes/templates/disputes/p.html", "{% if x %}", "does not parse"),
    ("matters/disputes/templates/disputes/p.html", "{% nosuchtag %}", "does not parse"),
    (
        "matters/disputes/templates/disputes/p.html",
        '{% extends "ui/gone.html" %}',
        "does not exist",
    ),
    (
        "matters/disputes/templates/disputes/p.html",
        "{% load i18n %}{% translate 'a' %}",
        "catalogue",
    ),
    ("matters/disputes/templates/disputes/p.html", "<p style='top:0'>", "inline"),
    ("matters/disputes/templates/disputes/p.html", "<script>x()</script>", "inline"),
]


@pytest.mark.parametrize("name, text, word", TEMPLATE_FAULTS, ids=[w for *_, w in TEMPLATE_FAULTS])
def test_a_template_that_breaks_a_rule_is_named(copied, name, text, word):
    before = templates.faults(copied)
    plant(copied, name, text)
    assert named(before, templates.faults(copied), name, word)


IMPORT_FAULTS = [
    ("ground/dates.py", "\nimport django\n", "Ground"),
    ("ui/paging.py", "\nfrom fengqiao.trunk.journal import scope\n", "Floors"),
    ("engines/search/grams.py", "\nfrom fengqiao.matters.disputes import words\n", "Floors"),
    ("trunk/journal/scope.py", "\nfrom fengqiao.trunk.people import powers\n", "Trunk"),
    ("cellar/__init__.py", "", "Floors"),
]


@pytest.mark.slow
@pytest.mark.parametrize("name, text, contract", IMPORT_FAULTS)
def test_an_import_uphill_breaks_its_contract(copied, name, text, contract):
    shutil.copy(ROOT / ".importlinter", copied.parent)
    plant(copied, name, text)
    told = lint_imports(copied.parent).stdout
    module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    assert module in "".join(told.split())
    assert any(line.startswith(contract) and "BROKEN" in line for line in told.splitlines())


@pytest.mark.slow
def test_two_matters_that_meet_and_engines_in_a_circle_break_their_contracts(copied):
    shutil.copy(ROOT / ".importlinter", copied.parent)
    plant(copied, "matters/publicity/__init__.py", "from fengqiao.matters.disputes import words\n")
    plant(copied, "engines/search/grams.py", "\nfrom fengqiao.engines.jobs import models\n")
    plant(copied, "engines/jobs/models.py", "\nfrom fengqiao.engines.search import grams\n")
    told = [line for line in lint_imports(copied.parent).stdout.splitlines() if "BROKEN" in line]
    assert any(line.startswith("Matters") for line in told)
    assert any(line.startswith("Engines") for line in told)


@isolate_apps("tests.house")
def test_a_noun_without_gate_scope_or_protection_is_named():
    class Loose(models.Model):
        class Meta:
            app_label = "house"

    class Leaking(OfficeRecord):
        objects = models.Manager()

        class Meta(OfficeRecord.Meta):
            app_label = "house"

    class Sloppy(PlacedRecord):
        division = models.ForeignKey(Division, models.CASCADE, related_name="+")
        many = models.ManyToManyField(Loose)
        name = models.CharField(max_length=3, unique=True)

        class Meta(PlacedRecord.Meta):
            app_label = "house"
            indexes = [models.Index(fields=["path"], name="sloppy_path")]

    told = nouns.faults([Loose, Leaking, Sloppy])
    assert named([], told, "house.loose", "neither gated nor exempt")
    assert named([], told, "house.leaking", "not scoped")
    assert named([], told, "house.sloppy.division", "PROTECT")
    assert named([], told, "house.sloppy.many", "explicit through")
    assert named([], told, "sloppy_path", "does not begin with the office")
    assert named([], told, "house.sloppy.name", "unique across offices")


@isolate_apps("fengqiao.matters.disputes")
def test_a_key_across_matters_is_named():
    from fengqiao.matters.disputes.models import Dispute

    class Lesson(PlacedRecord):
        dispute = models.ForeignKey(Dispute, models.PROTECT, related_name="+")
        __module__ = "fengqiao.matters.publicity.models"

        class Meta(PlacedRecord.Meta):
            app_label = "disputes"

    assert named([], nouns.faults([Lesson]), "lesson.dispute", "across matters")


def test_an_exemption_without_a_model_is_named(monkeypatch):
    monkeypatch.setitem(EXEMPT, "gone.model", "no longer here")
    assert nouns.unknown_exemptions() == ["gone.model"]


def test_a_label_without_a_word_and_a_term_with_two_are_named(tmp_path):
    page = tmp_path / "words.md"
    page.write_text(
        "# W\n\n## Terms\n\n| Chinese | English |\n|---|---|\n| 线索 | lead |\n| 线索 | clue |\n"
        "| 苗头 | lead |\n\n## Enums\n\n| Chinese | English | Stands in |\n|---|---|---|\n| 旧词 | old | x |\n",
        encoding="utf-8",
    )
    told = vocabulary.faults(page, {"调解": "somewhere"})
    assert named([], told, "lacks “调解”")
    assert named([], told, "线索", "2 words")
    assert named([], told, "lead stands for")
    assert named([], told, "旧词", "nothing any more")


def test_a_map_that_lies_is_named(tmp_path, copied):
    root = tmp_path
    shutil.copytree(ROOT / "docs", root / "docs")
    before = map_of_house.faults(root)
    page = root / "docs" / "map.md"
    text = page.read_text(encoding="utf-8")
    text = text.replace("jobs/ search/", "jobs/ magic/").replace("| `rules` |", "| `wishes` |")
    text = text.replace("| models, words | trunk, engines, ground |", "| models | trunk |", 1)
    page.write_text(text + "\n`trunk/gone.py` [x](gone.md)\n", encoding="utf-8")
    told = map_of_house.faults(root)
    assert named(before, told, "draws engines/magic")
    assert named(before, told, "lacks rules")
    assert named(before, told, "acts may import")
    assert named(before, told, "names trunk/gone.py")
    assert named(before, told, "the link gone.md")
    (copied / "engines" / "newest").mkdir()
    assert named(told, map_of_house.faults(root), "does not name engines/newest")
