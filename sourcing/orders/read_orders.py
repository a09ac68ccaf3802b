"""Orders that somebody hinted at are read afresh from the shop, many ids at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from sourcing.db import db
from sourcing.errors import PlatformError, PlatformThrottled, PlatformUnauthorized
from sourcing.lease import LEASE, backoff
from sourcing.orders.apply_order import apply_order
from sourcing.orders.model import OrderToRead
from sourcing.outside import Outside
from sourcing.shops.access import access_to
from sourcing.shops.model import Shop
from sourcing.shops.tokens import distrust
from sourcing.transaction import transaction

# nodes(ids) of this many orders stays well below Shopify's 1,000 points for one query.
BATCH = 25


def want_read(shop_id: int, gids: Iterable[str], why: str, now: datetime) -> None:
    """Put orders on the list of those to be read; a further hint at a waiting one only counts up."""
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    for gid in gids:
        statement = insert(OrderToRead).values(shop_id=shop_id, gid=gid, why=why, due_at=now, hints=1, tries=0)
        db.session.execute(
            statement.on_conflict_do_update(
                index_elements=["shop_id", "gid"], set_={"hints": OrderToRead.hints + 1, "why": why}
            )
        )


def read_orders(outside: Outside, shop_id: int) -> int:
    """Read the shop's due orders, one batch; answers how many were taken. Rings again while more are due."""
    now = outside.clock.now()
    taken = _take(outside, shop_id, now)
    if not taken:
        return 0
    try:
        access = access_to(outside, shop_id)
        orders = outside.shops.read_orders(access, [gid for _, gid, _ in taken])
    except PlatformError as error:
        _postpone(outside, shop_id, taken, error)
        return 0
    for read in orders:
        with transaction(outside.doorbell) as tx:
            apply_order(tx, db.session.get_one(Shop, shop_id), read, outside.clock.now())
    with transaction(outside.doorbell) as tx:
        for row_id, _, hints in taken:
            # A hint that came during the read leaves the row on the list.
            db.session.execute(delete(OrderToRead).where(OrderToRead.id == row_id, OrderToRead.hints == hints))
            db.session.execute(update(OrderToRead).where(OrderToRead.id == row_id).values(due_at=now, tries=0))
        if len(taken) == BATCH:
            tx.ring("read_orders", shop_id)
    return len(taken)


def read_order_now(outside: Outside, shop_id: int, gid: str) -> bool:
    """Read one order afresh at once, e.g. before money moves; False when the shop does not show it to us any more.

    Raises PlatformError.
    """
    access = access_to(outside, shop_id)
    orders = outside.shops.read_orders(access, [gid])
    with transaction(outside.doorbell) as tx:
        shop = db.session.get_one(Shop, shop_id)
        for read in orders:
            apply_order(tx, shop, read, outside.clock.now())
    return bool(orders)


def _take(outside: Outside, shop_id: int, now: datetime) -> list[tuple[int, str, int]]:
    """Push the due time of a batch ahead, so that no other worker reads it and a dead one's comes up again."""
    with transaction(outside.doorbell):
        rows = db.session.scalars(
            select(OrderToRead)
            .where(OrderToRead.shop_id == shop_id, OrderToRead.due_at <= now)
            .order_by(OrderToRead.due_at)
            .limit(BATCH)
            .with_for_update(skip_locked=True)
        ).all()
        taken = [(row.id, row.gid, row.hints) for row in rows]
        for row in rows:
            row.due_at = now + LEASE
        return taken


def _postpone(outside: Outside, shop_id: int, taken: list[tuple[int, str, int]], error: PlatformError) -> None:
    now = outside.clock.now()
    with transaction(outside.doorbell):
        if isinstance(error, PlatformUnauthorized):
            distrust(Shop, shop_id, now)
        for row in db.session.scalars(
            select(OrderToRead).where(OrderToRead.id.in_([row_id for row_id, _, _ in taken]))
        ):
            wait = backoff(row.tries)
            if isinstance(error, PlatformThrottled):
                wait = max(wait, timedelta(seconds=error.wait_seconds))
            row.due_at, row.tries = now + wait, row.tries + 1
