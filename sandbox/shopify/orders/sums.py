"""What an order amounts to, in cents of its currency. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sandbox.shopify.money import cents


@dataclass(frozen=True, slots=True)
class Sums:
    """Minor units. `current_*` leave out what was refunded or removed."""

    subtotal: int
    shipping: int
    total: int
    current_subtotal: int
    current_total: int
    received: int
    refunded: int
    outstanding: int


def sums_of(order: dict[str, Any]) -> Sums:
    """All sums of an order document."""
    shipping = cents(order["shipping_price"])
    subtotal = sum(cents(line["price"]) * line["quantity"] for line in order["lines"])
    current = sum(cents(line["price"]) * line["current"] for line in order["lines"])
    received, refunded = cents(order["received"]), cents(order["refunded"])
    left_shipping = 0 if order["cancelled_at"] else shipping
    current_total = current + left_shipping
    outstanding = max(0, current_total - (received - refunded))
    return Sums(subtotal, shipping, subtotal + shipping, current, current_total, received, refunded, outstanding)


def financial_status(order: dict[str, Any]) -> str:
    """The order's displayFinancialStatus."""
    sums = sums_of(order)
    if not sums.received:
        return "VOIDED" if order["cancelled_at"] else "PENDING"
    if sums.refunded >= sums.received:
        return "REFUNDED"
    if sums.refunded:
        return "PARTIALLY_REFUNDED"
    return "PARTIALLY_PAID" if sums.outstanding else "PAID"
