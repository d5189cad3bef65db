"""Journeys in a real browser against the real server, each leaving pictures behind.

The server is the product's own `fengqiao serve` in a HOME of its own, with the demo office and a real one.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("fengqiao")
PICTURES = Path(os.environ.get("FENGQIAO_PICTURES", ROOT / "screenshots"))
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@dataclass
class Server:
    """A running product: its address, and the environment to call its commands with."""

    url: str
    env: dict[str, str]

    def command(self, *args: str) -> str:
        done = subprocess.run(
            [str(COMMAND), *args], env=self.env, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("home")
    env = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "FENGQIAO_MODE")}
    env["FENGQIAO_HOME"] = str(home)
    port = _free_port()
    log = (home / "serve.log").open("w")
    running = subprocess.Popen(
        [str(COMMAND), "serve", "--port", str(port)],
        env=env,
        stdout=log,
        stderr=log,
        start_new_session=True,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(url, running, home)
        yield Server(url, env)
    finally:
        running.send_signal(signal.SIGTERM)
        try:
            running.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
        log.close()


def _wait_for(url: str, running: subprocess.Popen, home: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if running.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{url}/desk/login/", timeout=2)
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail("服务没有起来：" + (home / "serve.log").read_text()[-2000:])


# Of the package, not of the session: while it is open Django takes the thread for an asynchronous one, and refuses
# the database to whatever test comes next.
@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.fail("没有 Chromium：在 Debian 上请先运行 apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@dataclass
class Hand:
    """A hand on the page that counts what it does. Seconds of a person are estimated, never measured:
    the keystroke-level model of Card, Moran and Newell (1980): K 0.28 s a key, P 1.1 s a pointing,
    H 0.4 s a change between mouse and keys, M 1.35 s before each field. A Chinese character typed by
    pinyin is taken as three keys.
    """

    page: Any
    clicks: int = 0
    keys: int = 0
    fields: int = 0
    started: float = field(default_factory=time.monotonic)

    def click(self, target: Any) -> None:
        self.clicks += 1
        target.click()

    def type(self, label: str, text: str) -> None:
        self.fields += 1
        self.keys += sum(3 if ord(letter) > 0x2E80 else 1 for letter in text)
        self.page.get_by_label(label, exact=False).first.fill(text)

    def choose(self, label: str, text: str) -> None:
        self.fields += 1
        self.clicks += 2
        self.page.get_by_label(label, exact=False).first.select_option(label=text)

    @property
    def seconds(self) -> float:
        pointing = self.clicks * (1.1 + 0.2)
        return self.keys * 0.28 + pointing + self.fields * (1.35 + 0.4)

    def told(self, name: str) -> str:
        return (
            f"{name}: {self.clicks} clicks, {self.keys} keystrokes, {self.fields} fields, "
            f"about {self.seconds:.0f} s for a person (keystroke-level model), "
            f"{time.monotonic() - self.started:.1f} s for the machine"
        )


@pytest.fixture
def open_page(browser: Any, server: Server, request: pytest.FixtureRequest) -> Iterator[Any]:
    """This will open pages in contexts of their own; any error on the page's console fails the test."""
    contexts, complaints = [], []

    def opened(viewport: dict[str, int] = DESK, **more: Any) -> Any:
        context = browser.new_context(
            viewport=viewport,
            base_url=server.url,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            **more,
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
        page.on("request", lambda asked: _same_host(asked.url, server.url, complaints))
        return page

    yield opened
    for context in contexts:
        context.close()
    expected = r"status of (403|404|409|422|429)|ERR_INTERNET_DISCONNECTED"
    complaints = [c for c in complaints if not re.search(expected, c)]
    assert complaints == []


def _same_host(url: str, home: str, complaints: list[str]) -> None:
    if not url.startswith((home, "data:", "about:", "blob:")):
        complaints.append(f"asked another host: {url}")


def enter_as(page: Any, name: str) -> None:
    """This will come in as a person of the demo office, by the login page's own buttons."""
    page.goto("/desk/login/")
    page.locator("form, li, div").filter(has_text=name).get_by_role("button").first.click()
    page.wait_for_url("**/desk/")


def registered(page: Any, at: re.Pattern[str]) -> None:
    """This will wait for the page of what was just registered. Where it is asked whether that is another one (the
    same walk came by at another width), it is."""
    for _ in range(100):
        if at.search(page.url):
            break
        with contextlib.suppress(Error):  # the page may be on its way to the next one
            page.locator("button[name=as_written]").click(timeout=150)
    page.wait_for_url(at)


def seen(what: Any) -> None:
    """This will wait until the first of a locator is on the page: after a press it may take its time."""
    what.first.wait_for(state="visible")


def titled(page: Any, words: str) -> None:
    """This will wait until the page's title has the words."""
    from playwright.sync_api import expect

    expect(page).to_have_title(re.compile(words), timeout=15_000)


def picture(page: Any, name: str) -> None:
    """This will leave a picture, and refuse a page that scrolls sideways."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.evaluate(PAINTED)
    taken(page, PICTURES / f"{name}.png")
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 1, f"{name}: the page scrolls sideways by {wide} px"


# Two frames: when the second one begins, the first has been painted.
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
NO_FRAME = "Unable to capture screenshot"
TRIES = 5


def taken(page: Any, path: Path) -> None:
    """This will take a picture of the whole page. On a machine that does much else Chromium may have no frame to
    give, and says so; what it has not drawn yet is asked for again. Any other error is one, and so is the last try.
    """
    from playwright.sync_api import Error

    for left in reversed(range(TRIES)):
        try:
            page.screenshot(path=str(path), full_page=True)
            return
        except Error as error:
            if NO_FRAME not in error.message or not left:
                raise
        page.wait_for_timeout(500)


TARGETS = (
    "button, .button, .option, summary, select, textarea, .stat, .sort, nav a, .ledger td:first-child a, "
    ".list > li > a, input:not([type=hidden]):not([type=radio]):not([type=checkbox])"
)


def check_targets(page: Any, name: str) -> None:
    """This will refuse a target that a thumb cannot hit: each is at least 44 px high."""
    small = page.evaluate(
        """(targets) => [...document.querySelectorAll(targets)]
            .filter(one => one.offsetParent !== null && one.getClientRects().length)
            .map(one => [one.getBoundingClientRect().height, one.outerHTML.slice(0, 90)])
            .filter(([height]) => height < 43.5)""",
        TARGETS,
    )
    assert small == [], f"{name}: {small[:5]}"


def check_axe(page: Any, name: str) -> None:
    """This will run axe on the page; any violation of WCAG A or AA fails."""
    from axe_playwright_python.base import AXE_SCRIPT

    page.evaluate(AXE_SCRIPT)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    # Only what is wrong is gathered and comes over: what is right fills megabytes on a long page.
    asked = json.dumps({"runOnly": tags, "resultTypes": ["violations"]})
    found = page.evaluate(f"axe.run(document, {asked}).then(told => told.violations)")
    told = [(v["id"], [node["target"] for node in v["nodes"]][:3]) for v in found]
    assert told == [], f"{name}: {told}"


def looked_at(page: Any, name: str) -> None:
    """This will leave a picture of a page, and refuse what axe or a thumb would."""
    picture(page, name)
    check_axe(page, name)
    check_targets(page, name)
