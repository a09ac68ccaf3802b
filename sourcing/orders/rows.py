"""Orders as rows of the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from sourcing.catalog.model import Link, Supplier
from sourcing.explain import Problem, Shown, explain_all
from sourcing.money import Money
from sourcing.orders.model import Order
from sourcing.purchasing.allow import steps_for, wanted
from sourcing.purchasing.describe import cost, problems_of
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.states import NEW, PLACED, QUOTED
from sourcing.tracking.model import Parcel


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A row of the list. `cost` is None until every purchase's amount is known in one currency; `can` are the steps
    that some purchase of it is ready for.
    """

    id: int
    name: str
    created_at: datetime
    customer_name: str
    country_code: str
    total: Money
    paid: bool
    financial_status: str
    fulfillment_status: str
    stage: str
    suppliers: list[str]
    items: int
    cost: Money | None
    purchase_states: list[str]
    problems: list[Problem]
    tracking_numbers: list[str]
    can_pay: bool
    can: list[str]


def rows_of(session: Session, shown: Shown, shop_id: int, orders: Sequence[Order]) -> list[OrderRow]:
    """The rows of orders that were loaded with their lines, in a fixed number of queries."""
    ids = [order.id for order in orders]
    purchases: dict[int, list[Purchase]] = defaultdict(list)
    chosen = (
        select(Purchase)
        .where(Purchase.order_id.in_(ids))
        .order_by(Purchase.id)
        .options(selectinload(Purchase.supplier))
    )
    for purchase in session.scalars(chosen):
        purchases[purchase.order_id].append(purchase)
    numbers: dict[int, list[str]] = defaultdict(list)
    parcels = select(Purchase.order_id, Parcel.number).join(Parcel, Parcel.purchase_id == Purchase.id)
    for order_id, number in session.execute(parcels.where(Purchase.order_id.in_(ids)).order_by(Parcel.id)):
        numbers[order_id].append(number)
    linked = _linked_suppliers(session, shop_id, orders)
    return [_row(shown, order, purchases[order.id], numbers[order.id], linked) for order in orders]


def _linked_suppliers(session: Session, shop_id: int, orders: Sequence[Order]) -> dict[str, str]:
    """Whom a variant is bought from, for orders that have no purchases yet."""
    variants = {line.variant_gid for order in orders for line in order.lines if line.ours and line.variant_gid}
    statement = select(Link.variant_gid, Supplier.name).join(Supplier, Supplier.id == Link.supplier_id)
    found = session.execute(statement.where(Link.shop_id == shop_id, Link.variant_gid.in_(variants)))
    return dict(found.all())


def _row(shown: Shown, order: Order, purchases: list[Purchase], numbers: list[str], linked: dict[str, str]) -> OrderRow:
    ours = [line for line in order.lines if line.ours]
    problems = explain_all(shown.explanations, order.problems)
    for purchase in purchases:
        problems += problems_of(shown, purchase)
    from_links = (linked.get(line.variant_gid or "") for line in ours)
    names = [purchase.supplier.name for purchase in purchases] or [name for name in from_links if name]
    return OrderRow(
        id=order.id,
        name=order.name,
        created_at=order.created_at,
        customer_name=order.customer_name,
        country_code=order.country_code,
        total=Money(order.total_minor, order.currency),
        paid=order.paid,
        financial_status=order.financial_status,
        fulfillment_status=order.fulfillment_status,
        stage=order.stage,
        suppliers=list(dict.fromkeys(names)),
        items=sum(line.quantity for line in ours),
        cost=_sum([cost(purchase) for purchase in purchases]),
        purchase_states=[purchase.state for purchase in purchases],
        problems=problems,
        tracking_numbers=numbers,
        can_pay=can_pay(order, [purchase.state for purchase in purchases]),
        can=steps_for([purchase.state for purchase in purchases]),
    )


def can_pay(order: Order, states: Collection[str]) -> bool:
    """Whether Pay now leads anywhere for an order whose purchases are in these states."""
    if not wanted(order):
        return False
    if not states:
        return not order.problems
    return not {NEW, QUOTED, PLACED}.isdisjoint(states)


def _sum(amounts: list[Money | None]) -> Money | None:
    known = [amount for amount in amounts if amount is not None]
    if not known or len(known) < len(amounts) or len({amount.currency for amount in known}) > 1:
        return None
    return sum(known[1:], known[0])
