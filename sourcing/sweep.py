"""The sweep: whatever is due and was not rung for, or whose ring was lost, is rung for now."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update

from sourcing.alerts.model import AlertMail
from sourcing.catalog.model import Link, LinkUpload, ProductImport
from sourcing.db import db
from sourcing.fulfillment.model import FulfillmentOrder, Shipment
from sourcing.inbox.model import InboxMessage
from sourcing.orders.model import OrderToRead
from sourcing.outside import Outside
from sourcing.purchasing.model import Purchase
from sourcing.shops.model import AlibabaAccount, Shop
from sourcing.transaction import Transaction, transaction

_MOST = 500
# A poll that was rung for is not due again before this, whether or not it came to be.
_POLL_PATIENCE = timedelta(seconds=60)

_LEASED = (
    (Purchase, "advance"),
    (FulfillmentOrder, "answer"),
    (Shipment, "push"),
    (ProductImport, "import_product"),
    (LinkUpload, "apply_upload"),
)


def sweep(outside: Outside) -> int:
    """Ring for every due row of every kind, up to a limit each; answers how many rings."""
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        rung = _inbox(tx, now)
        rung += _shops_to_read(tx, now)
        for table, job in _LEASED:
            rung += _leased(tx, table, job, now)
        rung += _polls(tx, now)
        rung += _alerts(tx, now)
        return rung


def _inbox(tx: Transaction, now: datetime) -> int:
    waiting = select(InboxMessage.id).where(InboxMessage.state == "new", InboxMessage.due_at <= now).limit(1)
    if db.session.scalar(waiting) is None:
        return 0
    tx.ring("work_inbox")
    return 1


def _shops_to_read(tx: Transaction, now: datetime) -> int:
    shops = db.session.scalars(
        select(OrderToRead.shop_id).where(OrderToRead.due_at <= now).group_by(OrderToRead.shop_id).limit(_MOST)
    ).all()
    for shop_id in shops:
        tx.ring("read_orders", shop_id)
    links = db.session.scalars(select(Link.shop_id).where(Link.stock_due <= now).distinct().limit(_MOST)).all()
    for shop_id in links:
        tx.ring("stock_links", shop_id)
    return len(shops) + len(links)


def _leased(tx: Transaction, table: Any, job: str, now: datetime) -> int:
    ids = db.session.scalars(
        select(table.id)
        .where(table.due_at <= now, or_(table.lease_until.is_(None), table.lease_until < now))
        .order_by(table.due_at)
        .limit(_MOST)
    ).all()
    for row_id in ids:
        tx.ring(job, row_id)
    return len(ids)


def _polls(tx: Transaction, now: datetime) -> int:
    """Polls have no lease of their own: their due time is pushed ahead here, and set right by the poll itself."""
    rung = 0
    for column, job in (
        (Shop.orders_poll_due, "poll_orders"),
        (Shop.requests_poll_due, "find_requests"),
        (Shop.alerts_mail_due, "write_alert_mail"),
        (AlibabaAccount.follow_due, "follow_changes"),
        (AlibabaAccount.prices_due, "poll_prices"),
    ):
        holder = column.class_
        key = Shop.id if holder is Shop else AlibabaAccount.shop_id
        query = select(key).where(column <= now).order_by(column).limit(_MOST)
        if holder is AlibabaAccount:
            query = query.where(AlibabaAccount.state == "connected")
        due = db.session.scalars(query).all()
        for shop_id in due:
            db.session.execute(update(holder).where(key == shop_id).values({column: now + _POLL_PATIENCE}))
            tx.ring(job, shop_id)
        rung += len(due)
    return rung


def _alerts(tx: Transaction, now: datetime) -> int:
    """Shops with something that may be worth an alert, and mails that are to be sent."""
    purchases = select(Purchase.shop_id).where(Purchase.alert_due <= now)
    accounts = select(AlibabaAccount.shop_id).where(AlibabaAccount.alert_due <= now)
    shops = db.session.scalars(purchases.union(accounts).limit(_MOST)).all()
    for shop_id in shops:
        tx.ring("look_for_alerts", shop_id)
    mails = select(AlertMail.id).where(AlertMail.due_at <= now).order_by(AlertMail.due_at).limit(_MOST)
    due = db.session.scalars(mails).all()
    for mail_id in due:
        tx.ring("send_alert_mail", mail_id)
    return len(shops) + len(due)
