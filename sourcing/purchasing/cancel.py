"""Cancel an unpaid order at Alibaba."""

from __future__ import annotations

from datetime import timedelta

from sourcing.db import db
from sourcing.errors import PlatformError
from sourcing.outside import Outside
from sourcing.purchasing import states
from sourcing.purchasing.attempts import begin_attempt, end_attempt, outcome_of
from sourcing.purchasing.check_placed import read_amounts
from sourcing.purchasing.decide import CLOSED_STATUSES, PAID_STATUSES
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.move import move
from sourcing.shops.access import alibaba_token
from sourcing.timeline.record import record_for
from sourcing.transaction import transaction

_LOOK_AGAIN = timedelta(seconds=15)


def cancel_at_supplier(outside: Outside, purchase_id: int) -> None:
    """From `cancelling` to `cancelled` once Alibaba shows the order closed; a paid one goes back to `paid`.

    What the call answers is not believed either way: the order is read (platform facts, 3.1: the effect of cancel is
    only certain from the order). Raises PlatformError from reading.
    """
    order = read_amounts(outside, purchase_id)
    if order.status not in CLOSED_STATUSES and order.status not in PAID_STATUSES:
        _ask(outside, purchase_id, order.trade_id)
        order = read_amounts(outside, purchase_id)
    now = outside.clock.now()
    with transaction(outside.doorbell):
        purchase = db.session.get_one(Purchase, purchase_id)
        if order.status in CLOSED_STATUSES:
            if move(purchase, states.CANCELLING, states.CANCELLED, now, due_at=None):
                record_for(purchase, "alibaba", "cancelled", now, reason=purchase.code)
        elif order.status in PAID_STATUSES:
            move(purchase, states.CANCELLING, states.PAID, now, due_at=now, paid_at=now, paid_how="person", code="")
            record_for(purchase, "alibaba", "cancel_refused", now, code="ALREADY_PAID", message="")
        else:
            purchase.due_at = now + _LOOK_AGAIN


def _ask(outside: Outside, purchase_id: int, trade_id: str) -> None:
    now = outside.clock.now()
    with transaction(outside.doorbell):
        purchase = db.session.get_one(Purchase, purchase_id)
        shop_id = purchase.shop_id
        attempt_id = begin_attempt(shop_id, "purchase", purchase.id, "cancel", purchase.reference, now)
        record_for(purchase, "caravan", "cancel_started", now)
    error: PlatformError | None = None
    try:
        outside.suppliers.cancel(alibaba_token(outside, shop_id), trade_id)
    except PlatformError as caught:
        error = caught
    with transaction(outside.doorbell):
        end_attempt(attempt_id, outcome_of(error) if error else "done", outside.clock.now(), error)
        if error is not None and not error.may_have_happened:
            purchase = db.session.get_one(Purchase, purchase_id)
            record_for(
                purchase, "alibaba", "cancel_refused", outside.clock.now(), code=error.code, message=error.message
            )
