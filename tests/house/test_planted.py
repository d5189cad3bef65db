"""Each guard, seen to fail: a fault is planted into a copy of the product, and the guard must name it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.journal import shapes as Shapes
from fengqiao.trunk.journal.bases import EXEMPT, OfficeRecord, PlacedRecord
from tests.house import (
    few,
    hall,
    map_of_house,
    nouns,
    once,
    page_data,
    rooms,
    shapes,
    templates,
    vocabulary,
)
from tests.house.sources import PACKAGE, ROOT
from tests.house.test_house import lint_imports

Guard = Callable[[Path], list[str]]


@pytest.fixture(scope="module")
def product(tmp_path_factory) -> Path:
    """A copy of the package, with nothing wrong that is not wrong in the product."""
    leave = shutil.ignore_patterns("__pycache__", "static", "*.pyc")
    home = tmp_path_factory.mktemp("planted")
    return Path(shutil.copytree(PACKAGE, home / PACKAGE.name, ignore=leave))


class Ground:
    """The copy in which faults are planted; what a test planted is taken out after it."""

    def __init__(self, package: Path) -> None:
        self.package = package
        self.planted: list[tuple[Path, bytes | None]] = []

    def plant(self, name: str, text: str, *, over: bool = False) -> None:
        path = self.package / name
        there = path.read_bytes() if path.exists() else None
        self.planted.append((path, there))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((b"" if over else there or b"") + text.encode())

    def names(self, guard: Guard, *words: str) -> bool:
        """Whether the guard now says something that it did not say of the product, and in it all the words."""
        return named(of_the_product(guard), guard(self.package), *words)

    def clear(self) -> None:
        for path, there in reversed(self.planted):
            if there is not None:
                path.write_bytes(there)
                continue
            path.unlink()
            while not any(path.parent.iterdir()):
                path = path.parent
                path.rmdir()


@pytest.fixture
def ground(product) -> Iterator[Ground]:
    made = Ground(product)
    yield made
    made.clear()


@cache
def of_the_product(guard: Guard) -> list[str]:
    """What the guard says of the product, asked once."""
    return guard(PACKAGE)


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
    ("engines/figures/wishes.py", "", ("wishes.py", "no such room in engines/figures")),
    ("reports/brief/wishes/all.py", "", ("wishes", "no such room in reports/brief")),
    ("engines/newest/__init__.py", "", ("engines/newest/", "no table")),
    ("engines/figures/words.py", "\nfrom . import models\n", ("words may not import", "before it")),
    ("engines/search/upkeep.py", "\nfrom . import find\n", ("upkeep may not", "its own front")),
    (
        "engines/figures/rates.py",
        "\nfrom fengqiao.trunk.journal import scope\n",
        ("rates may not import", "not named below"),
    ),
    (
        "reports/returns/cells.py",
        "\nfrom fengqiao.engines.papers import Paper\n",
        ("cells may not import", "not named below"),
    ),
    ("reports/returns/words.py", "\nfrom fengqiao.ground import dates\n", ("words may not",)),
    ("reports/returns/cells.py", "\nfrom django.http import Http404\n", ("knows no requests",)),
    ("reports/annual/layout.py", "\nfrom . import pages\n", ("layout may not", "before it")),
    (
        "doors/desk/today.py",
        "\n@signed_in\ndef slow(request):\n" + "    x = 1\n" * 16,
        ("view slow has 16 lines",),
    ),
]


@pytest.mark.parametrize("name, text, words", ROOM_FAULTS, ids=lambda v: v if "/" in v else None)
def test_a_line_in_the_wrong_room_is_named(ground, name, text, words):
    ground.plant(name, text)
    assert ground.names(rooms.faults, *words)


def test_an_import_with_its_decision_beside_it_is_let_through(ground):
    ground.plant("matters/disputes/rules.py", "\nfrom . import acts  # decision 0001\n")
    assert rooms.faults(ground.package) == of_the_product(rooms.faults)


@pytest.mark.parametrize("floor", rooms.FLOORS)
def test_a_verb_as_the_name_of_a_file_is_named_on_every_floor(ground, floor):
    ground.plant(f"{floor}/closing.py", "")
    ground.plant(f"{floor}/binding/threads.py", "")
    assert ground.names(rooms.faults, f"{floor}/closing.py", "a verb")
    assert ground.names(rooms.faults, f"{floor}/binding", "a verb")


def test_a_verb_that_went_is_taken_off_the_list(ground, monkeypatch):
    before = rooms.faults(ground.package)
    monkeypatch.setattr(rooms, "VERBS", rooms.VERBS | {"ground/gone_ing.py"})
    assert named(before, rooms.faults(ground.package), "ground/gone_ing.py", "take it off")


FEW_FAULTS = [
    ("\nfrom django.db import transaction\nwith transaction.atomic():\n    pass\n", "transaction"),
    ("\n@transaction.atomic\ndef f(): ...\n", "transaction"),
    ("\nwith connection.cursor() as cursor:\n    pass\n", "raw SQL"),
    ("\nDispute.objects.raw('SELECT 1')\n", "raw SQL"),
    ("\nfrom django.db.models.expressions import RawSQL\nRawSQL('1', [])\n", "raw SQL"),
    ("\nwith scope.everywhere(because='so'):\n    pass\n", "everywhere"),
    ("\nscope.opened(scope.Scope(because='so'))\n", "everywhere"),
    ("\nfrom fengqiao.trunk.journal.seal import permitted\npermitted()\n", "the gate set aside"),
    ("\ngate.deed_open.set(object())\n", "the gate set aside"),
    ("\nEntry.objects.bulk_create([])\n", "entries written"),
    ("\nmodels.Entry(seq=1)\n", "entries written"),
    ("\nmaker(Entry)(seq=1)\n", "entries written"),
    ("\nfrom django.db.models.signals import post_save\n", "signals"),
    ("\nfrom django.dispatch import receiver\n", "signals"),
]


@pytest.mark.parametrize("text, what", FEW_FAULTS)
def test_one_more_place_that_does_what_few_may_is_named(ground, text, what):
    ground.plant("matters/disputes/queries.py", text)
    assert ground.names(few.faults, "matters/disputes/queries.py", what)


def test_a_use_that_went_away_is_named(ground):
    ground.plant("trunk/norms/acts.py", "", over=True)
    assert ground.names(few.faults, "trunk/norms/acts.py", "used 0 times", "1 declared")


PAGE_FAULTS = [
    "\ndef more(one) -> dict[str, Any]: ...\n",
    "\ndef more(one) -> list[dict[str, Any]]: ...\n",
    "\nclass More:\n    def all(self) -> Iterator[Mapping[str, Any]]: ...\n",
    "\ndef more(one) -> dict[str, object] | None: ...\n",
    "\n@dataclass(frozen=True)\nclass More:\n    shown: dict[str, Any]\n",
    "\ndef more(one) -> object: ...\n",
    "\nMore = dict[str, Any]\n",
    "\nMore: TypeAlias = 'dict[str, Any]'\n",
    "\nclass More(dict[str, Any]): ...\n",
]


@pytest.mark.parametrize("text", PAGE_FAULTS)
@pytest.mark.parametrize("name", ["reports/returns/pages/table.py", "ui/templatetags/ui.py"])
def test_one_more_mapping_of_anything_that_crosses_a_file_is_named(ground, name, text):
    ground.plant(name, text)
    assert ground.names(page_data.faults, name, "mappings of anything")


def test_a_cast_is_named(ground):
    ground.plant("reports/returns/pages/table.py", "\nx = cast(Page, None)\n")
    assert ground.names(page_data.faults, "reports/returns/pages/table.py", "a cast")


HALL_FAULTS = [
    ("doors/desk/me.py", "\nfrom fengqiao.matters.disputes import queries\n", "matters.disputes"),
    ("doors/desk/today.py", "\nPOWER = 'disputes.read'\n", "disputes"),
    ("doors/desk/today.py", "\nKIND = f'{1} talent.expert'\n", "talent"),
    ("trunk/people/powers.py", "\nSAID = '查看矛盾纠纷'\n", "矛盾纠纷"),
    ("trunk/files/rules.py", "\ndef f():\n    return 'leadership'\n", "leadership"),
    ("doors/desk/templates/desk/me.html", '\n{% url "study:list" %}\n', "study"),
]


@pytest.mark.parametrize("name, text, word", HALL_FAULTS, ids=[w for *_, w in HALL_FAULTS])
def test_a_matter_named_in_trunk_or_hall_is_named(ground, name, text, word):
    ground.plant(name, text)
    assert ground.names(hall.faults, name, word)


@pytest.mark.parametrize(
    ("fact", "second"), [(fact, second) for fact in once.FACTS for second in fact.planted]
)
def test_a_planted_second_is_named(ground, fact, second):
    ground.plant("matters/publicity/wishes/second.py", second)
    assert ground.names(once.faults, "wishes/second.py:", fact.name)


@pytest.mark.parametrize("fact", once.FACTS, ids=lambda fact: fact.name)
def test_a_fact_that_left_its_place_is_named(ground, fact):
    ground.plant(fact.stands, "", over=True)
    assert ground.names(once.faults, f"{fact.stands}:", fact.name, "no longer stands here")


def test_a_day_box_that_a_template_writes_is_named(ground):
    ground.plant("matters/disputes/templates/disputes/p.html", '<input type="date" name="on">')
    assert ground.names(once.faults, "disputes/p.html", "how a day is asked")


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
    (
        "matters/disputes/templates/disputes/p.html",
        '<form method="post">{% csrf_token %}</form>',
        "no key",
    ),
]


@pytest.mark.parametrize("name, text, word", TEMPLATE_FAULTS, ids=[w for *_, w in TEMPLATE_FAULTS])
def test_a_template_that_breaks_a_rule_is_named(ground, name, text, word):
    ground.plant(name, text)
    assert ground.names(templates.faults, name, word)


IMPORT_FAULTS = {
    "Ground": [("ground/dates.py", "\nimport django\n")],
    "Floors": [
        ("ui/pager.py", "\nfrom fengqiao.trunk.journal import scope\n"),
        ("engines/search/grams.py", "\nfrom fengqiao.matters.disputes import words\n"),
    ],
    "Trunk": [("trunk/journal/scope.py", "\nfrom fengqiao.trunk.people import powers\n")],
    "Matters": [("matters/publicity/__init__.py", "from fengqiao.matters.disputes import words\n")],
    "Reports": [("reports/brief/choice.py", "\nfrom fengqiao.reports.annual import words\n")],
}
A_CIRCLE = [
    ("engines/search/grams.py", "\nfrom fengqiao.engines.jobs import models\n"),
    ("engines/jobs/models.py", "\nfrom fengqiao.engines.search import grams\n"),
    # Hidden behind a type hint it is a circle all the same.
    ("trunk/journal/deeds.py", "\nif TYPE_CHECKING:\n    from .gate import deed_open\n"),
]


@pytest.mark.slow
def test_an_import_uphill_breaks_its_contract(ground):
    """One look at a copy with all of them: each contract is broken, and each module stands in its part."""
    shutil.copy(ROOT / ".importlinter", ground.package.parent)
    for name, text in [*sum(IMPORT_FAULTS.values(), []), *A_CIRCLE]:
        ground.plant(name, text)
    told = lint_imports(ground.package.parent).stdout
    for contract, faults in IMPORT_FAULTS.items():
        part = _part(told, contract)
        for name, _ in faults:
            assert name.removesuffix(".py").removesuffix("/__init__").replace("/", ".") in part
    assert "deeds->.gate" in _part(told, "Journal") or "gate->.deeds" in _part(told, "Journal")
    assert "search->.jobs" in _part(told, "Engines") or "jobs->.search" in _part(told, "Engines")


@pytest.mark.slow
def test_one_more_floor_breaks_the_contract_of_floors(ground):
    shutil.copy(ROOT / ".importlinter", ground.package.parent)
    ground.plant("cellar/__init__.py", "")
    assert "fengqiao.cellar" in _part(lint_imports(ground.package.parent).stdout, "Floors")


def _part(told: str, contract: str) -> str:
    """What import-linter says of one broken contract: from its underlined heading to the next."""
    lines = told.splitlines()
    heads = [n for n, line in enumerate(lines) if n and line and set(line) == {"-"}]
    found = next(n for n in heads if lines[n - 1].startswith(contract))
    end = next((n - 1 for n in heads if n > found), len(lines))
    return "".join("".join(lines[found + 1 : end]).split())


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


@isolate_apps("fengqiao.trunk.divisions")
def test_a_noun_that_forgot_what_it_was_is_named():
    class Moved(OfficeRecord):
        former = ("divisions.setting", "divisions.never")

        class Meta(OfficeRecord.Meta):
            app_label = "divisions"

    fields = {"divisions.setting": {1: {}}, "divisions.old": {1: {}}}
    history = Shapes.History(fields=fields)
    assert [told.partition(":")[0] for told in shapes.gone(history, [Moved])] == [
        "divisions.old",
        "divisions.never",
    ]
    told = list(shapes.gone(history, [Moved, apps.get_model("divisions.setting")]))
    assert any(one.startswith("divisions.setting: a former label") for one in told)


def test_a_field_that_is_gone_and_one_that_no_migration_knows_are_named(monkeypatch):
    setting = apps.get_model("divisions.setting")
    fields = {**Shapes.history().fields["divisions.setting"][1]}
    fields["colour"] = models.CharField()
    fields["colour"].name = "colour"
    history = Shapes.History(fields={"divisions.setting": {1: fields}})
    monkeypatch.setattr(Shapes, "history", lambda: history)
    monkeypatch.setattr(Shapes, "of", Shapes.of.__wrapped__)
    assert [told.partition(":")[0] for told in shapes.lost(history)] == ["divisions.setting.colour"]
    assert not list(shapes.unknown(history, [setting]))
    del fields["value"]
    (told,) = shapes.unknown(history, [setting])
    assert told.startswith("divisions.setting: no migration knows") and "makemigrations" in told


def test_two_migrations_of_one_number_are_named():
    told = shapes.numbers([("a", "0001_x"), ("a", "0001_y"), ("b", "0001_x"), ("b", "late")])
    assert [one.partition(":")[0] for one in told] == ["a", "b"]


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


def test_a_map_that_lies_is_named(product):
    root = product.parent
    shutil.copytree(ROOT / "docs", root / "docs")
    before = map_of_house.faults(root)
    page = root / "docs" / "map.md"
    text = page.read_text(encoding="utf-8")
    text = text.replace("jobs/ search/", "jobs/ magic/").replace("| `rules` |", "| `wishes` |")
    text = text.replace(
        "| models, words, registers | trunk, engines, ground |", "| models | trunk |", 1
    )
    text = text.replace("| tables, files, prose,", "| files, tables, prose,")
    page.write_text(text + "\n`trunk/gone.py` [x](gone.md)\n", encoding="utf-8")
    told = map_of_house.faults(root)
    assert named(before, told, "draws engines/magic")
    assert named(before, told, "lacks rules")
    assert named(before, told, "the line of reports/reconcile")
    assert named(before, told, "acts may import")
    assert named(before, told, "names trunk/gone.py")
    assert named(before, told, "the link gone.md")
    (product / "engines" / "newest").mkdir()
    assert named(told, map_of_house.faults(root), "does not name engines/newest")
