"""Many orders at once: all that a view means, or those named one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sourcing.errors import UseCaseError
from sourcing.orders.find_orders import meant, of_tab
from sourcing.orders.model import Order
from sourcing.orders.question import Question
from sourcing.orders.rows import can_pay
from sourcing.orders.show_order import order_not_found
from sourcing.orders.sorting import page
from sourcing.purchasing.allow import steps_for
from sourcing.purchasing.model import Purchase
from sourcing.transaction import reading

MOST_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class ChosenOrder:
    """An order of a selection, and what may be done with it."""

    id: int
    name: str
    can_pay: bool
    can: list[str]
    purchase_states: list[str]


def choose_orders(shop_id: int, question: Question) -> list[ChosenOrder]:
    """All orders of a view, as it is sorted. Raises UseCaseError when they are more than MOST_AT_ONCE."""
    with reading() as session:
        found = select(Order).where(meant(session, shop_id, question), *of_tab(question))
        orders = session.scalars(page(found, question.sort, "", MOST_AT_ONCE + 1)).all()
        if len(orders) > MOST_AT_ONCE:
            raise _too_many()
        return _chosen(session, orders)


def check_orders(session: Session, shop_id: int, order_ids: Sequence[int]) -> list[int]:
    """The ids, each once. Raises NotFound when one of them is not this shop's: nothing is to be done with the others."""
    ids = list(dict.fromkeys(order_ids))
    known = set(session.scalars(select(Order.id).where(Order.shop_id == shop_id, Order.id.in_(ids))))
    for order_id in ids:
        if order_id not in known:
            raise order_not_found(order_id)
    return ids


def _chosen(session: Session, orders: Sequence[Order]) -> list[ChosenOrder]:
    states: dict[int, list[str]] = defaultdict(list)
    found = select(Purchase.order_id, Purchase.state).where(Purchase.order_id.in_([order.id for order in orders]))
    for order_id, state in session.execute(found.order_by(Purchase.id)):
        states[order_id].append(state)
    return [
        ChosenOrder(
            order.id, order.name, can_pay(order, states[order.id]), steps_for(states[order.id]), states[order.id]
        )
        for order in orders
    ]


def _too_many() -> UseCaseError:
    return UseCaseError(
        "TOO_MANY_ORDERS",
        f"This view has more than {MOST_AT_ONCE} orders.",
        "Narrow it with a search or a filter, for example a range of dates.",
        "view",
    )
