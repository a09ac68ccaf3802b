"""The facts of a purchase put before may_spend, and the decision written to the timeline with its numbers."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any, Literal

from sourcing.db import db
from sourcing.orders.model import Order
from sourcing.purchasing.gate import stopped_for_all
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.prepare import bought_lines, fingerprint, wanted_lines
from sourcing.purchasing.reserve import spent_on_order, spent_today
from sourcing.purchasing.rules import Cap, Decision, Spending, may_spend
from sourcing.shops.model import OrderSettings, Shop
from sourcing.timeline.record import record_for

Action = Literal["place", "pay"]

# trade_status words that mean the money has gone (platform facts, 3.4).
PAID_STATUSES = frozenset(
    {
        "paid", "captured", "undeliver", "delivering", "wait_confirm_receipt", "trade_success",
        "waiting_for_shipment", "wait_seller_send", "partial_delivering", "waiting_for_delivery_confirmation",
    }
)  # fmt: skip
# ... that the order is over without having been paid.
CLOSED_STATUSES = frozenset({"trade_close", "trade_closed"})


def decide(purchase: Purchase, action: Action, now: datetime) -> Decision:
    """Whether the purchase may be placed or paid, by what the rows say now."""
    return may_spend(facts_of(purchase, action, now))


def facts_of(purchase: Purchase, action: Action, now: datetime) -> Spending:
    """All that the decision hangs on. Under the gate it stays as it is until the commit."""
    order = db.session.get_one(Order, purchase.order_id)
    settings = db.session.get_one(OrderSettings, purchase.shop_id)
    shop = db.session.get_one(Shop, purchase.shop_id)
    wanted = wanted_lines(purchase, order)
    quoted = None
    if purchase.goods_minor is not None and purchase.freight_minor is not None:
        quoted = purchase.goods_minor + purchase.freight_minor
    by = purchase.place_by if action == "place" else purchase.pay_by
    cap_order = cap(settings.cap_order_minor, settings.cap_order_currency)
    cap_day = cap(settings.cap_day_minor, settings.cap_day_currency)
    return Spending(
        action=action,
        by="automatic" if by == "automatic" else "merchant",
        paid_in_shop=order.paid,
        cancelled=order.cancelled_at is not None,
        refunded_minor=order.refunded_minor,
        refunded_currency=order.currency,
        test=order.test,
        installed=shop.uninstalled_at is None,
        stopped=settings.stopped,
        stopped_by_operator=settings.stopped_by_operator,
        stopped_for_all=stopped_for_all(),
        problems=[problem["code"] for problem in order.problems],
        lines_match=bought_lines(purchase) == wanted,
        lines_now=fingerprint(wanted),
        quoted_minor=quoted,
        quoted_currency=purchase.currency,
        quote_expired=purchase.quote_expires_at is not None and purchase.quote_expires_at < now,
        asked_minor=purchase.total_minor,
        asked_currency=purchase.asked_currency,
        drift_limit_bp=settings.drift_limit_bp,
        already_paid=purchase.paid_at is not None or purchase.trade_status in PAID_STATUSES,
        placed_by_us=purchase.placed_at is not None,
        waived={waiver["code"]: waiver["value"] for waiver in purchase.waived},
        risk=order.risk,
        risk_rule=settings.risk_rule,
        cap_order=cap_order,
        spent_on_order=spent_on_order(purchase, cap_order.currency) if cap_order else 0,
        cap_day=cap_day,
        spent_today=spent_today(shop, cap_day.currency, now) if cap_day and action == "pay" else 0,
        dry_run=settings.dry_run,
        hold_minutes=settings.hold_minutes,
        paid_since=order.paid_since,
        now=now,
    )


def cap(minor: int | None, currency: str | None) -> Cap | None:
    """A cap as it is stored; None when there is none."""
    return None if minor is None or currency is None else Cap(minor, currency)


def record_decision(purchase: Purchase, action: str, decision: Decision, now: datetime) -> None:
    """Write the decision down, with the amounts it was made on."""
    record_for(
        purchase,
        "caravan",
        f"{action}_decision",
        now,
        allowed=decision.allowed,
        reasons=reasons_json(decision),
        quoted_minor=(purchase.goods_minor or 0) + (purchase.freight_minor or 0),
        asked_minor=purchase.total_minor,
        currency=purchase.currency,
    )


def reasons_json(decision: Decision) -> list[dict[str, Any]]:
    """The reasons as they are stored: code, value and limit, and further numbers where there are any."""
    always = {"code", "value", "limit"}
    return [
        {name: value for name, value in asdict(reason).items() if name in always or value is not None}
        for reason in decision.reasons
    ]
