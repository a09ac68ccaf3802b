from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from local.health import wait_until_healthy
from local.processes import members_of_session, read_procfile
from local.tied import tied

ROOT = Path(__file__).resolve().parents[2]


class Program:
    """One of our own programs, or the sandbox, as a process of its own; what it says goes to a file."""

    def __init__(self, name: str, command: str, environ: Mapping[str, str], log: Path) -> None:
        self.name, self._log = name, log
        with log.open("wb") as said:
            self._process = subprocess.Popen(
                tied(["/bin/sh", "-c", f"exec {command}"]),
                cwd=ROOT,
                env=dict(environ),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def said(self) -> str:
        return self._log.read_text(errors="replace")

    def wait_for_exit(self, seconds: float = 20) -> int:
        return self._process.wait(seconds)

    def wait_until_healthy(self, url: str) -> None:
        wait_until_healthy(self.name, url, self._still_runs)

    def kill(self) -> None:
        """SIGKILL for it and everything it forked: nobody gets to say goodbye."""
        for pid in members_of_session(self._process.pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.wait(10)

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()

    def _still_runs(self) -> None:
        assert self._process.poll() is None, f"{self.name} ended by itself:\n{self.said()[-2000:]}"


def start_web(environ: Mapping[str, str], log: Path) -> Program:
    """The web process as the Procfile has it."""
    web = Program("web", read_procfile(ROOT / "Procfile")["web"], environ, log)
    web.wait_until_healthy(f"{environ['APP_URL']}/healthz")
    return web


def start_worker(environ: Mapping[str, str], log: Path) -> Program:
    """The workers as the Procfile has them."""
    return Program("worker", f"{sys.executable} -m jobs.worker", environ, log)


def start_sandbox(environ: Mapping[str, str], log: Path) -> Program:
    """Both platforms, pretended."""
    sandbox = Program("sandbox", f"{sys.executable} -m sandbox", environ, log)
    for url in (environ["SHOPIFY_ADDRESS_MAP"], environ["ALIBABA_AUTH_URL"]):
        sandbox.wait_until_healthy(f"{url}/_sandbox/health")
    return sandbox
