"""The product keeps its laws; test_planted.py shows that each of these guards can fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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
from tests.house.sources import ROOT


def test_every_line_is_in_its_room():
    assert rooms.faults() == []


def test_few_places_do_what_few_may():
    assert few.faults() == []


def test_trunk_and_hall_know_no_matter_by_name():
    assert hall.faults() == []


def test_what_stood_twice_stands_once():
    assert once.faults() == []


def test_every_noun_is_gated_and_scoped():
    assert nouns.faults() == []


def test_every_exemption_names_a_model_of_today():
    assert nouns.unknown_exemptions() == []


def test_what_rows_were_is_found_in_the_nouns_of_today():
    assert shapes.faults() == []


def test_every_template_parses_and_keeps_to_its_matter():
    assert templates.faults() == []


def test_no_mapping_of_anything_crosses_the_edge_of_a_file():
    assert page_data.faults() == []


def test_every_label_has_one_word():
    assert vocabulary.faults() == []


def test_the_map_is_true():
    assert map_of_house.faults() == []


def test_floors_matters_trunk_engines_and_ground():
    told = lint_imports(ROOT)
    assert told.returncode == 0, told.stdout


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    """This will run import-linter over the package that stands in a folder."""
    return subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=120,
    )
