"""What the shop's variants are bought as."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from sourcing.catalog.model import Link
from sourcing.catalog.moved import Move, moves, price_at
from sourcing.money import Money
from sourcing.outside import Outside
from sourcing.ports import ShopVariant, VariantPage
from sourcing.shops.access import access_to
from sourcing.transaction import reading

_PAGE = 50
# An id has 64 bits; what is longer is no cursor of ours.
_LONGEST_ID = 19
_LITERAL = str.maketrans({"\\": "\\\\", "%": "\\%", "_": "\\_"})


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
    moves: list[Move]


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


def list_warned(outside: Outside, shop_id: int, cursor: str | None, search: str) -> VariantPage:
    """A page of the variants of which something moved, those linked first at the beginning. Raises PlatformError."""
    after = int(cursor) if cursor and cursor.isdecimal() and len(cursor) < _LONGEST_ID else 0
    like = f"%{search.strip().translate(_LITERAL)}%"
    first = func.min(Link.id)
    statement = (
        select(Link.variant_gid, first)
        .where(Link.shop_id == shop_id, Link.warned)
        .where(or_(Link.variant_title.ilike(like, escape="\\"), Link.variant_sku.ilike(like, escape="\\")))
        .group_by(Link.variant_gid)
        .having(first > after)
        .order_by(first)
        .limit(_PAGE + 1)
    )
    with reading() as session:
        rows = session.execute(statement).all()
    page = rows[:_PAGE]
    order = {gid: at for at, (gid, _) in enumerate(page)}
    variants = outside.shops.read_variants(access_to(outside, shop_id), list(order)) if order else []
    found = tuple(sorted(variants, key=lambda variant: order[variant.gid]))
    return VariantPage(found, str(page[-1][1]) if len(rows) > _PAGE else None)


def count_warned(shop_id: int) -> int:
    """Of how many variants something moved."""
    with reading() as session:
        statement = select(func.count(Link.variant_gid.distinct())).where(Link.shop_id == shop_id, Link.warned)
        return session.scalar(statement) or 0


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
        moves=moves(link),
    )
