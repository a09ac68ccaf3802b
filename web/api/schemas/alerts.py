"""Alerts."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from web.api.schemas.shared import ExplanationOut, Schema

Kind = Literal[
    "connection_ended",
    "refused",
    "price_risen",
    "cap_reached",
    "held",
    "connection_ending",
    "no_tracking",
    "no_movement",
]


class AlertOut(ExplanationOut):
    """Something the merchant has to be told of, as long as it is so. `code` is empty where time alone is the reason."""

    id: int
    kind: Kind
    opened_at: datetime
    order_id: int | None
    order_name: str
    purchase_id: int | None
    supplier: str
    data: dict[str, Any] = Field(description="The deciding numbers and names.")


class AlertsOut(Schema):
    """The fifty most urgent ones, the most urgent first; `counts` are of all, by kind."""

    alerts: list[AlertOut]
    counts: dict[str, int] = Field(description="Kinds without an alert are left out.")
    total: int


class MailOut(Schema):
    """Whether alerts can be told by e-mail, and to whom they are if no address is set."""

    available: bool
    shop_email: str
