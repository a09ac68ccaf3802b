"""Have a purchase looked at now, also when a worker is in the middle of a step of it."""

from __future__ import annotations

from datetime import datetime

from sourcing.purchasing.model import Purchase
from sourcing.transaction import Transaction


def wake(tx: Transaction, purchase: Purchase, now: datetime) -> None:
    """Something new is owed to the purchase, or is known of it.

    A worker that holds it sets the due time at the end of its step, and would overwrite this one; so the hint is
    counted as well, and the worker goes on when one came in between.
    """
    purchase.due_at = now
    purchase.hints = Purchase.hints + 1  # counted by the database, so that no hint is lost
    tx.ring("advance", purchase.id)
