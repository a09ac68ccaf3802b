"""The page of one order: its lines, purchases, parcels, and everything that happened."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from sourcing.catalog.model import Link
from sourcing.errors import NotFound
from sourcing.explain import Problem, Shown, explain, explain_all
from sourcing.fulfillment.model import FulfillmentOrder
from sourcing.money import Money
from sourcing.orders.find_problems import must_choose
from sourcing.orders.model import Order, OrderLine
from sourcing.ports import Address
from sourcing.purchasing.describe import PurchaseView, describe, with_all
from sourcing.purchasing.margin import customer_paid, margin_of
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.settled import is_settled
from sourcing.shops.model import Shop
from sourcing.timeline.model import TimelineEntry
from sourcing.transaction import reading

# The newest entries; an order that was retried for weeks must not make its page heavy.
TIMELINE_LIMIT = 500


@dataclass(frozen=True, slots=True)
class OrderLineView:
    """A line of the order; `ours` is False for goods from elsewhere."""

    title: str
    variant_title: str
    sku: str
    image_url: str
    quantity: int
    unit: Money
    ours: bool
    linked: bool
    variant_gid: str | None


@dataclass(frozen=True, slots=True)
class FulfillmentOrderView:
    """`answer` is what we owe the merchant's request."""

    status: str
    request_status: str
    answer: str
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class TimelineEntryView:
    """One thing that happened."""

    id: int
    at: datetime
    who: str
    kind: str
    data: dict[str, Any]
    purchase_id: int | None
    # What the codes in `data` mean, in English.
    titles: dict[str, str]


@dataclass(frozen=True, slots=True)
class OrderView:
    """Everything about one order; amounts in the shop's currency but those of its purchases."""

    id: int
    gid: str
    name: str
    admin_url: str
    created_at: datetime
    read_at: datetime
    stage: str
    paid: bool
    financial_status: str
    fulfillment_status: str
    cancelled_at: datetime | None
    test: bool
    total: Money
    refunded: Money
    margin: Money | None
    customer_name: str
    email: str
    phone: str
    note: str
    # The shop's address, and the merchant's own, which goes before it; `address_choice` once the shop's changed after.
    address: Address | None
    own_address: Address | None
    address_choice: bool
    supplier_note: str
    # Whether address and supplier note can still change anything.
    editable: bool
    lines: list[OrderLineView]
    purchases: list[PurchaseView]
    fulfillment_orders: list[FulfillmentOrderView]
    problems: list[Problem]
    timeline: list[TimelineEntryView]


def show_order(shown: Shown, shop_id: int, order_id: int) -> OrderView:
    """The order as it stands. Raises NotFound when the shop has none with this id."""
    with reading() as session:
        order = session.scalar(
            select(Order).where(Order.shop_id == shop_id, Order.id == order_id).options(selectinload(Order.lines))
        )
        if order is None:
            raise order_not_found(order_id)
        statement = select(Purchase).where(Purchase.order_id == order.id).order_by(Purchase.id)
        purchases = describe(session, shown, session.scalars(with_all(statement)).all())
        domain = session.scalars(select(Shop.domain).where(Shop.id == shop_id)).one()
        return _view(session, shown, order, purchases, f"{shown.admin_orders(domain)}/{order.gid.rpartition('/')[2]}")


def order_gid(shop_id: int, order_id: int) -> str:
    """Shopify's id of the order. Raises NotFound when the shop has none with this id."""
    with reading() as session:
        gid = session.scalar(select(Order.gid).where(Order.shop_id == shop_id, Order.id == order_id))
    if gid is None:
        raise order_not_found(order_id)
    return gid


def order_not_found(order_id: int) -> NotFound:
    """The error for an order that is not there, or not this shop's."""
    return NotFound("ORDER_NOT_FOUND", f"There is no order {order_id} in this shop.", "Open the list of orders again.")


def _view(session: Session, shown: Shown, order: Order, purchases: list[PurchaseView], admin_url: str) -> OrderView:
    return OrderView(
        id=order.id,
        gid=order.gid,
        name=order.name,
        admin_url=admin_url,
        created_at=order.created_at,
        read_at=order.read_at,
        stage=order.stage,
        paid=order.paid,
        financial_status=order.financial_status,
        fulfillment_status=order.fulfillment_status,
        cancelled_at=order.cancelled_at,
        test=order.test,
        total=Money(order.total_minor, order.currency),
        refunded=Money(order.refunded_minor, order.currency),
        margin=margin_of(customer_paid(order), purchases),
        customer_name=order.customer_name,
        email=order.email,
        phone=order.phone,
        note=order.note,
        address=Address(**order.address) if order.address else None,
        own_address=Address(**order.own_address) if order.own_address else None,
        address_choice=must_choose(order),
        supplier_note=order.supplier_note,
        editable=not is_settled((view.state, view.trade_id or None) for view in purchases),
        lines=_lines(session, order),
        purchases=purchases,
        fulfillment_orders=_fulfillment_orders(session, shown, order.id),
        problems=explain_all(shown.explanations, order.problems),
        timeline=_timeline(session, shown, order.id),
    )


def _lines(session: Session, order: Order) -> list[OrderLineView]:
    variants = {line.variant_gid for line in order.lines if line.variant_gid}
    statement = select(Link.variant_gid).where(Link.shop_id == order.shop_id, Link.variant_gid.in_(variants))
    linked: set[str | None] = set(session.scalars(statement))
    return [_line(line, order.currency, linked) for line in order.lines]


def _line(line: OrderLine, currency: str, linked: AbstractSet[str | None]) -> OrderLineView:
    return OrderLineView(
        line.title,
        line.variant_title,
        line.sku,
        line.image_url,
        line.quantity,
        Money(line.unit_minor, currency),
        line.ours,
        line.variant_gid in linked,
        line.variant_gid,
    )


def _fulfillment_orders(session: Session, shown: Shown, order_id: int) -> list[FulfillmentOrderView]:
    statement = select(FulfillmentOrder).where(FulfillmentOrder.order_id == order_id).order_by(FulfillmentOrder.id)
    return [
        FulfillmentOrderView(
            row.status,
            row.request_status,
            row.answer,
            explain(shown.explanations, row.code) if row.code else None,
        )
        for row in session.scalars(statement)
    ]


def _timeline(session: Session, shown: Shown, order_id: int) -> list[TimelineEntryView]:
    statement = select(TimelineEntry).where(TimelineEntry.order_id == order_id).order_by(TimelineEntry.id.desc())
    entries = session.scalars(statement.limit(TIMELINE_LIMIT)).all()
    return [
        TimelineEntryView(
            entry.id, entry.at, entry.who, entry.kind, entry.data, entry.purchase_id, _titles(shown, entry.data)
        )
        for entry in reversed(entries)
    ]


def _titles(shown: Shown, data: dict[str, Any]) -> dict[str, str]:
    codes = [data.get("code"), data.get("reason"), *(reason.get("code") for reason in data.get("reasons") or ())]
    return {str(code): shown.explanations[code].title for code in codes if code in shown.explanations}
