"""The order settings as they stand, and which of the four scenarios they make."""

from __future__ import annotations

from dataclasses import dataclass

from sourcing.money import Money
from sourcing.shops.model import OrderSettings
from sourcing.shops.show_alibaba import alibaba_of
from sourcing.transaction import reading


@dataclass(frozen=True, slots=True)
class SettingsView:
    """`ordering` is "by_hand" or "automatic"; `scenario` is the row of the table of four (mission M11)."""

    list_unpaid: bool
    ordering: str
    shipping_rule: str
    shipping_max_days: int | None
    notify_customer: bool
    drift_limit_percent: float
    supplier_note: str
    stopped: bool
    risk_rule: str
    cap_order: Money | None
    cap_day: Money | None
    hold_minutes: int
    dry_run: bool
    alerts_email: str
    alerts_address: str
    version: int
    payment_method: str
    scenario: str


def show_settings(shop_id: int) -> SettingsView:
    """The shop's settings."""
    with reading() as session:
        settings = session.get_one(OrderSettings, shop_id)
        method = alibaba_of(session, shop_id).payment_method
        ordering = "automatic" if settings.automatic else "by_hand"
        return SettingsView(
            list_unpaid=settings.list_unpaid,
            ordering=ordering,
            shipping_rule=settings.shipping_rule,
            shipping_max_days=settings.shipping_max_days,
            notify_customer=settings.notify_customer,
            drift_limit_percent=settings.drift_limit_bp / 100,
            supplier_note=settings.supplier_note,
            stopped=settings.stopped,
            risk_rule=settings.risk_rule,
            cap_order=_cap(settings.cap_order_minor, settings.cap_order_currency),
            cap_day=_cap(settings.cap_day_minor, settings.cap_day_currency),
            hold_minutes=settings.hold_minutes,
            dry_run=settings.dry_run,
            alerts_email=settings.alerts_email,
            alerts_address=settings.alerts_address,
            version=settings.version,
            payment_method=method,
            scenario=scenario(ordering, method),
        )


def _cap(minor: int | None, currency: str | None) -> Money | None:
    return None if minor is None or currency is None else Money(minor, currency)


def scenario(ordering: str, payment_method: str) -> str:
    """The scenario that holds. A payment method we do not know of counts as missing: nothing is promised with it."""
    return f"{ordering}_{'saved' if payment_method == 'saved' else 'missing'}"
