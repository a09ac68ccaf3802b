from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from local.embedded_redis import EmbeddedRedis
from local.environment import Ports, environment_for_tests
from local.free_ports import free_ports
from local.journey.stage import Places
from tests.fixtures_local import DatabaseKind
from tests.journeys.house import Workers, workers_of
from tests.journeys.programs import Program, start_sandbox, start_web
from tests.journeys.stage import TestStage


@dataclass(frozen=True)
class Town:
    """Where everything is for the whole test run: the ports, the sandbox, the folder of the logs."""

    ports: Ports
    folder: Path
    environ: dict[str, str] = field(repr=False)


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory, redis_server: EmbeddedRedis) -> Iterator[Town]:
    """The sandbox of both platforms, one for all tests; it knows the port on which the app will answer."""
    folder = tmp_path_factory.mktemp("journeys")
    ports = Ports(*free_ports(3))
    environ = environment_for_tests("sqlite:///unused.db", redis_server.url, ports) | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "SANDBOX_DATA_DIR": str(folder / "sandbox"),
        "LOG_LEVEL": "WARNING",
        "WEB_WORKERS": "1",
    }
    sandbox = start_sandbox(environ, folder / "sandbox.log")
    yield Town(ports, folder, environ)
    sandbox.stop()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """The kind of database; tests that need not run on both name one."""
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def environ(kind: str, town: Town, request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The settings of every process of ours, on a database of this kind."""
    databases: DatabaseKind = request.getfixturevalue(kind)
    url = databases.migrated()
    yield town.environ | {"DATABASE_URL": url}
    databases.drop(url)


@pytest.fixture(scope="session")
def web(environ: dict[str, str], kind: str, town: Town) -> Iterator[Program]:
    """The web process, one for all tests on this kind of database."""
    running = start_web(environ, town.folder / f"web-{kind}.log")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def workers(environ: dict[str, str], web: Program) -> Iterator[Workers]:
    """The workers of the same database and queue."""
    with workers_of(environ) as found:
        yield found


@pytest.fixture
def empty_stage(town: Town, workers: Workers) -> Iterator[TestStage]:
    """Both platforms and our house as on the first day: nothing installed, nothing ordered."""
    ports = town.ports
    found = TestStage(Places(ports.app_url, ports.shopify_url, ports.alibaba_url), workers)
    for door in (found.shopify, found.alibaba):
        door.post("/_sandbox/reset")
    workers.begin_anew()
    yield found
    found.close()


@pytest.fixture
def stage(empty_stage: TestStage) -> TestStage:
    """A shop in which the app is set up: Alibaba connected, goods of three suppliers linked and stocked."""
    empty_stage.open_shop()
    return empty_stage
