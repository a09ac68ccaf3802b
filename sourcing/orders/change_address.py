"""The merchant repairs where the goods go, and says something to the suppliers, before they are placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import select

from sourcing.catalog.model import Link
from sourcing.db import db
from sourcing.errors import Conflict, UseCaseError
from sourcing.orders.addresses import Fault, completed, faults_of
from sourcing.orders.find_problems import problems_of
from sourcing.orders.model import Order
from sourcing.orders.show_order import order_not_found
from sourcing.outside import Outside
from sourcing.ports import Address
from sourcing.purchasing.gate import lock_order
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.prepare import prepare_purchases
from sourcing.purchasing.settled import is_settled
from sourcing.purchasing.stage import refresh_stage
from sourcing.shops.supplier_note import check_note
from sourcing.timeline.record import record
from sourcing.transaction import Transaction, transaction


def change_address(outside: Outside, shop_id: int, order_id: int, address: Address) -> None:
    """Send the goods here instead; the order in the shop stays as it is.

    Saying the same address again means: this one, whatever the shop's has become. Raises NotFound, Conflict once
    everything is placed, UseCaseError for a field that is wrong.
    """
    _refuse(faults_of(address))
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        order = _open_order(shop_id, order_id)
        before = order.ship_to
        order.own_address = asdict(completed(address, order.address))
        order.own_address_for = order.address
        _note(order, "address_repaired", before, now)
        _follow(tx, order, before, now)


def take_shop_address(outside: Outside, shop_id: int, order_id: int) -> None:
    """Send the goods where the shop says. Raises NotFound, Conflict once everything is placed."""
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        order = _open_order(shop_id, order_id)
        if order.own_address is None:
            return
        before = order.ship_to
        order.own_address = order.own_address_for = None
        _note(order, "address_of_shop", before, now)
        _follow(tx, order, before, now)


def change_note(outside: Outside, shop_id: int, order_id: int, note: str) -> None:
    """Tell the suppliers of this order something more than the settings' note."""
    check_note(note)
    now = outside.clock.now()
    with transaction(outside.doorbell):
        order = _open_order(shop_id, order_id)
        if order.supplier_note != note:
            order.supplier_note = note
            record(shop_id, order.id, "merchant", "note_changed", now)


def _open_order(shop_id: int, order_id: int) -> Order:
    """The shop's order and its purchases, locked as everywhere: the order first."""
    if db.session.scalar(select(Order.id).where(Order.shop_id == shop_id, Order.id == order_id)) is None:
        raise order_not_found(order_id)
    order = lock_order(order_id)
    rows = select(Purchase).where(Purchase.order_id == order_id).order_by(Purchase.id)
    purchases = db.session.scalars(rows.with_for_update(key_share=True)).all()
    if is_settled((purchase.state, purchase.trade_id) for purchase in purchases):
        raise Conflict(
            "ALL_PLACED", "Everything of this order is placed already.", "Ask the supplier at Alibaba about changes."
        )
    return order


def _follow(tx: Transaction, order: Order, before: dict[str, Any] | None, now: datetime) -> None:
    """What follows from another address: the problems anew, and other offers for what is not placed."""
    variants = {line.variant_gid for line in order.lines if line.variant_gid}
    links = list(db.session.scalars(select(Link).where(Link.shop_id == order.shop_id, Link.variant_gid.in_(variants))))
    order.problems = problems_of(order, links)
    db.session.flush()
    prepare_purchases(tx, order, links, now, address_changed=order.ship_to != before)
    refresh_stage(order.id)


def _note(order: Order, kind: str, before: dict[str, Any] | None, now: datetime) -> None:
    """Only the names of the fields: what stands in them is the customer's."""
    after = order.ship_to or {}
    said = set(asdict(Address())) - {"province_code", "country"}
    changed = [name for name in after if name in said and after[name] != (before or {}).get(name, "")]
    record(order.shop_id, order.id, "merchant", kind, now, fields=changed)


def _refuse(faults: Sequence[Fault]) -> None:
    if not faults:
        return
    first = faults[0]
    names = ", ".join(fault.field for fault in faults)
    if first.kind == "missing":
        raise UseCaseError(
            "ADDRESS_FIELD_MISSING", f"Needed in this country: {names}.", "Fill it in.", field=first.field
        )
    such_as = f", such as {first.example}" if first.example else ""
    raise UseCaseError(
        "ADDRESS_FIELD_WRONG", f"Not right in this country: {names}.", f"Write it as it is used there{such_as}.",
        field=first.field,
    )  # fmt: skip
