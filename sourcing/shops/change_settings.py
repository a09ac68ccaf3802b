"""The merchant changes the order settings."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any

from sqlalchemy import update

from sourcing.db import db
from sourcing.errors import Conflict, UseCaseError
from sourcing.mail_settings import is_mail_address
from sourcing.money import Money
from sourcing.outside import Outside
from sourcing.purchasing.mend import wake_for_settings
from sourcing.shops.model import OrderSettings
from sourcing.shops.supplier_note import check_note
from sourcing.transaction import hit, transaction

_CURRENCY = re.compile(r"[A-Z]{3}")
# A thousand million of the smallest units is beyond any order; more is a slip of the hand.
_HIGHEST_CAP = 10**12


class Keep(Enum):
    """Said of a setting that shall stay as it is: None may mean something."""

    KEEP = "keep"


KEEP = Keep.KEEP


@dataclass(frozen=True, slots=True)
class SettingsChange:
    """Order settings as they shall be. `drift_limit_bp` is in hundredths of a percent.

    Those that are KEEP stay as they are; a cap that is None is taken away.
    """

    list_unpaid: bool
    automatic: bool
    shipping_rule: str
    notify_customer: bool
    drift_limit_bp: int
    supplier_note: str
    stopped: bool
    risk_rule: str | Keep = KEEP
    cap_order: Money | Keep | None = KEEP
    cap_day: Money | Keep | None = KEEP
    hold_minutes: int | Keep = KEEP
    dry_run: bool | Keep = KEEP
    alerts_email: str | Keep = KEEP
    alerts_address: str | Keep = KEEP
    shipping_max_days: int | Keep | None = KEEP


def change_settings(outside: Outside, shop_id: int, change: SettingsChange, version: int) -> None:
    """Store the settings if nobody changed them since `version` was read, else raise Conflict.

    Purchases that only waited for these settings go on at once. Raises UseCaseError for a setting that makes no sense,
    with its field.
    """
    check_note(change.supplier_note)
    _check_days(change)
    for field in ("cap_order", "cap_day"):
        _check_cap(field, getattr(change, field))
    _check_address(change.alerts_address)
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        if outside.postman is None:
            _check_no_mail(shop_id, change.alerts_email)
        statement = (
            update(OrderSettings)
            .where(OrderSettings.shop_id == shop_id, OrderSettings.version == version)
            .values(version=version + 1, changed_at=now, **_columns(change))
        )
        if not hit(db.session.execute(statement)):
            raise Conflict(
                "SETTINGS_CHANGED",
                "The settings were changed somewhere else in the meantime.",
                "Reload the page, look at the present settings, and change them again.",
            )
        if not change.stopped:
            wake_for_settings(tx, shop_id, now)


def _columns(change: SettingsChange) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for setting in fields(change):
        value = getattr(change, setting.name)
        if isinstance(value, Keep):
            continue
        if setting.name in ("cap_order", "cap_day"):
            columns[f"{setting.name}_minor"] = value.minor if value else None
            columns[f"{setting.name}_currency"] = value.currency if value else None
        else:
            columns[setting.name] = value
    return columns


def _check_days(change: SettingsChange) -> None:
    if change.shipping_rule == "cheapest_within" and not isinstance(change.shipping_max_days, int):
        raise UseCaseError(
            "MAX_DAYS_MISSING",
            "It is not said within how many days the goods shall arrive.",
            "Give the number of days, or choose another shipping rule.",
            field="shipping_max_days",
        )


def _check_cap(field: str, cap: Money | Keep | None) -> None:
    if not isinstance(cap, Money):
        return
    if not 0 < cap.minor <= _HIGHEST_CAP:
        raise UseCaseError(
            "CAP_WRONG",
            "A cap must be more than nothing." if cap.minor <= 0 else "This cap is too high to mean anything.",
            "Give an amount, or leave it empty for no cap; to buy nothing at all, stop everything.",
            field=field,
        )
    if not _CURRENCY.fullmatch(cap.currency):
        raise UseCaseError(
            "CURRENCY_UNKNOWN",
            f"{cap.currency!r} is no currency.",
            "Give the three letters of the currency that your suppliers charge in, such as USD.",
            field=field,
        )


def _check_address(address: str | Keep) -> None:
    if isinstance(address, str) and address and not is_mail_address(address):
        raise UseCaseError(
            "MAIL_ADDRESS_WRONG",
            "No mail can be sent to this address.",
            "Write it like name@example.com, or leave it empty for the shop's own address.",
            field="alerts_address",
        )


def _check_no_mail(shop_id: int, wish: str | Keep) -> None:
    """Without a mail server nobody may switch mail on; what was on before may stay, and is sent once there is one."""
    if isinstance(wish, Keep) or wish == "off":
        return
    if db.session.get_one(OrderSettings, shop_id).alerts_email != wish:
        raise UseCaseError(
            "NO_MAIL_SERVER",
            "Caravan cannot send e-mail here: no mail server is set up.",
            "Ask whoever runs Caravan for you to set SMTP_URL and MAIL_FROM.",
            field="alerts_email",
        )
