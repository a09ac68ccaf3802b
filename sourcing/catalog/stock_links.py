"""Linked variants are stocked at our location, so that Shopify routes their lines to us."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from sourcing.catalog.model import Link
from sourcing.db import db
from sourcing.errors import PlatformError, PlatformRefused
from sourcing.outside import Outside
from sourcing.shops.access import access_to
from sourcing.shops.model import Shop
from sourcing.transaction import reading, transaction

_BATCH = 50
_AGAIN = timedelta(minutes=5)


def stock_links(outside: Outside, shop_id: int) -> int:
    """Stock the shop's due links, a batch; answers how many. Raises PlatformError when the shop cannot be asked."""
    now = outside.clock.now()
    with reading() as session:
        location = session.get_one(Shop, shop_id).location_gid
        due = session.scalars(
            select(Link)
            .where(Link.shop_id == shop_id, Link.stock_due <= now)
            .order_by(Link.stock_due, Link.id)
            .limit(_BATCH)
        ).all()
        tasks = [
            (link.id, link.inventory_item_gid, None if link.stock is None else link.stock // link.quantity)
            for link in due
        ]
    if location is None or not tasks:
        return 0
    access = access_to(outside, shop_id)
    for link_id, item, available in tasks:
        if available is None:
            # Alibaba did not tell the stock: a number made up here would sell goods that may not exist.
            _note(outside, link_id, "STOCK_UNKNOWN", again=False)
            continue
        try:
            outside.shops.stock_at_location(access, location, item, available, f"{link_id}-{location}-{available}")
        except PlatformRefused as error:
            _note(outside, link_id, error.code, again=False)
        except PlatformError:
            _note(outside, link_id, "due", again=True)
        else:
            _note(outside, link_id, "done", again=False)
    with transaction(outside.doorbell) as tx:
        if len(tasks) == _BATCH:
            tx.ring("stock_links", shop_id)
    return len(tasks)


def _note(outside: Outside, link_id: int, word: str, *, again: bool) -> None:
    with transaction(outside.doorbell):
        link = db.session.get(Link, link_id)
        if link is not None:
            link.stocked = word[:64]
            link.stock_due = outside.clock.now() + _AGAIN if again else None
