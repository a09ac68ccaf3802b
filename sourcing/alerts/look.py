"""The look for alerts: purchases and connections whose time to be looked at has come."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from sourcing.alerts.fit import Where, fit_alerts
from sourcing.alerts.model import Alert
from sourcing.alerts.rules import CONNECTION_ENDED, CONNECTION_ENDING, ParcelSeen, Standing, look_at_connection
from sourcing.alerts.rules import look_at_purchase as judge
from sourcing.db import db
from sourcing.outside import Outside
from sourcing.purchasing.model import Purchase
from sourcing.shops.model import AlibabaAccount
from sourcing.shops.show_alibaba import alibaba_of
from sourcing.tracking.model import Parcel
from sourcing.transaction import reading, transaction

# Looked at in one job; the sweep rings again while more are due.
_MOST = 200


def look_for_alerts(outside: Outside, shop_id: int) -> int:
    """Look at what is due in this shop; answers how many alerts were opened."""
    now = outside.clock.now()
    with reading() as session:
        due = session.scalars(
            select(Purchase.id)
            .where(Purchase.alert_due <= now, Purchase.shop_id == shop_id)
            .order_by(Purchase.alert_due)
            .limit(_MOST)
        ).all()
        account = session.get(AlibabaAccount, shop_id)
        connection_due = account is not None and account.alert_due is not None and account.alert_due <= now
    # Each in a transaction of its own: whoever locks two purchases at once may wait for somebody who waits for it.
    opened = sum(_look_at_purchase(outside, purchase_id) for purchase_id in due)
    if connection_due:
        with transaction(outside.doorbell):
            opened += look_at_connection_of(shop_id, outside.clock.now())
    return opened


def _look_at_purchase(outside: Outside, purchase_id: int) -> int:
    now = outside.clock.now()
    with transaction(outside.doorbell):
        purchase = db.session.get(Purchase, purchase_id, with_for_update={"key_share": True})
        if purchase is None or purchase.alert_due is None or purchase.alert_due > now:
            return 0
        found = judge(_standing(purchase), now)
        purchase.alert_due = found.look_again
        present = db.session.scalars(
            select(Alert).where(Alert.purchase_id == purchase.id, Alert.closed_at.is_(None))
        ).all()
        where = Where(purchase.shop_id, purchase.order_id, purchase.id)
        return fit_alerts(where, present, found.causes, now)


def _standing(purchase: Purchase) -> Standing:
    parcels = db.session.scalars(select(Parcel).where(Parcel.purchase_id == purchase.id).order_by(Parcel.id))
    return Standing(
        purchase_id=purchase.id,
        state=purchase.state,
        code=purchase.code,
        reasons=purchase.reasons,
        currency=purchase.asked_currency or purchase.currency,
        paid_at=purchase.paid_at,
        parcels=[
            ParcelSeen(parcel.id, parcel.number, parcel.carrier, parcel.moved_at, parcel.delivered_at is not None)
            for parcel in parcels
        ],
    )


def look_at_connection_of(shop_id: int, now: datetime) -> int:
    """Fit the alerts of the shop's connection to what it is now, in the open transaction; answers how many opened."""
    account = db.session.get(AlibabaAccount, shop_id, with_for_update=True, populate_existing=True)
    alibaba = alibaba_of(db.session(), shop_id)
    found = look_at_connection(alibaba.state, alibaba.ends_at, now)
    if account is not None:
        account.alert_due = found.look_again
    kinds = Alert.kind.in_((CONNECTION_ENDED, CONNECTION_ENDING))
    present = db.session.scalars(select(Alert).where(Alert.shop_id == shop_id, Alert.closed_at.is_(None), kinds)).all()
    return fit_alerts(Where(shop_id), present, found.causes, now)
