"""The orders page: a tab or a search, page by page, newest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal, or_, select, tuple_, union_all
from sqlalchemy.orm import Session, selectinload

from sourcing.catalog.model import Link, Supplier
from sourcing.errors import UseCaseError
from sourcing.explain import Problem, Shown, explain_all
from sourcing.money import Money
from sourcing.orders.cursor import read_cursor, write_cursor
from sourcing.orders.model import Order, OrderLine
from sourcing.orders.stages import STAGES
from sourcing.purchasing.allow import wanted
from sourcing.purchasing.describe import cost, problems_of
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.states import NEW, PLACED, QUOTED
from sourcing.shops.model import OrderSettings
from sourcing.tracking.model import Parcel
from sourcing.transaction import reading

# Counting further would make the page slower the more a shop sells, for a number nobody reads to the last digit.
COUNTED_UP_TO = 10_000


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A row of the list. `cost` is None until every purchase's amount is known in one currency."""

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


@dataclass(frozen=True, slots=True)
class Orders:
    """A page of the list; `counts` has every stage and `all`, none above COUNTED_UP_TO."""

    orders: list[OrderRow]
    next_cursor: str | None
    counts: dict[str, int]
    list_unpaid: bool


def list_orders(shown: Shown, shop_id: int, tab: str, search: str, cursor: str, limit: int) -> Orders:
    """A page of at most `limit` orders of `tab` ("all" or a stage), after `cursor` ("" for the first page).

    `search` looks at order names, customers, products, Alibaba's order numbers and tracking numbers.
    Raises UseCaseError for a tab or cursor that does not exist.
    """
    if tab != "all" and tab not in STAGES:
        raise UseCaseError("TAB_UNKNOWN", f"There is no tab {tab!r}.", f"Use all or {', '.join(STAGES)}.", "tab")
    with reading() as session:
        list_unpaid = bool(session.scalar(select(OrderSettings.list_unpaid).where(OrderSettings.shop_id == shop_id)))
        listed = _listed(shop_id, list_unpaid=list_unpaid)
        statement = select(Order).where(listed)
        if tab != "all":
            statement = statement.where(Order.stage == tab)
        if search.strip():
            statement = statement.where(_found(shop_id, search.strip()))
        orders = list(session.scalars(_page(statement, cursor, limit + 1)))
        more = len(orders) > limit
        orders = orders[:limit]
        last = write_cursor(orders[-1].created_at, orders[-1].id) if more else None
        return Orders(_rows(session, shown, shop_id, orders), last, count_orders(session, listed), list_unpaid)


def count_orders(session: Session, listed: ColumnElement[bool]) -> dict[str, int]:
    """How many orders each tab has, up to COUNTED_UP_TO."""
    parts = []
    for stage in STAGES:
        some = select(literal(1)).where(listed, Order.stage == stage).limit(COUNTED_UP_TO).subquery()
        parts.append(select(literal(stage), func.count()).select_from(some))
    counts: dict[str, int] = {str(stage): int(number) for stage, number in session.execute(union_all(*parts))}
    return {"all": min(sum(counts.values()), COUNTED_UP_TO), **counts}


def listed_orders(session: Session, shop_id: int) -> ColumnElement[bool]:
    """What the shop's settings list."""
    list_unpaid = session.scalar(select(OrderSettings.list_unpaid).where(OrderSettings.shop_id == shop_id))
    return _listed(shop_id, list_unpaid=bool(list_unpaid))


def _listed(shop_id: int, *, list_unpaid: bool) -> ColumnElement[bool]:
    if list_unpaid:
        return Order.shop_id == shop_id
    # An order that was refunded after something was placed for it must not drop out of sight. Not EXISTS: PostgreSQL
    # would rather hash the purchases of all shops than look at those of the few orders that are not paid.
    placed = select(Purchase.id).where(Purchase.order_id == Order.id, Purchase.trade_id.is_not(None)).limit(1)
    return and_(Order.shop_id == shop_id, or_(Order.paid.is_(True), placed.scalar_subquery().is_not(None)))


def _found(shop_id: int, search: str) -> ColumnElement[bool]:
    trades = select(Purchase.order_id).where(Purchase.shop_id == shop_id, Purchase.trade_id == search)
    parcels = (
        select(Purchase.order_id)
        .join(Parcel, Parcel.purchase_id == Purchase.id)
        .where(Parcel.shop_id == shop_id, Parcel.number == search)
    )
    texts = (OrderLine.title, OrderLine.variant_title, OrderLine.sku)
    # Bound to the order, so that the lines are looked at only until the page is full.
    product = exists().where(
        OrderLine.order_id == Order.id, or_(*(text.icontains(search, autoescape=True) for text in texts))
    )
    return or_(
        Order.name.istartswith(search, autoescape=True),
        Order.name.istartswith(f"#{search}", autoescape=True),
        Order.customer_name.icontains(search, autoescape=True),
        Order.id.in_(trades),
        Order.id.in_(parcels),
        product,
    )


def _page(statement: Select[Order], cursor: str, limit: int) -> Select[Order]:
    key = tuple_(Order.created_at, Order.id)
    if cursor:
        statement = statement.where(key < tuple_(*read_cursor(cursor)))
    return statement.order_by(Order.created_at.desc(), Order.id.desc()).limit(limit).options(selectinload(Order.lines))


def _rows(session: Session, shown: Shown, shop_id: int, orders: Sequence[Order]) -> list[OrderRow]:
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
        country_code=str((order.address or {}).get("country_code", "")),
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
        can_pay=_can_pay(order, purchases),
    )


def _can_pay(order: Order, purchases: list[Purchase]) -> bool:
    """Whether Pay now leads anywhere for this order."""
    if not wanted(order):
        return False
    if not purchases:
        return not order.problems
    return any(purchase.state in {NEW, QUOTED, PLACED} for purchase in purchases)


def _sum(amounts: list[Money | None]) -> Money | None:
    known = [amount for amount in amounts if amount is not None]
    if not known or len(known) < len(amounts) or len({amount.currency for amount in known}) > 1:
        return None
    return sum(known[1:], known[0])
