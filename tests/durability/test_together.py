"""Several processes write into one office's journal at once: no number twice, none left out, chain whole."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import databases

ROOT = Path(__file__).parents[2]
WRITERS, ACTS = 4, 25

FOUND = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from fengqiao.trunk.divisions import acts
from fengqiao.trunk.journal import scope, verbs
from tests import casting
with scope.everywhere(because="测试"):
    print(acts.init_office(casting.division_list(), casting.HERE, by=casting.FOUNDER).pk)
"""
VERIFY = """
import django, json, sys, uuid; django.setup()
from fengqiao.trunk.journal import chain, scope
from fengqiao.trunk.journal.models import Entry
with scope.office(uuid.UUID(sys.argv[1])):
    told = chain.verify()
    told["seqs"] = list(Entry.objects.order_by("seq").values_list("seq", flat=True))
print(json.dumps(told, ensure_ascii=False))
"""


def start(env: dict[str, str], *args: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *args],
        cwd=ROOT,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def set_off(children: list[subprocess.Popen[str]]) -> None:
    """Nobody writes before all are ready: on a busy machine one would be done before the next has started."""
    for child in children:
        assert child.stdout.readline() == "ready\n", child.stderr.read()
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()


def told_by(child: subprocess.Popen[str]) -> str:
    out, err = child.communicate(timeout=180)
    assert child.returncode == 0, err[-2000:]
    return out.strip()


@pytest.mark.slow
@pytest.mark.django_db
def test_writers_of_one_office_leave_one_gapless_chain(tmp_path):
    with databases.fresh(tmp_path) as env:
        office = told_by(start(env, "-c", FOUND))
        module = ("-m", "tests.durability.appending", office, str(ACTS))
        children = [start(env, *module, f"writer{n}") for n in range(WRITERS)]
        set_off(children)
        given = [json.loads(told_by(child)) for child in children]
        told = json.loads(told_by(start(env, "-c", VERIFY, office)))
    numbers = sorted(seq for own in given for seq in own)
    assert len(numbers) == len(set(numbers)) == WRITERS * ACTS
    assert told["seqs"] == list(range(1, WRITERS * ACTS + 2))
    assert told["ok"], told
    assert [own for own in given if own != list(range(own[0], own[0] + ACTS))], "they never met"
