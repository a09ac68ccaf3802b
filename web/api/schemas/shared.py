"""What all pages share: the base class, money, problems, errors."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


def _storable(text: str) -> str:
    """Text that every database takes: PostgreSQL refuses NUL, and half a character is none in UTF-8."""
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("The text must not hold the character NUL or half of a surrogate pair")
    return text


Text = Annotated[str, AfterValidator(_storable)]
# Ids are 64 bits in the database; a larger number would be an error there instead of "not found" here.
Id = Annotated[int, Field(ge=1, le=2**63 - 1)]


class Schema(BaseModel):
    """Built from the read models' dataclasses."""

    model_config = ConfigDict(from_attributes=True, extra="forbid")


class Asked(BaseModel):
    """The body of a request. Strict: `true` is not the purchase 1, nor "false" a switch turned on."""

    model_config = ConfigDict(extra="forbid", strict=True)


Stage = Literal["to_place", "awaiting_payment", "paid", "shipped", "delivered", "needs_attention", "cancelled"]


class MoneyOut(Schema):
    """`minor` units of `currency`."""

    minor: int
    currency: str


class ProblemOut(Schema):
    """Why something does not go on: `code` is translated by the pages; `title`, `remedy` are English."""

    code: str
    title: str
    remedy: str
    action: str
    message: str = Field(default="", description="What the platform said, in its own words.")
    data: dict[str, Any] = Field(default_factory=dict, description="The deciding numbers and names.")


class ErrorOut(Schema):
    """Every answer of 4xx and 5xx."""

    code: str
    message: str
    remedy: str = ""
    field: str | None = None


class AddressOut(Schema):
    """Where the customer wants the goods."""

    name: str
    company: str
    address1: str
    address2: str
    city: str
    province: str
    zip: str
    country: str
    country_code: str
    phone: str


class SumsOut(Schema):
    """Sums of what can be placed, per currency of the suppliers."""

    goods: MoneyOut
    freight: MoneyOut
    total: MoneyOut


class ExplanationOut(Schema):
    """What a code means and how it is mended."""

    code: str
    title: str
    remedy: str
    action: str
