"""A PostgreSQL cluster of our own in a folder, reachable through a unix socket only; for tests and measurements."""

from __future__ import annotations

import getpass
import os
import pwd
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
from psycopg import sql

from local.tied import tied
from local.trouble import Trouble

STARTS_WITHIN_SECONDS = 30.0
SUPERUSER = "caravan"
# Nothing a test writes must survive a power cut; with fsync off a fresh database takes 50 ms rather than seconds.
FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0")


class PostgresMissing(Trouble):
    """PostgreSQL's programs are not on this machine, or did not start; the message says what to do."""


class PrivatePostgres:
    """A running cluster. `url("name")` is the address of one of its databases, for SQLAlchemy with psycopg 3."""

    def __init__(self, *, durable: bool = False) -> None:
        self._programs = find_programs()
        self._account = unprivileged_account()
        # Short on purpose: the socket's whole path may have 107 characters.
        self.folder = Path(tempfile.mkdtemp(prefix="caravan-pg-", dir="/tmp"))  # nosec B108
        if self._account:
            os.chown(self.folder, *self._account)
        self._log = self.folder / "log"
        try:
            self._initialize()
            self._process = self._start(() if durable else FORGETFUL)
            self._wait_until_it_answers()
        except PostgresMissing:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise

    def url(self, database: str = "postgres") -> str:
        """SQLAlchemy's address of a database of this cluster."""
        return f"postgresql+psycopg://{SUPERUSER}@/{database}?host={self.folder}"

    def stop(self) -> None:
        """Ends the cluster at once and removes its folder."""
        if self._process.poll() is None:
            # SIGQUIT: open connections are cut and nothing is written, for nothing of it is kept.
            self._process.send_signal(3)
            self._process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _initialize(self) -> None:
        data = self.folder / "data"
        command = [str(self._programs / "initdb"), "--pgdata", str(data), "--username", SUPERUSER, "--auth", "trust"]
        command += ["--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync", "--no-instructions"]
        done = subprocess.run(
            tied(command, run_as=self._account), check=False, capture_output=True, text=True, cwd=self.folder
        )
        if done.returncode != 0:
            raise PostgresMissing(f"initdb failed: {done.stderr.strip()}")

    def _start(self, settings: tuple[str, ...]) -> subprocess.Popen[bytes]:
        command = [str(self._programs / "postgres"), "-D", str(self.folder / "data"), "-k", str(self.folder)]
        command += ["-c", "listen_addresses=", "-c", "max_connections=200"]
        for setting in settings:
            command += ["-c", setting]
        with self._log.open("wb") as log:
            return subprocess.Popen(
                tied(command, run_as=self._account),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                start_new_session=True,
            )

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + STARTS_WITHIN_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                psycopg.connect(plain(self.url())).close()
            except psycopg.OperationalError:
                time.sleep(0.02)
            else:
                return
        words = self._log.read_text(errors="replace").strip()[-600:]
        raise PostgresMissing(f"PostgreSQL did not start in {self.folder}: {words}")


def find_programs() -> Path:
    """The folder of the newest PostgreSQL server programs on this machine. Raises PostgresMissing."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if folders:
        return max(folders, key=lambda folder: int(re.sub(r"\D", "", folder.parent.name) or 0))
    if (found := shutil.which("initdb")) and shutil.which("postgres"):
        return Path(found).resolve().parent
    raise PostgresMissing(
        "PostgreSQL's server programs were not found: apt-get install postgresql, or set TEST_DATABASE_URL"
    )


def unprivileged_account() -> tuple[int, int] | None:
    """Whom the server runs as: None for ourselves; (user, group) of `postgres` when we are root, which it refuses."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return account.pw_uid, account.pw_gid
    raise PostgresMissing(f"PostgreSQL refuses to run as {getpass.getuser()} and there is no other account for it")


def plain(url: str) -> str:
    """SQLAlchemy's address as libpq takes it: without the driver's name."""
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def create_database(server_url: str, name: str, template: str = "template1") -> None:
    """A new database on the server, copied from the template, which nobody may be connected to."""
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
    with psycopg.connect(plain(server_url), autocommit=True) as connection:
        connection.execute(statement)


def drop_database(server_url: str, name: str) -> None:
    """Removes a database and cuts whoever is still connected to it."""
    statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with psycopg.connect(plain(server_url), autocommit=True) as connection:
        connection.execute(statement)
