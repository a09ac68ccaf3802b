"""The merchant has seen an alert and wants it out of the way."""

from __future__ import annotations

from sqlalchemy import select

from sourcing.alerts.model import Alert
from sourcing.db import db
from sourcing.errors import NotFound
from sourcing.outside import Outside
from sourcing.timeline.record import record
from sourcing.transaction import transaction


def dismiss(outside: Outside, shop_id: int, alert_id: int) -> None:
    """Show it no more; it comes back only when its cause was gone and is there anew. Raises NotFound.

    Dismissing what is dismissed or gone already changes nothing.
    """
    now = outside.clock.now()
    with transaction(outside.doorbell):
        alert = db.session.scalar(select(Alert).where(Alert.id == alert_id, Alert.shop_id == shop_id))
        if alert is None:
            raise NotFound("NO_SUCH_ALERT", "There is no such alert.", "Reload the page.")
        if alert.dismissed_at is not None or alert.closed_at is not None:
            return
        alert.dismissed_at = now
        if alert.order_id is not None:
            record(shop_id, alert.order_id, "merchant", "alert_dismissed", now, alert.purchase_id)
