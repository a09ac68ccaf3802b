"""The orders page and the page of one order."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from web.api.schemas.purchases import PurchaseOut
from web.api.schemas.shared import AddressOut, Asked, MoneyOut, ProblemOut, Schema, Stage, Text


class OrderRowOut(Schema):
    """A row of the orders page."""

    id: int
    name: str
    created_at: datetime
    customer_name: str
    country_code: str
    total: MoneyOut
    paid: bool
    financial_status: str
    fulfillment_status: str
    stage: Stage
    suppliers: list[str]
    items: int
    cost: MoneyOut | None
    purchase_states: list[str]
    problems: list[ProblemOut]
    tracking_numbers: list[str]
    can_pay: bool
    can: list[Literal["hold", "release", "retry"]] = Field(description="What may be asked of many orders at once.")


class OrdersOut(Schema):
    """A page of the order list."""

    orders: list[OrderRowOut]
    next_cursor: str | None
    counts: dict[str, int] = Field(description="What the search and the filters find, per stage, and `all`.")
    counted_up_to: int = Field(description="A count as high as this stands for as many or more.")
    list_unpaid: bool


class OrderLineOut(Schema):
    """A line of the order as it stands now."""

    title: str
    variant_title: str
    sku: str
    image_url: str
    quantity: int
    unit: MoneyOut
    ours: bool
    linked: bool
    variant_gid: str | None


class FulfillmentOrderOut(Schema):
    """`status` and `request_status` are Shopify's words; `answer` is what we owe the request."""

    status: str
    request_status: str
    answer: str
    problem: ProblemOut | None


class TimelineEntryOut(Schema):
    """One thing that happened; `kind` is translated by the pages."""

    id: int
    at: datetime
    who: Literal["caravan", "merchant", "shopify", "alibaba"]
    kind: str
    data: dict[str, Any]
    purchase_id: int | None
    titles: dict[str, str] = Field(description="What the codes in `data` mean, in English.")


class AddressIn(Asked):
    """Where the goods shall be sent instead of the shop's address."""

    name: Text = Field(max_length=255)
    company: Text = Field(default="", max_length=255)
    address1: Text = Field(max_length=255)
    address2: Text = Field(default="", max_length=255)
    city: Text = Field(max_length=255)
    province: Text = Field(default="", max_length=255)
    zip: Text = Field(default="", max_length=32)
    country_code: Text = Field(max_length=2)
    phone: Text = Field(max_length=64)


class NoteIn(Asked):
    """Sent to the suppliers of this order, after the note of the settings."""

    supplier_note: Text = Field(max_length=500)


class OrderOut(Schema):
    """The page of one order."""

    id: int
    gid: str
    name: str
    admin_url: str
    created_at: datetime
    read_at: datetime
    stage: Stage
    paid: bool
    financial_status: str
    fulfillment_status: str
    cancelled_at: datetime | None
    test: bool
    total: MoneyOut
    refunded: MoneyOut
    margin: MoneyOut | None = Field(
        description="Customer's payment for our lines less goods and freight; None across currencies."
    )
    customer_name: str
    email: str
    phone: str
    note: str
    address: AddressOut | None = Field(description="The shop's.")
    own_address: AddressOut | None = Field(description="The merchant's: the goods are sent here where there is one.")
    address_choice: bool = Field(description="The shop's address changed after the merchant's was written.")
    supplier_note: str
    editable: bool = Field(description="Whether address and supplier note can still change anything.")
    lines: list[OrderLineOut]
    purchases: list[PurchaseOut]
    fulfillment_orders: list[FulfillmentOrderOut]
    problems: list[ProblemOut]
    timeline: list[TimelineEntryOut]
