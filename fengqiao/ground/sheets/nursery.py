"""Where the children come from that read foreign bytes: forked from a process that has loaded the readers once, or,
where nothing can be forked, started anew."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from abc import ABC, abstractmethod
from pathlib import Path
from typing import IO

CAN_FORK = hasattr(os, "fork") and hasattr(socket, "send_fds")
_ROOM = __name__.rpartition(".")[0]
# The child looks for modules where its parent does, installed or not.
_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from {} import {} as begun; begun()"
)


class Child(ABC):
    """A process that reads one file."""

    pid: int

    @abstractmethod
    def is_done(self, seconds: float) -> bool:
        """Whether it has ended, after waiting so long at most."""

    @abstractmethod
    def end(self) -> None:
        """This will end it."""

    def memory(self) -> int:
        """How many bytes it holds; 0 where nobody can say."""
        with contextlib.suppress(OSError, ValueError, IndexError):
            if sys.platform == "win32":
                return _memory_on_windows(self.pid)
            pages = Path(f"/proc/{self.pid}/statm").read_text().split()[1]
            return int(pages) * os.sysconf("SC_PAGE_SIZE")
        return 0


class Forked(Child):
    """A child of the nursery. It holds one end of a line, which falls silent when it ends; that of one which could
    not even be born is silent at once."""

    def __init__(self, line: socket.socket) -> None:
        self.line = line
        self.pid = int.from_bytes(line.recv(8), "big")

    def is_done(self, seconds: float) -> bool:
        if not select.select([self.line], [], [], seconds)[0]:
            return False
        self.line.close()
        return True

    def end(self) -> None:
        if self.pid:  # 0 would be ourselves
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
        self.line.close()


class Started(Child):
    """A process of its own for one file."""

    def __init__(self, asked: IO[bytes], answer: IO[bytes]) -> None:
        command = _command(f"{_ROOM}.aside", "begun")
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(command, stdin=asked, stdout=answer, stderr=quiet)
        self.pid = self.process.pid

    def is_done(self, seconds: float) -> bool:
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def end(self) -> None:
        self.process.kill()
        self.process.wait()


class _Nursery:
    """The process from which children are forked: one thread, nothing open, the readers loaded. It ends with the one
    that started it."""

    def __init__(self) -> None:
        self.line, theirs = socket.socketpair()
        command = [*_command(__name__, "forked_here"), str(theirs.fileno())]
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, pass_fds=[theirs.fileno()]
        )
        theirs.close()
        self.owner = os.getpid()

    def child(self, asked: IO[bytes], answer: IO[bytes]) -> Child:
        ours, theirs = socket.socketpair()
        handed = [asked.fileno(), answer.fileno(), theirs.fileno()]
        with theirs:
            socket.send_fds(self.line, [b"."], handed)
        return Forked(ours)

    def lives(self) -> bool:
        return self.owner == os.getpid() and self.process.poll() is None


_standing: list[_Nursery] = []
_one_at_a_time = threading.Lock()


def child(asked: IO[bytes], answer: IO[bytes]) -> Child:
    """This will have a child answer what is asked."""
    if not CAN_FORK:
        return Started(asked, answer)
    with _one_at_a_time:
        with contextlib.suppress(OSError):  # it may die while it is asked
            if _standing and _standing[-1].lives():
                return _standing[-1].child(asked, answer)
        _standing[:] = [_Nursery()]
        return _standing[-1].child(asked, answer)


def forked_here() -> None:
    """In the nursery: this will fork a child for every question that comes, until nobody is left to ask."""
    from . import aside, read  # noqa: F401 (loaded once, for all children)

    line = socket.socket(fileno=int(sys.argv[2]))
    signal.signal(
        signal.SIGCHLD, signal.SIG_IGN
    )  # who asked hears by her own line that a child ended
    while True:
        said, handed, _, _ = socket.recv_fds(line, 1, 3)
        if not said:
            return
        if os.fork() == 0:
            line.close()
            _answered(*handed)
        for one in handed:
            os.close(one)


def _answered(asked: int, answer: int, line: int) -> None:
    from . import aside

    code = 1
    try:
        os.write(line, os.getpid().to_bytes(8, "big"))
        with open(asked, "rb") as question, open(answer, "wb") as told:
            aside.work_here(question, told)
        code = 0
    finally:
        os._exit(code)


def _command(module: str, begun: str) -> list[str]:
    return [sys.executable, "-c", _PROGRAM.format(module, begun), json.dumps(sys.path)]


def _memory_on_windows(pid: int) -> int:
    """By the system's own count of a process's pages."""
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = [("size", wintypes.DWORD), ("faults", wintypes.DWORD)] + [
            (name, ctypes.c_size_t)
            for name in (
                *("peak", "working", "peak_paged", "paged", "peak_other", "other"),
                *("page_file", "peak_page_file"),
            )
        ]

    system = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    system.OpenProcess.restype = wintypes.HANDLE
    handle = wintypes.HANDLE(system.OpenProcess(0x1000 | 0x0010, False, pid))
    try:
        counted = Counters(size=ctypes.sizeof(Counters))
        system.K32GetProcessMemoryInfo(handle, ctypes.byref(counted), counted.size)
        return counted.page_file
    finally:
        system.CloseHandle(handle)
