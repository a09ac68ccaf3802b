"""Dry run: what automatic ordering would have bought and paid, written down instead of done."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select

from sourcing.db import db
from sourcing.purchasing import states
from sourcing.purchasing.days import day_of
from sourcing.purchasing.decide import cap, facts_of, reasons_json
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.rules import Decision, may_spend
from sourcing.shops.model import AlibabaAccount, OrderSettings, Shop
from sourcing.timeline.record import record_for


def write_would_have(purchase: Purchase, now: datetime) -> None:
    """Write down what would have been placed and paid now, once for each quote. Nothing is done."""
    if purchase.state == states.PLACED:
        _would_have_paid(purchase, now)
    elif purchase.would_have_at is None:
        _would_have_placed(purchase, now)


def _would_have_paid(purchase: Purchase, now: datetime) -> None:
    """It was placed before the dry run began; said once."""
    if any(reason["code"] == "DRY_RUN" for reason in purchase.reasons):
        return
    facts = {"total_minor": purchase.total_minor, "currency": purchase.asked_currency}
    record_for(purchase, "caravan", "would_have_paid", now, **facts)


def _would_have_placed(purchase: Purchase, now: datetime) -> None:
    total = (purchase.goods_minor or 0) + (purchase.freight_minor or 0)
    decision = _payment(purchase, total, now)
    offer = next((offer for offer in purchase.offers if offer.vendor_code == purchase.vendor_code), None)
    record_for(
        purchase,
        "caravan",
        "would_have_placed",
        now,
        supplier=purchase.supplier.name,
        lines=[
            {"title": line.title, "sku_title": line.sku_title, "quantity": line.quantity, "unit_minor": line.unit_minor}
            for line in purchase.lines
        ],
        vendor_name=offer.vendor_name if offer else "",
        days_text=offer.days_text if offer else "",
        goods_minor=purchase.goods_minor,
        freight_minor=purchase.freight_minor,
        total_minor=total,
        currency=purchase.currency,
        paid=_paid_how(purchase, decision),
        reasons=reasons_json(decision),
    )
    purchase.would_have_at, purchase.would_have_minor = now, total


def _payment(purchase: Purchase, total: int, now: datetime) -> Decision:
    """Whether it would have been paid too, had Alibaba asked for exactly what it quoted, and had everything that
    would have been bought today been paid.
    """
    facts = facts_of(purchase, "pay", now)
    settings = db.session.get_one(OrderSettings, purchase.shop_id)
    cap_day = cap(settings.cap_day_minor, settings.cap_day_currency)
    pretended = _would_have_today(purchase, cap_day.currency, now) if cap_day else 0
    return may_spend(
        replace(
            facts,
            asked_minor=total,
            asked_currency=purchase.currency,
            placed_by_us=True,
            dry_run=False,
            spent_today=facts.spent_today + pretended,
        )
    )


def _would_have_today(purchase: Purchase, currency: str, now: datetime) -> int:
    shop = db.session.get_one(Shop, purchase.shop_id)
    begins, ends = day_of(now, shop.timezone)
    # What was bought after all, by hand, counts there.
    statement = select(func.coalesce(func.sum(Purchase.would_have_minor), 0)).where(
        Purchase.shop_id == purchase.shop_id,
        Purchase.would_have_at >= begins,
        Purchase.would_have_at < ends,
        Purchase.currency == currency,
        Purchase.state.in_([states.NEW, states.QUOTED]),
    )
    return int(db.session.scalar(statement) or 0)


def _paid_how(purchase: Purchase, decision: Decision) -> str:
    """How it would have been paid: "no" with the reasons beside it, "by_hand" where no payment method is saved at Alibaba, else "by_caravan"."""
    if not decision.allowed:
        return "no"
    account = db.session.get(AlibabaAccount, purchase.shop_id)
    return "by_hand" if account is None or account.payment_method == "missing" else "by_caravan"
