"""Foreign bytes are read apart: what eats memory, never ends, says too much or dies ends itself and nobody else."""

from __future__ import annotations

import os
import signal
import threading
import time

import pytest

from fengqiao.ground.sheets import UnusableFile, aside, cells, nursery, read, read_here
from tests.faults import fault

MEGABYTE = 1024**2


def eats(data):
    held = [bytearray(MEGABYTE)]
    while True:
        held.append(bytearray(held[-1]))


def eats_slowly(data):
    held = []
    while len(held) < 4000:
        held.append(b"x" * MEGABYTE)
        time.sleep(0.001)


def sleeps(data):
    time.sleep(60)


def dies(data):
    os.abort()


def says_too_much(data):
    return b"x" * (8 * MEGABYTE)


def refuses(data):
    raise UnusableFile("这一份不行。")


def counts(data, more):
    return len(data) + more


def its_id(data):
    return os.getpid()


def reads_without_looking(data):
    """As before far cells were seen: the reader lays out seventeen thousand million of them."""
    cells.MAX_CELLS = 10**12
    return read_here(data, "F01.xlsx")


@pytest.fixture(params=["forked", "started"])
def way(request, monkeypatch):
    """By the nursery, and as where nothing can be forked."""
    if request.param == "started":
        monkeypatch.setattr(nursery, "CAN_FORK", False)
    return request.param


def test_the_answer_is_that_of_the_work(way):
    assert aside.apart(counts, b"four", 3) == 7
    assert aside.apart(its_id, b"") != os.getpid()
    with pytest.raises(UnusableFile, match="这一份不行"):
        aside.apart(refuses, b"")


def test_what_eats_memory_is_refused_by_the_system(way):
    with pytest.raises(UnusableFile, match="内存"):
        aside.apart(eats, b"")


def test_what_eats_memory_is_ended_by_the_parent_where_the_system_has_no_limit(way, monkeypatch):
    monkeypatch.setattr(aside, "IS_BOUND", False)
    monkeypatch.setattr(aside, "LEAST_MEMORY", 128 * MEGABYTE)
    begun = time.monotonic()
    with pytest.raises(UnusableFile, match="内存"):
        aside.apart(eats_slowly, b"")
    assert time.monotonic() - begun < 30


def test_what_never_ends_is_ended(way, monkeypatch):
    monkeypatch.setattr(aside, "SECONDS", 1)
    begun = time.monotonic()
    with pytest.raises(UnusableFile, match="时间"):
        aside.apart(sleeps, b"")
    assert time.monotonic() - begun < 20


def test_what_says_too_much_is_refused(way, monkeypatch):
    monkeypatch.setattr(aside, "MOST_OUTPUT", MEGABYTE)
    with pytest.raises(UnusableFile):
        aside.apart(says_too_much, b"")


def test_what_dies_is_a_broken_file_and_the_next_is_read(way):
    with pytest.raises(UnusableFile, match="损坏"):
        aside.apart(dies, b"")
    assert read(fault("F10"), "F10.csv").sheets[0].rows[0][0] == "序号"


def test_f01_takes_nobody_with_it_even_where_its_far_cell_is_not_seen(way):
    with pytest.raises(UnusableFile):
        aside.apart(reads_without_looking, fault("F01"))


def test_a_dead_nursery_is_followed_by_another():
    assert aside.apart(counts, b"", 1) == 1
    dead = nursery._standing[-1].process
    os.kill(dead.pid, signal.SIGKILL)
    dead.wait()
    assert aside.apart(counts, b"", 2) == 2


def test_a_small_file_waits_less_than_a_second():
    read(fault("F06"), "F06.xlsx")
    begun = time.monotonic()
    read(fault("F06"), "F06.xlsx")
    assert time.monotonic() - begun < 1


def test_several_are_read_at_once():
    """As the threads of one web process do."""
    told = []
    threads = [
        threading.Thread(target=lambda n=n: told.append(aside.apart(counts, b"", n)))
        for n in range(8)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
    assert sorted(told) == list(range(8))
