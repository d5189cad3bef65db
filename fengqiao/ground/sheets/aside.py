"""Reading an old .xls in a process of its own.

A damaged .xls can make the reader ask for a hundred gigabytes; the memory is refused and the
process aborts, past every ``except``. Random damage to a small file did so about once in a thousand
tries. So it happens where it hurts nobody: in a child with a limit on memory and on time. The zip
formats are read in place: their checksums and extents are looked at first (``kinds``).
"""

import contextlib
import json
import pickle
import subprocess
import sys
from typing import Any

from .kinds import BROKEN, UnusableFile

SECONDS = 120
MEMORY = 2 * 1024**3

# The child looks for modules where its parent does, installed or not.
_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    f" from {__name__} import answer; answer()"
)


def read_aside(data: bytes) -> list[Any]:
    """This will give the sheets of an .xls, or raise ``UnusableFile``; a crash is a broken file."""
    command = [sys.executable, "-c", _PROGRAM, json.dumps(sys.path)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise UnusableFile(BROKEN) from None
    sheets, sentence = pickle.loads(done.stdout)  # written by ``answer`` below, nobody else
    if sentence:
        raise UnusableFile(sentence)
    return sheets


def answer() -> None:
    """This will read standard input in the child and print the pickled answer."""
    from .read import of_workbook

    _limit_memory()
    try:
        result = (of_workbook(sys.stdin.buffer.read(), "xls"), "")
    except UnusableFile as error:
        result = ([], error.sentence)
    sys.stdout.buffer.write(pickle.dumps(result))


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
