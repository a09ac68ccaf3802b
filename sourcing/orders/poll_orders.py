"""The poll that makes up for webhooks that never came."""

from __future__ import annotations

from datetime import timedelta

from sourcing.db import db
from sourcing.orders.read_orders import want_read
from sourcing.outside import Outside
from sourcing.shops.access import access_to
from sourcing.shops.install import set_up_shop
from sourcing.shops.model import Shop
from sourcing.transaction import reading, transaction

EVERY = timedelta(minutes=5)
# Shopify's search index may lag behind the order by a moment; looked back over again with each poll.
_OVERLAP = timedelta(minutes=2)


def poll_orders(outside: Outside, shop_id: int) -> int:
    """Put every order changed since the last poll on the list of those to be read; answers how many.

    Raises PlatformError; the next sweep tries again, from where the last whole poll ended.
    """
    now = outside.clock.now()
    with reading() as session:
        shop = session.get_one(Shop, shop_id)
        if shop.uninstalled_at is not None:
            return 0
        set_up, since = shop.location_gid is not None, (shop.orders_seen_until or now) - _OVERLAP
    if not set_up:
        # Setting up was begun and did not come to its end; it has this poll rung for again.
        set_up_shop(outside, shop_id)
        return 0
    access = access_to(outside, shop_id)
    cursor: str | None = None
    found = 0
    while True:
        page = outside.shops.list_changed_orders(access, since, cursor)
        with transaction(outside.doorbell) as tx:
            want_read(shop_id, page.gids, "poll", now)
            if page.gids:
                tx.ring("read_orders", shop_id)
        found += len(page.gids)
        cursor = page.next_cursor
        if cursor is None:
            break
    with transaction(outside.doorbell):
        shop = db.session.get_one(Shop, shop_id)
        shop.orders_seen_until, shop.orders_poll_due = now, now + EVERY
    return found
