"""The next step of a purchase, whatever it is: taken by one worker at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import select

from sourcing.db import db
from sourcing.errors import PlatformError, PlatformRefused, PlatformThrottled, PlatformUnauthorized
from sourcing.lease import backoff, take
from sourcing.orders.model import Order
from sourcing.outside import Outside
from sourcing.purchasing import states
from sourcing.purchasing.cancel import cancel_at_supplier
from sourcing.purchasing.decide import Action, decide, reasons_json
from sourcing.purchasing.follow import follow
from sourcing.purchasing.gate import lock_order
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.move import move
from sourcing.purchasing.pay import pay
from sourcing.purchasing.place import expire_placing, place
from sourcing.purchasing.quote import quote
from sourcing.purchasing.rules import WAITING, Decision
from sourcing.purchasing.settle_pay import settle_pay
from sourcing.purchasing.settle_place import settle_place
from sourcing.purchasing.withhold import look_again
from sourcing.shops.model import AlibabaAccount, OrderSettings, Shop
from sourcing.shops.tokens import distrust
from sourcing.timeline.record import record_for
from sourcing.transaction import reading, transaction

Step = Callable[[Outside, int], None]

# Steps taken in one go while something is owed at once: quote, place, read, pay.
_MOST = 6

# How soon an unknown outcome is asked about again when it could not be asked about, for now or at all.
_ASK_AGAIN, _ASK_SELDOM = timedelta(seconds=30), timedelta(minutes=5)


def advance(outside: Outside, purchase_id: int) -> None:
    """Take the purchase if it is due and do what its state owes, step after step, until nothing is owed now."""
    for _ in range(_MOST):
        with transaction(outside.doorbell):
            lease = take(Purchase, purchase_id, outside.clock.now())
            if lease is None:
                return
            purchase = db.session.get_one(Purchase, purchase_id)
            hints = purchase.hints
            step = _step(purchase, outside.clock.now())
            before = _owed(purchase)
        try:
            if step is not None:
                step(outside, purchase_id)
        except PlatformError as error:
            _postpone(outside, purchase_id, lease, hints, error)
            return
        with transaction(outside.doorbell):
            purchase = db.session.get_one(Purchase, purchase_id, with_for_update={"key_share": True})
            if purchase.lease_until != lease:
                # It was given up while the step went on: whoever holds it now says when it is due.
                continue
            purchase.lease_until = None
            if purchase.hints != hints:
                # It was woken during the step, and the step may have overwritten the time.
                purchase.due_at = outside.clock.now()
            elif _owed(purchase) == before:
                # Nothing came of the step: not again before something new is known.
                purchase.due_at = None


def _owed(purchase: Purchase) -> tuple[object, ...]:
    return purchase.state, purchase.due_at, purchase.place_by, purchase.pay_by


def _step(purchase: Purchase, now: datetime) -> Step | None:
    if purchase.state == states.QUOTED:
        return place if _wanted(purchase) else None
    if purchase.state == states.PLACED:
        return _step_placed(purchase)
    if purchase.state == states.HELD:
        return _reconsider(purchase, now) or (follow if purchase.trade_id else None)
    if purchase.state == states.REFUSED:
        return follow if purchase.trade_id else None
    return _STEPS.get(purchase.state)


_STEPS: dict[str, Step] = {
    states.NEW: quote,
    states.PLACING: expire_placing,
    states.PLACE_UNKNOWN: settle_place,
    states.PAYING: settle_pay,
    states.PAY_UNKNOWN: settle_pay,
    states.PAID: follow,
    states.SHIPPING: follow,
    states.CANCELLING: cancel_at_supplier,
}


def _wanted(purchase: Purchase) -> bool:
    """Whether somebody wants it placed: the merchant, or automatic ordering, which takes only paid orders."""
    if purchase.place_by is not None:
        return True
    settings = db.session.get_one(OrderSettings, purchase.shop_id)
    order = db.session.get_one(Order, purchase.order_id)
    if not settings.automatic or not order.paid or order.cancelled_at is not None:
        return False
    purchase.place_by = purchase.pay_by = "automatic"
    return True


def _step_placed(purchase: Purchase) -> Step:
    if purchase.pay_by is None:
        return follow
    account = db.session.get(AlibabaAccount, purchase.shop_id)
    if purchase.pay_by == "automatic" and account is not None and account.payment_method == "missing":
        return _pay_by_hand
    return pay


def _pay_by_hand(outside: Outside, purchase_id: int) -> None:
    """No payment method is saved at Alibaba: the amount is read, and a person pays there."""
    now = outside.clock.now()
    with transaction(outside.doorbell):
        purchase = db.session.get_one(Purchase, purchase_id)
        purchase.pay_by, purchase.code = None, "PAY_BY_HAND"
        record_for(purchase, "caravan", "pay_by_hand", now, reason="NO_METHOD_SAVED", pay_url=purchase.pay_url)
    follow(outside, purchase_id)


def _reconsider(purchase: Purchase, now: datetime) -> Step | None:
    """A held purchase goes on by itself once every reason is gone, unless the merchant holds it."""
    if purchase.code in _NOT_OURS_TO_END or purchase.paid_at is not None:
        return None
    if purchase.trade_id and purchase.pay_by is None:
        return None
    return _keep_held if _against(decide(purchase, _next(purchase), now)) else _start_again


# Reasons for holding that do not come from may_spend: it does not know when they have ended.
_NOT_OURS_TO_END = frozenset(
    {
        "HELD_BY_MERCHANT", "CANCELLED_AT_SUPPLIER", "FROZEN", "ORDER_GONE", "ALIBABA_NOT_CONNECTED",
        "ALIBABA_CONNECTION_ENDED",
    }
)  # fmt: skip


def _next(purchase: Purchase) -> Action:
    return "pay" if purchase.trade_id else "place"


def _against(decision: Decision) -> frozenset[str]:
    """What keeps it held: old prices are asked for anew, and what only waits need not be held for."""
    return decision.codes - WAITING - {"QUOTE_EXPIRED"}


def _keep_held(outside: Outside, purchase_id: int) -> None:
    """Some reason is left: those that are gone are taken off, and it is looked at again when the others may end."""
    with reading() as session:
        placed = session.get_one(Purchase, purchase_id).trade_id is not None
    if placed:
        follow(outside, purchase_id)
    now = outside.clock.now()
    with transaction(outside.doorbell):
        purchase = db.session.get_one(Purchase, purchase_id)
        decision = decide(purchase, _next(purchase), now)
        if purchase.state != states.HELD or purchase.code in _NOT_OURS_TO_END or not _against(decision):
            return
        reasons = reasons_json(decision)
        if [reason["code"] for reason in purchase.reasons] != [reason["code"] for reason in reasons]:
            record_for(purchase, "caravan", "held", now, reasons=reasons)
            purchase.alert_due = now
        purchase.reasons, purchase.code = reasons, reasons[0]["code"]
        purchase.due_at = look_again(purchase, reasons, now)


def _start_again(outside: Outside, purchase_id: int) -> None:
    now = outside.clock.now()
    with transaction(outside.doorbell):
        purchase = db.session.get_one(Purchase, purchase_id)
        after = states.PLACED if purchase.trade_id else states.NEW
        if move(purchase, states.HELD, after, now, due_at=now, code="", message="", reasons=[]):
            record_for(purchase, "caravan", "released", now, by="caravan")


def _postpone(outside: Outside, purchase_id: int, lease: datetime, hints: int, error: PlatformError) -> None:
    """Nothing was done: later again, or once the merchant has mended what only the merchant can."""
    now = outside.clock.now()
    with transaction(outside.doorbell):
        lock_order(db.session.scalars(select(Purchase.order_id).where(Purchase.id == purchase_id)).one())
        purchase = db.session.get_one(Purchase, purchase_id, with_for_update={"key_share": True})
        if purchase.lease_until != lease:
            return
        purchase.lease_until, wait = None, _wait(purchase, error)
        if purchase.hints != hints:
            # Woken meanwhile: the reason may be gone, or somebody is waiting.
            wait = backoff(0)
        if isinstance(error, PlatformThrottled):
            wait = max(wait, timedelta(seconds=error.wait_seconds))
        purchase.due_at = now + wait
        if error.code in ("ALIBABA_NOT_CONNECTED", "ALIBABA_CONNECTION_ENDED", "UNINSTALLED"):
            _hold_for_connection(purchase, error.code, now)
        elif isinstance(error, PlatformUnauthorized):
            distrust(AlibabaAccount if error.platform == "alibaba" else Shop, purchase.shop_id, now)
        elif not error.try_again:
            _refused(purchase, error, now)


def _wait(purchase: Purchase, error: PlatformError) -> timedelta:
    """How long until it is tried again. Where `tries` counts looks that found nothing, a look that failed is none."""
    if purchase.state in states.ASKED_ABOUT:
        return _ASK_AGAIN if error.try_again else _ASK_SELDOM
    purchase.tries += 1
    return backoff(purchase.tries - 1)


def _hold_for_connection(purchase: Purchase, code: str, now: datetime) -> None:
    """Wait for the merchant to connect. Only what has nothing under way at Alibaba is held: what is held goes back to
    where it can start again, and an effect that is unknown or a cancelling must not.
    """
    purchase.due_at = None
    if purchase.state in (states.NEW, states.QUOTED, states.PLACED):
        reasons = [{"code": code}]
        if move(purchase, purchase.state, states.HELD, now, due_at=None, code=code, message="", reasons=reasons):
            record_for(purchase, "caravan", "held", now, reasons=reasons)


def _refused(purchase: Purchase, error: PlatformError, now: datetime) -> None:
    """A read was refused for good: before placing a person has to mend it, after it is only tried less often."""
    if purchase.tries <= 1:
        facts = {"code": error.code, "message": error.message, "operation": error.operation}
        record_for(purchase, "alibaba", "refused", now, **facts)
    if isinstance(error, PlatformRefused) and purchase.state == states.NEW:
        values = {"code": error.code[:64], "message": error.message[:1000]}
        move(purchase, states.NEW, states.REFUSED, now, due_at=None, **values)
