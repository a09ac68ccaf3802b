"""The figures of the home page: what was bought lately, day by day, and how long things took."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from sourcing.fulfillment.model import Shipment
from sourcing.money import Money
from sourcing.orders.model import Order
from sourcing.purchasing.days import day_of, zone
from sourcing.purchasing.model import Purchase

DAYS = 30
# Purchases that the medians are taken of, the newest first.
_LOOKED_AT = 1000


@dataclass(frozen=True, slots=True)
class Day:
    """What was paid on one of the shop's days; `spent` by currency."""

    day: date
    orders: int
    spent: list[Money]


@dataclass(frozen=True, slots=True)
class Took:
    """The median of `count` of them, in seconds; None when there was none."""

    seconds: int | None
    count: int


@dataclass(frozen=True, slots=True)
class Times:
    """Of the newest thousand purchases paid within `days`: from paid in the shop to placed, and from shipped at
    Alibaba to tracking on the Shopify order.
    """

    days: int
    to_placed: Took
    to_tracking: Took


def daily(session: Session, shop_id: int, timezone: str, now: datetime) -> list[Day]:
    """The last thirty days, today the last; every day is there."""
    begins = _begins(now, timezone)
    bucket = case(*[(Purchase.paid_at >= begin, number) for number, begin in reversed(list(enumerate(begins)))])
    charged = func.coalesce(Purchase.asked_currency, Purchase.currency)
    statement = (
        select(
            bucket.label("bucket"),
            charged.label("charged"),
            func.count(Purchase.order_id.distinct()),
            func.sum(Purchase.total_minor),
        )
        .where(Purchase.shop_id == shop_id, Purchase.paid_at >= begins[0], Purchase.paid_at <= now)
        .group_by("bucket", "charged")
        .order_by("bucket", "charged")
    )
    found: dict[int, list[tuple[int, Money]]] = defaultdict(list)
    for number, currency, orders, minor in session.execute(statement):
        found[number].append((int(orders), Money(int(minor or 0), currency)))
    here = zone(timezone)
    return [
        Day(
            begin.astimezone(here).date(),
            # An order paid in two currencies on one day is rare, and then counted once for each.
            sum(orders for orders, _ in found[number]),
            [spent for _, spent in found[number]],
        )
        for number, begin in enumerate(begins)
    ]


def _begins(now: datetime, timezone: str) -> list[datetime]:
    """The first moments of the shop's last days, oldest first."""
    begins = [day_of(now, timezone)[0]]
    while len(begins) < DAYS:
        begins.append(day_of(begins[-1] - timedelta(hours=1), timezone)[0])
    return begins[::-1]


def times(session: Session, shop_id: int, now: datetime) -> Times:
    """How long things took lately."""
    rows = session.execute(
        select(Order.paid_since, Purchase.placed_at, Purchase.shipped_at, Shipment.first_pushed_at)
        .join(Order, Order.id == Purchase.order_id)
        .outerjoin(Shipment, Shipment.purchase_id == Purchase.id)
        .where(Purchase.shop_id == shop_id, Purchase.paid_at >= now - timedelta(days=DAYS))
        .order_by(Purchase.paid_at.desc())
        .limit(_LOOKED_AT)
    ).all()
    return Times(
        DAYS,
        to_placed=_median([(paid, placed) for paid, placed, _, _ in rows]),
        to_tracking=_median([(shipped, pushed) for _, _, shipped, pushed in rows]),
    )


def _median(spans: Sequence[tuple[datetime | None, datetime | None]]) -> Took:
    # A shop's clock may be ahead of ours by a moment, and what the customer paid after placing took no time at all.
    seconds = [max(0.0, (end - begin).total_seconds()) for begin, end in spans if begin is not None and end is not None]
    return Took(round(median(seconds)) if seconds else None, len(seconds))
