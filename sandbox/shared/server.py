"""A small threaded HTTP/1.1 server for a WSGI app. Unlike a good server it can also hang up, or say nothing."""

from __future__ import annotations

import errno
import io
import select
import socket
import struct
import sys
import threading
import time
from collections.abc import Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import unquote_to_bytes
from wsgiref.types import WSGIApplication, WSGIEnvironment

LARGEST_BODY = 20 * 1024 * 1024
_FATE = "sandbox.fate"


class PortTaken(OSError):
    """Another process listens on the port already; the message says which setting moves us."""


def hang_up(environ: WSGIEnvironment, how: Literal["reset", "silent"], seconds: float = 60.0) -> None:
    """Instead of the answer the app returns, the connection is reset, or stays silent until the caller gives up.

    `seconds` (real) is the longest silence. In Flask: hang_up(request.environ, "reset").
    """
    environ[_FATE] = (how, seconds)


class RunningServer:
    """A server that listens and answers in threads of its own until stop()."""

    def __init__(self, app: WSGIApplication, host: str, port: int) -> None:
        try:
            self._http = _Server((host, port), _Handler)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise PortTaken(error.errno, f"port {port} on {host} is taken by another process") from error
        self._http.app = app
        self.host, self.port = host, int(self._http.server_address[1])
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.1,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """The address with the port that is really listened on."""
        return f"http://{self.host}:{self.port}"

    def stop(self) -> None:
        """Stops listening; open connections end with their current answer."""
        self._http.stopping.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join(5)


def serve(app: WSGIApplication, host: str = "127.0.0.1", port: int = 0) -> RunningServer:
    """Starts to serve; port 0 takes any free one. Raises PortTaken."""
    return RunningServer(app, host, port)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 256
    app: WSGIApplication

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        self.stopping = threading.Event()
        super().__init__(address, handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A caller that went away is no news; anything else is a bug of the sandbox and must be seen.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "sandbox"
    sys_version = ""
    disable_nagle_algorithm = True
    timeout = 120
    server: _Server

    def handle_one_request(self) -> None:
        """Reads one request, asks the app, writes the answer in one piece."""
        try:
            self.raw_requestline = self.rfile.readline(65537)
        except TimeoutError:
            self.close_connection = True
            return
        if not self.raw_requestline or self.server.stopping.is_set():
            self.close_connection = True
            return
        if not self.parse_request():
            return
        try:
            body = self._read_body()
        except ValueError as error:
            self.send_error(400, str(error))
            self.close_connection = True
            return
        self._answer(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class names it so
        """Silent: the control door tells what was asked."""

    def _read_body(self) -> bytes:
        if "chunked" in (self.headers.get("Transfer-Encoding") or "").lower():
            return self._read_chunks()
        length = self.headers.get("Content-Length") or "0"
        if not length.isdigit() or int(length) > LARGEST_BODY:
            raise ValueError("Content-Length is not a number the sandbox takes")
        return self.rfile.read(int(length))

    def _read_chunks(self) -> bytes:
        parts: list[bytes] = []
        while size := int(self.rfile.readline(64).split(b";")[0].strip() or b"0", 16):
            if size + sum(map(len, parts)) > LARGEST_BODY:
                raise ValueError("the body is larger than the sandbox takes")
            parts.append(self.rfile.read(size))
            self.rfile.readline(8)
        self.rfile.readline(8)
        return b"".join(parts)

    def _answer(self, body: bytes) -> None:
        environ = self._environ(body)
        head: list[Any] = []

        def start_response(status: str, headers: list[tuple[str, str]], _exc_info: Any = None) -> Any:
            head[:] = [status, headers]

        result: Iterable[bytes] = self.server.app(environ, start_response)
        try:
            content = b"".join(result)
        finally:
            getattr(result, "close", lambda: None)()
        fate = environ.get(_FATE)
        if fate:
            self._hang_up(*fate)
            return
        self._write(head[0], head[1], content)

    def _write(self, status: str, headers: list[tuple[str, str]], content: bytes) -> None:
        lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers)]
        names = {name.lower() for name, _ in headers}
        if "content-length" not in names and not status.startswith(("204", "304")):
            lines.append(f"Content-Length: {len(content)}")
        if "date" not in names:
            lines.append(f"Date: {self.date_time_string()}")
        lines.append("Connection: close" if self.close_connection else "Connection: keep-alive")
        answer = "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"
        self.wfile.write(answer if self.command == "HEAD" else answer + content)

    def _hang_up(self, how: str, seconds: float) -> None:
        self.close_connection = True
        if how == "reset":
            # Lingering for zero seconds makes the kernel send RST in place of a clean end.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            return
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self.server.stopping.is_set():
            if select.select([self.connection], [], [], 0.1)[0]:
                return

    def _environ(self, body: bytes) -> WSGIEnvironment:
        path, _, query = self.path.partition("?")
        environ: WSGIEnvironment = {
            "REQUEST_METHOD": self.command,
            "SCRIPT_NAME": "",
            "QUERY_STRING": query,
            "RAW_URI": self.path,
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "SERVER_NAME": str(self.server.server_address[0]),
            "SERVER_PORT": str(self.server.server_address[1]),
            "SERVER_PROTOCOL": self.request_version,
            "REMOTE_ADDR": self.client_address[0],
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        for name, value in self.headers.items():
            key = "HTTP_" + name.upper().replace("-", "_")
            if key not in ("HTTP_CONTENT_TYPE", "HTTP_CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING"):
                environ[key] = f"{environ[key]},{value}" if key in environ else value
        return environ
