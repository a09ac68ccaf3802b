"""Stop buying at once: for one shop or for all, by whoever runs Caravan.

An intent to place or pay reads the stop under a lock in its own transaction (sourcing.purchasing.gate): once these
return, no new one can be written. What was in flight is followed to its end.
"""

from __future__ import annotations

from sqlalchemy import func, select

from sourcing.db import db
from sourcing.errors import NotFound
from sourcing.outside import Outside
from sourcing.purchasing.gate import change_stop_for_all, lock_settings
from sourcing.purchasing.mend import wake_held
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.states import CANCELLING, PAY_UNKNOWN, PAYING, PLACE_UNKNOWN, PLACING
from sourcing.shops.model import Shop
from sourcing.transaction import reading, transaction

_IN_FLIGHT = (PLACING, PLACE_UNKNOWN, PAYING, PAY_UNKNOWN, CANCELLING)


def stop_all(outside: Outside, *, on: bool) -> bool:
    """Stop every shop, or let them go on; answers whether that changed anything."""
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        stop = change_stop_for_all()
        if stop.stopped == on:
            return False
        stop.stopped, stop.changed_at = on, now
        db.session.flush()
        if not on:
            wake_held(tx, now)
        return True


def stop_shop(outside: Outside, domain: str, *, on: bool) -> bool:
    """Stop one shop, or let it go on; answers whether that changed anything. Raises NotFound for an unknown domain.

    Beside the merchant's own switch, which this does not touch and which cannot lift this.
    """
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        shop_id = db.session.scalar(select(Shop.id).where(Shop.domain == domain))
        if shop_id is None:
            raise NotFound("NO_SUCH_SHOP", f"No shop {domain} is known.", "Give its whole name, x.myshopify.com.")
        settings = lock_settings(shop_id)
        if settings.stopped_by_operator == on:
            return False
        settings.stopped_by_operator = on
        if not on:
            db.session.flush()
            wake_held(tx, now, shop_id)
        return True


def count_in_flight(domain: str | None = None) -> int:
    """How many purchases, of a shop or of all, are being placed, paid or cancelled just now and will be followed."""
    statement = select(func.count()).select_from(Purchase).where(Purchase.state.in_(_IN_FLIGHT))
    if domain is not None:
        statement = statement.join(Shop, Shop.id == Purchase.shop_id).where(Shop.domain == domain)
    with reading() as session:
        return session.scalar(statement) or 0
