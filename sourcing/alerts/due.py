"""When a purchase's alerts are to be looked at: written with every change of its state, found by the sweep."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, case, exists, literal, or_, select

from sourcing.alerts.model import Alert
from sourcing.alerts.rules import LOUD, NO_MOVEMENT_AFTER, NO_TRACKING_AFTER
from sourcing.db import UtcDateTime
from sourcing.purchasing import states
from sourcing.purchasing.model import Purchase
from sourcing.tracking.model import Parcel


def look_due(after: str, now: datetime) -> ColumnElement[datetime | None]:
    """The value of `alert_due` for a purchase that goes to `after`, worked out by the database from the row as it is.

    Where all goes well nothing is looked at but what time may bring: seven days without a parcel, two without a move.
    """
    if after in LOUD:
        return _at(now)
    open_one = exists(select(Alert.id).where(Alert.purchase_id == Purchase.id, Alert.closed_at.is_(None)))
    return case((or_(Purchase.alert_due <= now, open_one), _at(now)), else_=_quiet(after, now))


def _quiet(after: str, now: datetime) -> ColumnElement[datetime | None]:
    if after == states.PAID:
        return _at(now + NO_TRACKING_AFTER)
    if after == states.SHIPPING:
        return _at(now + NO_MOVEMENT_AFTER)
    if after in (states.DELIVERED, states.CANCELLED):
        return literal(None, UtcDateTime())
    return Purchase.alert_due.expression


def _at(moment: datetime) -> ColumnElement[datetime | None]:
    return literal(moment, UtcDateTime())


def parcel_moved(purchase: Purchase, parcel: Parcel | None, now: datetime) -> None:
    """A parcel was seen first (None) or is about to be noted as moved: what was told of it may be over."""
    since, patience = (
        (parcel.moved_at, NO_MOVEMENT_AFTER) if parcel is not None else (purchase.paid_at, NO_TRACKING_AFTER)
    )
    if purchase.alert_due is None or (since is not None and since + patience <= now):
        purchase.alert_due = now
