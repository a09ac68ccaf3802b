"""The facts of a purchase put before may_spend, and the decision written to the timeline with its numbers."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any, Literal

from sourcing.db import db
from sourcing.orders.model import Order
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.prepare import lines_match
from sourcing.purchasing.rules import Decision, Spending, may_spend
from sourcing.shops.model import OrderSettings
from sourcing.timeline.record import record_for

# trade_status words that mean the money has gone (platform facts, 3.4).
PAID_STATUSES = frozenset(
    {
        "paid", "captured", "undeliver", "delivering", "wait_confirm_receipt", "trade_success",
        "waiting_for_shipment", "wait_seller_send", "partial_delivering", "waiting_for_delivery_confirmation",
    }
)  # fmt: skip
# ... that the order is over without having been paid.
CLOSED_STATUSES = frozenset({"trade_close", "trade_closed"})


def decide(purchase: Purchase, action: Literal["place", "pay"], now: datetime) -> Decision:
    """Whether the purchase may be placed or paid, by what the rows say now."""
    order = db.session.get_one(Order, purchase.order_id)
    settings = db.session.get_one(OrderSettings, purchase.shop_id)
    quoted = None
    if purchase.goods_minor is not None and purchase.freight_minor is not None:
        quoted = purchase.goods_minor + purchase.freight_minor
    return may_spend(
        Spending(
            action=action,
            paid_in_shop=order.paid,
            cancelled=order.cancelled_at is not None,
            refunded_minor=order.refunded_minor,
            test=order.test,
            stopped=settings.stopped,
            problems=[problem["code"] for problem in order.problems],
            lines_match=lines_match(purchase, order),
            quoted_minor=quoted,
            quoted_currency=purchase.currency,
            quote_expired=purchase.quote_expires_at is not None and purchase.quote_expires_at < now,
            asked_minor=purchase.total_minor,
            asked_currency=purchase.asked_currency,
            drift_limit_bp=settings.drift_limit_bp,
            already_paid=purchase.paid_at is not None or purchase.trade_status in PAID_STATUSES,
            placed_by_us=purchase.placed_at is not None,
            waived={waiver["code"]: waiver["value"] for waiver in purchase.waived},
        )
    )


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
    """The reasons as they are stored."""
    return [asdict(reason) for reason in decision.reasons]
