from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pytest

from .plugin import Traces, Trials

ALWAYS = ("-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-m", "not journey")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants")
    doing = parser.add_subparsers(dest="doing", required=True)
    trace = doing.add_parser("trace")
    trace.add_argument("file", type=Path)
    trace.add_argument("paths", nargs="*")
    tried = doing.add_parser("try")
    tried.add_argument("file", type=Path)
    tried.add_argument("--seed", type=int, default=1)
    tried.add_argument("--count", type=int, default=100)
    tried.add_argument("--seconds", type=float, default=60)
    tried.add_argument("--out", type=Path, default=Path("mutants.json"))
    tried.add_argument("--of", nargs="*", default=[], help="files and folders of tests")
    args = parser.parse_args()
    if args.doing == "trace":
        return pytest.main([*ALWAYS, *args.paths], plugins=[Traces(args.file)])
    trials = Trials(args.file, args.seed, args.count, args.seconds, args.out)
    return pytest.main([*ALWAYS, "-s", *args.of], plugins=[trials])


if __name__ == "__main__":
    sys.exit(main())
