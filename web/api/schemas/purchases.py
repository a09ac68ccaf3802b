"""Purchases and their parcels, as the order, checkout and payment pages show them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from web.api.schemas.shared import Asked, Id, MoneyOut, ProblemOut, Schema, Stage, Text


class ParcelEventOut(Schema):
    """A scan on a parcel's way; `at` is the carrier's text, without a time zone."""

    code: str
    name: str
    location: str
    at: str


class ParcelOut(Schema):
    """A parcel on its way."""

    carrier: str
    number: str
    url: str
    current_event: str
    events: list[ParcelEventOut]
    delivered_at: datetime | None


class OfferOut(Schema):
    """One shipping method. `days_text` is what the supplier said."""

    vendor_code: str
    vendor_name: str
    fee: MoneyOut
    days_text: str
    days_min: int | None
    days_max: int | None
    dispatch_country: str
    chosen: bool
    cheapest: bool
    fastest: bool


class PurchaseLineOut(Schema):
    """What is bought for a line of the order."""

    title: str
    sku_title: str
    image_url: str
    quantity: int
    unit: MoneyOut | None


class ShipmentOut(Schema):
    """What the shop knows of the shipping."""

    state: str
    pushed_numbers: list[str]
    pushed_at: datetime | None
    problem: ProblemOut | None


class PurchaseOut(Schema):
    """What is bought at one supplier for one order. `total` is Alibaba's amount, None until it was read."""

    id: int
    order_id: int
    order_name: str
    supplier: str
    state: str
    state_at: datetime
    stage: Stage
    goods: MoneyOut | None
    freight: MoneyOut | None
    quoted: MoneyOut | None
    total: MoneyOut | None
    differs: bool
    quote_expires_at: datetime | None
    offers: list[OfferOut]
    lines: list[PurchaseLineOut]
    trade_id: str | None
    trade_status: str
    trade_url: str
    pay_url: str
    place_by: str | None
    pay_by: str | None
    placed_at: datetime | None
    paid_at: datetime | None
    paid_how: str | None
    problems: list[ProblemOut]
    parcels: list[ParcelOut]
    shipment: ShipmentOut | None
    can: list[Literal["quote", "place", "pay", "hold", "release", "retry", "cancel"]]


class OfferIn(Asked):
    """The shipping method that was chosen."""

    vendor_code: Text = Field(min_length=1, max_length=255)


class OfferOfIn(Asked):
    """The shipping method chosen for one purchase."""

    purchase_id: Id
    vendor_code: Text


class OffersIn(Asked):
    """Shipping methods for many purchases."""

    offers: list[OfferOfIn] = Field(min_length=1, max_length=1000)


class PurchasesIn(Asked):
    """The purchases to be placed or paid."""

    purchase_ids: list[Id] = Field(min_length=1, max_length=1000)


class NotDoneOut(Schema):
    """A purchase that was left as it is, and why."""

    purchase_id: int
    problem: ProblemOut


class WantedOut(Schema):
    """`accepted` go on by themselves; the others say why not."""

    accepted: list[int]
    not_done: list[NotDoneOut]
    notes: list[ProblemOut] = Field(default_factory=list, description="Worth saying, though nothing is wrong.")
