"""Linked variants are stocked at our location, so that Shopify routes their lines to us."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

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
        whole = _of_variants(session, shop_id, {link.variant_gid for link in due})
        tasks = [(link.id, link.inventory_item_gid, _available(whole[link.variant_gid])) for link in due]
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


def _of_variants(session: Session, shop_id: int, variants: set[str]) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {gid: [] for gid in variants}
    for link in session.scalars(select(Link).where(Link.shop_id == shop_id, Link.variant_gid.in_(variants))):
        found[link.variant_gid].append(link)
    return found


def _available(parts: list[Link]) -> int | None:
    """How many of a variant can be sold: a bundle is as many as its scarcest part allows, None when one is not known."""
    counts = [None if part.stock is None else part.stock // part.quantity for part in parts]
    known = [count for count in counts if count is not None]
    if 0 in known:
        return 0
    return min(known) if len(known) == len(counts) else None


def _note(outside: Outside, link_id: int, word: str, *, again: bool) -> None:
    with transaction(outside.doorbell):
        link = db.session.get(Link, link_id)
        if link is not None:
            link.stocked = word[:64]
            link.stock_due = outside.clock.now() + _AGAIN if again else None
