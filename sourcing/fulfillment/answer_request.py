"""Answer the merchant's request for fulfillment, or for its cancellation, on what Shopify says now."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select, update

from sourcing.db import db
from sourcing.errors import PlatformError, PlatformThrottled, PlatformUnauthorized
from sourcing.fulfillment.model import FulfillmentOrder
from sourcing.lease import backoff, take
from sourcing.orders.model import Order
from sourcing.outside import Outside
from sourcing.ports import ShopAccess, ShopFulfillmentOrder
from sourcing.purchasing import states
from sourcing.purchasing.attempts import begin_attempt, end_attempt, outcome_of
from sourcing.purchasing.gate import lock_order
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.move import move
from sourcing.purchasing.wake import wake
from sourcing.shops.access import access_to
from sourcing.shops.model import Shop
from sourcing.shops.tokens import distrust
from sourcing.timeline.record import record, record_for
from sourcing.transaction import Transaction, transaction

# Problems of an order that do not stand in the way of taking the request: the address is only needed for placing.
_NOT_IN_THE_WAY = ("ADDRESS_MISSING", "ADDRESS_INCOMPLETE")
_PLACING = (states.PLACING, states.PLACE_UNKNOWN)

# How soon a cancellation is looked at again while a purchase of the order is being placed.
_SETTLING = timedelta(seconds=15)


def answer_request(outside: Outside, fulfillment_order_id: int) -> None:
    """Accept a request (the order goes to *In progress*, nothing is placed or paid by that), or answer a cancellation.

    Idempotent on live state: a request that is already answered is only noted.
    """
    with transaction(outside.doorbell):
        if not take(FulfillmentOrder, fulfillment_order_id, outside.clock.now()):
            return
        row = db.session.get_one(FulfillmentOrder, fulfillment_order_id)
        shop_id, gid = row.shop_id, row.gid
    try:
        access = access_to(outside, shop_id)
        live = outside.shops.read_fulfillment_order(access, gid)
        effect = _choose(outside, fulfillment_order_id, live)
        if effect is not None and live is not None:
            _carry_out(outside, access, fulfillment_order_id, effect, live)
    except PlatformError as error:
        _postpone(outside, fulfillment_order_id, error)


def _choose(outside: Outside, row_id: int, live: ShopFulfillmentOrder | None) -> str | None:
    """Which effect is owed by what stands in Shopify now; None when none is, or when it has to wait."""
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        row = db.session.get_one(FulfillmentOrder, row_id)
        lock_order(row.order_id)
        if live is not None:
            row.status, row.request_status = live.status, live.request_status
            row.cancellation_asked, row.read_at = live.cancellation_asked, now
        if live is not None and live.request_status == "SUBMITTED":
            return "accept" if _can_accept(row, now) else None
        if live is not None and (live.cancellation_asked or live.request_status == "CANCELLATION_REQUESTED"):
            return _answer_cancellation(tx, row, now)
        if row.answer in ("answering", "unknown") and row.request_status == "ACCEPTED":
            record(row.shop_id, row.order_id, "caravan", "request_accepted", now, fulfillment_order=row.gid)
        _close(row, "done" if row.answer in ("answering", "unknown", "done") else "none")
        return None


def _can_accept(row: FulfillmentOrder, now: datetime) -> bool:
    order = db.session.get_one(Order, row.order_id)
    in_the_way = [problem for problem in order.problems if problem["code"] not in _NOT_IN_THE_WAY]
    if not in_the_way:
        return True
    code = in_the_way[0]["code"]
    if row.code != code:
        record(row.shop_id, row.order_id, "caravan", "request_waiting", now, code=code)
    # Reading the order again, when the problem is mended, puts the answer on the list once more.
    row.answer, row.code, row.due_at, row.lease_until = "waiting", code, None, None
    return False


def _answer_cancellation(tx: Transaction, row: FulfillmentOrder, now: datetime) -> str | None:
    """Cancel what is not paid; what is paid cannot be taken back here. None while it is not known what there is.

    The order is locked: no payment begins between the look and the cancelling.
    """
    purchases = db.session.scalars(select(Purchase).where(Purchase.order_id == row.order_id)).all()
    if any(states.STATES[p.state].spent or p.paid_at for p in purchases):
        return "reject_cancellation"
    if any(p.state in _PLACING for p in purchases):
        # It may turn out to exist, and would be paid after we said that it is cancelled.
        row.due_at, row.lease_until = now + _SETTLING, None
        return None
    for purchase in purchases:
        if purchase.state in (states.CANCELLED, states.CANCELLING):
            continue
        placed = purchase.trade_id is not None
        after = states.CANCELLING if placed else states.CANCELLED
        if states.may_follow(purchase.state, after):
            move(purchase, purchase.state, after, now, due_at=None, code="REQUEST_CANCELLED")
            record_for(purchase, "shopify", "cancel_wanted" if placed else "cancelled", now, reason="REQUEST_CANCELLED")
            wake(tx, purchase, now)
    return "accept_cancellation"


def _carry_out(outside: Outside, access: ShopAccess, row_id: int, effect: str, live: ShopFulfillmentOrder) -> None:
    now = outside.clock.now()
    with transaction(outside.doorbell):
        row = db.session.get_one(FulfillmentOrder, row_id)
        row.answer = "answering"
        attempt_id = begin_attempt(row.shop_id, "fulfillment_order", row.id, effect, row.gid, now)
    calls = {
        "accept": outside.shops.accept_request,
        "accept_cancellation": outside.shops.accept_cancellation,
        "reject_cancellation": outside.shops.reject_cancellation,
    }
    try:
        after = calls[effect](access, live.gid, _MESSAGES[effect])
    except PlatformError as error:
        with transaction(outside.doorbell):
            end_attempt(attempt_id, outcome_of(error), outside.clock.now(), error)
        raise
    with transaction(outside.doorbell):
        end_attempt(attempt_id, "done", outside.clock.now())
        row = db.session.get_one(FulfillmentOrder, row_id)
        row.status, row.request_status, row.cancellation_asked = after.status, after.request_status, False
        _close(row, "done")
        record(row.shop_id, row.order_id, "caravan", _KINDS[effect], outside.clock.now(), fulfillment_order=row.gid)


# Shown to the merchant in the order's timeline in Shopify.
_MESSAGES = {
    "accept": "Caravan takes care of this order.",
    "accept_cancellation": "Nothing was paid at the supplier; the purchase is cancelled.",
    "reject_cancellation": "The purchase is already placed or paid at the supplier. Please contact the supplier.",
}
_KINDS = {
    "accept": "request_accepted",
    "accept_cancellation": "cancellation_accepted",
    "reject_cancellation": "cancellation_rejected",
}


def _close(row: FulfillmentOrder, answer: str) -> None:
    row.answer, row.code, row.due_at, row.lease_until, row.tries = answer, "", None, None, 0


def _postpone(outside: Outside, row_id: int, error: PlatformError) -> None:
    """Look again later; what stands in Shopify then decides, so an unknown answer is never simply repeated."""
    now = outside.clock.now()
    with transaction(outside.doorbell):
        row = db.session.get_one(FulfillmentOrder, row_id)
        if isinstance(error, PlatformUnauthorized):
            distrust(Shop, row.shop_id, now)
        if error.may_have_happened:
            row.answer = "unknown"
        wait = backoff(row.tries)
        if isinstance(error, PlatformThrottled):
            wait = max(wait, timedelta(seconds=error.wait_seconds))
        db.session.execute(
            update(FulfillmentOrder)
            .where(FulfillmentOrder.id == row_id)
            .values(due_at=now + wait, lease_until=None, tries=row.tries + 1, code=error.code[:64])
        )
