"""Follow a placed purchase at Alibaba: paid by a person, shipped, delivered, closed."""

from __future__ import annotations

from datetime import datetime, timedelta

from sourcing.db import db
from sourcing.outside import Outside
from sourcing.ports import SupplierOrder, SupplierParcel
from sourcing.purchasing import states
from sourcing.purchasing.check_placed import read_amounts
from sourcing.purchasing.decide import CLOSED_STATUSES, PAID_STATUSES
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.move import move
from sourcing.purchasing.payment_answer import mark_paid
from sourcing.shops.access import alibaba_token
from sourcing.timeline.record import record_for
from sourcing.tracking.note_parcels import all_delivered, note_parcels
from sourcing.transaction import Transaction, reading, transaction

# trade_status words (platform facts, 3.4) by what they mean for us; others are kept and shown.
SHIPPED_STATUSES = frozenset(
    {"delivering", "partial_delivering", "wait_confirm_receipt", "waiting_for_delivery_confirmation", "trade_success"}
)
_STOPPED = frozenset({"frozen", "charge_back", "trade_unavailable"})

# Parcels move without the trade's status changing; looked at this often between the supplier's messages.
_PARCELS_EVERY = timedelta(minutes=30)


def follow(outside: Outside, purchase_id: int) -> None:
    """Read the order, and its parcels once it is shipped, and move the purchase along. Raises PlatformError."""
    order = read_amounts(outside, purchase_id)
    parcels: list[SupplierParcel] | None = None
    if order.status in SHIPPED_STATUSES:
        with reading() as session:
            shop_id = session.get_one(Purchase, purchase_id).shop_id
        parcels = outside.suppliers.read_parcels(alibaba_token(outside, shop_id), order.trade_id)
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        purchase = db.session.get_one(Purchase, purchase_id)
        if order.status in CLOSED_STATUSES:
            _closed(purchase, now)
            return
        if order.status in _STOPPED:
            _stopped(purchase, order, now)
            return
        if order.status in PAID_STATUSES:
            _paid_by_person(purchase, order, now)
        if parcels is not None:
            _shipped(tx, purchase, order, parcels, now)


def _paid_by_person(purchase: Purchase, order: SupplierOrder, now: datetime) -> None:
    waiting = (states.PLACED, states.HELD, states.REFUSED)
    if purchase.paid_at is None and purchase.state in waiting:
        mark_paid(purchase, "person", now)
        purchase.trade_status = order.status


def _shipped(
    tx: Transaction, purchase: Purchase, order: SupplierOrder, parcels: list[SupplierParcel], now: datetime
) -> None:
    note_parcels(tx, purchase, parcels, now)
    ended = order.status == "trade_success"
    if purchase.state == states.PAID and (parcels or ended):
        # A trade may end without a parcel that Alibaba knows of: the receipt was confirmed.
        move(purchase, states.PAID, states.SHIPPING, now, shipped_at=now)
    if purchase.state != states.SHIPPING:
        return
    if all_delivered(parcels) or ended:
        if move(purchase, states.SHIPPING, states.DELIVERED, now, delivered_at=now, due_at=None):
            record_for(purchase, "alibaba", "delivered", now)
        return
    purchase.due_at = now + _PARCELS_EVERY


def _closed(purchase: Purchase, now: datetime) -> None:
    """Closed at Alibaba: by our own cancelling that is the end, otherwise a person has to look."""
    if purchase.state == states.CANCELLING:
        if move(purchase, states.CANCELLING, states.CANCELLED, now, due_at=None):
            record_for(purchase, "alibaba", "cancelled", now, reason=purchase.code)
        return
    if purchase.state == states.HELD and purchase.code == "CANCELLED_AT_SUPPLIER":
        return
    if states.may_follow(purchase.state, states.HELD):
        reasons = [{"code": "CANCELLED_AT_SUPPLIER"}]
        move(purchase, purchase.state, states.HELD, now, due_at=None, code="CANCELLED_AT_SUPPLIER", reasons=reasons)
        record_for(purchase, "alibaba", "closed_at_supplier", now)


def _stopped(purchase: Purchase, order: SupplierOrder, now: datetime) -> None:
    if purchase.code != "FROZEN" and states.may_follow(purchase.state, states.HELD):
        reasons = [{"code": "FROZEN", "trade_status": order.status}]
        move(purchase, purchase.state, states.HELD, now, due_at=None, code="FROZEN", reasons=reasons)
        record_for(purchase, "alibaba", "held", now, reasons=reasons)
