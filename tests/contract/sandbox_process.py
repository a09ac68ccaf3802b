"""The sandbox as its own process on free ports, and its control doors."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from typing import Any, TypeVar

import httpx

T = TypeVar("T")

ROOT = Path(__file__).resolve().parents[2]
APP_URL = "http://127.0.0.1:9"
CLIENT_ID, CLIENT_SECRET = "sandbox-client-id", "sandbox-client-secret-of-32-bytes"
APP_KEY, APP_SECRET = "500100", "sandbox-app-secret"


@dataclass(frozen=True)
class Door:
    """One server's address, and its control door."""

    address: str

    def ask(self, method: str, path: str, body: object = None) -> Any:
        reply = httpx.request(method, f"{self.address}/_sandbox{path}", json=body, timeout=10)
        assert reply.status_code < 300, f"{method} {path}: {reply.status_code} {reply.text}"
        return reply.json()


@dataclass(frozen=True)
class Sandbox:
    shopify: Door
    alibaba: Door


@contextmanager
def running_sandbox(folder: Path) -> Iterator[Sandbox]:
    ports = _free_port(), _free_port()
    environ = {
        **os.environ,
        "SANDBOX_DATA_DIR": str(folder),
        "SANDBOX_SHOPIFY_PORT": str(ports[0]),
        "SANDBOX_ALIBABA_PORT": str(ports[1]),
        "SANDBOX_APP_URL": APP_URL,
        "SANDBOX_SHOPIFY_CLIENT_ID": CLIENT_ID,
        "SANDBOX_SHOPIFY_CLIENT_SECRET": CLIENT_SECRET,
        "SANDBOX_ALIBABA_APP_KEY": APP_KEY,
        "SANDBOX_ALIBABA_APP_SECRET": APP_SECRET,
    }
    log = (folder / "log.txt").open("w")
    process = subprocess.Popen([sys.executable, "-m", "sandbox"], cwd=ROOT, env=environ, stdout=log, stderr=log)
    doors = [Door(f"http://127.0.0.1:{port}") for port in ports]
    try:
        for door in doors:
            until(lambda door=door: _healthy(door, process), seconds=30)  # type: ignore[misc]
        yield Sandbox(*doors)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)
        log.close()


def until(found: Callable[[], T | None], seconds: float = 10) -> T:
    """Ask again until there is something, for so long at most."""
    pause = threading.Event()
    for _ in range(int(seconds / 0.05)):
        value = found()
        if value:
            return value
        pause.wait(0.05)
    raise AssertionError(f"it did not happen within {seconds} seconds")


def _healthy(door: Door, process: subprocess.Popen[bytes]) -> bool:
    assert process.poll() is None, "the sandbox did not start; its log is in the temporary folder"
    try:
        return httpx.get(f"{door.address}/_sandbox/health", timeout=2).status_code == 200
    except httpx.TransportError:
        return False


def _free_port() -> int:
    with socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
