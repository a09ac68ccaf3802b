"""Rows that are owed something: taken by one worker at a time, given back with the time they are due again."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import or_, update

from sourcing.catalog.model import LinkUpload, ProductImport
from sourcing.db import db
from sourcing.fulfillment.model import FulfillmentOrder, Shipment
from sourcing.purchasing.model import Purchase
from sourcing.transaction import hit

# A dead worker's rows go on after this long; every outside call ends well before it.
LEASE = timedelta(seconds=50)

_BACKOFF_SECONDS = (2, 5, 15, 60, 300, 900)


Leasable = type[Purchase] | type[FulfillmentOrder] | type[Shipment] | type[ProductImport] | type[LinkUpload]


def take(table: Leasable, row_id: int, now: datetime) -> datetime | None:
    """Take the row for LEASE if it is due and nobody holds it; answers until when, None when it was not taken."""
    statement = (
        update(table)
        .where(
            table.id == row_id,
            table.due_at <= now,
            or_(table.lease_until.is_(None), table.lease_until < now),
        )
        .values(lease_until=now + LEASE)
    )
    return now + LEASE if hit(db.session.execute(statement)) else None


def give_back(table: Leasable, row_id: int, due_at: datetime | None, *, tries: int = 0) -> None:
    """End the lease; `due_at` says when the row is owed something again, None for never."""
    db.session.execute(update(table).where(table.id == row_id).values(lease_until=None, due_at=due_at, tries=tries))


def backoff(tries: int) -> timedelta:
    """How long to wait after so many failures in a row: seconds at first, 15 minutes at most."""
    return timedelta(seconds=_BACKOFF_SECONDS[min(tries, len(_BACKOFF_SECONDS) - 1)])
