"""Purchases for an order: one per supplier, made once, kept in line with the order until they are placed."""

from __future__ import annotations

import secrets
import zlib
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from sourcing.catalog.model import Link
from sourcing.db import db
from sourcing.orders.matching import LinkedSku, Need, WantedLine, needs_per_supplier
from sourcing.orders.model import Order
from sourcing.purchasing import states
from sourcing.purchasing.model import Purchase, PurchaseLine
from sourcing.purchasing.move import move
from sourcing.purchasing.wake import wake
from sourcing.timeline.record import record_for
from sourcing.transaction import Transaction

# Nothing exists at Alibaba in these states: lines may follow the order.
_UNPLACED = (states.NEW, states.QUOTED)


def prepare_purchases(
    tx: Transaction, order: Order, links: Iterable[Link], now: datetime, *, address_changed: bool = False
) -> None:
    """Make, change or cancel the order's purchases as its lines now want it; a new address wants new offers."""
    links = list(links)
    wanted = {} if order.cancelled_at else _needs(order, links)
    purchases = {p.supplier_id: p for p in db.session.scalars(select(Purchase).where(Purchase.order_id == order.id))}
    for supplier_id, needs in wanted.items():
        purchase = purchases.get(supplier_id) or _make(order, supplier_id, now)
        _fit(tx, purchase, needs, {(link.product_id, link.sku_id): link for link in links}, address_changed, now)
    for supplier_id, purchase in purchases.items():
        if supplier_id not in wanted:
            _no_longer_wanted(tx, purchase, order, now)


def bought_lines(purchase: Purchase) -> list[tuple[int, int]]:
    """What the purchase is for: pieces for each line of the order, by the line's id."""
    return sorted((line.order_line_id, line.quantity) for line in purchase.lines)


def wanted_lines(purchase: Purchase, order: Order) -> list[tuple[int, int]]:
    """What the order wants of the purchase's supplier now, in the same form."""
    links = list(
        db.session.scalars(
            select(Link)
            .where(Link.shop_id == order.shop_id)
            .where(Link.variant_gid.in_([line.variant_gid for line in order.lines]))
        )
    )
    needs = _needs(order, links).get(purchase.supplier_id, ())
    return sorted((need.line_id, need.quantity) for need in needs)


def fingerprint(lines: list[tuple[int, int]]) -> int:
    """A number for lines, the same for the same ones in every process."""
    return zlib.crc32(repr(lines).encode())


def _needs(order: Order, links: Iterable[Link]) -> dict[int, tuple[Need, ...]]:
    lines = [WantedLine(line.id, line.variant_gid, line.quantity) for line in order.lines if line.ours]
    skus = [LinkedSku(k.variant_gid, k.supplier_id, k.product_id, k.sku_id, k.quantity) for k in links]
    return needs_per_supplier(lines, skus)


def _make(order: Order, supplier_id: int, now: datetime) -> Purchase:
    """Insert the purchase, or find the one that another worker inserted at the same time."""
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    made = db.session.scalar(
        insert(Purchase)
        .values(
            shop_id=order.shop_id,
            order_id=order.id,
            supplier_id=supplier_id,
            reference=f"CV{order.id}-{supplier_id}-{secrets.token_hex(4)}",
            state=states.NEW,
            state_at=now,
            due_at=None,
            hints=0,
            reasons=[],
            waived=[],
        )
        .on_conflict_do_nothing(index_elements=["shop_id", "order_id", "supplier_id"])
        .returning(Purchase.id)
    )
    purchase = db.session.scalars(
        select(Purchase).where(Purchase.order_id == order.id, Purchase.supplier_id == supplier_id)
    ).one()
    if made is not None:
        record_for(purchase, "caravan", "purchase_made", now, supplier=purchase.supplier.name)
    return purchase


def _fit(
    tx: Transaction,
    purchase: Purchase,
    needs: tuple[Need, ...],
    links: dict[tuple[str, str], Link],
    address_changed: bool,
    now: datetime,
) -> None:
    if not _follows_order(purchase):
        return
    present = sorted((line.order_line_id, line.product_id, line.sku_id, line.quantity) for line in purchase.lines)
    wanted = sorted((need.line_id, need.product_id, need.sku_id, need.quantity) for need in needs)
    if present != wanted:
        _write_lines(purchase, needs, links)
    if present != wanted or address_changed:
        _start_over(purchase, now)
    wake(tx, purchase, now)


def _follows_order(purchase: Purchase) -> bool:
    stopped_early = purchase.state in (states.HELD, states.REFUSED) and purchase.trade_id is None
    return purchase.state in _UNPLACED or stopped_early


def _write_lines(purchase: Purchase, needs: tuple[Need, ...], links: dict[tuple[str, str], Link]) -> None:
    purchase.lines.clear()
    db.session.flush()
    for need in needs:
        link = links[need.product_id, need.sku_id]
        line = PurchaseLine(order_line_id=need.line_id, product_id=need.product_id, sku_id=need.sku_id)
        line.title, line.sku_title, line.image_url = link.product_title, link.sku_title, link.image_url
        line.quantity = need.quantity
        purchase.lines.append(line)


def _start_over(purchase: Purchase, now: datetime) -> None:
    """The quote no longer fits: back to where offers are asked for, unless the merchant holds it."""
    purchase.offers.clear()
    purchase.vendor_code, purchase.quoted_at, purchase.chosen_by = None, None, "rule"
    purchase.would_have_at = purchase.would_have_minor = None
    if purchase.state != states.NEW and purchase.code != "HELD_BY_MERCHANT":
        move(purchase, purchase.state, states.NEW, now, due_at=now, code="", message="", reasons=[], tries=0)


def _no_longer_wanted(tx: Transaction, purchase: Purchase, order: Order, now: datetime) -> None:
    """The order or all of the supplier's goods in it were cancelled."""
    why = "ORDER_CANCELLED" if order.cancelled_at else "QUANTITY_CHANGED"
    unplaced = purchase.trade_id is None
    if purchase.state in _UNPLACED or (unplaced and purchase.state in (states.HELD, states.REFUSED)):
        move(purchase, purchase.state, states.CANCELLED, now, due_at=None, code=why)
        record_for(purchase, "caravan", "cancelled", now, reason=why)
    elif purchase.state == states.PLACED or (purchase.state in (states.HELD, states.REFUSED) and not purchase.paid_at):
        move(purchase, purchase.state, states.CANCELLING, now, code=why)
        wake(tx, purchase, now)
