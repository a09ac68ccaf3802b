"""wrk, the load generator: so many connections for so many seconds, never more."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from local.tied import tied
from local.trouble import Trouble

SCRIPT = Path(__file__).with_name("webhook_load.lua")
CONNECTIONS = 16
THREADS = 2


class LoadFailed(Trouble):
    """wrk is not there, or what it drove did not answer as it should; the message says which."""


@dataclass(frozen=True, slots=True)
class Load:
    """What came of a round; `failed` are requests without a 2xx or 3xx answer."""

    requests: int
    seconds: float
    failed: int
    p50_ms: float
    p99_ms: float
    max_ms: float

    @property
    def rate(self) -> float:
        """Requests in a second."""
        return self.requests / self.seconds


def drive(url: str, run: str, body: Path, signature: str, seconds: int, rest_ms: float = 0) -> Load:
    """One round of signed webhooks. `rest_ms` is how long each connection rests between two. Raises LoadFailed."""
    if shutil.which("wrk") is None:
        raise LoadFailed("the load generator wrk is missing: apt-get install wrk")
    command = ["wrk", f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "10s", "-s", str(SCRIPT), url]
    command += ["--", run, str(body), signature, str(rest_ms)]
    done = subprocess.run(tied(command), check=False, capture_output=True, text=True, timeout=seconds + 60)
    load = parse(done.stdout)
    if load is None:
        raise LoadFailed(f"wrk said nothing that can be read: {(done.stderr or done.stdout).strip()[-400:]}")
    if load.failed:
        raise LoadFailed(f"{load.failed} of {load.requests} requests to {url} were not answered with 200")
    return load


def parse(output: str) -> Load | None:
    """The round in what wrk printed, None when it is not there."""
    for line in output.splitlines():
        if line.startswith("RESULT "):
            return Load(**json.loads(line.removeprefix("RESULT ")))
    return None


def rest_between(rate: float, p50_ms: float, connections: int = CONNECTIONS) -> float:
    """How long each connection must rest so that all together ask `rate` times a second, in milliseconds."""
    return max(1.0, connections / rate * 1000 - p50_ms)
