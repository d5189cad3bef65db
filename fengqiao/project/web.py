"""The web process: one server on every system, which reads slow senders by itself.

    python -m fengqiao.project.web 127.0.0.1:8000

A request is handed to one of THREADS only when it has come in whole; until then it is one open connection among
CONNECTIONS, read without a thread, and closed when it says nothing for a minute. A body is refused beyond BODY
before anything of it is looked at. Stopped by a signal, it ends the requests that run.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from types import FrameType

THREADS = 8
CONNECTIONS = 500
SILENT = 60  # seconds
BODY = 64 * 1024**2  # the largest workbook, with its form
HEADER = 64 * 1024


def main(listen: str) -> None:
    import waitress

    from .wsgi import application

    server = waitress.create_server(
        application,
        listen=listen,
        threads=THREADS,
        connection_limit=CONNECTIONS,
        channel_timeout=SILENT,
        cleanup_interval=10,
        max_request_body_size=BODY,
        max_request_header_size=HEADER,
        asyncore_use_poll=True,
        clear_untrusted_proxy_headers=False,  # what a proxy says is weighed in one place, doors/desk/proxies.py
        ident=None,
    )
    # That a request waits for a free thread is no news: every one does while eight run.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, _stop)
    server.run()


def _stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)  # the server ends what runs, and takes no more


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fengqiao.project.settings")
    main(sys.argv[1])
