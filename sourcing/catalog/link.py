"""Say what a variant of the shop is bought as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from sourcing.catalog.find_supplier import supplier_of
from sourcing.catalog.model import Link
from sourcing.catalog.moved import take_as_seen
from sourcing.catalog.read_prices import copy_sku
from sourcing.db import db
from sourcing.errors import UseCaseError
from sourcing.orders.model import Order, OrderLine
from sourcing.orders.read_orders import want_read
from sourcing.outside import Outside
from sourcing.ports import ShopVariant, SupplierProduct, SupplierSku
from sourcing.shops.access import ask_alibaba
from sourcing.shops.model import Shop
from sourcing.transaction import Transaction, reading, transaction


@dataclass(frozen=True, slots=True)
class Part:
    """`quantity` of a SKU for each piece of the variant; `sku_id` is empty for a product without SKUs."""

    product_id: str
    sku_id: str
    quantity: int


def link_variant(outside: Outside, shop_id: int, variant: ShopVariant, parts: Sequence[Part]) -> None:
    """Replace the variant's links by these parts; none of them unlinks it.

    Orders that wait for the link are read again. Raises UseCaseError when a part is not for sale as named,
    PlatformError when Alibaba could not be asked.
    """
    found = [(part, *_look_up(outside, shop_id, part, number)) for number, part in _merged(parts).items()]
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        db.session.execute(delete(Link).where(Link.shop_id == shop_id, Link.variant_gid == variant.gid))
        for part, product, sku in found:
            db.session.add(new_link(shop_id, variant, part.quantity, product, sku, now))
        tx.ring("stock_links", shop_id)
        read_waiting(tx, outside, shop_id, [variant.gid])


def _merged(parts: Sequence[Part]) -> dict[int, Part]:
    """Each SKU once, by the place where it was first named: an error has to say which part is meant."""
    first: dict[tuple[str, str], int] = {}
    sums: dict[int, Part] = {}
    for number, part in enumerate(parts):
        at = first.setdefault((part.product_id, part.sku_id), number)
        before = sums[at].quantity if at in sums else 0
        sums[at] = Part(part.product_id, part.sku_id, before + part.quantity)
    return sums


def _look_up(outside: Outside, shop_id: int, part: Part, number: int) -> tuple[SupplierProduct, SupplierSku]:
    with reading() as session:
        country = session.get_one(Shop, shop_id).country_code or "US"
    product = ask_alibaba(
        outside, shop_id, lambda token: outside.suppliers.read_product(token, part.product_id, country)
    )
    if product is None or product.status != "PRODUCT_ONLINE":
        raise UseCaseError(
            "PRODUCT_GONE",
            f"Alibaba does not sell the product {part.product_id}.",
            "Check the number in the product's address at Alibaba, or search for another product.",
            field=f"parts.{number}.product_id",
        )
    sku = next((sku for sku in product.skus if sku.sku_id == part.sku_id), None)
    if sku is None:
        raise UseCaseError(
            "SKU_GONE",
            f"The product {part.product_id} has no option {part.sku_id or '(none)'}.",
            "Choose one of the options that the product has.",
            field=f"parts.{number}.sku_id",
        )
    return product, sku


def new_link(
    shop_id: int, variant: ShopVariant, quantity: int, product: SupplierProduct, sku: SupplierSku, now: datetime
) -> Link:
    """The row of one part, as Alibaba was read just now."""
    link = Link(
        shop_id=shop_id,
        supplier_id=supplier_of(shop_id, product.company_id, product.supplier_name).id,
        variant_gid=variant.gid,
        inventory_item_gid=variant.inventory_item_gid,
        variant_title=" · ".join(filter(None, (variant.title, variant.variant_title)))[:500],
        variant_sku=variant.sku,
        product_id=product.product_id,
        sku_id=sku.sku_id,
        product_title=product.title[:500],
        sku_title=" / ".join(value for _, value in sku.attributes)[:500],
        product_url=product.url,
        image_url=sku.image_url or product.image_url,
        quantity=quantity,
        min_order_quantity=product.min_order_quantity,
        product_status=product.status,
        stocked="due",
        read_at=now,
        stock_due=now,
    )
    copy_sku(link, sku)
    take_as_seen(link)
    return link


def read_waiting(tx: Transaction, outside: Outside, shop_id: int, variant_gids: Sequence[str]) -> None:
    """Orders with these variants that are not placed yet are worked out anew from a fresh reading."""
    gids = db.session.scalars(
        select(Order.gid)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .where(
            Order.shop_id == shop_id,
            OrderLine.variant_gid.in_(variant_gids),
            Order.stage.in_(["to_place", "needs_attention"]),
        )
        .distinct()
    ).all()
    want_read(shop_id, gids, "linked", outside.clock.now())
    if gids:
        tx.ring("read_orders", shop_id)
