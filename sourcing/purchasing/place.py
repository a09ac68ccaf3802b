"""Place a purchase at Alibaba: intent, call, outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sourcing.db import db
from sourcing.errors import PlatformError, PlatformForbidden, PlatformRefused
from sourcing.lease import LEASE, backoff
from sourcing.orders.model import Order
from sourcing.orders.read_orders import want_read
from sourcing.outside import Outside
from sourcing.ports import Address, NewSupplierOrder, PlacedOrder
from sourcing.purchasing import states
from sourcing.purchasing.attempts import begin_attempt, end_attempt, outcome_of
from sourcing.purchasing.decide import decide, record_decision
from sourcing.purchasing.gate import pass_gate
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.move import move
from sourcing.purchasing.prepare import bought_lines, wanted_lines
from sourcing.purchasing.quote import wanted_skus
from sourcing.purchasing.rules import WAITING
from sourcing.purchasing.withhold import withhold
from sourcing.shops.access import alibaba_token
from sourcing.shops.model import OrderSettings, Shop
from sourcing.shops.supplier_note import fill_note
from sourcing.timeline.record import record_for
from sourcing.transaction import Transaction, reading, transaction

# How soon a silent placing is asked about: Alibaba's order list may lag behind the order.
_ASK_AFTER = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class _Intent:
    attempt_id: int
    order: NewSupplierOrder


def place(outside: Outside, purchase_id: int) -> None:
    """From `quoted`, wanted by somebody, to `placed`; or to `held`, `refused`, `place_unknown`.

    Raises PlatformError only before anything was sent (no token).
    """
    with reading() as session:
        shop_id = session.get_one(Purchase, purchase_id).shop_id
    token = alibaba_token(outside, shop_id)
    with transaction(outside.doorbell):
        intent = _intend(outside, purchase_id)
    if intent is None:
        return
    try:
        placed = outside.suppliers.place(token, intent.order)
    except PlatformError as error:
        with transaction(outside.doorbell) as tx:
            _not_placed(tx, outside, purchase_id, intent.attempt_id, error)
        return
    with transaction(outside.doorbell) as tx:
        _placed(tx, outside, purchase_id, intent.attempt_id, placed)


def _intend(outside: Outside, purchase_id: int) -> _Intent | None:
    now = outside.clock.now()
    purchase = pass_gate(purchase_id)
    if purchase.state != states.QUOTED:
        return None
    decision = decide(purchase, "place", now)
    if not decision.allowed:
        if decision.codes - WAITING:
            record_decision(purchase, "place", decision, now)
        withhold(purchase, decision, now)
        return None
    if not move(purchase, states.QUOTED, states.PLACING, now, due_at=now + LEASE, code="", message="", reasons=[]):
        return None
    attempt_id = begin_attempt(purchase.shop_id, "purchase", purchase.id, "place", purchase.reference, now)
    record_for(purchase, "caravan", "place_started", now, by=purchase.place_by, reference=purchase.reference)
    return _Intent(attempt_id, _new_order(purchase))


def _new_order(purchase: Purchase) -> NewSupplierOrder:
    order = db.session.get_one(Order, purchase.order_id)
    settings = db.session.get_one(OrderSettings, purchase.shop_id)
    values = _note_values(purchase, order)
    offer = next(offer for offer in purchase.offers if offer.vendor_code == purchase.vendor_code)
    return NewSupplierOrder(
        reference=purchase.reference,
        order_name=order.name,
        vendor_code=offer.vendor_code,
        dispatch_country=offer.dispatch_country,
        address=Address(**(order.ship_to or {})),
        email=order.email,
        skus=wanted_skus(purchase),
        remark="\n".join(fill_note(note, values) for note in (settings.supplier_note, order.supplier_note) if note),
    )


def _note_values(purchase: Purchase, order: Order) -> dict[str, str]:
    shop = db.session.get_one(Shop, purchase.shop_id)
    return {
        "order_name": order.name,
        "reference": purchase.reference,
        "shop_name": shop.name or shop.domain,
        "country_code": str((order.ship_to or {}).get("country_code", "")),
    }


def _placed(tx: Transaction, outside: Outside, purchase_id: int, attempt_id: int, placed: PlacedOrder) -> None:
    """Also when the lease ran out and the row went to `place_unknown` meanwhile: this answer settles it."""
    now = outside.clock.now()
    end_attempt(attempt_id, "done", now)
    purchase = db.session.get_one(Purchase, purchase_id)
    adopt(tx, purchase, [states.PLACING, states.PLACE_UNKNOWN], placed.trade_id, placed.pay_url, now)


def adopt(tx: Transaction, purchase: Purchase, before: list[str], trade_id: str, pay_url: str, now: datetime) -> None:
    """The purchase exists at Alibaba as `trade_id`: write it down and have its amounts read."""
    moved = move(
        purchase,
        before,
        states.PLACED,
        now,
        trade_id=trade_id,
        pay_url=pay_url,
        placed_at=now,
        trade_status="unpay",
        due_at=now,
        lease_until=None,
        tries=0,
        code="",
        message="",
        reasons=[],
    )
    if moved:
        record_for(purchase, "alibaba", "placed", now, trade_id=trade_id)
        tx.ring("advance", purchase.id)
        order = db.session.get_one(Order, purchase.order_id)
        if order.cancelled_at is not None or bought_lines(purchase) != wanted_lines(purchase, order):
            # The order changed while it was not known whether this exists: reading it again cancels what is not wanted.
            want_read(purchase.shop_id, [order.gid], "placed", now)
            tx.ring("read_orders", purchase.shop_id)


def _not_placed(tx: Transaction, outside: Outside, purchase_id: int, attempt_id: int, error: PlatformError) -> None:
    now = outside.clock.now()
    end_attempt(attempt_id, outcome_of(error), now, error)
    purchase = db.session.get_one(Purchase, purchase_id)
    facts = {"code": error.code, "message": error.message}
    if error.may_have_happened:
        due = now + _ASK_AFTER
        if move(purchase, states.PLACING, states.PLACE_UNKNOWN, now, due_at=due, code="PLACED_UNKNOWN", tries=0):
            record_for(purchase, "alibaba", "place_unknown", now, **facts)
        return
    if isinstance(error, PlatformRefused | PlatformForbidden):
        _refused(tx, outside, purchase, error, now)
        return
    # Nothing was sent or nothing was done: it stays quoted, and is tried again.
    due = now + backoff(purchase.tries)
    move(purchase, states.PLACING, states.QUOTED, now, due_at=due, tries=purchase.tries + 1)
    record_for(purchase, "alibaba", "place_failed", now, **facts)


def _refused(tx: Transaction, outside: Outside, purchase: Purchase, error: PlatformError, now: datetime) -> None:
    """Alibaba said no. Where only the offer is stale, new ones are fetched once by itself."""
    record_for(purchase, "alibaba", "place_refused", now, code=error.code, message=error.message)
    explanation = outside.explanations.get(error.code)
    if explanation is not None and explanation.action == "requote" and purchase.requotes == 0:
        move(purchase, states.PLACING, states.NEW, now, due_at=now, requotes=1, chosen_by="rule")
        tx.ring("advance", purchase.id)
        return
    values = {"code": error.code[:64], "message": error.message[:1000]}
    move(purchase, states.PLACING, states.REFUSED, now, due_at=None, **values)


def expire_placing(outside: Outside, purchase_id: int) -> None:
    """The worker that was placing died: the order may exist, so it is asked about."""
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        purchase = db.session.get_one(Purchase, purchase_id)
        if move(purchase, states.PLACING, states.PLACE_UNKNOWN, now, due_at=now, code="PLACED_UNKNOWN", tries=0):
            record_for(purchase, "caravan", "place_unknown", now, code="WORKER_DIED", message="")
            tx.ring("advance", purchase.id)
