"""The home page, who is asking, and help."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from web.api.schemas.settings import AlibabaOut
from web.api.schemas.shared import ExplanationOut, MoneyOut, Schema


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
