"""The open alerts as the merchant sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from sourcing.alerts import rules
from sourcing.alerts.model import Alert
from sourcing.catalog.model import Supplier
from sourcing.explain import Shown, explain
from sourcing.orders.model import Order
from sourcing.problems import Explanation
from sourcing.purchasing.model import Purchase
from sourcing.transaction import reading

_MOST = 50

# What time brought has no code of a platform's or of ours.
_OF_TIME = {
    rules.CONNECTION_ENDED: Explanation(
        "The connection to Alibaba has ended", "Connect again with the same account; everything waiting goes on.",
        "reconnect",
    ),
    rules.CONNECTION_ENDING: Explanation(
        "The connection to Alibaba ends soon", "Connect again with the same account, so that no order has to wait.",
        "reconnect",
    ),
    rules.NO_TRACKING: Explanation(
        "There is no tracking number yet", "Ask the supplier when it ships.", "ask_supplier"
    ),
    rules.NO_MOVEMENT: Explanation(
        "A parcel has not moved for two days", "Look at the carrier's page; ask the supplier if nothing moves.",
        "ask_supplier",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AlertView:
    """One open alert. `code`, `title`, `remedy` and `action` are those of the reason behind it."""

    id: int
    kind: str
    opened_at: datetime
    order_id: int | None
    order_name: str
    purchase_id: int | None
    supplier: str
    code: str
    title: str
    remedy: str
    action: str
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Alerts:
    """The most urgent ones first, fifty at most; `counts` are of all, by kind, those at zero left out."""

    alerts: list[AlertView]
    counts: dict[str, int]
    total: int


def show_alerts(shown: Shown, shop_id: int) -> Alerts:
    """The shop's open alerts that nobody dismissed."""
    with reading() as session:
        return alerts_of(session, shown.explanations, shop_id)


def alerts_of(session: Session, explanations: Mapping[str, Explanation], shop_id: int) -> Alerts:
    """The same, within an open look at the rows."""
    counted = session.execute(select(Alert.kind, func.count()).where(*_unseen(shop_id)).group_by(Alert.kind))
    counts = {kind: int(number) for kind, number in counted}
    views = views_of(session, explanations, and_(*_unseen(shop_id)), _MOST) if counts else []
    return Alerts(views, counts, sum(counts.values()))


def views_of(
    session: Session, explanations: Mapping[str, Explanation], which: ColumnElement[bool], most: int
) -> list[AlertView]:
    """These alerts, the most urgent kind first, and within a kind the oldest."""
    urgency = case({kind: rank for rank, kind in enumerate(rules.KINDS)}, value=Alert.kind, else_=len(rules.KINDS))
    rows = session.execute(
        select(Alert, Order.name, Supplier.name)
        .outerjoin(Order, Order.id == Alert.order_id)
        .outerjoin(Purchase, Purchase.id == Alert.purchase_id)
        .outerjoin(Supplier, Supplier.id == Purchase.supplier_id)
        .where(which)
        .order_by(urgency, Alert.opened_at, Alert.id)
        .limit(most)
    )
    return [_view(explanations, alert, order, supplier) for alert, order, supplier in rows]


def _unseen(shop_id: int) -> tuple[ColumnElement[bool], ...]:
    return Alert.shop_id == shop_id, Alert.closed_at.is_(None), Alert.dismissed_at.is_(None)


def _view(explanations: Mapping[str, Explanation], alert: Alert, order: str | None, supplier: str | None) -> AlertView:
    code = str(alert.data.get("code", ""))
    known = explain(explanations, code) if code else _OF_TIME[alert.kind]
    return AlertView(
        id=alert.id,
        kind=alert.kind,
        opened_at=alert.opened_at,
        order_id=alert.order_id,
        order_name=order or "",
        purchase_id=alert.purchase_id,
        supplier=supplier or "",
        code=code,
        title=known.title,
        remedy=known.remedy,
        action=known.action,
        data={name: value for name, value in alert.data.items() if name != "code"},
    )
