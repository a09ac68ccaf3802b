"""Prices and stock of linked products are read again by themselves, fifty products at a time."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, or_, select

from sourcing.catalog.model import Link
from sourcing.catalog.read_prices import FRESH, store_product
from sourcing.db import db
from sourcing.outside import Outside
from sourcing.shops.access import ask_alibaba
from sourcing.shops.model import AlibabaAccount, Shop
from sourcing.transaction import reading, transaction

_BATCH = 50
# Those that are due within this are read along, so that a shop's products are asked for together.
_ALONG = timedelta(minutes=10)


def poll_prices(outside: Outside, shop_id: int) -> int:
    """Read a batch of what is old; answers how many products. Raises PlatformError when Alibaba cannot be asked."""
    now = outside.clock.now()
    country, old = _old_products(shop_id, now)
    found = {}
    if old:
        found = ask_alibaba(outside, shop_id, lambda token: outside.suppliers.read_products(token, old, country))
    with transaction(outside.doorbell) as tx:
        for product_id in old:
            if product_id in found:
                store_product(outside, shop_id, product_id, found[product_id])
            else:
                _note_read(shop_id, product_id, now)
        db.session.flush()
        account = db.session.get(AlibabaAccount, shop_id)
        if account is not None:
            account.prices_due = now if len(old) == _BATCH else _next_due(shop_id, now)
        if len(old) == _BATCH:
            tx.ring("poll_prices", shop_id)
        tx.ring("stock_links", shop_id)
    return len(old)


def _old_products(shop_id: int, now: datetime) -> tuple[str, list[str]]:
    with reading() as session:
        country = session.get_one(Shop, shop_id).country_code or "US"
        statement = (
            select(Link.product_id)
            .where(Link.shop_id == shop_id, or_(Link.read_at.is_(None), Link.read_at < now - FRESH + _ALONG))
            .group_by(Link.product_id)
            .order_by(func.min(Link.read_at).nulls_first(), Link.product_id)
            .limit(_BATCH)
        )
        return country, list(session.scalars(statement))


def _note_read(shop_id: int, product_id: str, now: datetime) -> None:
    # Alibaba said nothing of this one: it stays as it was, and is asked for again with the next round.
    for link in db.session.scalars(select(Link).where(Link.shop_id == shop_id, Link.product_id == product_id)):
        link.read_at = now


def _next_due(shop_id: int, now: datetime) -> datetime:
    oldest = db.session.scalar(select(func.min(Link.read_at)).where(Link.shop_id == shop_id))
    return max(now + _ALONG, (oldest or now) + FRESH)
