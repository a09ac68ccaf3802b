"""The states of a purchase, which may follow which, and how each is shown."""

from __future__ import annotations

from dataclasses import dataclass

NEW = "new"
QUOTED = "quoted"
PLACING = "placing"
PLACE_UNKNOWN = "place_unknown"
PLACED = "placed"
PAYING = "paying"
PAY_UNKNOWN = "pay_unknown"
PAID = "paid"
SHIPPING = "shipping"
DELIVERED = "delivered"
REFUSED = "refused"
HELD = "held"
CANCELLING = "cancelling"
CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class State:
    """What a state means: where its order is listed, which states may follow, and how far the purchase has come.

    `stage` is the tab of the orders page; `at_supplier` is True once an order may exist at Alibaba; `spent` once
    money may have moved.
    """

    stage: str
    then: frozenset[str]
    at_supplier: bool = False
    spent: bool = False


# A held or refused purchase remembers by its trade_id whether it is already placed; release and retry go back from
# there, so what is unknown or being cancelled is never held. PLACED may go straight to PAID (and on): a person may pay
# at Alibaba, and a push may be missed on the way.
STATES: dict[str, State] = {
    NEW: State("to_place", frozenset({QUOTED, REFUSED, HELD, CANCELLED})),
    QUOTED: State("to_place", frozenset({NEW, PLACING, REFUSED, HELD, CANCELLED})),
    PLACING: State("to_place", frozenset({PLACED, PLACE_UNKNOWN, REFUSED, QUOTED, NEW}), at_supplier=True),
    PLACE_UNKNOWN: State("to_place", frozenset({PLACED, QUOTED}), at_supplier=True),
    PLACED: State(
        "awaiting_payment",
        frozenset({PAYING, PAID, SHIPPING, DELIVERED, REFUSED, HELD, CANCELLING, CANCELLED}),
        at_supplier=True,
    ),
    PAYING: State(
        "awaiting_payment",
        frozenset({PLACED, PAID, SHIPPING, DELIVERED, PAY_UNKNOWN, REFUSED, CANCELLED}),
        at_supplier=True,
        spent=True,
    ),
    PAY_UNKNOWN: State(
        "awaiting_payment",
        frozenset({PLACED, PAID, SHIPPING, DELIVERED, REFUSED, CANCELLED}),
        at_supplier=True,
        spent=True,
    ),
    PAID: State("paid", frozenset({SHIPPING, DELIVERED, CANCELLED, HELD}), at_supplier=True, spent=True),
    SHIPPING: State("shipped", frozenset({DELIVERED, CANCELLED, HELD}), at_supplier=True, spent=True),
    DELIVERED: State("delivered", frozenset(), at_supplier=True, spent=True),
    REFUSED: State("needs_attention", frozenset({NEW, PLACED, PAID, SHIPPING, DELIVERED, HELD, CANCELLING, CANCELLED})),
    HELD: State("needs_attention", frozenset({NEW, PLACED, PAID, SHIPPING, DELIVERED, CANCELLING, CANCELLED})),
    CANCELLING: State("awaiting_payment", frozenset({CANCELLED, PLACED, PAID, SHIPPING}), at_supplier=True),
    CANCELLED: State("cancelled", frozenset({NEW})),
}

# What came of an effect is not known yet: the platform is asked, and `tries` counts the looks that found nothing.
ASKED_ABOUT = frozenset({PLACE_UNKNOWN, PAYING, PAY_UNKNOWN})


def may_follow(before: str, after: str) -> bool:
    """Whether a purchase may go from one state to the other; False for states we do not know."""
    state = STATES.get(before)
    return state is not None and after in state.then
