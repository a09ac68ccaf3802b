"""The programs that are measured, each private, on the loopback only, and stopped when its block ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.say import terminal
from local.embedded_redis import EmbeddedRedis
from local.environment import environment_for_tests
from local.free_ports import free_ports
from local.health import wait_until_healthy
from local.migrate import migrate
from local.private_postgres import PrivatePostgres, create_database
from local.processes import Process, read_procfile, stop_together
from local.trouble import Trouble

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "bench"
_APP = '"web:create_app()"'


class ProgramEnded(Trouble):
    """A program that was measured ended by itself."""


def settings(database: str, redis: str, **more: str) -> dict[str, str]:
    """A whole environment for the app's processes, with our own programs first on PATH."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return {**environment_for_tests(database, redis), "PATH": path, "LOG_LEVEL": "WARNING", **more}


@contextmanager
def postgres(*, durable: bool) -> Iterator[PrivatePostgres]:
    """A cluster of its own. `durable` with fsync, as in production. Raises PostgresMissing."""
    server = PrivatePostgres(durable=durable)
    try:
        yield server
    finally:
        server.stop()


def migrated(server: PrivatePostgres, name: str) -> str:
    """The address of a new database of the cluster, with all tables."""
    create_database(server.url(), name)
    migrate(ROOT, settings(server.url(name), "redis://127.0.0.1:1/0"))
    return server.url(name)


@contextmanager
def redis(name: str) -> Iterator[EmbeddedRedis]:
    """A Redis of its own."""
    server = EmbeddedRedis(FOLDER / name)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def web(environ: Mapping[str, str], name: str = "web", app: str = _APP) -> Iterator[str]:
    """The web server as the Procfile has it, with our app or another one; answers its address."""
    (port,) = free_ports(1)
    command = read_procfile(ROOT / "Procfile")["web"].replace(_APP, app)
    log = FOLDER / "log" / f"{name}.log"
    process = Process(name, command, {**environ, "PORT": str(port)}, log, terminal, verbose=False)
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until_healthy(name, f"{url}/healthz", lambda: _demand_running(process))
        yield url
    finally:
        stop_together([process])


def _demand_running(process: Process) -> None:
    if process.exit_code() is not None:
        raise ProgramEnded(f"{process.name} ended by itself; its last words:\n{process.last_words()}")
