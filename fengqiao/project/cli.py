"""The command line: one small module a command in `commands/`. Scripts depend on it, so it is stable.

A wrong argument or file gives one clear sentence on stderr, exit code 2, no traceback, and changes nothing.
`--json` prints exactly one JSON document on stdout; progress goes to stderr.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from importlib import import_module
from typing import Any, NoReturn

from fengqiao.ground import signs

COMMANDS = (
    "serve",
    "init",
    "imports",
    "figures",
    "report",
    "returns",
    "reconcile",
    "journal",
    "backup",
    "restore",
    "laws",
    "seed",
    "doctor",
    "people",
    "worker",
)


class Unusable(Exception):
    """What was given cannot be used; the text is the sentence to print. Exit code 2."""


# What argparse says, in the language of who reads it.
_SAID = (
    (r"the following arguments are required: (.+)", r"还要写明 \1"),
    (
        r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        r"\1 不能是“\2”，可以是 \3",
    ),
    (r"argument (.+?): invalid int value: '(.*)'", r"\1 要填整数，不能是“\2”"),
    (r"argument (.+?): expected (?:one|at least one) argument", r"\1 后面要写一个值"),
    (r"argument (.+?): ignored explicit argument '(.*)'", r"\1 后面不能写“\2”"),
    (r"ambiguous option: (.+?) could match (.+)", r"\1 写得太短，可能是 \2"),
    (r"unrecognized arguments: (.+)", r"不认得 \1"),
)


class Parser(argparse.ArgumentParser):
    """Says one sentence instead of a usage page. Words come in clean; the path of a file is left as the system spells
    it."""

    def add_argument(self, *names: Any, **about: Any) -> argparse.Action:
        if about.get("metavar", "文件") != "文件" and "action" not in about:
            about.setdefault("type", signs.one_line)
        return super().add_argument(*names, **about)

    def error(self, message: str) -> NoReturn:
        for pattern, chinese in _SAID:
            message = re.sub(rf"^{pattern}$", chinese, message)
        print(f"参数不对：{message}。用 {self.prog} --help 看用法。", file=sys.stderr)
        raise SystemExit(2)


def parser() -> argparse.ArgumentParser:
    made = Parser(prog="fengqiao", description="枫桥台：街道依法治理工作台")
    commands = made.add_subparsers(
        dest="command", required=True, metavar="命令", parser_class=Parser
    )
    for name in COMMANDS:
        import_module(f"fengqiao.project.commands.{name}").add(commands)
    return made


def main(argv: list[str] | None = None) -> int:
    """This will run one command and give its exit code: 0 done, 2 unusable, others as the command says."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fengqiao.project.settings")
    args = parser().parse_args(argv)
    try:
        return args.run(args)
    except Unusable as error:
        print(str(error), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0


if __name__ == "__main__":
    # By its real name, so that Unusable is one class however the command was started.
    from fengqiao.project.cli import main as run

    sys.exit(run())
