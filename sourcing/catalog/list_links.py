"""What the shop's variants are bought as."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from sourcing.catalog.model import Link
from sourcing.money import Money
from sourcing.ports import ShopVariant
from sourcing.transaction import reading


@dataclass(frozen=True, slots=True)
class LinkView:
    """One SKU; `price` is that of one piece at the linked quantity, as last read."""

    id: int
    product_id: str
    sku_id: str
    product_title: str
    sku_title: str
    product_url: str
    image_url: str
    supplier: str
    quantity: int
    price: Money | None
    min_order_quantity: int
    stock: int | None
    product_status: str
    stocked: str


@dataclass(frozen=True, slots=True)
class VariantView:
    """A variant of the shop with its links."""

    gid: str
    title: str
    variant_title: str
    sku: str
    price: Money
    image_url: str
    links: list[LinkView]


def with_links(shop_id: int, variants: Sequence[ShopVariant]) -> list[VariantView]:
    """The variants, each with what it is bought as."""
    links: dict[str, list[LinkView]] = defaultdict(list)
    with reading() as session:
        statement = (
            select(Link)
            .where(Link.shop_id == shop_id, Link.variant_gid.in_([variant.gid for variant in variants]))
            .order_by(Link.id)
            .options(joinedload(Link.supplier))
        )
        for link in session.scalars(statement):
            links[link.variant_gid].append(_view(link))
    return [
        VariantView(
            variant.gid,
            variant.title,
            variant.variant_title,
            variant.sku,
            variant.price,
            variant.image_url,
            links[variant.gid],
        )
        for variant in variants
    ]


def price_at(link: Link, quantity: int) -> Money | None:
    """The price of one when buying `quantity`: that of the highest step reached, else of the lowest step."""
    steps = sorted((int(least), int(minor)) for least, minor in link.prices)
    if not steps:
        return None
    reached = [minor for least, minor in steps if least <= quantity]
    return Money(reached[-1] if reached else steps[0][1], link.currency)


def _view(link: Link) -> LinkView:
    return LinkView(
        id=link.id,
        product_id=link.product_id,
        sku_id=link.sku_id,
        product_title=link.product_title,
        sku_title=link.sku_title,
        product_url=link.product_url,
        image_url=link.image_url,
        supplier=link.supplier.name,
        quantity=link.quantity,
        price=price_at(link, link.quantity),
        min_order_quantity=link.min_order_quantity,
        stock=link.stock,
        product_status=link.product_status,
        stocked=link.stocked,
    )
