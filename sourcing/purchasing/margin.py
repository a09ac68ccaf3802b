"""What is left of a customer's payment, and what a set of purchases costs together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sourcing.money import Money
from sourcing.orders.model import Order
from sourcing.purchasing.describe import PurchaseView
from sourcing.purchasing.states import CANCELLED


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums in one currency."""

    goods: Money
    freight: Money
    total: Money


def customer_paid(order: Order) -> Money:
    """What the order's lines of ours brought in, after line discounts, in the shop's currency."""
    return Money(sum(line.unit_minor * line.quantity for line in order.lines if line.ours), order.currency)


def margin_of(paid: Money, purchases: Sequence[PurchaseView]) -> Money | None:
    """What was paid less goods and freight; None while an amount is unknown or in another currency."""
    costs = [view.total or view.quoted for view in purchases if view.state != CANCELLED]
    if not costs:
        return None
    left = paid
    for amount in costs:
        if amount is None or amount.currency != paid.currency:
            return None
        left -= amount
    return left


def sums_of(purchases: Iterable[PurchaseView]) -> list[Sums]:
    """Goods, freight and total per currency, of those whose amounts are known; in order of currency.

    The total may be more than goods and freight: Alibaba adds taxes and fees that it names only together.
    """
    sums: dict[str, Sums] = {}
    for view in purchases:
        total = view.total or view.quoted
        if view.goods is None or view.freight is None or total is None:
            continue
        if {view.goods.currency, view.freight.currency} != {total.currency}:
            continue
        zero = Money(0, total.currency)
        before = sums.get(total.currency, Sums(zero, zero, zero))
        sums[total.currency] = Sums(before.goods + view.goods, before.freight + view.freight, before.total + total)
    return [sums[currency] for currency in sorted(sums)]
