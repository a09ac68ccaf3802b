"""The order settings as they stand, and which of the four scenarios they make."""

from __future__ import annotations

from dataclasses import dataclass

from sourcing.shops.model import OrderSettings
from sourcing.shops.show_alibaba import alibaba_of
from sourcing.transaction import reading


@dataclass(frozen=True, slots=True)
class SettingsView:
    """`ordering` is "by_hand" or "automatic"; `scenario` is the row of the table of four (mission M11)."""

    list_unpaid: bool
    ordering: str
    shipping_rule: str
    notify_customer: bool
    drift_limit_percent: float
    supplier_note: str
    stopped: bool
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
            notify_customer=settings.notify_customer,
            drift_limit_percent=settings.drift_limit_bp / 100,
            supplier_note=settings.supplier_note,
            stopped=settings.stopped,
            version=settings.version,
            payment_method=method,
            scenario=scenario(ordering, method),
        )


def scenario(ordering: str, payment_method: str) -> str:
    """The scenario that holds. A payment method we do not know of counts as missing: nothing is promised with it."""
    return f"{ordering}_{'saved' if payment_method == 'saved' else 'missing'}"
