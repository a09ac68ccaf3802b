"""Alibaba did not answer when a purchase was placed: find out whether the order exists, before anything else."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from sourcing.db import db
from sourcing.outside import Outside
from sourcing.ports import SupplierOrder
from sourcing.purchasing import states
from sourcing.purchasing.decide import CLOSED_STATUSES
from sourcing.purchasing.model import Attempt, Purchase
from sourcing.purchasing.move import move
from sourcing.purchasing.place import adopt
from sourcing.purchasing.quote import wanted_skus
from sourcing.shops.access import alibaba_token
from sourcing.timeline.record import record_for
from sourcing.transaction import reading, transaction

# Placed again only after this many looks found nothing, spread over at least this long since the attempt.
LOOKS = 4
SETTLE = timedelta(seconds=60)
_BETWEEN = timedelta(seconds=15)
# Clocks differ: ours, Alibaba's, and the moment the order was written there.
_MARGIN = timedelta(minutes=10)


def settle_place(outside: Outside, purchase_id: int) -> None:
    """From `place_unknown` to `placed` with the order that exists, or back to `quoted` when it certainly does not.

    Raises PlatformError when Alibaba could not be asked; then it stays unknown.
    """
    now = outside.clock.now()
    with reading() as session:
        purchase = session.get_one(Purchase, purchase_id)
        shop_id, reference = purchase.shop_id, purchase.reference
        skus = sorted((sku.product_id, sku.sku_id, sku.quantity) for sku in wanted_skus(purchase))
        attempted = session.scalars(
            select(Attempt.started_at)
            .where(Attempt.subject == "purchase", Attempt.subject_id == purchase_id, Attempt.effect == "place")
            .order_by(Attempt.id)
        ).all()
    token = alibaba_token(outside, shop_id)
    began = attempted[0] if attempted else now
    found = _find(outside, token, shop_id, reference, (began - _MARGIN, now + _MARGIN))
    with transaction(outside.doorbell) as tx:
        purchase = db.session.get_one(Purchase, purchase_id)
        order = next((o for o in found if sorted((s.product_id, s.sku_id, s.quantity) for s in o.skus) == skus), None)
        if order is not None:
            record_for(purchase, "alibaba", "place_settled", now, exists=True, trade_id=order.trade_id)
            adopt(tx, purchase, [states.PLACE_UNKNOWN], order.trade_id, order.pay_url, now)
            return
        looks, last = purchase.tries + 1, attempted[-1] if attempted else now
        if looks < LOOKS or now - last < SETTLE:
            purchase.tries, purchase.due_at = looks, now + _BETWEEN
            return
        record_for(purchase, "alibaba", "place_settled", now, exists=False, looks=looks)
        move(purchase, states.PLACE_UNKNOWN, states.QUOTED, now, due_at=now, tries=0, code="", message="")
        tx.ring("advance", purchase.id)


def _find(
    outside: Outside, token: str, shop_id: int, reference: str, window: tuple[datetime, datetime]
) -> list[SupplierOrder]:
    """Live orders of the window that carry our key and do not belong to another purchase, oldest first."""
    with reading() as session:
        known = set(session.scalars(select(Purchase.trade_id).where(Purchase.shop_id == shop_id)))
    found: list[SupplierOrder] = []
    page = seen = 0
    while True:
        listed = outside.suppliers.list_orders(token, created=window, page=page)
        for row in listed.orders:
            if row.trade_id in known or row.status in CLOSED_STATUSES:
                continue
            order = outside.suppliers.read_order(token, row.trade_id)
            if reference in order.remark:
                found.append(order)
        seen, page = seen + len(listed.orders), page + 1
        if not listed.orders or seen >= listed.total:
            break
    return sorted(found, key=lambda order: order.trade_id)
