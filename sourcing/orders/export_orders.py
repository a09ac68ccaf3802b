"""Orders as a table for a spreadsheet, told batch by batch, so that any number of them needs little memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from sourcing.explain import Problem, Shown, explain_all
from sourcing.money import Money
from sourcing.orders.choose_orders import check_orders
from sourcing.orders.csv_cells import BOM, Cell, amounts, lines
from sourcing.orders.find_orders import meant, of_tab
from sourcing.orders.model import Order
from sourcing.orders.question import Question
from sourcing.orders.sorting import cursor_after, page
from sourcing.purchasing.days import zone
from sourcing.purchasing.describe import PurchaseView, describe, with_all
from sourcing.purchasing.margin import customer_paid, margin_of
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.states import CANCELLED
from sourcing.shops.model import Shop
from sourcing.transaction import reading

_BATCH = 200
_HEAD = (
    "order", "date", "customer", "country", "stage", "paid", "suppliers", "goods", "freight", "total", "currency",
    "margin", "trade ids", "tracking numbers", "problem", "order total", "order currency",
)  # fmt: skip


def export_view(shown: Shown, shop_id: int, question: Question) -> Iterator[str]:
    """All orders of a view, as it is sorted. Raises UseCaseError at once for a tab that does not exist."""
    with reading() as session:
        meant(session, shop_id, question)
    return _table(_batches_of_view(shown, shop_id, question))


def export_orders(shown: Shown, shop_id: int, order_ids: Sequence[int]) -> Iterator[str]:
    """These orders, as they are named. Raises NotFound at once when one of them is not this shop's."""
    with reading() as session:
        ids = check_orders(session, shop_id, order_ids)
    return _table(_batches_of_ids(shown, shop_id, ids))


def _table(batches: Iterator[list[list[Cell]]]) -> Iterator[str]:
    yield BOM + lines([_HEAD])
    for rows in batches:
        yield lines(rows)


def _batches_of_view(shown: Shown, shop_id: int, question: Question) -> Iterator[list[list[Cell]]]:
    cursor: str | None = ""
    while cursor is not None:
        # A look of its own for each batch: nothing is kept open while the browser takes its time.
        with reading() as session:
            found = select(Order).where(meant(session, shop_id, question), *of_tab(question))
            orders = session.scalars(page(_with_lines(found), question.sort, cursor, _BATCH)).all()
            cursor = cursor_after(orders[-1], question.sort) if len(orders) == _BATCH else None
            rows = _rows(session, shown, shop_id, orders)
        yield rows


def _batches_of_ids(shown: Shown, shop_id: int, ids: Sequence[int]) -> Iterator[list[list[Cell]]]:
    for begin in range(0, len(ids), _BATCH):
        some = ids[begin : begin + _BATCH]
        with reading() as session:
            found = select(Order).where(Order.shop_id == shop_id, Order.id.in_(some))
            orders = {order.id: order for order in session.scalars(_with_lines(found))}
            rows = _rows(session, shown, shop_id, [orders[order_id] for order_id in some if order_id in orders])
        yield rows


def _with_lines(statement: Select[Order]) -> Select[Order]:
    return statement.options(selectinload(Order.lines))


def _rows(session: Session, shown: Shown, shop_id: int, orders: Sequence[Order]) -> list[list[Cell]]:
    timezone = zone(session.scalars(select(Shop.timezone).where(Shop.id == shop_id)).one())
    views: dict[int, list[PurchaseView]] = defaultdict(list)
    mine = select(Purchase).where(Purchase.order_id.in_([order.id for order in orders])).order_by(Purchase.id)
    for view in describe(session, shown, session.scalars(with_all(mine)).all()):
        views[view.order_id].append(view)
    return [_row(shown, order, views[order.id], timezone) for order in orders]


def _row(shown: Shown, order: Order, purchases: list[PurchaseView], timezone: ZoneInfo) -> list[Cell]:
    live = [view for view in purchases if view.state != CANCELLED]
    costs = [view.total or view.quoted for view in live]
    currencies = sorted({amount.currency for amount in costs if amount})
    margin = margin_of(customer_paid(order), purchases)
    problems = explain_all(shown.explanations, order.problems) + [one for view in purchases for one in view.problems]
    return [
        order.name,
        order.created_at.astimezone(timezone).strftime("%Y-%m-%d %H:%M:%S"),
        order.customer_name,
        order.country_code,
        order.stage,
        "yes" if order.paid else "no",
        _joined(view.supplier for view in purchases),
        amounts(_sums([view.goods for view in live])),
        amounts(_sums([view.freight for view in live])),
        amounts(_sums(costs)),
        "; ".join(currencies),
        amounts([margin] if margin else []),
        _joined(view.trade_id or "" for view in purchases),
        _joined(parcel.number for view in purchases for parcel in view.parcels),
        _joined(_told(problem) for problem in problems),
        amounts([Money(order.total_minor, order.currency)]),
        order.currency,
    ]


def _sums(found: Sequence[Money | None]) -> list[Money | None]:
    """A sum per currency, in their order; nothing but None when an amount is not known."""
    sums: dict[str, Money] = {}
    for amount in found:
        if amount is None:
            return [None]
        sums[amount.currency] = sums.get(amount.currency, Money(0, amount.currency)) + amount
    return [sums[currency] for currency in sorted(sums)]


def _joined(words: Iterator[str]) -> str:
    return "; ".join(dict.fromkeys(word for word in words if word))


def _told(problem: Problem) -> str:
    return f"{problem.title} ({problem.code})"
