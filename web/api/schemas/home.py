"""The home page, who is asking, and help."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field

from web.api.schemas.alerts import AlertsOut
from web.api.schemas.settings import AlibabaOut
from web.api.schemas.shared import Asked, ExplanationOut, MoneyOut, Schema


class SetupStepOut(Schema):
    """One step of the setup guide."""

    code: Literal["connect_alibaba", "link_products", "choose_scenario", "save_payment_method", "first_order"]
    done: bool


class SpendOut(Schema):
    """What was paid within the last `days`, in one currency; `spent` is None when nothing was."""

    days: int
    orders: int
    spent: MoneyOut | None


class ReasonOut(ExplanationOut):
    """Why `count` orders need attention."""

    count: int


class WouldHaveOut(Schema):
    """What automatic ordering would have bought within the last `days` under a dry run, in one currency."""

    days: int
    purchases: int
    total: MoneyOut


class DayOut(Schema):
    """What was paid on one of the shop's days; `spent` by currency."""

    day: date
    orders: int
    spent: list[MoneyOut]


class TookOut(Schema):
    """The median of `count` of them, in seconds; null when there was none."""

    seconds: int | None
    count: int


class TimesOut(Schema):
    """How long things took, of the newest thousand purchases paid within the last `days`."""

    days: int
    to_placed: TookOut = Field(description="From paid in the shop to placed at Alibaba.")
    to_tracking: TookOut = Field(description="From shipped at Alibaba to tracking on the Shopify order.")


class GuideIn(Asked):
    """Whether the setup guide is put away."""

    dismissed: bool


class HomeOut(Schema):
    """What needs the merchant now."""

    shop: str
    counts: dict[str, int]
    problems: list[ReasonOut] = Field(description="Why orders need attention, the most frequent reason first.")
    alibaba: AlibabaOut
    setup: list[SetupStepOut]
    spend: list[SpendOut]
    stopped: bool
    stopped_by_operator: bool = Field(description="Buying is stopped for this shop or for all, not by the merchant.")
    dry_run: bool
    would_have: list[WouldHaveOut] = Field(description="Empty when nothing would have been bought.")
    alerts: AlertsOut
    daily: list[DayOut] = Field(description="The last 30 days of the shop's time zone, today the last.")
    times: TimesOut
    guide_dismissed: bool = Field(description="The merchant has put the setup guide away.")


class MeOut(Schema):
    """Asked once when a page opens."""

    shop: str
    shop_name: str
    currency: str
    timezone: str
    locale: str
    admin_orders_url: str


class HelpOut(Schema):
    """The help page."""

    explanations: list[ExplanationOut]
    diagnostic: dict[str, Any] = Field(description="For support: versions, states and counts; no personal data.")
    support_email: str
