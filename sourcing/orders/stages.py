"""Where an order stands, told from its purchases: the tabs of the orders page."""

from __future__ import annotations

from collections.abc import Collection

TO_PLACE = "to_place"
AWAITING_PAYMENT = "awaiting_payment"
PAID = "paid"
SHIPPED = "shipped"
DELIVERED = "delivered"
NEEDS_ATTENTION = "needs_attention"
CANCELLED = "cancelled"

STAGES = (TO_PLACE, AWAITING_PAYMENT, PAID, SHIPPED, DELIVERED, NEEDS_ATTENTION, CANCELLED)

# The least advanced purchase decides; one that needs a person goes before all.
_URGENCY = (NEEDS_ATTENTION, TO_PLACE, AWAITING_PAYMENT, PAID, SHIPPED, DELIVERED)


def stage_of(purchase_stages: Collection[str], *, has_problems: bool, cancelled: bool) -> str:
    """The order's stage from those of its purchases.

    A cancelled order stays visible where its purchases are until those have ended too.
    """
    live = [stage for stage in purchase_stages if stage != CANCELLED]
    if has_problems and not cancelled:
        return NEEDS_ATTENTION
    for stage in _URGENCY:
        if stage in live:
            return stage
    return CANCELLED if cancelled or purchase_stages else TO_PLACE
