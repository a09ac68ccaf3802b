"""Read a placed order's real amounts: Alibaba's answer to placing carries none."""

from __future__ import annotations

from datetime import timedelta

from sourcing.db import db
from sourcing.outside import Outside
from sourcing.ports import SupplierOrder
from sourcing.purchasing.model import Purchase
from sourcing.shops.access import alibaba_token
from sourcing.timeline.record import record_for
from sourcing.transaction import reading, transaction

# Amounts read this recently are good enough to pay by.
FRESH = timedelta(seconds=60)


def read_amounts(outside: Outside, purchase_id: int) -> SupplierOrder:
    """Read the order from Alibaba and store what it costs and where it stands. Raises PlatformError."""
    with reading() as session:
        purchase = session.get_one(Purchase, purchase_id)
        shop_id, trade_id = purchase.shop_id, purchase.trade_id or ""
    order = outside.suppliers.read_order(alibaba_token(outside, shop_id), trade_id)
    now = outside.clock.now()
    with transaction(outside.doorbell):
        purchase = db.session.get_one(Purchase, purchase_id)
        first = purchase.checked_at is None
        changed = not first and purchase.total_minor != order.total.minor
        purchase.trade_status, purchase.checked_at = order.status, now
        purchase.total_minor, purchase.asked_currency = order.total.minor, order.total.currency
        purchase.real_goods_minor, purchase.real_freight_minor = order.goods.minor, order.freight.minor
        purchase.pay_url = order.pay_url or purchase.pay_url
        if first or changed:
            record_for(
                purchase,
                "alibaba",
                "amounts_checked",
                now,
                goods_minor=order.goods.minor,
                freight_minor=order.freight.minor,
                total_minor=order.total.minor,
                currency=order.total.currency,
                quoted_minor=(purchase.goods_minor or 0) + (purchase.freight_minor or 0),
            )
    return order
