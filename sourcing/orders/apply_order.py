"""An order was read afresh: bring our rows in line with it, and start or stop what follows from it."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import select

from sourcing.catalog.model import Link
from sourcing.db import db
from sourcing.fulfillment.note_fulfillment_orders import note_fulfillment_orders
from sourcing.orders.find_problems import problems_of
from sourcing.orders.model import Order, OrderLine
from sourcing.orders.rules import is_paid
from sourcing.ports import ShopOrder
from sourcing.purchasing.prepare import prepare_purchases
from sourcing.purchasing.stage import refresh_stage
from sourcing.shops.model import Shop
from sourcing.timeline.record import record
from sourcing.transaction import Transaction


def apply_order(tx: Transaction, shop: Shop, read: ShopOrder, now: datetime) -> Order | None:
    """Store the order as read and all that follows from it; None when it has no goods of ours.

    An older reading than the stored one changes nothing.
    """
    order = _locked(shop.id, read.gid)
    links = _links_for(shop.id, read)
    if order is None and not _has_ours(shop, read, links):
        return None
    if order is not None and order.changed_at > read.updated_at:
        return order
    sent_to = order.ship_to if order is not None else None
    if order is None:
        order = _first_seen(shop, read, now)
        sent_to = order.ship_to
    else:
        _note_changes(order, read, order.address != _address(read), now)
    _copy(order, read, now)
    _copy_lines(shop, order, read, links)
    db.session.flush()
    order.problems = problems_of(order, links)
    note_fulfillment_orders(tx, shop, order, read.fulfillment_orders, now)
    prepare_purchases(tx, order, links, now, address_changed=order.ship_to != sent_to)
    refresh_stage(order.id)
    return order


def _locked(shop_id: int, gid: str) -> Order | None:
    """The order, held against changes by others until the end of the transaction; None when it is new.

    It is locked before its purchases, as everywhere (sourcing.purchasing.gate): two that lock the same rows in opposite
    orders wait for each other until the database ends one of them.
    """
    found = (Order.shop_id == shop_id, Order.gid == gid)
    # Its key stays as it is, so that rows which only point to it may be written meanwhile.
    return db.session.scalar(select(Order).where(*found).with_for_update(key_share=True))


def _links_for(shop_id: int, read: ShopOrder) -> list[Link]:
    variants = {line.variant_gid for line in read.lines if line.variant_gid}
    return list(db.session.scalars(select(Link).where(Link.shop_id == shop_id, Link.variant_gid.in_(variants))))


def _ours(shop: Shop, read: ShopOrder, links: list[Link]) -> set[str]:
    """The lines that are ours: linked, or routed to our location by the shop."""
    linked = {link.variant_gid for link in links}
    ours = {line.gid for line in read.lines if line.variant_gid in linked}
    for fulfillment_order in read.fulfillment_orders:
        if shop.location_gid and fulfillment_order.location_gid == shop.location_gid:
            ours.update(line.line_gid for line in fulfillment_order.lines)
    return ours


def _has_ours(shop: Shop, read: ShopOrder, links: list[Link]) -> bool:
    return bool(_ours(shop, read, links))


def _first_seen(shop: Shop, read: ShopOrder, now: datetime) -> Order:
    order = Order(shop_id=shop.id, gid=read.gid, lines=[], problems=[])
    _copy(order, read, now)
    db.session.add(order)
    db.session.flush()
    record(
        shop.id,
        order.id,
        "shopify",
        "order_seen",
        now,
        paid=order.paid,
        financial_status=read.financial_status,
        total_minor=read.total.minor,
        currency=read.currency,
    )
    return order


def _note_changes(order: Order, read: ShopOrder, address_changed: bool, now: datetime) -> None:
    if not order.paid and is_paid(read.financial_status):
        record(order.shop_id, order.id, "shopify", "order_paid", now, financial_status=read.financial_status)
    if order.cancelled_at is None and read.cancelled_at is not None:
        record(order.shop_id, order.id, "shopify", "order_cancelled", now)
    quantities = {line.gid: line.quantity for line in order.lines}
    if address_changed or quantities != {line.gid: line.quantity for line in read.lines}:
        record(order.shop_id, order.id, "shopify", "order_changed", now, address_changed=address_changed)


def _copy(order: Order, read: ShopOrder, now: datetime) -> None:
    order.name, order.created_at, order.changed_at, order.read_at = read.name, read.created_at, read.updated_at, now
    order.financial_status, order.fulfillment_status = read.financial_status, read.fulfillment_status
    order.paid, order.cancelled_at = is_paid(read.financial_status), read.cancelled_at
    order.paid_since = (order.paid_since or read.updated_at) if order.paid else None
    order.test, order.risk, order.currency = read.test, read.risk, read.currency
    order.total_minor, order.refunded_minor = read.total.minor, read.refunded.minor
    order.customer_name, order.email, order.phone = read.customer_name, read.email, read.phone
    order.note = read.note[:5000]
    order.address = _address(read)


def _address(read: ShopOrder) -> dict[str, str] | None:
    """The shipping address; the customer's phone stands in where the address has none, as carriers demand one."""
    if read.address is None:
        return None
    return asdict(replace(read.address, phone=read.address.phone or read.phone))


def _copy_lines(shop: Shop, order: Order, read: ShopOrder, links: list[Link]) -> None:
    ours = _ours(shop, read, links)
    known = {line.gid: line for line in order.lines}
    for line in read.lines:
        row = known.get(line.gid)
        if row is None:
            row = OrderLine(gid=line.gid)
            order.lines.append(row)
        row.variant_gid, row.sku, row.image_url = line.variant_gid, line.sku, line.image_url
        row.title, row.variant_title = line.title, line.variant_title
        row.quantity, row.unit_minor = line.quantity, line.unit_price.minor
        # Once ours, always ours: a line stays visible when its link is removed afterwards.
        row.ours = row.ours or line.gid in ours
    gone = {line.gid for line in read.lines}
    for gid, row in known.items():
        if gid not in gone:
            row.quantity = 0
