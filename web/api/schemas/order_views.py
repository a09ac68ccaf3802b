"""Views of the orders page, and what is asked of many orders at once."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from web.api.schemas.shared import Asked, Id, ProblemOut, Schema, Text

MOST_CHOICES = 50


def _day(text: str) -> str:
    if text:
        date.fromisoformat(text)
    return text


def _named(text: str) -> str:
    if not text.strip():
        raise ValueError("The name must not be empty")
    return text.strip()


Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:-]{1,64}$")]
# A day of the shop, "2026-11-20"; "" when there is no limit.
Day = Annotated[str, Field(pattern=r"^(2[01][0-9]{2}-[01][0-9]-[0-3][0-9])?$"), AfterValidator(_day)]
# Within what a browser counts exactly.
Minor = Annotated[int, Field(ge=0, le=2**53 - 1)]
YesOrNo = Literal["", "yes", "no"]
Sorting = Literal["newest", "oldest", "total_high", "total_low", "customer", "customer_reverse"]
ViewName = Annotated[Text, Field(min_length=1, max_length=40), AfterValidator(_named)]


class ViewIn(Asked):
    """What the orders page shows: `since` and `until` are days of the shop, totals minor units of its currency."""

    tab: Text = Field(default="all", max_length=32)
    search: Text = Field(default="", max_length=100)
    supplier: list[Id] = Field(default_factory=list, max_length=MOST_CHOICES)
    country: list[Country] = Field(default_factory=list, max_length=MOST_CHOICES)
    reason: list[Code] = Field(default_factory=list, max_length=MOST_CHOICES)
    paid: YesOrNo = ""
    since: Day = ""
    until: Day = ""
    min_total: Minor | None = None
    max_total: Minor | None = None
    sort: Sorting = "newest"


class ViewOut(Schema):
    """As ViewIn."""

    tab: str
    search: str
    supplier: list[int]
    country: list[str]
    reason: list[str]
    paid: str
    since: str
    until: str
    min_total: int | None
    max_total: int | None
    sort: str


class ViewNameIn(Asked):
    """Another name for a view."""

    name: ViewName


class SavedViewIn(Asked):
    """A view to be kept under a name."""

    name: ViewName
    view: ViewIn


class SavedViewOut(Schema):
    """A view with its name."""

    id: int
    name: str
    view: ViewOut


class SavedViewsOut(Schema):
    """All of the shop's, the oldest first."""

    views: list[SavedViewOut]


class SupplierChoiceOut(Schema):
    """A supplier to filter by."""

    id: int
    name: str


class FiltersOut(Schema):
    """What there is to filter by."""

    suppliers: list[SupplierChoiceOut]
    countries: list[str]
    reasons: list[ProblemOut]
    currency: str


class ChosenIn(Asked):
    """Every order of a view."""

    view: ViewIn


class ChosenOrderOut(Schema):
    """An order of a selection, and what may be done with it."""

    id: int
    name: str
    can_pay: bool
    can: list[Literal["hold", "release", "retry"]]
    purchase_states: list[str]


class ChosenOrdersOut(Schema):
    """All orders of the view."""

    orders: list[ChosenOrderOut]


class OrdersIn(Asked):
    """The orders to be held, released or tried again."""

    order_ids: list[Id] = Field(min_length=1, max_length=1000)


class OutcomeOut(Schema):
    """What came of it for one purchase, now in `state`; `problem` says why it was left as it is."""

    order_id: int
    purchase_id: int | None
    supplier: str
    done: bool
    state: str
    problem: ProblemOut | None


class OutcomesOut(Schema):
    """One outcome for each purchase of the orders, and one for an order that has none."""

    outcomes: list[OutcomeOut]


class ExportIn(Asked):
    """Either these orders, or every order of a view."""

    order_ids: list[Id] = Field(default_factory=list, max_length=1000)
    view: ViewIn | None = None
