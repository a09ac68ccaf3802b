"""What a person may ask of a purchase as it stands; the use cases check again when asked."""

from __future__ import annotations

from collections.abc import Collection

from sourcing.orders.model import Order
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.states import CANCELLED, HELD, NEW, PLACED, QUOTED, REFUSED

_BY_STATE = {
    "hold": frozenset({NEW, QUOTED, PLACED}),
    "release": frozenset({HELD}),
    "retry": frozenset({REFUSED, CANCELLED}),
    "cancel": frozenset({NEW, QUOTED, PLACED, HELD, REFUSED}),
}

# What may be asked of many orders at once. Not of a cancelled purchase: buying after all what somebody cancelled is
# decided one by one.
AT_ONCE = {"hold": _BY_STATE["hold"], "release": _BY_STATE["release"], "retry": frozenset({REFUSED})}


def allowed(purchase: Purchase, order: Order) -> list[str]:
    """The buttons: quote, place, pay, hold, release, retry, cancel, in this order.

    Only what the customer has paid for may be placed (mission M10), by hand too.
    """
    can = []
    if purchase.state in {NEW, QUOTED} or (purchase.state == REFUSED and not purchase.trade_id):
        can.append("quote")
    if purchase.state == QUOTED and purchase.vendor_code and wanted(order):
        can.append("place")
    if purchase.state == PLACED and purchase.trade_id:
        can.append("pay")
    return can + [button for button, states in _BY_STATE.items() if purchase.state in states]


def wanted(order: Order) -> bool:
    """Whether anything may be bought for the order at all."""
    return order.paid and order.cancelled_at is None and not order.test


def steps_for(states: Collection[str]) -> list[str]:
    """Those of AT_ONCE that some purchase in these states is ready for."""
    return [step for step, ready in AT_ONCE.items() if not ready.isdisjoint(states)]
