"""Order settings."""

from __future__ import annotations

from typing import Any

from flask import Response

import wiring
from sourcing.money import Money
from sourcing.shops.change_settings import SettingsChange, change_settings
from sourcing.shops.show_settings import show_settings
from web.api.answer import answer
from web.api.schemas import SettingsIn, SettingsOut
from web.api.screen import screen
from web.asking import shop_id

settings = screen("settings", "What the merchant chose under Order settings.")


@settings.get("/settings", responses={200: SettingsOut})
def get_settings() -> Response:
    """The settings, and which of the four scenarios they make."""
    return answer(SettingsOut, show_settings(shop_id()))


@settings.put("/settings", responses={200: SettingsOut})
def put_settings(body: SettingsIn) -> Response:
    """Change the settings that were read as `version`."""
    change = SettingsChange(
        list_unpaid=body.list_unpaid,
        automatic=body.ordering == "automatic",
        shipping_rule=body.shipping_rule,
        notify_customer=body.notify_customer,
        drift_limit_bp=round(body.drift_limit_percent * 100),
        supplier_note=body.supplier_note,
        stopped=body.stopped,
        **_named(body),
    )
    change_settings(wiring.outside(), shop_id(), change, body.version)
    return answer(SettingsOut, show_settings(shop_id()))


def _named(body: SettingsIn) -> dict[str, Any]:
    """Those of the settings that may be left out which the request names."""
    names = ("risk_rule", "hold_minutes", "dry_run", "alerts_email", "alerts_address")
    plain = {name: getattr(body, name) for name in names}
    given: dict[str, Any] = {name: value for name, value in plain.items() if value is not None}
    if "shipping_max_days" in body.model_fields_set:
        given["shipping_max_days"] = body.shipping_max_days
    for name, cap in (("cap_order", body.cap_order), ("cap_day", body.cap_day)):
        if name in body.model_fields_set:
            given[name] = Money(cap.minor, cap.currency) if cap else None
    return given
