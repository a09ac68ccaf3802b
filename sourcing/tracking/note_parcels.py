"""Parcels as Alibaba tells them: stored, and what is new about them owed to the shop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select

from sourcing.alerts.due import parcel_moved
from sourcing.db import db
from sourcing.fulfillment.model import Shipment
from sourcing.ports import SupplierParcel
from sourcing.purchasing.model import Purchase
from sourcing.timeline.record import record_for
from sourcing.tracking.model import Parcel
from sourcing.transaction import Transaction

# The one event word that ends a parcel's way (platform facts, 3.2: IN_TRANSIT and DELIVERED have been seen).
_DELIVERED = "DELIVERED"


def all_delivered(parcels: Sequence[SupplierParcel]) -> bool:
    """Whether there are parcels and every one has arrived."""
    return bool(parcels) and all(parcel.current_event.upper() == _DELIVERED for parcel in parcels)


def note_parcels(tx: Transaction, purchase: Purchase, parcels: Sequence[SupplierParcel], now: datetime) -> None:
    """Store what is known of each parcel with a number; the shop is told when anything it should know is new."""
    known = {p.number: p for p in db.session.scalars(select(Parcel).where(Parcel.purchase_id == purchase.id))}
    news = False
    for parcel in parcels:
        if not parcel.number:
            continue
        row = known.get(parcel.number)
        if row is None or row.current_event != parcel.current_event:
            parcel_moved(purchase, row, now)
        if row is None:
            row = Parcel(
                shop_id=purchase.shop_id, purchase_id=purchase.id, number=parcel.number, seen_at=now, moved_at=now
            )
            row.current_event = parcel.current_event
            db.session.add(row)
            record_for(purchase, "alibaba", "parcel_seen", now, carrier=parcel.carrier, number=parcel.number)
            news = True
        elif row.current_event != parcel.current_event:
            row.moved_at, row.current_event = now, parcel.current_event
            record_for(purchase, "alibaba", "parcel_moved", now, number=parcel.number, event=parcel.current_event)
        row.carrier, row.url = parcel.carrier, parcel.url
        row.events = [asdict(event) for event in parcel.events]
        if row.delivered_at is None and parcel.current_event.upper() == _DELIVERED:
            row.delivered_at = now
            news = True
    if news:
        owe_shipment(tx, purchase, now)


def owe_shipment(tx: Transaction, purchase: Purchase, now: datetime) -> None:
    """The shop has to be told of this purchase's shipping."""
    db.session.flush()
    shipment = db.session.scalar(select(Shipment).where(Shipment.purchase_id == purchase.id))
    if shipment is None:
        shipment = Shipment(shop_id=purchase.shop_id, purchase_id=purchase.id, state="due", pushed_numbers=[], tries=0)
        db.session.add(shipment)
    elif shipment.state in ("pushed", "waiting", "refused"):
        shipment.state = "due"
    shipment.due_at = now
    db.session.flush()
    tx.ring("push", shipment.id)
