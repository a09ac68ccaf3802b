"""Fulfillment orders as read: stored, and a request on them put on the list of answers owed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select

from sourcing.db import db
from sourcing.fulfillment.model import FulfillmentOrder
from sourcing.orders.model import Order
from sourcing.ports import ShopFulfillmentOrder
from sourcing.shops.model import Shop
from sourcing.timeline.record import record
from sourcing.transaction import Transaction


def note_fulfillment_orders(
    tx: Transaction, shop: Shop, order: Order, read: Iterable[ShopFulfillmentOrder], now: datetime
) -> None:
    """Bring our rows of the order's fulfillment orders at our location in line with what was read."""
    known = {
        row.gid: row
        for row in db.session.scalars(select(FulfillmentOrder).where(FulfillmentOrder.order_id == order.id))
    }
    for item in read:
        if item.location_gid != shop.location_gid and item.gid not in known:
            continue
        row = known.get(item.gid)
        if row is None:
            row = FulfillmentOrder(shop_id=shop.id, gid=item.gid, order_id=order.id, answer="none", tries=0)
            db.session.add(row)
        _copy(row, item, now)
        db.session.flush()
        _owe_answer(tx, row, now)


def asks_for_answer(row: FulfillmentOrder) -> bool:
    """Whether the merchant waits for our word, as the fulfillment order stood when it was last read."""
    return row.request_status == "SUBMITTED" or row.cancellation_asked or row.request_status == "CANCELLATION_REQUESTED"


def _copy(row: FulfillmentOrder, item: ShopFulfillmentOrder, now: datetime) -> None:
    row.location_gid, row.status, row.request_status = item.location_gid, item.status, item.request_status
    row.cancellation_asked, row.read_at = item.cancellation_asked, now
    if item.notify_customer is not None:
        row.notify_customer = item.notify_customer
    row.lines = [asdict(line) for line in item.lines]


def _owe_answer(tx: Transaction, row: FulfillmentOrder, now: datetime) -> None:
    if not asks_for_answer(row):
        if row.answer in ("due", "waiting"):
            row.answer, row.code, row.due_at = "none", "", None
        return
    if row.answer in ("answering", "unknown"):
        return
    if row.answer in ("none", "done"):
        what = "request_found" if row.request_status == "SUBMITTED" else "cancellation_found"
        record(row.shop_id, row.order_id, "shopify", what, now, fulfillment_order=row.gid)
    row.answer, row.code, row.due_at = "due", "", now
    tx.ring("answer", row.id)
