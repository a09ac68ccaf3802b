"""Which orders the merchant means: what the settings list, a tab, a search, filters."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, cast, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from sourcing.catalog.model import Link
from sourcing.errors import UseCaseError
from sourcing.orders.model import Order, OrderLine
from sourcing.orders.question import Question
from sourcing.orders.stages import STAGES
from sourcing.purchasing.days import begin_of
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.states import HELD, NEW, PLACED, QUOTED, REFUSED
from sourcing.shops.model import OrderSettings, Shop
from sourcing.tracking.model import Parcel

# Where the reasons of a decision say more than the purchase's code does: further ones, and those that only wait.
_WITH_REASONS = (NEW, QUOTED, PLACED, HELD, REFUSED)


def meant(session: Session, shop_id: int, question: Question) -> ColumnElement[bool]:
    """The orders of any tab that the settings list and the question means.

    Raises UseCaseError for a tab that does not exist.
    """
    if question.tab != "all" and question.tab not in STAGES:
        message, remedy = f"There is no tab {question.tab!r}.", f"Use all or {', '.join(STAGES)}."
        raise UseCaseError("TAB_UNKNOWN", message, remedy, "tab")
    conditions = [listed_orders(session, shop_id), *_filters(session, shop_id, question)]
    if question.search.strip():
        conditions.append(_found(shop_id, question.search.strip()))
    return and_(*conditions)


def of_tab(question: Question) -> list[ColumnElement[bool]]:
    """What the tab adds."""
    return [] if question.tab == "all" else [Order.stage == question.tab]


def listed_orders(session: Session, shop_id: int) -> ColumnElement[bool]:
    """What the shop's settings list."""
    return listed(shop_id, list_unpaid=lists_unpaid(session, shop_id))


def lists_unpaid(session: Session, shop_id: int) -> bool:
    """Whether the shop wants to see orders that its customers have not paid."""
    return bool(session.scalar(select(OrderSettings.list_unpaid).where(OrderSettings.shop_id == shop_id)))


def listed(shop_id: int, *, list_unpaid: bool) -> ColumnElement[bool]:
    """The shop's orders, all or paid ones."""
    if list_unpaid:
        return Order.shop_id == shop_id
    # An order that was refunded after something was placed for it must not drop out of sight. Not EXISTS: PostgreSQL
    # would rather hash the purchases of all shops than look at those of the few orders that are not paid.
    placed = select(Purchase.id).where(Purchase.order_id == Order.id, Purchase.trade_id.is_not(None)).limit(1)
    return and_(Order.shop_id == shop_id, or_(Order.paid.is_(True), placed.scalar_subquery().is_not(None)))


def _filters(session: Session, shop_id: int, question: Question) -> list[ColumnElement[bool]]:
    conditions = _of_days(session, shop_id, question)
    if question.suppliers:
        conditions.append(_bought_from(shop_id, question.suppliers))
    if question.countries:
        conditions.append(Order.country_code.in_(question.countries))
    if question.reasons:
        conditions.append(or_(*(_stands_for(shop_id, code) for code in question.reasons)))
    if question.paid is not None:
        conditions.append(Order.paid.is_(question.paid))
    if question.min_total is not None:
        conditions.append(Order.total_minor >= question.min_total)
    if question.max_total is not None:
        conditions.append(Order.total_minor <= question.max_total)
    return conditions


def _of_days(session: Session, shop_id: int, question: Question) -> list[ColumnElement[bool]]:
    if question.since is None and question.until is None:
        return []
    timezone = session.scalars(select(Shop.timezone).where(Shop.id == shop_id)).one()
    conditions = []
    if question.since is not None:
        conditions.append(Order.created_at >= begin_of(question.since, timezone))
    if question.until is not None:
        conditions.append(Order.created_at < begin_of(question.until + timedelta(days=1), timezone))
    return conditions


def _bought_from(shop_id: int, suppliers: tuple[int, ...]) -> ColumnElement[bool]:
    """As a row of the list names suppliers: those of its purchases, or of its links while it has none."""
    of_order = (Purchase.shop_id == shop_id, Purchase.order_id == Order.id)
    linked = select(Link.variant_gid).where(Link.shop_id == shop_id, Link.supplier_id.in_(suppliers))
    line = exists().where(OrderLine.order_id == Order.id, OrderLine.ours.is_(True), OrderLine.variant_gid.in_(linked))
    bought = exists().where(*of_order, Purchase.supplier_id.in_(suppliers))
    return or_(bought, and_(~exists().where(*of_order), line))


def _stands_for(shop_id: int, code: str) -> ColumnElement[bool]:
    """An order that has this problem itself, or a purchase that has."""
    mine = select(Purchase.order_id).where(Purchase.shop_id == shop_id)
    by_code = mine.where(Purchase.code == code)
    by_reason = mine.where(Purchase.state.in_(_WITH_REASONS), _names(Purchase.reasons, code))
    return or_(_names(Order.problems, code), Order.id.in_(by_code), Order.id.in_(by_reason))


def _names(problems: InstrumentedAttribute[list[Any]], code: str) -> ColumnElement[bool]:
    # As the stored text writes it. Looking into JSON would be another sentence for each database, and no faster: the
    # rows it is asked of are few. A quotation mark inside a text is written \", so no text can pass for a code.
    return cast(problems, Text).contains(f'"code": "{code}"', autoescape=True)


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
