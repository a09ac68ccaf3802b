"""What comes in an address: ids in the path, pages and searches in the query."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from web.api.schemas.order_views import MOST_CHOICES, Code, Country, Day, Minor, Sorting, YesOrNo
from web.api.schemas.shared import Id, Text

_MOST_IDS = 1000


def _parts(text: object) -> object:
    """What is written with commas between."""
    if isinstance(text, list):
        text = ",".join(str(part) for part in text)
    return [part for part in text.split(",") if part] if isinstance(text, str) else text


Ids = Annotated[list[Id], BeforeValidator(_parts), Field(max_length=_MOST_IDS)]


class Query(BaseModel):
    """Unknown parameters are left alone: Shopify and the browser add their own."""

    model_config = ConfigDict(extra="ignore")


class IdPath(BaseModel):
    """One of ours."""

    id: Id


class ProductPath(BaseModel):
    """A product at Alibaba."""

    product_id: str = Field(pattern=r"^[0-9]{1,64}$")


class ListQuery(Query):
    """A page of the order list; the filters are ViewIn's, with commas between alternatives."""

    tab: Text = Field(default="all", max_length=32)
    search: Text = Field(default="", max_length=100)
    supplier: Annotated[list[Id], BeforeValidator(_parts), Field(max_length=MOST_CHOICES)] = []
    country: Annotated[list[Country], BeforeValidator(_parts), Field(max_length=MOST_CHOICES)] = []
    reason: Annotated[list[Code], BeforeValidator(_parts), Field(max_length=MOST_CHOICES)] = []
    paid: YesOrNo = ""
    since: Day = ""
    until: Day = ""
    min_total: Minor | None = None
    max_total: Minor | None = None
    sort: Sorting = "newest"
    cursor: Text = Field(default="", max_length=2000)
    limit: int = Field(default=25, ge=1, le=100)


class CheckoutQuery(Query):
    """Orders, with commas between their ids."""

    order_ids: Ids = Field(min_length=1)


class PaymentsQuery(Query):
    """Purchases or orders, with commas between their ids; one of the two."""

    purchase_ids: Ids = []
    order_ids: Ids = []


class VariantsQuery(Query):
    """A page of the shop's variants; `cursor` is Shopify's."""

    cursor: Text = Field(default="", max_length=1000)
    search: Text = Field(default="", max_length=100)
    warned: bool = Field(default=False, description="Only those of which something moved at Alibaba.")


class CursorQuery(Query):
    """Where to go on; the cursor is Shopify's."""

    cursor: Text = Field(default="", max_length=1000)


class FreightQuery(Query):
    """So many pieces of a SKU to a country; without one to the shop's own."""

    sku_id: Text = Field(default="", max_length=64)
    quantity: int = Field(default=1, ge=1, le=10_000)
    country: str = Field(default="", pattern=r"^([A-Za-z]{2})?$")


class FindQuery(Query):
    """A search in Alibaba's catalog."""

    q: Text = Field(min_length=1, max_length=200)
    page: int = Field(default=1, ge=1, le=100)


Step = Literal["hold", "release", "retry", "cancel", "quote"]


class StepPath(IdPath):
    """A purchase and what is to be done with it."""

    step: Step


class StepForManyPath(BaseModel):
    """What is to be done with many orders."""

    step: Literal["hold", "release", "retry"]
