"""The ways to sort the list of orders, each read off an index of its own, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from sourcing.orders.cursor import Key, read_cursor, write_cursor
from sourcing.orders.model import Order


@dataclass(frozen=True, slots=True)
class Sort:
    """The columns that put orders in order, no two orders alike in all of them, and what each holds."""

    columns: tuple[InstrumentedAttribute[Any], ...]
    kinds: tuple[type[Key], ...]
    descending: bool


_BY_DATE = ((Order.created_at, Order.order_number, Order.id), (datetime, int, int))
_BY_TOTAL = ((Order.total_minor, Order.id), (int, int))
_BY_CUSTOMER = ((Order.sort_name, Order.id), (str, int))

NEWEST = "newest"
SORTS: dict[str, Sort] = {
    NEWEST: Sort(*_BY_DATE, descending=True),
    "oldest": Sort(*_BY_DATE, descending=False),
    "total_high": Sort(*_BY_TOTAL, descending=True),
    "total_low": Sort(*_BY_TOTAL, descending=False),
    "customer": Sort(*_BY_CUSTOMER, descending=False),
    "customer_reverse": Sort(*_BY_CUSTOMER, descending=True),
}


def page(statement: Select[Order], sort: str, cursor: str, limit: int) -> Select[Order]:
    """At most `limit` orders of the statement behind `cursor` ("" for the first page).

    It goes on from the last order's own key, so orders that come or go in between neither repeat nor hide another.
    """
    chosen = SORTS[sort]
    if cursor:
        key, last = tuple_(*chosen.columns), tuple_(*read_cursor(cursor, sort, chosen.kinds))
        statement = statement.where(key < last if chosen.descending else key > last)
    ordered = [column.desc() if chosen.descending else column.asc() for column in chosen.columns]
    return statement.order_by(*ordered).limit(limit)


def cursor_after(order: Order, sort: str) -> str:
    """The cursor of the page that begins behind this order."""
    return write_cursor(sort, [getattr(order, column.key) for column in SORTS[sort].columns])
