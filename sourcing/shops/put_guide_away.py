"""The setup guide, put away or brought back."""

from __future__ import annotations

from sqlalchemy import update

from sourcing.db import db
from sourcing.outside import Outside
from sourcing.shops.model import OrderSettings
from sourcing.transaction import transaction


def put_guide_away(outside: Outside, shop_id: int, *, dismissed: bool) -> None:
    """For everybody of this shop. No order setting, so its version stays."""
    with transaction(outside.doorbell):
        db.session.execute(
            update(OrderSettings).where(OrderSettings.shop_id == shop_id).values(guide_dismissed=dismissed)
        )
