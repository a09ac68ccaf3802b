from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contract.sandbox_process import Sandbox, running_sandbox
from tests.contract.stages import SandboxShop, SandboxSupplier


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with running_sandbox(tmp_path_factory.mktemp("sandbox")) as running:
        yield running


@pytest.fixture(scope="session")
def shop_stage(sandbox: Sandbox) -> Iterator[SandboxShop]:
    stage = SandboxShop(sandbox)
    yield stage
    stage.channel.close()


@pytest.fixture(scope="session")
def supplier_stage(sandbox: Sandbox) -> Iterator[SandboxSupplier]:
    stage = SandboxSupplier(sandbox)
    yield stage
    stage.channel.close()
