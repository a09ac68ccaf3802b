"""A loopback server that answers every request in one bad way, and counts what reached it."""

from __future__ import annotations

import json
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socket import SO_LINGER, SOL_SOCKET, socket
from typing import Any

SHORT_SECONDS = 0.3


class BadPlatform:
    """`manner` is one of refused, late, timeout_before, timeout_after, error, html, missing_field, reset."""

    def __init__(self, refusal: Any, without_fields: Any) -> None:
        self.manner = "refused"
        self.reached = 0
        self.done = 0
        self._came = threading.Condition()
        self._refusal, self._without_fields = json.dumps(refusal), json.dumps(without_fields)
        self._over = threading.Event()
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), self._answer)  # type: ignore[arg-type]  # called like a handler class, with the same three arguments
        self._server.daemon_threads = True

    @property
    def address(self) -> str:
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}"

    def serve(self) -> None:
        self._server.serve_forever(poll_interval=0.02)

    def stop(self) -> None:
        self._over.set()
        self._server.shutdown()
        self._server.server_close()

    def reached_so_far(self) -> int:
        """How many requests came. On a busy machine the caller may lose patience before its request was read here."""
        with self._came:
            self._came.wait_for(lambda: self.reached > 0, 10)
            return self.reached

    def _answer(self, connection: socket, _client: object, _server: object) -> None:
        if not _whole_request(connection):
            return
        with self._came:
            self.reached += 1
            self._came.notify_all()
        if self.manner == "timeout_before":
            self._over.wait(10)
            return
        self.done += 1
        if self.manner == "timeout_after":
            self._over.wait(10)
        elif self.manner == "reset":
            connection.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
            connection.close()
        else:
            self._reply(connection)

    def _reply(self, connection: socket) -> None:
        if self.manner == "late":
            self._over.wait(SHORT_SECONDS / 3)
        status, kind, body = {
            "error": (503, "text/html", "<h1>Service Unavailable</h1>"),
            "html": (200, "text/html", "<html><body>Are you a robot?</body></html>"),
            "missing_field": (200, "application/json", self._without_fields),
        }.get(self.manner, (200, "application/json", self._refusal))
        head = (
            f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        connection.sendall((head + body).encode())


@contextmanager
def serving(platform: BadPlatform) -> Iterator[BadPlatform]:
    thread = threading.Thread(target=platform.serve)
    thread.start()
    try:
        yield platform
    finally:
        platform.stop()
        thread.join(5)


def nobody_there() -> str:
    """An address where nothing listens."""
    with socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{unused.getsockname()[1]}"


def _whole_request(connection: socket) -> bool:
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(65536)
        if not piece:
            return False
        received += piece
    head, _, body = received.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    missing = (int(lengths[0].split(b":")[1]) if lengths else 0) - len(body)
    while missing > 0:
        piece = connection.recv(65536)
        if not piece:
            return False
        missing -= len(piece)
    return True
