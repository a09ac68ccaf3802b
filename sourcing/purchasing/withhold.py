"""A purchase that may not be placed or paid now: it waits where it is, asks for new prices, or is held."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sourcing.db import db
from sourcing.purchasing import states
from sourcing.purchasing.days import day_of
from sourcing.purchasing.decide import reasons_json
from sourcing.purchasing.dry_run import write_would_have
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.move import move
from sourcing.purchasing.rules import WAITING, Decision
from sourcing.shops.model import Shop
from sourcing.timeline.record import record_for


def withhold(purchase: Purchase, decision: Decision, now: datetime) -> None:
    """Do what follows from a no: from `quoted` or `placed` to `held`, or to `new` when only the prices are too old.

    What only waits (hold time, dry run) stays where it is, as the merchant may still place and pay it by hand.
    """
    codes = decision.codes - WAITING
    if codes - {"QUOTE_EXPIRED"}:
        reasons = reasons_json(decision)
        hold_for(purchase, purchase.state, reasons, now, due_at=look_again(purchase, reasons, now))
    elif "HOLD_TIME_RUNNING" in decision.codes:
        _wait(purchase, decision, now)
    elif codes and purchase.would_have_at is None:
        move(purchase, purchase.state, states.NEW, now, due_at=now)
    else:
        _wait(purchase, decision, now)


def hold_for(
    purchase: Purchase, before: str, reasons: list[dict[str, Any]], now: datetime, due_at: datetime | None = None
) -> None:
    """Stop a purchase for these reasons; `due_at` says when they may be gone by themselves."""
    values = {"due_at": due_at, "code": reasons[0]["code"], "message": "", "reasons": reasons}
    if move(purchase, before, states.HELD, now, **values):
        record_for(purchase, "caravan", "held", now, reasons=reasons)


def look_again(purchase: Purchase, reasons: list[dict[str, Any]], now: datetime) -> datetime | None:
    """When reasons that end by themselves may have ended: a day's cap at the shop's midnight, a hold time at its end."""
    moments = [datetime.fromisoformat(reason["until"]) for reason in reasons if reason.get("until")]
    if any(reason["code"] == "CAP_PER_DAY" for reason in reasons):
        shop = db.session.get_one(Shop, purchase.shop_id)
        moments.append(day_of(now, shop.timezone)[1])
    return min(moments, default=None)


def _wait(purchase: Purchase, decision: Decision, now: datetime) -> None:
    reasons = [reason for reason in reasons_json(decision) if reason["code"] in WAITING]
    if purchase.state == states.QUOTED:
        # Nothing has begun: the merchant may choose the shipping and place it by hand.
        purchase.place_by = purchase.pay_by = None
    if "HOLD_TIME_RUNNING" not in decision.codes:
        write_would_have(purchase, now)
    elif not any(reason["code"] == "HOLD_TIME_RUNNING" for reason in purchase.reasons):
        record_for(purchase, "caravan", "waiting", now, reasons=reasons)
    purchase.reasons, purchase.due_at = reasons, look_again(purchase, reasons, now)
