"""A payment that is under way or unknown: ask Alibaba until it is certain, never pay meanwhile."""

from __future__ import annotations

from datetime import datetime, timedelta

from sourcing.db import db
from sourcing.outside import Outside
from sourcing.purchasing import states
from sourcing.purchasing.check_placed import read_amounts
from sourcing.purchasing.decide import PAID_STATUSES
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.move import move
from sourcing.purchasing.payment_answer import apply_answer, mark_paid
from sourcing.purchasing.reserve import release_reservation
from sourcing.shops.access import alibaba_token
from sourcing.timeline.record import record_for
from sourcing.transaction import reading, transaction

# Unpaid for certain only after this many looks said so, spread over at least this long: PAYING takes about a minute.
LOOKS = 5
SETTLE = timedelta(minutes=3)
_BETWEEN = timedelta(seconds=20)


def settle_pay(outside: Outside, purchase_id: int) -> None:
    """From `paying` or `pay_unknown` to what Alibaba says. Raises PlatformError when it could not be asked."""
    with reading() as session:
        purchase = session.get_one(Purchase, purchase_id)
        shop_id, trade_id = purchase.shop_id, purchase.trade_id or ""
    answer = outside.suppliers.payment(alibaba_token(outside, shop_id), trade_id)
    order = read_amounts(outside, purchase_id)
    now = outside.clock.now()
    with transaction(outside.doorbell):
        purchase = db.session.get_one(Purchase, purchase_id)
        if purchase.state not in (states.PAYING, states.PAY_UNKNOWN):
            return
        if order.status in PAID_STATUSES:
            mark_paid(purchase, "caravan", now)
        elif answer.status in ("PAYING", "PAY_SUCCESS", "PAY_FAILED"):
            apply_answer(outside, purchase_id, answer)
        else:
            _still_unpaid(purchase, order.status, now)


def _still_unpaid(purchase: Purchase, trade_status: str, now: datetime) -> None:
    """Nothing says that it was paid. Only after the settle time is that believed, and the purchase payable again."""
    looks = purchase.tries + 1
    if looks < LOOKS or now - purchase.state_at < SETTLE or trade_status != "unpay":
        purchase.tries, purchase.due_at = looks, now + _BETWEEN
        return
    record_for(purchase, "alibaba", "pay_settled", now, paid=False, looks=looks)
    values = {"due_at": now, "tries": 0, "code": "", "message": ""}
    if move(purchase, [states.PAYING, states.PAY_UNKNOWN], states.PLACED, now, **values):
        release_reservation(purchase, now)
