"""Which variant is bought as what, and Alibaba's catalog."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from web.api.schemas.shared import Asked, MoneyOut, Schema, Text


class MoveOut(Schema):
    """What moved at Alibaba since it was linked; `count` are the pieces left or the smallest order."""

    kind: Literal["price_rose", "price_fell", "stock_low", "minimum_rose", "gone"]
    before: MoneyOut | None
    after: MoneyOut | None
    count: int | None


class LinkOut(Schema):
    """One SKU that a variant is bought as."""

    id: int
    product_id: str
    sku_id: str
    product_title: str
    sku_title: str
    product_url: str
    image_url: str
    supplier: str
    quantity: int
    price: MoneyOut | None
    min_order_quantity: int
    stock: int | None
    product_status: str
    stocked: str
    moves: list[MoveOut]


class VariantOut(Schema):
    """A variant of the shop's catalog."""

    gid: str
    title: str
    variant_title: str
    sku: str
    price: MoneyOut
    image_url: str
    links: list[LinkOut]


class VariantsOut(Schema):
    """A page of the shop's catalog."""

    variants: list[VariantOut]
    next_cursor: str | None
    warned: int = Field(description="Of how many variants of the shop something moved.")


class LinkPartIn(Asked):
    """So many of a SKU for each piece sold."""

    product_id: str = Field(min_length=1, max_length=64, pattern=r"^[0-9]+$")
    sku_id: Text = Field(default="", max_length=64)
    quantity: int = Field(default=1, ge=1, le=10000)


class LinksIn(Asked):
    """What the variant is bought as from now on; an empty list unlinks it."""

    variant_gid: str = Field(max_length=255, pattern=r"^gid://shopify/ProductVariant/[0-9]+$")
    parts: list[LinkPartIn] = Field(max_length=20)


class VariantIn(Asked):
    """One variant of the shop."""

    variant_gid: str = Field(max_length=255, pattern=r"^gid://shopify/ProductVariant/[0-9]+$")


class PriceStepOut(Schema):
    """From `min_quantity` pieces on, one costs `price`."""

    min_quantity: int
    price: MoneyOut


class SupplierSkuOut(Schema):
    """One option of a product at Alibaba; `price` is that of the first step."""

    sku_id: str
    title: str
    price: MoneyOut | None
    prices: list[PriceStepOut]
    stock: int | None
    image_url: str


class SupplierProductOut(Schema):
    """A product at Alibaba."""

    product_id: str
    title: str
    supplier: str
    status: str
    url: str
    image_url: str
    min_order_quantity: int
    skus: list[SupplierSkuOut]


class FreightOfferOut(Schema):
    """One way to ship it."""

    vendor_name: str
    fee: MoneyOut
    days_min: int | None
    days_max: int | None
    days_text: str


class FreightOut(Schema):
    """What it costs to ship so many pieces to a country, the cheapest first."""

    country: str
    offers: list[FreightOfferOut]


class FoundProductOut(Schema):
    """A hit of a search in Alibaba's catalog."""

    product_id: str
    title: str
    price: MoneyOut
    url: str
    image_url: str


class FoundProductsOut(Schema):
    """The hits of a search."""

    products: list[FoundProductOut]
