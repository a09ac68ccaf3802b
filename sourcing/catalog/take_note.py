"""The merchant takes note of what moved: from now on, that is what was seen."""

from __future__ import annotations

from sqlalchemy import select

from sourcing.catalog.model import Link
from sourcing.catalog.moved import take_as_seen
from sourcing.db import db
from sourcing.errors import NotFound
from sourcing.outside import Outside
from sourcing.transaction import transaction


def take_note(outside: Outside, shop_id: int, variant_gid: str) -> None:
    """Prices, stock and minimums of the variant's links count as seen. Raises NotFound when it has none."""
    with transaction(outside.doorbell):
        links = db.session.scalars(select(Link).where(Link.shop_id == shop_id, Link.variant_gid == variant_gid)).all()
        if not links:
            raise NotFound(
                "NO_SUCH_LINK", "The variant is not linked.", "Reload the products page.", field="variant_gid"
            )
        for link in links:
            take_as_seen(link)
