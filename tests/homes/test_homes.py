"""A home of every stored version is opened by the code of today, and nothing of it is lost.

On the engine the suite runs on. What is compared is what both versions know: a figure or a dimension of a later
day has nothing to be compared with, one that is gone must be said in GONE.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from . import storage

ROOT = Path(__file__).parents[2]
ENGINE = settings.DATABASES["default"]["ENGINE"]
HOMES = storage.homes("sqlite" if "sqlite" in ENGINE else "postgresql")
GONE: frozenset[str] = frozenset()  # keys of figures that a later version no longer has


def test_there_is_a_stored_home_of_each_engine():
    assert storage.homes("sqlite") and storage.homes("postgresql")


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("stored", HOMES, ids=[one.parent.name for one in HOMES])
def test_a_home_of_an_earlier_version_is_whole_under_this_one(stored, tmp_path):
    told = json.loads(storage.told_of(stored).read_text(encoding="utf-8"))
    seen = looked_at(stored, tmp_path)
    clean = {"ok": True, "first_bad": None, "rows_changed_outside": []}
    assert seen["journal"] == clean | {"entries": told["entries"]}
    assert differences(told["figures"], seen["figures"]) == []
    assert seen["views"] == dict.fromkeys(told["views"], True)
    assert seen["files"][0] == "现场照片说明" and len(seen["files"]) == len(told["files"])
    assert seen["search"], f"{told['word']} is not found"
    assert seen["waited"] == {"state": "done", "accepted": 1}
    assert seen["restored"] and all(seen["restored"].values()), seen["restored"]
    assert seen["undone"] == dict.fromkeys(told["imports"], True)
    after = seen["journal_after"]
    assert after == clean | {"entries": after["entries"]}
    assert after["entries"] > told["entries"]


def looked_at(stored: Path, home: Path) -> dict[str, Any]:
    with storage.opened(stored, home) as env:
        done = subprocess.run(
            [sys.executable, "-m", "tests.homes.sight", str(storage.told_of(stored))],
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            timeout=300,
        )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def differences(then: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """What of the figures of then is not the same now."""
    found = []
    for year, figures in then.items():
        for key, parts in figures.items():
            known = now[year].get(key)
            if known is None:
                found += [] if key in GONE else [f"{year} {key} is gone"]
                continue
            found += [
                f"{year} {key} {part}: {value} → {known[part]}"
                for part, value in parts.items()
                if part in known and known[part] != value
            ]
    return found


def test_a_figure_that_differs_or_is_gone_is_named():
    then = {"2025": {"a": {"value": 1, "kind": {"x": 1}}, "b": {"value": 2}}}
    now = {"2025": {"a": {"value": 2, "kind": {"x": 1}, "new": {}}, "c": {"value": 1}}}
    assert differences(then, now) == ["2025 a value: 1 → 2", "2025 b is gone"]
