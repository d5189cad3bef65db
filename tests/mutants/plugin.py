"""What pytest does for mutants: notes which lines each test runs, or runs the tests of one mutant after the other in
forks of itself."""

from __future__ import annotations

import gc
import json
import os
import random
import signal
import sys
import time
from collections import defaultdict
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from . import faults, rooms
from .faults import Fault

NOT_PUT_IN = 3


class Traces:
    """Notes the lines of the rooms that each test runs, and its seconds."""

    def __init__(self, out: Path) -> None:
        self.out, self.files = out, rooms.files()
        self.told: dict[str, dict[str, Any]] = {}

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Any:
        lines: dict[str, set[int]] = defaultdict(set)

        def within(frame: FrameType, event: str, arg: Any) -> Any:
            lines[frame.f_code.co_filename].add(frame.f_lineno)
            return within

        def entering(frame: FrameType, event: str, arg: Any) -> Any:
            return within(frame, event, arg) if frame.f_code.co_filename in self.files else None

        begun, failed = time.monotonic(), item.session.testsfailed
        sys.settrace(entering)
        yield
        sys.settrace(None)
        if lines and item.session.testsfailed == failed:
            told = {file: sorted(found) for file, found in lines.items()}
            self.told[item.nodeid] = {"seconds": time.monotonic() - begun, "lines": told}

    def pytest_sessionfinish(self) -> None:
        self.out.write_text(json.dumps(self.told), encoding="utf-8")


class Trials:
    """Draws mutants of traced lines and tries each."""

    def __init__(self, traces: Path, seed: int, count: int, seconds: float, out: Path) -> None:
        self.told = json.loads(traces.read_text(encoding="utf-8"))
        self.draw, self.count, self.seconds, self.out = random.Random(seed), count, seconds, out

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items if item.nodeid in self.told}
        first = next(item for item in items.values() if "db" in getattr(item, "fixturenames", ()))
        other = next(item for item in items.values() if item is not first)
        first.config.hook.pytest_runtest_protocol(item=first, nextitem=other)  # makes the database
        results = []
        drawn = self._drawn()
        self._healthy(drawn, items)
        for fault in drawn:
            result = self._tried(fault, [items[one] for one in self._tests(fault) if one in items])
            results.append(result)
            print(json.dumps(result, ensure_ascii=False), flush=True)
            self.out.write_text(json.dumps(results, ensure_ascii=False, indent=1), encoding="utf-8")
        killed = sum(one["killed"] for one in results)
        print(f"{len(results)} mutants, {killed} killed, {killed / len(results):.1%}")
        return True

    def _healthy(self, drawn: list[Fault], items: dict[str, pytest.Item]) -> None:
        """Without a fault every test that is asked passes: else all would be killed by it."""
        asked = dict.fromkeys(one for fault in drawn for one in self._tests(fault) if one in items)
        result = self._tried(None, [items[one] for one in asked])
        if result["killed"]:
            raise pytest.UsageError(f"{result['by']} fails without a fault")

    def _drawn(self) -> list[Fault]:
        """So many of all faults of traced lines, at most one a line."""
        run = {
            (file, line)
            for told in self.told.values()
            for file, lines in told["lines"].items()
            for line in lines
        }
        known = [fault for file in rooms.files() for fault in faults.faults(file)]
        self.draw.shuffle(known)
        by_line = {(one.file, one.line): one for one in known if (one.file, one.line) in run}
        return list(by_line.values())[: self.count]

    def _tests(self, fault: Fault) -> list[str]:
        """The tests that run its line, the most particular first, as many as the seconds allow."""
        found = [
            (sum(map(len, told["lines"].values())), told["seconds"], name)
            for name, told in self.told.items()
            if fault.line in told["lines"].get(fault.file, ())
        ]
        chosen, spent = [], 0.0
        for _, seconds, name in sorted(found):
            if spent + seconds <= self.seconds or not chosen:
                chosen.append(name)
                spent += seconds
        return chosen

    def _tried(self, fault: Fault | None, tests: list[pytest.Item]) -> dict[str, Any]:
        begun, (reads, writes) = time.monotonic(), os.pipe()
        if not (child := os.fork()):
            os.close(reads)
            os._exit(_run(fault, tests, writes))
        os.close(writes)
        with os.fdopen(reads, encoding="utf-8") as said:
            limit = 4 * self.seconds + 60 if fault else 3600
            code = _waited(child, begun + limit)
            told = said.read()
        if code == NOT_PUT_IN:
            raise RuntimeError(f"{fault}: {told}")
        return {
            "room": rooms.files()[fault.file] if fault else "",
            "where": f"{Path(fault.file).relative_to(rooms.PACKAGE)}:{fault.line}" if fault else "",
            "fault": fault.says if fault else "",
            "tests": len(tests),
            "killed": code != 0,
            "by": told or ("hangs" if code is None else ""),
            "seconds": round(time.monotonic() - begun, 1),
        }


def _waited(child: int, until: float) -> int | None:
    """Its exit code, or None of one that had to be killed."""
    while time.monotonic() < until:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def _run(fault: Fault | None, tests: list[pytest.Item], writes: int) -> int:
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    try:
        if fault is not None:
            _put_in(fault)
    except BaseException as error:
        os.write(writes, repr(error).encode())
        return NOT_PUT_IN
    others = [one for one in tests[0].session.items if one is not tests[-1]]
    for item, following in zip(tests, [*tests[1:], others[0]], strict=True):
        item.session._setupstate.teardown_exact(item)  # what the one before leaves standing
        if why := _failure(item, following):
            told = item.nodeid if fault is not None else f"{item.nodeid}: {why}"
            os.write(writes, told.encode())
            return 1
    return 0


def _failure(item: pytest.Item, following: pytest.Item) -> str:
    if hasattr(item, "_initrequest"):
        item._initrequest()
    reports = runtestprotocol(item, log=False, nextitem=following)
    return next((str(one.longrepr)[-2000:] for one in reports if one.failed), "")


def _put_in(fault: Fault) -> None:
    """This will exchange the code of every function of the file that the fault changes."""
    mutant = {(one.co_qualname, one.co_firstlineno): one for one in _codes(faults.compiled(fault))}
    gc.unfreeze()  # what conftest.py set apart is looked through too
    # By its very type: what is lazy would be made by `isinstance`.
    for function in [one for one in gc.get_objects() if type(one) is FunctionType]:
        code = function.__code__
        if code.co_filename != fault.file:
            continue
        other = mutant.get((code.co_qualname, code.co_firstlineno))
        if other is not None and other.co_code + repr(other.co_consts).encode() != (
            code.co_code + repr(code.co_consts).encode()
        ):
            function.__code__ = other


def _codes(code: CodeType) -> list[CodeType]:
    held = [one for one in code.co_consts if isinstance(one, CodeType)]
    return [code, *(inner for one in held for inner in _codes(one))]
