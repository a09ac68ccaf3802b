"""Personal data: reported, and forgotten when Shopify passes on the wish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from sourcing.db import db
from sourcing.inbox.model import InboxMessage
from sourcing.orders.model import Order
from sourcing.shops.model import Shop
from sourcing.timeline.record import record


def report_customer_rows(shop_id: int, order_gids: Sequence[str], now: datetime) -> None:
    """Note on each named order that the customer asked for the data; all of them are on its page."""
    named = select(Order.id).where(Order.shop_id == shop_id, Order.gid.in_(order_gids))
    for order_id in db.session.scalars(named):
        record(shop_id, order_id, "shopify", "customer_data_requested", now)


# What the merchant wrote is about the customer too.
_OWN: dict[str, Any] = {"own_address": None, "own_address_for": None, "supplier_note": ""}


def redact_customer_rows(shop: Shop, order_gids: Sequence[str]) -> None:
    """Empty the personal fields of the named orders; amounts and ids stay for the books.

    Messages that failed are kept as they came until then: they may be about this customer, and nobody can tell.
    """
    db.session.execute(
        update(InboxMessage).where(InboxMessage.account == shop.domain, InboxMessage.state == "failed").values(body="")
    )
    db.session.execute(
        update(Order)
        .where(Order.shop_id == shop.id, Order.gid.in_(order_gids))
        .values(customer_name="", sort_name="", email="", phone="", note="", address=None, country_code="", **_OWN)
    )


def redact_shop_rows(domain: str) -> None:
    """Delete everything of a shop that uninstalled the app and has not come back."""
    db.session.execute(delete(InboxMessage).where(InboxMessage.account == domain, InboxMessage.state != "new"))
    db.session.execute(delete(Shop).where(Shop.domain == domain, Shop.uninstalled_at.is_not(None)))
