"""The orders page: the orders that are meant, page by page, and how many there are in each tab."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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
# Each order that a search or a filter finds costs a look at its lines and purchases.
NARROWED_UP_TO = 2_000


@dataclass(frozen=True, slots=True)
class Orders:
    """A page of the list; `counts` has every stage and `all` of the orders that the search and the filters mean, none
    above `counted_up_to`.
    """

    orders: list[OrderRow]
    next_cursor: str | None
    counts: dict[str, int]
    counted_up_to: int
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
        # A page that holds every order that is meant is counted as it lies there.
        is_all = not more and not cursor and question.tab == "all"
        orders = orders[:limit]
        return Orders(
            rows_of(session, shown, shop_id, orders),
            cursor_after(orders[-1], question.sort) if more else None,
            _counted(order.stage for order in orders) if is_all else _count(session, wanted_ones, question),
            NARROWED_UP_TO if question.narrowed else COUNTED_UP_TO,
            lists_unpaid(session, shop_id),
        )


def _count(session: Session, found: ColumnElement[bool], question: Question) -> dict[str, int]:
    if not question.narrowed:
        return count_orders(session, found)
    # What a search or a filter finds is looked for once, not once per tab, as long as it is not too much to count.
    stages = session.scalars(select(Order.stage).where(found).limit(NARROWED_UP_TO)).all()
    return _counted(stages) if len(stages) < NARROWED_UP_TO else count_orders(session, found, NARROWED_UP_TO)


def _counted(stages: Iterable[str]) -> dict[str, int]:
    counts = Counter(stages)
    return {"all": counts.total(), **{stage: counts[stage] for stage in STAGES}}


def count_orders(session: Session, listed: ColumnElement[bool], up_to: int = COUNTED_UP_TO) -> dict[str, int]:
    """How many of these orders each tab has, up to so many."""
    parts = []
    for stage in STAGES:
        some = select(literal(1)).where(listed, Order.stage == stage).limit(up_to).subquery()
        parts.append(select(literal(stage), func.count()).select_from(some))
    counts: dict[str, int] = {str(stage): int(number) for stage, number in session.execute(union_all(*parts))}
    return {"all": min(sum(counts.values()), up_to), **counts}
