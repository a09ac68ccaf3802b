"""Write down what happened, in the transaction that made it so."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from sourcing.db import db
from sourcing.purchasing.model import Purchase
from sourcing.timeline.model import TimelineEntry

Who = Literal["caravan", "merchant", "shopify", "alibaba"]


def record_for(purchase: Purchase, who: Who, kind: str, at: datetime, **data: Any) -> None:
    """Add an entry to the timeline of a purchase's order. `data` holds JSON values only."""
    record(purchase.shop_id, purchase.order_id, who, kind, at, purchase_id=purchase.id, **data)


def record(
    shop_id: int, order_id: int | None, who: Who, kind: str, at: datetime, purchase_id: int | None = None, **data: Any
) -> None:
    """Add an entry to the timeline of an order. `data` holds JSON values only."""
    entry = TimelineEntry(
        shop_id=shop_id, order_id=order_id, purchase_id=purchase_id, at=at, who=who, kind=kind, data=data
    )
    db.session.add(entry)
