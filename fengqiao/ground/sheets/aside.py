"""Foreign bytes are read in a process of their own, with limits on memory, time and output.

A damaged or a wicked file can make a reader ask for a hundred gigabytes, or never end; whoever reads it dies, past
every ``except``. So that happens where it hurts nobody. The child is forked from a nursery that has loaded the readers
once, so that a small file waits for milliseconds; where nothing can be forked (Windows) each file has a new process.
The parent watches besides: where the system knows no limit, it ends the child itself.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from typing import IO, ParamSpec, TypeVar

from . import nursery
from .kinds import BROKEN, RESAVE, UnusableFile

SECONDS = 120
LEAST_MEMORY, MOST_MEMORY = 512 * 1024**2, 2 * 1024**3
MEMORY_OF_A_BYTE = 200  # how much of it an honest file takes at most, for each byte that it has
MOST_OUTPUT = 1024**3
IS_BOUND = sys.platform != "win32"  # whether the system itself holds a process to limits
WATCHED_EVERY = 0.05  # seconds
HEAVY = f"文件读起来要用的内存或时间太多，没有打开，{RESAVE}"

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def apart(work: Callable[Given, Answer], *args: Given.args, **more: Given.kwargs) -> Answer:
    """This will do some work with foreign bytes in a child, and give its answer. Raises ``UnusableFile`` as the work
    does, and where the child died or had to be ended."""
    size = sum(len(one) for one in args if isinstance(one, bytes))
    memory = min(LEAST_MEMORY + MEMORY_OF_A_BYTE * size, MOST_MEMORY)
    with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as answer:
        bounds = {"AS": memory, "CPU": SECONDS + 5, "FSIZE": MOST_OUTPUT, "CORE": 0}
        pickle.dump((work, args, more, bounds if IS_BOUND else {}), asked)
        asked.flush()
        asked.seek(0)
        _watch(nursery.child(asked, answer), memory, answer)
        answer.seek(0)
        try:
            done, refused = pickle.load(answer)  # written by ``work_here`` below, nobody else
        except (EOFError, pickle.UnpicklingError):
            raise UnusableFile(BROKEN) from None
    if refused:
        raise UnusableFile(refused)
    return done


def _watch(child: nursery.Child, memory: int, answer: IO[bytes]) -> None:
    """This will wait for the child, and end it where it takes too much."""
    until = time.monotonic() + SECONDS
    while not child.is_done(WATCHED_EVERY):
        is_late = time.monotonic() > until
        if is_late or child.memory() > memory or os.fstat(answer.fileno()).st_size > MOST_OUTPUT:
            child.end()
            raise UnusableFile(HEAVY)


def work_here(asked: IO[bytes], answer: IO[bytes]) -> None:
    """In the child: this will do what is asked and write the pickled answer."""
    work, args, more, bounds = pickle.load(asked)
    _limit(bounds)
    try:
        told = (work(*args, **more), "")
    except UnusableFile as error:
        told = (None, error.sentence)
    except MemoryError:
        told = (None, HEAVY)
    pickle.dump(told, answer)
    answer.flush()


def _limit(bounds: Mapping[str, int]) -> None:
    """This will hold the present process to limits. What the kernel must end for want of memory, it is to end this
    one first."""
    for what, most in bounds.items():
        import resource

        with contextlib.suppress(ValueError, OSError):  # who started us may have set a lower one
            resource.setrlimit(getattr(resource, f"RLIMIT_{what}"), (most, most))
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:
        score.write("1000")


def begun() -> None:
    """In a new process of its own: the question comes by standard input, the answer goes out by standard output."""
    work_here(sys.stdin.buffer, sys.stdout.buffer)
