# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Servers on the loopback that note what they are sent: tickets and messages over HTTP, and mail."""

from __future__ import annotations

import contextlib
import json
import socketserver
import threading
import typing as t
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ADDRESS = "127.0.0.1"

Answer = tuple[int, object]


class Noted(t.NamedTuple):
    """A request: what was asked, and the text that came with it."""

    asked: str
    text: str


class Receiver(ThreadingHTTPServer):
    """Notes each request, and answers it by what its path begins with."""

    def __init__(self, answers: t.Mapping[str, Answer]) -> None:
        super().__init__((ADDRESS, 0), _Http)
        self.answers = answers
        self.noted: list[Noted] = []


class MailReceiver(socketserver.ThreadingTCPServer):
    """Notes each mail."""

    def __init__(self) -> None:
        super().__init__((ADDRESS, 0), _Smtp)
        self.mails: list[bytes] = []


@contextlib.contextmanager
def serving(*servers: socketserver.BaseServer) -> t.Iterator[None]:
    """Let servers serve, and end them."""
    threads = [threading.Thread(target=server.serve_forever) for server in servers]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
        for thread in threads:
            thread.join()


class _Http(BaseHTTPRequestHandler):
    server: Receiver

    def _note(self) -> None:
        text = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode("utf-8", "replace")
        asked = f"{self.command} {self.path.partition('?')[0]}"
        self.server.noted.append(Noted(asked, text))
        status, answer = next(
            (it for begin, it in self.server.answers.items() if asked.startswith(begin)), (404, {})
        )
        content = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_POST = _note

    def log_message(self, format: str, *args: t.Any) -> None:
        """Print nothing."""


class _Smtp(socketserver.StreamRequestHandler):
    server: MailReceiver

    def handle(self) -> None:
        self.wfile.write(b"220 loopback\r\n")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self.server.mails.append(b"".join(iter(self.rfile.readline, b".\r\n")))
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")
            if word == b"QUIT":
                return
