"""A product is said to have changed: it is read before its time."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from sourcing.catalog.model import Link
from sourcing.db import db
from sourcing.shops.model import AlibabaAccount

# Those beyond are found by the sweep: one message must not ring for every shop there is.
_RUNG = 100


def want_prices(product_id: str, now: datetime) -> list[int]:
    """Have every shop that is linked to it read it; answers the first of them."""
    shops = list(db.session.scalars(select(Link.shop_id).where(Link.product_id == product_id).distinct()))
    if not shops:
        return []
    db.session.execute(update(Link).where(Link.product_id == product_id).values(read_at=None))
    accounts = update(AlibabaAccount).where(AlibabaAccount.shop_id.in_(shops), AlibabaAccount.state == "connected")
    db.session.execute(accounts.values(prices_due=now))
    return shops[:_RUNG]
