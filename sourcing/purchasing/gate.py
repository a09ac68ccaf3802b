"""The gate that every intent to place or pay passes, in its own transaction: who may stop it waits, or is seen."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from sourcing.db import db
from sourcing.orders.model import Order
from sourcing.purchasing.model import Purchase
from sourcing.shops.model import OrderSettings, Shop, Stop

ALL = "all"
# The row may not be changed by others, but rows that refer to it may be added.
_KEEP = {"key_share": True}


def pass_gate(purchase_id: int) -> Purchase:
    """Read the purchase and all that decides about it afresh, and keep it as it is until the commit.

    Locked in this order, everywhere: the stop for all, the shop's settings, the order, the purchase. A stop, an
    uninstall, changed settings and an edited order are therefore either seen here, or wait until the intent is
    written; and two payments of one shop add up their day one after the other. (SQLite has one writer at a time.)
    """
    shop_id, order_id = db.session.execute(
        select(Purchase.shop_id, Purchase.order_id).where(Purchase.id == purchase_id)
    ).one()
    _lock_stop()
    lock_settings(shop_id)
    db.session.get_one(Shop, shop_id, populate_existing=True)
    lock_order(order_id)
    return db.session.get_one(Purchase, purchase_id, with_for_update=_KEEP, populate_existing=True)


def lock_settings(shop_id: int) -> OrderSettings:
    """Keep the shop from beginning to place or pay anything until the commit."""
    return db.session.get_one(OrderSettings, shop_id, with_for_update=_KEEP, populate_existing=True)


def lock_order(order_id: int) -> Order:
    """Keep the order as it is until the commit: whoever changes its purchases locks it first, or two would wait for
    each other.
    """
    with db.session.no_autoflush:
        return db.session.get_one(Order, order_id, with_for_update=_KEEP)


def stopped_for_all() -> bool:
    """Whether everything is stopped, for every shop."""
    return bool(db.session.scalar(select(Stop.stopped).where(Stop.scope == ALL)))


def change_stop_for_all() -> Stop:
    """The switch, for changing it: intents under way end first, later ones see what it is changed to."""
    _make_stop()
    return db.session.get_one(Stop, ALL, with_for_update=_KEEP, populate_existing=True)


def _lock_stop() -> None:
    """Shared, so that payments of different shops do not wait for each other; only changing it waits, and is waited for."""
    shared = select(Stop.scope).where(Stop.scope == ALL).with_for_update(read=True)
    if db.session.scalar(shared) is None:
        _make_stop()
        db.session.scalar(shared)


def _make_stop() -> None:
    """The row is there since the migration; a database that was emptied gets it again."""
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    statement = insert(Stop).values(scope=ALL, stopped=False)
    db.session.execute(statement.on_conflict_do_nothing(index_elements=["scope"]))
