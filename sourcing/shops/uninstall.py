"""A shop leaves."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from sourcing.db import db
from sourcing.purchasing.gate import lock_settings
from sourcing.shops.model import Shop
from sourcing.transaction import hit


def forget_shop(domain: str, triggered_at: datetime) -> bool:
    """Forget the tokens of a shop that uninstalled the app; its rows stay until Shopify asks for their deletion.

    A late delivery does not touch a shop that was installed again after `triggered_at`. Answers whether it did.
    A payment that is about to begin is either begun before this, and followed to its end, or sees it.
    """
    shop_id = db.session.scalar(select(Shop.id).where(Shop.domain == domain))
    if shop_id is None:
        return False
    lock_settings(shop_id)
    statement = (
        update(Shop)
        .where(Shop.domain == domain, Shop.installed_at <= triggered_at)
        .values(
            uninstalled_at=triggered_at,
            access_token=None,
            access_expires_at=None,
            refresh_token=None,
            refresh_expires_at=None,
            service_gid=None,
            location_gid=None,
            orders_poll_due=None,
            requests_poll_due=None,
            token_round=Shop.token_round + 1,
        )
    )
    return hit(db.session.execute(statement))
