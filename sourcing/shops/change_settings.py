"""The merchant changes the order settings."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy import update

from sourcing.db import db
from sourcing.errors import Conflict
from sourcing.outside import Outside
from sourcing.purchasing.mend import wake_for_settings
from sourcing.shops.model import OrderSettings
from sourcing.transaction import hit, transaction


@dataclass(frozen=True, slots=True)
class SettingsChange:
    """All order settings as they shall be. `drift_limit_bp` is in hundredths of a percent."""

    list_unpaid: bool
    automatic: bool
    shipping_rule: str
    notify_customer: bool
    drift_limit_bp: int
    supplier_note: str
    stopped: bool


def change_settings(outside: Outside, shop_id: int, change: SettingsChange, version: int) -> None:
    """Store the settings if nobody changed them since `version` was read, else raise Conflict.

    Purchases that only waited for these settings go on at once.
    """
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        statement = (
            update(OrderSettings)
            .where(OrderSettings.shop_id == shop_id, OrderSettings.version == version)
            .values(version=version + 1, changed_at=now, **asdict(change))
        )
        if not hit(db.session.execute(statement)):
            raise Conflict(
                "SETTINGS_CHANGED",
                "The settings were changed somewhere else in the meantime.",
                "Reload the page, look at the present settings, and change them again.",
            )
        if not change.stopped:
            wake_for_settings(tx, shop_id, now)
