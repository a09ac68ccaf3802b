"""Checkout and the payment summary."""

from __future__ import annotations

from pydantic import Field

from web.api.schemas.purchases import PurchaseOut
from web.api.schemas.shared import Asked, Id, MoneyOut, ProblemOut, Schema, SumsOut


class CheckoutIn(Asked):
    """The orders to be bought."""

    order_ids: list[Id] = Field(min_length=1, max_length=1000)


class PaymentsIn(Asked):
    """What to show the payment summary of: purchases, or all purchases of orders."""

    order_ids: list[Id] = Field(default=[], max_length=1000)
    purchase_ids: list[Id] = Field(default=[], max_length=1000)


class CheckoutOrderOut(Schema):
    """One order at checkout; `customer_paid` is what its own lines brought in."""

    id: int
    name: str
    customer_name: str
    country: str
    paid: bool
    customer_paid: MoneyOut
    margin: MoneyOut | None
    purchases: list[PurchaseOut]
    problems: list[ProblemOut]


class CheckoutOut(Schema):
    """The checkout page: what can be placed, and what each costs."""

    orders: list[CheckoutOrderOut]
    sums: list[SumsOut]
    quoting: int = Field(description="Purchases whose shipping offers are still being fetched: ask again in a second.")
    placeable: int


class PaymentsOut(Schema):
    """The payment summary. `payment_method` as under /api/alibaba."""

    purchases: list[PurchaseOut]
    sums: list[SumsOut]
    unpaid: int
    working: int
    payment_method: str
