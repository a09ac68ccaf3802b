"""Pay a placed purchase through Alibaba's payment API: the one function in which money moves."""

from __future__ import annotations

from datetime import datetime, timedelta

from sourcing.db import db
from sourcing.errors import PlatformError, PlatformForbidden, PlatformRefused
from sourcing.lease import LEASE, backoff
from sourcing.orders.model import Order
from sourcing.orders.read_orders import read_order_now
from sourcing.outside import Outside
from sourcing.purchasing import states
from sourcing.purchasing.attempts import begin_attempt, end_attempt, outcome_of
from sourcing.purchasing.check_placed import FRESH, read_amounts
from sourcing.purchasing.decide import PAID_STATUSES, decide, record_decision
from sourcing.purchasing.gate import pass_gate
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.move import move
from sourcing.purchasing.payment_answer import apply_answer
from sourcing.purchasing.reserve import release_reservation, reserve
from sourcing.purchasing.rules import WAITING
from sourcing.purchasing.withhold import hold_for, withhold
from sourcing.shops.access import alibaba_token
from sourcing.timeline.record import record_for
from sourcing.transaction import reading, transaction

# How soon a silent payment is asked about.
_ASK_AFTER = timedelta(seconds=5)


def pay(outside: Outside, purchase_id: int) -> None:
    """From `placed`, wanted by somebody, to `paid`, `paying`, or `held`, `refused`, `pay_unknown`.

    The order is read afresh from the shop and the amount from Alibaba before anything is decided. Raises PlatformError
    only before anything was sent.
    """
    now = outside.clock.now()
    with reading() as session:
        purchase = session.get_one(Purchase, purchase_id)
        shop_id, checked_at = purchase.shop_id, purchase.checked_at
        order_gid = session.get_one(Order, purchase.order_id).gid
    token = alibaba_token(outside, shop_id)
    seen = read_order_now(outside, shop_id, order_gid)
    if checked_at is None or checked_at < now - FRESH:
        read_amounts(outside, purchase_id)
    with transaction(outside.doorbell):
        if not seen:
            _hold_unseen(outside, purchase_id)
            return
        intent = _intend(outside, purchase_id)
    if intent is None:
        return
    attempt_id, trade_id = intent
    try:
        answer = outside.suppliers.pay(token, trade_id)
    except PlatformError as error:
        with transaction(outside.doorbell):
            _no_answer(outside, purchase_id, attempt_id, error)
        return
    with transaction(outside.doorbell):
        refused = answer.status == "PAY_FAILED"
        end_attempt(attempt_id, "refused" if refused else "done", outside.clock.now())
        apply_answer(outside, purchase_id, answer)


def _intend(outside: Outside, purchase_id: int) -> tuple[int, str] | None:
    """The attempt and the trade to be paid, once the amount is reserved; None when it may not be paid now."""
    now = outside.clock.now()
    purchase = pass_gate(purchase_id)
    if purchase.state != states.PLACED:
        return None
    if purchase.trade_status in PAID_STATUSES:
        # A person was faster, at Alibaba. The next step reads the order and says so.
        purchase.pay_by, purchase.due_at = None, now
        return None
    decision = decide(purchase, "pay", now)
    if decision.allowed or decision.codes - WAITING:
        record_decision(purchase, "pay", decision, now)
    if not decision.allowed:
        withhold(purchase, decision, now)
        return None
    values = {"due_at": now + LEASE, "tries": 0, "code": "", "message": "", "reasons": []}
    if not move(purchase, states.PLACED, states.PAYING, now, **values):
        return None
    reserve(purchase, now)
    record_for(
        purchase,
        "caravan",
        "pay_started",
        now,
        by=purchase.pay_by,
        amount_minor=purchase.total_minor,
        currency=purchase.asked_currency,
    )
    attempt_id = begin_attempt(purchase.shop_id, "purchase", purchase.id, "pay", purchase.reference, now)
    return attempt_id, purchase.trade_id or ""


def _hold_unseen(outside: Outside, purchase_id: int) -> None:
    """What is not known to be still wanted is not paid: the order was deleted, or is older than we may read."""
    purchase = pass_gate(purchase_id)
    if purchase.state == states.PLACED:
        hold_for(purchase, states.PLACED, [{"code": "ORDER_GONE"}], outside.clock.now())


def _no_answer(outside: Outside, purchase_id: int, attempt_id: int, error: PlatformError) -> None:
    now = outside.clock.now()
    end_attempt(attempt_id, outcome_of(error), now, error)
    purchase = db.session.get_one(Purchase, purchase_id)
    facts = {"code": error.code[:64], "message": error.message[:1000]}
    if error.may_have_happened:
        _unknown(purchase, facts, now)
        return
    release_reservation(purchase, now)
    if isinstance(error, PlatformRefused | PlatformForbidden):
        if move(purchase, states.PAYING, states.REFUSED, now, due_at=None, pay_by=None, **facts):
            record_for(purchase, "alibaba", "pay_refused", now, **facts)
    else:
        due = now + backoff(purchase.tries)
        move(purchase, states.PAYING, states.PLACED, now, due_at=due, tries=purchase.tries + 1)
        record_for(purchase, "alibaba", "pay_failed", now, **facts)


def _unknown(purchase: Purchase, facts: dict[str, str], now: datetime) -> None:
    due = now + _ASK_AFTER
    if move(purchase, states.PAYING, states.PAY_UNKNOWN, now, due_at=due, code="PAY_UNKNOWN", tries=0):
        record_for(purchase, "alibaba", "pay_unknown", now, **facts)
