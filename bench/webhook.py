"""A webhook in, its HMAC checked, stored durably, answered: against a route that does nothing on the same server."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from pathlib import Path

import psycopg

from bench.percentiles import median, spread
from bench.programs import FOLDER, migrated, postgres, redis, settings, web
from bench.rows import Measured
from bench.say import say
from bench.webhook_body import order_body
from bench.wrk import Load, LoadFailed, drive, rest_between
from local.private_postgres import plain

ROUNDS = 3
SECONDS = 4
# The share of what it can take at which the slowest answers are looked at.
PACED = 0.7
LEAST_RATIO, MOST_P99_MS = 0.5, 50.0
_SECRET = "sandbox-client-secret"  # noqa: S105 - the sandbox's published one


def measure_webhook() -> Mapping[str, Measured]:
    """Rounds of both, one after the other, then one at 70 % of what our route took. Raises Trouble."""
    with postgres(durable=True) as server, redis("webhook-redis") as queue:
        database = migrated(server, "webhook")
        environ = settings(database, queue.url)
        with web(environ) as ours, web(environ, "nothing", "bench.do_nothing:app") as nothing:
            return {"webhook": _measured(ours, nothing, database)}


def _measured(ours: str, nothing: str, database: str) -> Measured:
    body, signature = _body_and_signature()
    drive(ours, "warm", body, signature, 1)
    drive(nothing, "warm", body, signature, 1)
    taken: list[Load] = []
    most: list[Load] = []
    for number in range(1, ROUNDS + 1):
        most.append(drive(nothing, f"n{number}", body, signature, SECONDS))
        taken.append(drive(ours, f"o{number}", body, signature, SECONDS))
        say(f"round {number} of {ROUNDS}: {taken[-1].rate:,.0f}/s against {most[-1].rate:,.0f}/s of nothing")
    rest = rest_between(PACED * median([load.rate for load in taken]), median([load.p50_ms for load in taken]))
    paced = drive(ours, "paced", body, signature, SECONDS, rest)
    say(f"at {paced.rate:,.0f}/s: p99 {paced.p99_ms:.1f} ms")
    _demand_all_stored(database, [*taken, paced])
    inserts = _bare_inserts(database, body.read_text())
    return _row(taken, most, paced, inserts)


def _row(taken: list[Load], most: list[Load], paced: Load, inserts: float) -> Measured:
    ratios = [load.rate / ceiling.rate for load, ceiling in zip(taken, most, strict=True)]
    return Measured(
        f"{spread([load.rate for load in taken])}/s; p99 {paced.p99_ms:.0f} ms at {paced.rate:,.0f}/s",
        within=median(ratios) >= LEAST_RATIO and paced.p99_ms <= MOST_P99_MS,
        ceiling=f"{spread([load.rate for load in most])}/s of nothing",
        ratio=spread(ratios, 2),
        figures={
            "ratio": median(ratios),
            "per_second": median([load.rate for load in taken]),
            "nothing_per_second": median([load.rate for load in most]),
            "p99_ms": paced.p99_ms,
            "full_p99_ms": median([load.p99_ms for load in taken]),
            "bare_inserts_per_second": inserts,
        },
        notes=(
            (
                f"webhook: at full load p99 {median([load.p99_ms for load in taken]):.0f} ms; one connection that only "
                f"inserts and commits the same row: {inserts:,.0f}/s"
            ),
        ),
    )


def _body_and_signature() -> tuple[Path, str]:
    raw = json.dumps(order_body()).encode()
    file = FOLDER / "webhook-body.json"
    file.write_bytes(raw)
    return file, base64.b64encode(hmac.digest(_SECRET.encode(), raw, hashlib.sha256)).decode()


def _demand_all_stored(database: str, loads: list[Load]) -> None:
    """An answer without its row would make the figure worthless."""
    answered = sum(load.requests for load in loads)
    with psycopg.connect(plain(database)) as connection:
        row = connection.execute("SELECT count(*) FROM inbox_messages WHERE key !~ '^warm'").fetchone()
    stored = int(row[0]) if row else 0
    if stored < answered:
        raise LoadFailed(f"{answered} webhooks were answered with 200, but only {stored} are stored")


def _bare_inserts(database: str, body: str, seconds: float = 1.0) -> float:
    """What the database alone takes from one connection, in rows a second."""
    statement = (
        "INSERT INTO inbox_messages (source, key, account, topic, body, received_at, state, due_at, tries, error) "
        "VALUES ('bare', %s, 'demo-shop.myshopify.com', 'orders/updated', %s, now(), 'new', now(), 0, '')"
    )
    with psycopg.connect(plain(database), autocommit=True) as connection:
        begun, count = time.perf_counter(), 0
        while time.perf_counter() - begun < seconds:
            connection.execute(statement, (str(count), body))
            count += 1
        return count / (time.perf_counter() - begun)
