"""Slow senders hold nobody up: a request is worked on when it has come in whole."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time

import pytest

from tests import databases

from .test_together import ROOT


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def port(tmp_path):
    """The web process, at work."""
    with databases.fresh(tmp_path) as env:
        at = free_port()
        web = subprocess.Popen(
            [sys.executable, "-m", "fengqiao.project.web", f"127.0.0.1:{at}"], cwd=ROOT, env=env
        )
        try:
            for _ in range(150):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", at)) == 0:
                        break
                time.sleep(0.2)
            yield at
        finally:
            web.terminate()
            assert web.wait(timeout=20) == 0, "stopped by a signal it ends by itself"


def page(port: int) -> int:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    asked.request("GET", "/desk/login/")
    return asked.getresponse().status


@pytest.mark.slow
@pytest.mark.django_db
def test_forty_half_sent_requests_stop_nobody(port):
    half = []
    for count in range(40):
        sender = socket.create_connection(("127.0.0.1", port))
        head = b"POST /desk/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        # Half of them stop within the head, half of them within the body.
        sender.sendall(head if count % 2 else head + b"Content-Length: 5000\r\n\r\nlogin=")
        half.append(sender)
    time.sleep(0.5)
    began = time.monotonic()
    assert page(port) == 200
    assert time.monotonic() - began < 5
    for sender in half:
        sender.close()


@pytest.mark.slow
@pytest.mark.django_db
def test_a_long_body_is_refused_before_login_and_no_body_is_endless(port):
    for length, status in ((600 * 1024, 413), (65 * 1024**2, 413)):
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        asked.putrequest("POST", "/desk/login/")
        asked.putheader("Content-Length", str(length))
        asked.endheaders()
        try:
            for _ in range(length // 65536 + 1):
                asked.send(b"x" * min(65536, length))
        except (BrokenPipeError, ConnectionResetError):
            pass  # refused while it was being sent
        try:
            assert asked.getresponse().status == status
        except (ConnectionResetError, http.client.RemoteDisconnected):
            assert length > 64 * 1024**2
    assert page(port) == 200
