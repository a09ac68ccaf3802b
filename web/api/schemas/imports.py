"""Products to be made in the shop, and files of links."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from web.api.schemas.shared import Asked, MoneyOut, ProblemOut, Schema, Text

ProductId = Field(min_length=1, max_length=64, pattern=r"^[0-9]+$")


class PriceRuleIn(Asked):
    """Cost × `factor` + `add`, then up to the next price with this ending; `add` is in the shop's currency."""

    factor: float = Field(default=2, ge=0, le=100_000)
    add: float = Field(default=0, ge=-1_000_000, le=1_000_000)
    ending: Literal["none", "99", "95", "00"] = "99"
    rate: float = Field(
        default=1, gt=0, le=1_000_000, description="How much of the shop's currency one of the supplier's is."
    )


class PlanIn(Asked):
    """A product of Alibaba's, some or all of its options, and the price rule."""

    product_id: str = ProductId
    sku_ids: list[Text] = Field(default_factory=list, max_length=500, description="Empty for all.")
    rule: PriceRuleIn


class ImportIn(PlanIn):
    """The same key again is the same wish: nothing is made twice."""

    key: str = Field(min_length=16, max_length=64, pattern=r"^[A-Za-z0-9-]+$")
    status: Literal["DRAFT", "ACTIVE"] = "DRAFT"


class PlannedVariantOut(Schema):
    """`cost` is Alibaba's price for one, `own_cost` the same in the shop's currency, `price` what the rule makes of it."""

    sku_id: str
    title: str
    cost: MoneyOut
    own_cost: MoneyOut
    price: MoneyOut
    stock: int | None
    image_url: str


class PlanOut(Schema):
    """What would be made; `linked` of the shop's variants are bought as this product already."""

    product_id: str
    title: str
    url: str
    image_url: str
    supplier: str
    min_order_quantity: int
    currency: str
    supplier_currency: str
    variants: list[PlannedVariantOut]
    linked: int


class ImportOut(Schema):
    """How far an import is."""

    id: int
    state: Literal["new", "creating", "unknown", "done", "refused"]
    title: str
    variants: int
    admin_url: str
    problem: ProblemOut | None


class LinkFileOut(Schema):
    """A piece of the file of links; what follows comes with `next_cursor`."""

    text: str
    variants: int
    next_cursor: str | None


class LinkFileIn(Asked):
    """The file as it was saved by the spreadsheet."""

    text: Text = Field(max_length=1_000_000)


class LineErrorOut(Schema):
    """What is wrong with a line; the pages have a sentence for each code."""

    line: int
    code: str
    column: str
    value: str


class UploadOut(Schema):
    """What became of a file; `errors` are the first of `wrong`. Nothing is changed unless it is done."""

    id: int
    state: Literal["waiting", "done", "refused"]
    errors: list[LineErrorOut]
    wrong: int
    lines: int
    variants: int
    problem: ProblemOut | None
