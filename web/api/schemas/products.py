"""Which variant is bought as what, and Alibaba's catalog."""

from __future__ import annotations

from pydantic import Field

from web.api.schemas.shared import Asked, MoneyOut, Schema, Text


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


class LinkPartIn(Asked):
    """So many of a SKU for each piece sold."""

    product_id: str = Field(min_length=1, max_length=64, pattern=r"^[0-9]+$")
    sku_id: Text = Field(default="", max_length=64)
    quantity: int = Field(default=1, ge=1, le=10000)


class LinksIn(Asked):
    """What the variant is bought as from now on; an empty list unlinks it."""

    variant_gid: str = Field(max_length=255, pattern=r"^gid://shopify/ProductVariant/[0-9]+$")
    parts: list[LinkPartIn] = Field(max_length=20)


class SupplierSkuOut(Schema):
    """One option of a product at Alibaba."""

    sku_id: str
    title: str
    price: MoneyOut | None
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
