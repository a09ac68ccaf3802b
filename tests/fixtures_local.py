"""Real databases and a real Redis for every test that asks for one; nothing here pretends."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
from sqlalchemy import make_url

from local.database_url import database_url as with_driver
from local.embedded_redis import EmbeddedRedis
from local.environment import environment_for_tests
from local.migrate import migrate
from local.private_postgres import PrivatePostgres, create_database, drop_database

ROOT = Path(__file__).resolve().parent.parent


class DatabaseKind:
    """One kind of database: hands out empty ones, and copies of one that was migrated once."""

    name: str

    def empty(self) -> str:
        """The address of a fresh database without tables."""
        raise NotImplementedError

    def migrated(self) -> str:
        """The address of a fresh database with all tables."""
        raise NotImplementedError

    def drop(self, url: str) -> None:
        """Removes it again."""
        raise NotImplementedError


class Sqlite(DatabaseKind):
    """Files in a folder; a fresh one is a copy."""

    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._template: Path | None = None

    def empty(self) -> str:
        return f"sqlite:///{self._folder / uuid.uuid4().hex}.db"

    def migrated(self) -> str:
        if self._template is None:
            url = self.empty()
            migrate(ROOT, environment_for_tests(url))
            self._template = Path(url.removeprefix("sqlite:///"))
        url = self.empty()
        shutil.copyfile(self._template, url.removeprefix("sqlite:///"))
        return url

    def drop(self, url: str) -> None:
        for ending in ("", "-wal", "-shm"):
            Path(url.removeprefix("sqlite:///") + ending).unlink(missing_ok=True)


class Postgresql(DatabaseKind):
    """Databases of one server; a fresh one is copied by the server from a template."""

    name = "postgresql"

    def __init__(self, server_url: str) -> None:
        self._server = server_url
        self._run = uuid.uuid4().hex[:8]
        self._template: str | None = None
        self._made: list[str] = []

    def empty(self) -> str:
        return self._create("template1")

    def migrated(self) -> str:
        if self._template is None:
            url = self._create("template1")
            migrate(ROOT, environment_for_tests(url))
            self._template = _database_name(url)
        return self._create(self._template)

    def drop(self, url: str) -> None:
        name = _database_name(url)
        drop_database(self._server, name)
        self._made.remove(name)

    def drop_all(self) -> None:
        """Leaves a server that is not ours as it was."""
        for name in self._made:
            drop_database(self._server, name)

    def _create(self, template: str) -> str:
        name = f"caravan_test_{self._run}_{len(self._made)}_{uuid.uuid4().hex[:6]}"
        create_database(self._server, name, template)
        self._made.append(name)
        return make_url(self._server).set(database=name).render_as_string(hide_password=False)


def _database_name(url: str) -> str:
    return make_url(url).database or ""


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Sqlite:
    """SQLite files of this test run."""
    return Sqlite(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Postgresql]:
    """A PostgreSQL server: the one of TEST_DATABASE_URL, whose user may create databases, or a private one."""
    given = os.environ.get("TEST_DATABASE_URL")
    private = None if given else PrivatePostgres()
    kind = Postgresql(private.url() if private else with_driver(given, Path()))
    yield kind
    if private:
        private.stop()
    else:
        kind.drop_all()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> DatabaseKind:
    """Runs the test once per kind of database."""
    kind: DatabaseKind = request.getfixturevalue(request.param)
    return kind


@pytest.fixture
def database_url(database_kind: DatabaseKind) -> Iterator[str]:
    """A fresh migrated database, on SQLite and on PostgreSQL; the address is SQLAlchemy's."""
    url = database_kind.migrated()
    yield url
    database_kind.drop(url)


@pytest.fixture
def empty_database_url(database_kind: DatabaseKind) -> Iterator[str]:
    """A fresh database without tables, on SQLite and on PostgreSQL."""
    url = database_kind.empty()
    yield url
    database_kind.drop(url)


@pytest.fixture
def postgresql_url(postgresql: Postgresql) -> Iterator[str]:
    """A fresh migrated PostgreSQL database, for tests of what only a server can do: races of many connections."""
    url = postgresql.migrated()
    yield url
    postgresql.drop(url)


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedRedis]:
    """One real server for the whole test run."""
    server = EmbeddedRedis(tmp_path_factory.mktemp("redis"))
    yield server
    server.stop()


@pytest.fixture
def redis_url(redis_server: EmbeddedRedis) -> str:
    """The address of an empty Redis, as redis-py and rq take it."""
    client = redis.Redis.from_url(redis_server.url)
    client.flushall()
    client.close()
    return redis_server.url
