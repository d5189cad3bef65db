"""fengqiao serve: migrate, bring in the laws, load the demo once, serve the web and the worker."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import threading
from typing import Any

from fengqiao.project.cli import Unusable

from . import session

MODES = ("local", "lan", "https")


def add(commands: Any) -> None:
    parser = commands.add_parser("serve", help="打开服务")
    parser.add_argument("--host", default="", metavar="地址")
    parser.add_argument("--port", type=int, default=8000, metavar="端口")
    parser.add_argument(
        "--mode",
        choices=MODES,
        default=None,
        help="local 只限本机，lan 内网，https 由本机的反向代理转来",
    )
    parser.add_argument("--empty", action="store_true", help="不装演示街道")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    mode = args.mode or os.environ.get("FENGQIAO_MODE", "local")
    host = args.host or ("0.0.0.0" if mode == "lan" else "127.0.0.1")
    if mode == "local" and host not in ("127.0.0.1", "localhost", "::1"):
        raise Unusable("local 方式只在本机服务；要在内网使用请写 --mode lan")
    _refuse_busy(host, args.port)
    os.environ["FENGQIAO_MODE"] = mode
    session.django()
    _prepare(args.empty)
    print(
        f"枫桥台已打开：http://{'127.0.0.1' if host == '0.0.0.0' else host}:{args.port}/",
        flush=True,
    )
    return _keep_running(
        _web(host, args.port), [sys.executable, "-m", "fengqiao.project.cli", "worker"]
    )


def _refuse_busy(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError):
            raise Unusable(f"端口 {port} 不能用（被占用或无权限），请用 --port 换一个") from None


def _prepare(empty: bool) -> None:
    from fengqiao.project import demo
    from fengqiao.trunk.divisions.models import Office
    from fengqiao.trunk.journal import scope
    from fengqiao.trunk.norms import acts as norms

    norms.bring_in(norms.shipped())
    with scope.everywhere(because="看有没有街道"):
        standing = Office.objects.exists()
    if not empty and not standing:
        demo.load()
        print("已装入演示街道：打开登录页，点一个人的名字就以这个人的身份进入。", flush=True)


def _web(host: str, port: int) -> list[str]:
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return [sys.executable, "-m", WEB, bind]


WEB = "fengqiao.project.web"


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    """The web waits for nobody's write longer than a person does for a page."""
    waits = {"FENGQIAO_WAIT": "5"} if WEB in command else {}
    return subprocess.Popen(command, env=waits | os.environ)


def _keep_running(*commands: list[str]) -> int:
    """Web and worker as children; one that dies is started again, both stop with this process."""
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    children = [_started(command) for command in commands]
    while not stop.wait(0.5):
        for place, child in enumerate(children):
            if child.poll() is not None and not stop.is_set():
                print("一个进程停了，正在重新启动", file=sys.stderr, flush=True)
                stop.wait(1)
                children[place] = _started(commands[place])
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(timeout=15)
        except subprocess.TimeoutExpired:
            child.kill()
    return 0
