"""The home page: what needs the merchant now, how far the set-up is, what was spent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from sourcing.alerts.show_alerts import Alerts, alerts_of
from sourcing.catalog.model import Link
from sourcing.explain import Shown, explain
from sourcing.money import Money
from sourcing.orders.list_orders import count_orders, listed_orders
from sourcing.orders.model import Order
from sourcing.orders.stages import NEEDS_ATTENTION
from sourcing.purchasing.gate import stopped_for_all
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.states import HELD, REFUSED
from sourcing.shops.model import OrderSettings, Shop
from sourcing.shops.show_alibaba import Alibaba, alibaba_of
from sourcing.shops.show_figures import Day, Times, daily, times
from sourcing.transaction import reading

# Orders looked at to tell which problems there are: the page names kinds of problems, it does not list them all.
_LOOKED_AT = 500
_SPEND_DAYS = (7, 30)
_WOULD_HAVE_DAYS = 7


@dataclass(frozen=True, slots=True)
class SetupStep:
    """A step of the setup guide."""

    code: str
    done: bool


@dataclass(frozen=True, slots=True)
class Spend:
    """What was paid in one currency; `spent` is None when nothing was."""

    days: int
    orders: int
    spent: Money | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why `count` orders need attention."""

    code: str
    title: str
    remedy: str
    action: str
    count: int


@dataclass(frozen=True, slots=True)
class WouldHave:
    """What a dry run would have bought in one currency."""

    days: int
    purchases: int
    total: Money


@dataclass(frozen=True, slots=True)
class Home:
    """`problems` are the reasons of the newest 500 orders that need attention, the most frequent first."""

    shop: str
    counts: dict[str, int]
    problems: list[Reason]
    alibaba: Alibaba
    setup: list[SetupStep]
    spend: list[Spend]
    stopped: bool
    stopped_by_operator: bool
    dry_run: bool
    would_have: list[WouldHave]
    alerts: Alerts
    daily: list[Day]
    times: Times
    guide_dismissed: bool


def show_home(shown: Shown, shop_id: int) -> Home:
    """The shop's home page as of `shown.now`."""
    with reading() as session:
        shop, settings = session.get_one(Shop, shop_id), session.get_one(OrderSettings, shop_id)
        alibaba = alibaba_of(session, shop_id)
        return Home(
            shop=shop.domain,
            counts=count_orders(session, listed_orders(session, shop_id)),
            problems=_problems(session, shown, shop_id),
            alibaba=alibaba,
            setup=_setup(session, settings, alibaba),
            spend=[row for days in _SPEND_DAYS for row in _spend(session, shown, shop_id, days)],
            stopped=settings.stopped,
            stopped_by_operator=settings.stopped_by_operator or stopped_for_all(),
            dry_run=settings.dry_run,
            would_have=_would_have(session, shown, shop_id),
            alerts=alerts_of(session, shown.explanations, shop_id),
            daily=daily(session, shop_id, shop.timezone, shown.now),
            times=times(session, shop_id, shown.now),
            guide_dismissed=settings.guide_dismissed,
        )


def _problems(session: Session, shown: Shown, shop_id: int) -> list[Reason]:
    newest = (
        select(Order.id, Order.problems)
        .where(listed_orders(session, shop_id), Order.stage == NEEDS_ATTENTION)
        .order_by(Order.created_at.desc(), Order.id.desc())
        .limit(_LOOKED_AT)
    )
    codes: dict[int, set[str]] = {order_id: _codes(problems) for order_id, problems in session.execute(newest)}
    stuck = select(Purchase.order_id, Purchase.code, Purchase.reasons).where(
        Purchase.order_id.in_(codes), Purchase.state.in_((HELD, REFUSED))
    )
    for order_id, code, reasons in session.execute(stuck):
        codes[order_id] |= ({code} if code else set()) | _codes(reasons)
    counted = Counter(code for found in codes.values() for code in sorted(found))
    return [_reason(shown, code, count) for code, count in counted.most_common()]


def _reason(shown: Shown, code: str, count: int) -> Reason:
    known = explain(shown.explanations, code)
    return Reason(code, known.title, known.remedy, known.action, count)


def _codes(rows: Iterable[dict[str, Any]]) -> set[str]:
    return {str(row["code"]) for row in rows if row.get("code")}


def _setup(session: Session, settings: OrderSettings, alibaba: Alibaba) -> list[SetupStep]:
    shop_id = settings.shop_id
    linked = session.scalar(select(exists().where(Link.shop_id == shop_id)))
    paid = session.scalar(select(exists().where(Purchase.shop_id == shop_id, Purchase.paid_at.is_not(None))))
    return [
        SetupStep("connect_alibaba", alibaba.state == "connected"),
        SetupStep("link_products", bool(linked)),
        SetupStep("choose_scenario", settings.changed_at is not None),
        SetupStep("save_payment_method", alibaba.payment_method == "saved"),
        SetupStep("first_order", bool(paid)),
    ]


def _spend(session: Session, shown: Shown, shop_id: int, days: int) -> list[Spend]:
    charged = func.coalesce(Purchase.asked_currency, Purchase.currency)
    statement = (
        select(charged, func.count(Purchase.order_id.distinct()), func.sum(Purchase.total_minor))
        .where(Purchase.shop_id == shop_id, Purchase.paid_at >= shown.now - timedelta(days=days))
        .group_by(charged)
        .order_by(charged)
    )
    rows = session.execute(statement).all()
    return [Spend(days, orders, Money(int(minor or 0), currency)) for currency, orders, minor in rows] or [
        Spend(days, 0, None)
    ]


def _would_have(session: Session, shown: Shown, shop_id: int) -> list[WouldHave]:
    since = shown.now - timedelta(days=_WOULD_HAVE_DAYS)
    statement = (
        select(Purchase.currency, func.count(), func.sum(Purchase.would_have_minor))
        .where(Purchase.shop_id == shop_id, Purchase.would_have_at >= since)
        .group_by(Purchase.currency)
        .order_by(Purchase.currency)
    )
    return [
        WouldHave(_WOULD_HAVE_DAYS, count, Money(int(minor or 0), currency))
        for currency, count, minor in session.execute(statement)
    ]
