"""What a journey of many orders costs, as rows of the table: calls, points, CPU, memory, and the wait until paid."""

from __future__ import annotations

import os
from collections.abc import Mapping

from bench.house import Town, town
from bench.journey import Calls, Walked, walk
from bench.percentiles import percentile
from bench.processes import memory_mb
from bench.rows import Measured
from bench.say import say

ORDERS = int(os.environ.get("ORDERS", "60"))
PER_SECOND = float(os.environ.get("PER_SECOND", "2"))
LATENCY = 0.2
MOST_CALLS, MOST_POINTS, MOST_CPU_MS, MOST_MB = 4.1, 20.0, 30.0, 150.0
MOST_P50, MOST_P95 = 5.0, 15.0
# Placing, reading what it costs, paying, asking for the tracking number: the calls that no two orders can share.
_UNSHARED_CALLS = 4
# A read of an order by its id and a fulfillment with its tracking: one query of 2 points, one mutation of 10.
_LEAST_POINTS = 12


def measure_journey() -> Mapping[str, Measured]:
    """With platforms that answer at once. Raises Trouble."""
    with town("journey") as place:
        fresh = _memory(place)
        walked = walk(place, ORDERS, PER_SECOND)
        return {**_cost(walked), "memory": _memory_row(fresh, _memory(place), walked)}


def measure_latency() -> Mapping[str, Measured]:
    """With platforms that take 200 ms for each call. Raises Trouble."""
    with town("latency") as place:
        walked = walk(place, ORDERS, PER_SECOND, LATENCY)
    p50, p95 = percentile(walked.waits, 0.5), percentile(walked.waits, 0.95)
    in_a_row = walked.until_paid.total / walked.orders
    alone = in_a_row * LATENCY
    return {
        "latency": Measured(
            f"p50 {p50:.1f} s, p95 {p95:.1f} s at {PER_SECOND:g} orders/s",
            within=p50 <= MOST_P50 and p95 <= MOST_P95,
            ceiling=f"{alone:.1f} s: {in_a_row:.1f} calls × {LATENCY * 1000:.0f} ms",
            ratio=f"{p50 / alone:.1f}, {p95 / alone:.1f}",
            figures={"p50_s": p50, "p95_s": p95, "calls_until_paid": in_a_row},
        )
    }


def _cost(walked: Walked) -> dict[str, Measured]:
    calls, points = walked.calls.total / walked.orders, walked.calls.points / walked.orders
    cpu = walked.cpu / walked.orders * 1000
    idle = walked.idle_cpu * walked.seconds / walked.orders * 1000
    return {
        "calls": Measured(
            f"{calls:.2f} ({walked.orders} orders)",
            calls <= MOST_CALLS,
            ceiling=f"{_UNSHARED_CALLS} that no two orders can share",
            ratio=f"{calls / _UNSHARED_CALLS:.1f}",
            figures={"calls": calls, "calls_until_paid": walked.until_paid.total / walked.orders},
            notes=(f"calls of an order: {by_operation(walked.calls, walked.orders)}",),
        ),
        "points": Measured(
            f"{points:.1f}",
            points <= MOST_POINTS,
            ceiling=f"{_LEAST_POINTS}: read it once, fulfill it once",
            ratio=f"{points / _LEAST_POINTS:.1f}",
            figures={"points": points},
        ),
        "cpu": Measured(
            f"{cpu:.0f} ms",
            cpu <= MOST_CPU_MS,
            ceiling=f"{idle:.0f} ms of doing nothing meanwhile",
            ratio=f"{cpu / idle:.1f}" if idle else "",
            figures={"cpu_ms": cpu, "idle_cpu_ms": idle},
        ),
    }


def by_operation(calls: Calls, orders: int) -> str:
    """How often each operation was called for an order, the most frequent first."""
    return ", ".join(f"{name} {count / orders:.2f}" for name, count in calls.by_operation.most_common())


def _memory(place: Town) -> dict[str, float]:
    """The largest process of web and of worker, in megabytes."""
    found = {name: max(memory_mb(place.leaders[name])) for name in ("web", "worker", "clock")}
    say("memory: " + ", ".join(f"{name} {size:.0f} MB" for name, size in found.items()))
    return found


def _memory_row(before: Mapping[str, float], after: Mapping[str, float], walked: Walked) -> Measured:
    shown = {name: (before[name], after[name]) for name in ("web", "worker")}
    return Measured(
        ", ".join(f"{name} {now:.0f} MB" for name, (_, now) in shown.items()) + f" after {walked.orders} orders",
        within=all(now <= MOST_MB for _, now in shown.values()),
        ceiling=", ".join(f"{name} {fresh:.0f} MB" for name, (fresh, _) in shown.items()) + " before the first",
        ratio=", ".join(f"{now / fresh:.2f}" for fresh, now in shown.values()),
        figures={f"{name}_mb": size for name, size in after.items()},
    )
