"""Order settings and the connection to Alibaba."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from web.api.schemas.shared import Asked, MoneyOut, Schema, Text

RiskRule = Literal["ignore", "high", "medium"]
AlertsEmail = Literal["off", "at_once", "daily"]
ShippingRule = Literal["cheapest", "fastest", "cheapest_within"]


class MoneyIn(Asked):
    """`minor` units of `currency` (ISO 4217, in capitals)."""

    minor: int
    currency: Text


class SettingsOut(Schema):
    """`scenario` is the row of the table of four that holds now, e.g. "automatic_saved"."""

    list_unpaid: bool
    ordering: Literal["by_hand", "automatic"]
    shipping_rule: ShippingRule
    shipping_max_days: int | None
    notify_customer: bool
    drift_limit_percent: float
    supplier_note: str
    stopped: bool
    risk_rule: RiskRule
    cap_order: MoneyOut | None
    cap_day: MoneyOut | None
    hold_minutes: int
    dry_run: bool
    alerts_email: AlertsEmail
    alerts_address: str = Field(description="Empty: the shop's own address.")
    version: int
    payment_method: Literal["unknown", "saved", "missing"]
    scenario: Literal["by_hand_missing", "automatic_missing", "by_hand_saved", "automatic_saved"]


class SettingsIn(Asked):
    """All of them; `version` is the one that was read, so that two open pages do not overwrite each other.

    Those from `risk_rule` on may be left out, and then stay as they are; a cap that is null is taken away.
    """

    list_unpaid: bool
    ordering: Literal["by_hand", "automatic"]
    shipping_rule: ShippingRule
    notify_customer: bool
    drift_limit_percent: float = Field(ge=0, le=50)
    supplier_note: Text = Field(
        max_length=500, description="{order_name}, {reference}, {shop_name} and {country_code} are filled in."
    )
    stopped: bool
    version: int = Field(ge=1, lt=2**31 - 1)
    risk_rule: RiskRule | None = Field(default=None, description="From which fraud risk on a purchase is held.")
    cap_order: MoneyIn | None = Field(default=None, description="The most spent for one order; null: no cap.")
    cap_day: MoneyIn | None = Field(default=None, description="The most spent in a day of the shop's time zone.")
    hold_minutes: int | None = Field(
        default=None, ge=0, le=10_080, description="How long after the customer's payment automatic ordering waits."
    )
    dry_run: bool | None = Field(default=None, description="Automatic ordering only writes down what it would do.")
    alerts_email: AlertsEmail | None = Field(default=None, description="Whether alerts are told by e-mail, and when.")
    alerts_address: Text | None = Field(default=None, max_length=254, description="Empty: the shop's own address.")
    shipping_max_days: int | None = Field(
        default=None,
        ge=1,
        le=120,
        description="Needed by the rule cheapest_within; when nothing is so fast: the fastest.",
    )


class AlibabaOut(Schema):
    """`state` is "none", "connected" or "ended"."""

    state: Literal["none", "connected", "ended"]
    login: str
    connected_at: datetime | None
    ends_at: datetime | None = Field(description="When the merchant has to connect again, if Alibaba told.")
    payment_method: Literal["unknown", "saved", "missing"]
    payment_method_why: str
    payment_method_at: datetime | None


class ConnectOut(Schema):
    """Where the merchant logs in to Alibaba."""

    authorize_url: str
