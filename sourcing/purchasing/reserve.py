"""What may have been spent: reserved with the intent to pay, given back only when nothing was paid for certain."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, func, select, update

from sourcing.db import db
from sourcing.purchasing.days import day_of
from sourcing.purchasing.model import Purchase, Reservation
from sourcing.purchasing.states import HELD
from sourcing.shops.model import Shop


def reserve(purchase: Purchase, now: datetime) -> None:
    """Count the purchase's amount as spent from now on. Under the gate, in the transaction of the intent."""
    db.session.add(
        Reservation(
            shop_id=purchase.shop_id,
            order_id=purchase.order_id,
            purchase_id=purchase.id,
            at=now,
            minor=purchase.total_minor or 0,
            currency=purchase.asked_currency or purchase.currency,
        )
    )


def release_reservation(purchase: Purchase, now: datetime) -> None:
    """The payment last begun is known not to have happened: its money may be spent on what the day's cap holds."""
    last = select(func.max(Reservation.id)).where(Reservation.purchase_id == purchase.id).scalar_subquery()
    db.session.execute(
        update(Reservation)
        .where(Reservation.id == last, Reservation.released_at.is_(None))
        .values(released_at=now)
        .execution_options(synchronize_session=False)
    )
    held = (Purchase.shop_id == purchase.shop_id, Purchase.state == HELD, Purchase.code == "CAP_PER_DAY")
    db.session.execute(update(Purchase).where(*held).values(due_at=now).execution_options(synchronize_session=False))


def spent_on_order(purchase: Purchase, currency: str) -> int:
    """What was spent, or may have been, on the purchase's order, but for the purchase itself."""
    return _sum(
        Reservation.order_id == purchase.order_id,
        Reservation.purchase_id != purchase.id,
        Reservation.currency == currency,
    )


def spent_today(shop: Shop, currency: str, now: datetime) -> int:
    """What was spent, or may have been, since the shop's midnight."""
    begins, ends = day_of(now, shop.timezone)
    return _sum(
        Reservation.shop_id == shop.id,
        Reservation.currency == currency,
        Reservation.at >= begins,
        Reservation.at < ends,
    )


def _sum(*conditions: ColumnElement[bool]) -> int:
    statement = select(func.coalesce(func.sum(Reservation.minor), 0))
    return int(db.session.scalar(statement.where(Reservation.released_at.is_(None), *conditions)) or 0)
