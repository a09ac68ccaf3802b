"""So many automatic orders from paid to tracking, through the real processes: what they cost and how long they take."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import psycopg

from bench.house import Town, open_shop
from bench.processes import cpu_seconds
from bench.say import say
from local.journey.doors import Door, Json
from local.journey.people import Goods
from local.private_postgres import plain

# Asked of the sandbox only, whose cost is not ours.
_LOOK_EVERY = 0.5
_QUIET_SECONDS = 4.0
_MOST_QUIET = 40


@dataclass(frozen=True, slots=True)
class Calls:
    """Outside calls answered, by operation, and the GraphQL points that Shopify's took."""

    by_operation: Counter[str]
    points: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.by_operation.total()

    def since(self, before: Calls) -> Calls:
        """What came on top."""
        return Calls(self.by_operation - before.by_operation, self.points - before.points)


@dataclass(frozen=True, slots=True)
class Walked:
    """A journey of `orders`. `until_paid` are the calls up to the last payment; `waits` seconds from paid order to
    paid purchase, `cpu` and `idle_cpu` seconds of our processors: in all, and in one second of doing nothing.
    """

    orders: int
    calls: Calls
    until_paid: Calls
    waits: list[float]
    cpu: float
    idle_cpu: float
    seconds: float


def walk(town: Town, orders: int, per_second: float, latency: float = 0.0) -> Walked:
    """Let customers order at a steady pace, the suppliers ship when all is paid; until Shopify has every number.

    `latency` in seconds is how long each call of both platforms takes. Raises NeverCameTrue when it gets stuck.
    """
    stage = town.stage
    goods = open_shop(stage)
    say(f"the shop is open; {orders} customers order, {per_second:g} a second, platforms in {latency * 1000:.0f} ms")
    _be_slow(stage.shopify, latency)
    _be_slow(stage.alibaba, latency)
    idle = _idle_cpu(town)
    before, cpu, begun = calls_of(town), cpu_seconds(town.ours), time.monotonic()
    paid_at = _order(town, goods, orders, per_second)
    trades = _until(town, "order_paid", stage.alibaba, orders)
    until_paid = calls_of(town).since(before)
    say("all are paid; the suppliers ship")
    for trade in trades:
        stage.supplier.ship(str(trade["trade_id"]))
    _until(town, "fulfillment_created", stage.shopify, orders)
    _until_quiet(town)
    walked = Walked(
        orders=orders,
        calls=calls_of(town).since(before),
        until_paid=until_paid,
        waits=_waits(town, paid_at, trades),
        cpu=cpu_seconds(town.ours) - cpu,
        idle_cpu=idle,
        seconds=time.monotonic() - begun,
    )
    say(f"all have their number in Shopify: {walked.calls.total} calls, {walked.cpu:.1f} s of our CPU")
    return walked


def calls_of(town: Town) -> Calls:
    """What both platforms have answered so far."""
    shopify, alibaba = (door.get("/_sandbox/requests") for door in (town.stage.shopify, town.stage.alibaba))
    return Calls(Counter(shopify["by_operation"]) + Counter(alibaba["by_operation"]), shopify["graphql_points"])


def _be_slow(door: Door, seconds: float) -> None:
    rules = [{"operation": "*", "kind": "slow", "times": None, "seconds": seconds}] if seconds else []
    door.put("/_sandbox/faults", {"seed": 1, "rules": rules})


def _idle_cpu(town: Town, seconds: float = 4.0) -> float:
    before = cpu_seconds(town.ours)
    time.sleep(seconds)
    return (cpu_seconds(town.ours) - before) / seconds


def _order(town: Town, goods: list[Goods], orders: int, per_second: float) -> dict[str, float]:
    """The moment at which each order was paid, by Shopify's id of it."""
    paid_at: dict[str, float] = {}
    begun = time.monotonic()
    for number in range(orders):
        time.sleep(max(0.0, begun + number / per_second - time.monotonic()))
        # Every order is of one supplier, and all suppliers and countries have their turn.
        order = town.stage.customer.order(
            [goods[number % len(goods)]], paid=True, address=("us", "de", "hu")[number % 3]
        )
        paid_at[f"gid://shopify/Order/{order['id']}"] = time.time()
    return paid_at


def _until(town: Town, effect: str, door: Door, wanted: int) -> list[Json]:
    """The ledger's entries of this effect, once there are as many as wanted."""
    seen: list[Json] = []

    def enough() -> bool:
        time.sleep(_LOOK_EVERY)
        entries = door.get("/_sandbox/ledger", after=0)["entries"]
        seen[:] = [entry for entry in entries if entry["effect"] == effect]
        return len(seen) >= wanted

    town.stage.until(f"{effect} for {wanted} orders", enough)
    return seen


def _until_quiet(town: Town) -> None:
    """What an order costs ends when its last echo is worked on: the shop tells us of our own fulfillment, too."""
    _settled(lambda: calls_of(town).total)


def _settled(count: Callable[[], int]) -> None:
    last, since, begun = count(), time.monotonic(), time.monotonic()
    while time.monotonic() - since < _QUIET_SECONDS and time.monotonic() - begun < _MOST_QUIET:
        time.sleep(_LOOK_EVERY)
        now = count()
        if now != last:
            last, since = now, time.monotonic()


def _waits(town: Town, paid_at: dict[str, float], trades: list[Json]) -> list[float]:
    """Alibaba's ledger says when it was paid, our table only which order a trade is for."""
    query = "SELECT p.trade_id, o.gid FROM purchases p JOIN orders o ON o.id = p.order_id WHERE p.trade_id IS NOT NULL"
    with psycopg.connect(plain(town.database)) as connection:
        orders: dict[str, str] = dict(connection.execute(query).fetchall())
    return [
        datetime.fromisoformat(str(trade["at"])).timestamp() - paid_at[orders[str(trade["trade_id"])]]
        for trade in trades
    ]
