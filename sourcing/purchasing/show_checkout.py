"""The checkout page: a block per order and supplier, with every shipping method."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from sourcing.explain import Problem, Shown, explain_all
from sourcing.money import Money
from sourcing.orders.model import Order
from sourcing.orders.show_order import order_not_found
from sourcing.purchasing.describe import PurchaseView, describe, with_all
from sourcing.purchasing.margin import Sums, customer_paid, margin_of, sums_of
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.states import NEW
from sourcing.transaction import reading


@dataclass(frozen=True, slots=True)
class CheckoutOrder:
    """One order at checkout; `country` is the ISO code of where it goes."""

    id: int
    name: str
    customer_name: str
    country: str
    paid: bool
    customer_paid: Money
    margin: Money | None
    purchases: list[PurchaseView]
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class Checkout:
    """`sums` are of what can be placed now; `quoting` counts purchases whose offers are still being fetched."""

    orders: list[CheckoutOrder]
    sums: list[Sums]
    quoting: int
    placeable: int


def show_checkout(shown: Shown, shop_id: int, order_ids: Sequence[int]) -> Checkout:
    """The orders in the order they were named. Raises NotFound when one of them is not this shop's."""
    with reading() as session:
        statement = select(Order).where(Order.shop_id == shop_id, Order.id.in_(order_ids))
        found = {order.id: order for order in session.scalars(statement.options(selectinload(Order.lines)))}
        wanted = list(dict.fromkeys(order_ids))
        if missing := [order_id for order_id in wanted if order_id not in found]:
            raise order_not_found(missing[0])
        rows = select(Purchase).where(Purchase.shop_id == shop_id, Purchase.order_id.in_(order_ids))
        views = describe(session, shown, session.scalars(with_all(rows.order_by(Purchase.id))).all())
        blocks: dict[int, list[PurchaseView]] = defaultdict(list)
        for view in views:
            blocks[view.order_id].append(view)
        orders = [_order(shown, found[order_id], blocks[order_id]) for order_id in wanted]
    placeable = [view for view in views if "place" in view.can]
    quoting = [view for view in views if view.state == NEW and view.due]
    return Checkout(orders, sums_of(placeable), len(quoting), len(placeable))


def _order(shown: Shown, order: Order, purchases: list[PurchaseView]) -> CheckoutOrder:
    problems = explain_all(shown.explanations, order.problems)
    if order.cancelled_at is not None:
        problems += explain_all(shown.explanations, [{"code": "ORDER_CANCELLED"}])
    elif not order.paid:
        problems += explain_all(shown.explanations, [{"code": "NOT_PAID_IN_SHOP"}])
    if order.test:
        problems += explain_all(shown.explanations, [{"code": "TEST_ORDER"}])
    paid = customer_paid(order)
    return CheckoutOrder(
        id=order.id,
        name=order.name,
        customer_name=order.customer_name,
        country=str((order.ship_to or {}).get("country_code", "")),
        paid=order.paid,
        customer_paid=paid,
        margin=margin_of(paid, purchases),
        purchases=purchases,
        problems=problems,
    )
