"""What Alibaba says of a payment, and what follows from it."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import update

from sourcing.db import db
from sourcing.outside import Outside
from sourcing.ports import PaymentAnswer
from sourcing.purchasing import states
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.move import move
from sourcing.purchasing.reserve import release_reservation
from sourcing.shops.model import AlibabaAccount
from sourcing.timeline.record import record_for

# PAYING lasts about a minute (platform facts, 3.1).
_PAYING_AGAIN = timedelta(seconds=10)
_IN_FLIGHT = [states.PAYING, states.PAY_UNKNOWN]

# The buyer never paid a dropshipping order: the first one has to be paid by hand at pay_url.
_NO_METHOD = "NEVER_PAY_SUCCESS_IN_DROPSHIPER"
_HAVE_PAID = "ORDER_HAVE_PAID"


def apply_answer(outside: Outside, purchase_id: int, answer: PaymentAnswer) -> None:
    """Write the outcome of a payment into the purchase; a word we do not know leaves it unknown, and is asked about."""
    now = outside.clock.now()
    purchase = db.session.get_one(Purchase, purchase_id)
    if answer.pay_url:
        purchase.pay_url = answer.pay_url
    if answer.status == "PAY_SUCCESS" or answer.reason == _HAVE_PAID:
        mark_paid(purchase, "caravan", now)
    elif answer.status == "PAYING":
        if purchase.state in _IN_FLIGHT:
            record_once_paying(purchase, now)
            purchase.due_at = now + _PAYING_AGAIN
    elif answer.status == "PAY_FAILED":
        _failed(purchase, answer, now)
    elif purchase.state == states.PAYING:
        # UNPAY or an unknown word right after paying: nothing is certain yet.
        move(purchase, states.PAYING, states.PAY_UNKNOWN, now, due_at=now + _PAYING_AGAIN, code="PAY_UNKNOWN", tries=0)
        record_for(purchase, "alibaba", "pay_unknown", now, code=answer.status, message=answer.message)


def record_once_paying(purchase: Purchase, now: datetime) -> None:
    """Say once that Alibaba is still working on the payment."""
    if purchase.message != "PAYING":
        purchase.message = "PAYING"
        record_for(purchase, "alibaba", "paying", now)


def mark_paid(purchase: Purchase, how: str, now: datetime) -> None:
    """The purchase is paid, by "caravan" or by a "person" at Alibaba."""
    before = [states.PLACED, states.PAYING, states.PAY_UNKNOWN, states.HELD, states.REFUSED]
    values = {"paid_at": now, "paid_how": how, "pay_by": purchase.pay_by, "trade_status": "paid"}
    if not move(purchase, before, states.PAID, now, due_at=None, code="", message="", reasons=[], tries=0, **values):
        return
    record_for(
        purchase, "alibaba", "paid", now, how=how, amount_minor=purchase.total_minor, currency=purchase.asked_currency
    )
    know_method(
        purchase.shop_id,
        *(("saved", "paid_by_api") if how == "caravan" else ("unknown", "paid_by_person")),
        now=now,
        only_if=None if how == "caravan" else "missing",
    )


def know_method(shop_id: int, method: str, why: str, *, now: datetime, only_if: str | None = None) -> None:
    """Remember whether a payment method is saved at Alibaba and how we know; `only_if` the present word is this."""
    statement = update(AlibabaAccount).where(AlibabaAccount.shop_id == shop_id, AlibabaAccount.payment_method != method)
    if only_if is not None:
        statement = statement.where(AlibabaAccount.payment_method == only_if)
    db.session.execute(statement.values(payment_method=method, payment_method_why=why, payment_method_at=now))


def _failed(purchase: Purchase, answer: PaymentAnswer, now: datetime) -> None:
    if answer.reason == _NO_METHOD:
        know_method(purchase.shop_id, "missing", "refused_by_api", now=now)
        if move(purchase, _IN_FLIGHT, states.PLACED, now, due_at=None, pay_by=None, code="PAY_BY_HAND", message=""):
            release_reservation(purchase, now)
            record_for(purchase, "alibaba", "pay_by_hand", now, reason=answer.reason, pay_url=purchase.pay_url)
        return
    values = {"code": (answer.reason or "PAY_FAILED")[:64], "message": answer.message[:1000], "pay_by": None}
    if move(purchase, _IN_FLIGHT, states.REFUSED, now, due_at=None, **values):
        release_reservation(purchase, now)
        record_for(purchase, "alibaba", "pay_refused", now, code=answer.reason, message=answer.message)
