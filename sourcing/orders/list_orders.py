"""The orders page: the orders that are meant, page by page, and how many there are in each tab."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, literal, select, union_all
from sqlalchemy.orm import Session, selectinload

from sourcing.explain import Shown
from sourcing.orders.find_orders import listed_orders, lists_unpaid, meant, of_tab
from sourcing.orders.model import Order
from sourcing.orders.question import Question
from sourcing.orders.rows import OrderRow, rows_of
from sourcing.orders.sorting import cursor_after, page
from sourcing.orders.stages import STAGES
from sourcing.transaction import reading

__all__ = ["Orders", "count_orders", "list_orders", "listed_orders"]

# Counting further would make the page slower the more a shop sells, for a number nobody reads to the last digit.
COUNTED_UP_TO = 10_000


@dataclass(frozen=True, slots=True)
class Orders:
    """A page of the list; `counts` has every stage and `all`, none above COUNTED_UP_TO, of the orders that the search
    and the filters mean.
    """

    orders: list[OrderRow]
    next_cursor: str | None
    counts: dict[str, int]
    list_unpaid: bool


def list_orders(shown: Shown, shop_id: int, question: Question, cursor: str, limit: int) -> Orders:
    """A page of at most `limit` of the orders that are meant, after `cursor` ("" for the first page).

    Raises UseCaseError for a tab or cursor that does not exist.
    """
    with reading() as session:
        wanted_ones = meant(session, shop_id, question)
        statement = select(Order).where(wanted_ones, *of_tab(question)).options(selectinload(Order.lines))
        orders = list(session.scalars(page(statement, question.sort, cursor, limit + 1)))
        more = len(orders) > limit
        orders = orders[:limit]
        return Orders(
            rows_of(session, shown, shop_id, orders),
            cursor_after(orders[-1], question.sort) if more else None,
            count_orders(session, wanted_ones),
            lists_unpaid(session, shop_id),
        )


def count_orders(session: Session, listed: ColumnElement[bool]) -> dict[str, int]:
    """How many of these orders each tab has, up to COUNTED_UP_TO."""
    parts = []
    for stage in STAGES:
        some = select(literal(1)).where(listed, Order.stage == stage).limit(COUNTED_UP_TO).subquery()
        parts.append(select(literal(stage), func.count()).select_from(some))
    counts: dict[str, int] = {str(stage): int(number) for stage, number in session.execute(union_all(*parts))}
    return {"all": min(sum(counts.values()), COUNTED_UP_TO), **counts}
