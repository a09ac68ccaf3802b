"""Find the merchant's requests by asking the shop: after a ping, after a webhook, and by a poll each minute."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from sourcing.db import db
from sourcing.fulfillment.model import FulfillmentOrder
from sourcing.fulfillment.note_fulfillment_orders import note_fulfillment_orders
from sourcing.orders.model import Order
from sourcing.orders.read_orders import want_read
from sourcing.outside import Outside
from sourcing.ports import ShopFulfillmentOrder
from sourcing.shops.access import access_to
from sourcing.shops.model import Shop
from sourcing.transaction import reading, transaction

EVERY = timedelta(minutes=1)

_WAITING = ("FULFILLMENT_REQUESTED", "CANCELLATION_REQUESTED")


def find_requests(outside: Outside, shop_id: int) -> int:
    """Put every unanswered request of the shop on the list of answers owed; answers how many stand there.

    Raises PlatformError; the next poll tries again.
    """
    with reading() as session:
        location = session.get_one(Shop, shop_id).location_gid
    if location is None:
        return 0
    access = access_to(outside, shop_id)
    found: dict[str, ShopFulfillmentOrder] = {}
    for status in _WAITING:
        for item in outside.shops.list_requests(access, status):
            found[item.gid] = item
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        shop = db.session.get_one(Shop, shop_id)
        shop.requests_poll_due = now + EVERY
        unknown = [item.order_gid for item in found.values() if not _known(item, shop_id)]
        want_read(shop_id, unknown, "request", now)
        if unknown:
            tx.ring("read_orders", shop_id)
        for item in found.values():
            order = db.session.scalar(select(Order).where(Order.shop_id == shop_id, Order.gid == item.order_gid))
            if order is not None and not _is_waiting(item, shop_id):
                note_fulfillment_orders(tx, shop, order, [item], now)
    return len(found)


def _known(item: ShopFulfillmentOrder, shop_id: int) -> bool:
    query = select(Order.id).where(Order.shop_id == shop_id, Order.gid == item.order_gid)
    return db.session.scalar(query) is not None


def _is_waiting(item: ShopFulfillmentOrder, shop_id: int) -> bool:
    """Whether we know the request and it waits for something on the order to be mended."""
    query = select(FulfillmentOrder.answer).where(FulfillmentOrder.shop_id == shop_id, FulfillmentOrder.gid == item.gid)
    return db.session.scalar(query) == "waiting"
