"""A worker is killed while it holds a purchase: how long until another goes on with it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import psycopg

from bench.house import Town, open_shop, town
from bench.processes import children_of
from bench.rows import Measured
from bench.say import say
from local.journey.stage import NeverCameTrue
from local.private_postgres import plain

MOST_SECONDS = 60.0
_PLACE = "/buynow/order/create"
# So long Alibaba takes to place, so that the kill falls into the call.
_SLOW_SECONDS = 3.0
_PATIENCE = 150.0
_LOOK_EVERY = 0.05
_PLACING = "placing"


def measure_dead_worker() -> Mapping[str, Measured]:
    """Killed while it is placing, the hardest moment: nobody knows whether Alibaba has done it. Raises Trouble."""
    with town("dead-worker") as place:
        goods = open_shop(place.stage)
        rules = [{"operation": _PLACE, "kind": "slow", "times": 1, "seconds": _SLOW_SECONDS}]
        place.stage.alibaba.put("/_sandbox/faults", {"seed": 1, "rules": rules})
        place.stage.customer.order(goods[:1], paid=True)
        with psycopg.connect(plain(place.database), autocommit=True) as connection:
            _wait("Alibaba being asked to place", lambda: _asked(place) > 0)
            killed = _kill_workers(place)
            begun = time.monotonic()
            _wait("another worker going on", lambda: _state(connection) != _PLACING)
            goes_on = time.monotonic() - begun
            say(f"goes on after {goes_on:.1f} s")
            _wait("the purchase paid", lambda: _state(connection) == "paid")
            paid = time.monotonic() - begun
        placed = _asked(place)
    return {"dead-worker": _row(killed, goes_on, paid, placed)}


def _row(killed: int, goes_on: float, paid: float, placed: int) -> Measured:
    from sourcing.lease import LEASE

    lease = LEASE.total_seconds()
    return Measured(
        f"{goes_on:.1f} s; paid after {paid:.1f} s",
        within=goes_on <= MOST_SECONDS,
        ceiling=f"{lease:.0f} s: the lease",
        ratio=f"{goes_on / lease:.2f}",
        figures={"goes_on_s": goes_on, "paid_s": paid, "placed_times": placed},
        notes=(
            f"dead-worker: {killed} processes of the pool killed while placing; Alibaba was asked to place {placed} ×",
        ),
    )


def _kill_workers(place: Town) -> int:
    """All workers but the pool that keeps them: it starts others in their place."""
    workers = [pid for pid in children_of(place.leaders["worker"]) if "resource_tracker" not in _command(pid)]
    for pid in workers:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    say(f"{len(workers)} workers killed while one is placing")
    return len(workers)


def _asked(place: Town) -> int:
    return int(place.stage.alibaba.get("/_sandbox/requests")["by_operation"].get(_PLACE, 0))


def _command(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")


def _state(connection: psycopg.Connection) -> str:
    row = connection.execute("SELECT state FROM purchases LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def _wait(what: str, true: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not true():
        if time.monotonic() > end:
            raise NeverCameTrue(f"waited {_PATIENCE:.0f} s in vain: {what}")
        time.sleep(_LOOK_EVERY)
