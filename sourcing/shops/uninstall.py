"""A shop leaves."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from sourcing.db import db
from sourcing.shops.model import Shop
from sourcing.transaction import hit


def forget_shop(domain: str, triggered_at: datetime) -> bool:
    """Forget the tokens of a shop that uninstalled the app; its rows stay until Shopify asks for their deletion.

    A late delivery does not touch a shop that was installed again after `triggered_at`. Answers whether it did.
    """
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
