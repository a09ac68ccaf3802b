"""Open and close alerts until they are what is wrong now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, update
from sqlalchemy.dialects import postgresql, sqlite

from sourcing.alerts.model import Alert
from sourcing.alerts.rules import Cause
from sourcing.db import db
from sourcing.purchasing.days import day_of
from sourcing.shops.model import OrderSettings, Shop
from sourcing.timeline.record import record

# Alerts that come in a burst are told in one mail.
_BURST = timedelta(seconds=30)
# The hour of the shop's day at which a daily mail goes out.
_DAILY_AT = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Where:
    """What alerts are about, for their rows and the timeline."""

    shop_id: int
    order_id: int | None = None
    purchase_id: int | None = None


def fit_alerts(where: Where, present: Sequence[Alert], causes: Iterable[Cause], now: datetime) -> int:
    """Close what is gone and open what is new; the rest keeps its row, with fresh numbers. Answers how many opened."""
    known = {(alert.kind, alert.subject): alert for alert in present}
    wanted = {(cause.kind, cause.subject): cause for cause in causes}
    for key, alert in known.items():
        if key not in wanted:
            alert.closed_at = now
            _tell(alert.kind, "closed", where, alert.data, now)
        elif alert.data != wanted[key].data:
            alert.data = wanted[key].data
    opened = [cause for key, cause in wanted.items() if key not in known and _open(where, cause, now)]
    for cause in opened:
        _tell(cause.kind, "opened", where, cause.data, now)
    if opened:
        _owe_mail(where.shop_id, now)
    return len(opened)


def _open(where: Where, cause: Cause, now: datetime) -> bool:
    """False when another worker was faster: there is one open row for each cause."""
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    statement = (
        insert(Alert)
        .values(
            shop_id=where.shop_id,
            kind=cause.kind,
            subject=cause.subject,
            order_id=where.order_id,
            purchase_id=where.purchase_id,
            data=cause.data,
            opened_at=now,
        )
        .on_conflict_do_nothing(index_elements=["shop_id", "kind", "subject"], index_where=Alert.closed_at.is_(None))
        .returning(Alert.id)
    )
    return db.session.scalar(statement) is not None


def _tell(kind: str, what: str, where: Where, data: dict[str, Any], now: datetime) -> None:
    """In the order's timeline, where there is an order."""
    if where.order_id is None:
        return
    code = {"code": data["code"]} if what == "opened" and data.get("code") else {}
    record(where.shop_id, where.order_id, "caravan", f"alert_{what}.{kind}", now, where.purchase_id, **code)


def _owe_mail(shop_id: int, now: datetime) -> None:
    """Have a mail written if the merchant wants one. The due time is the shop's own row: a purchase is locked here, and
    whoever is about to pay locks the settings before it.
    """
    wish = db.session.get_one(OrderSettings, shop_id).alerts_email
    if wish == "off":
        return
    due = now + _BURST if wish == "at_once" else next_daily(now, db.session.get_one(Shop, shop_id).timezone)
    later = or_(Shop.alerts_mail_due.is_(None), Shop.alerts_mail_due > due)
    db.session.execute(update(Shop).where(Shop.id == shop_id, later).values(alerts_mail_due=due))


def next_daily(now: datetime, timezone: str) -> datetime:
    """The next eight o'clock in the shop."""
    begins, ends = day_of(now, timezone)
    return begins + _DAILY_AT if begins + _DAILY_AT > now else ends + _DAILY_AT
