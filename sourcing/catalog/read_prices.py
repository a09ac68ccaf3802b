"""Prices, stock and availability of linked products, read again when they are old."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from sourcing.catalog.model import Link
from sourcing.catalog.moved import note_moves, take_as_seen
from sourcing.db import db
from sourcing.outside import Outside
from sourcing.ports import SupplierProduct, SupplierSku
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.shipping import unit_price
from sourcing.transaction import transaction

# What is read is used this long for quoting; before paying, Alibaba's own total is compared anyway.
FRESH = timedelta(hours=6)


def prices_for(outside: Outside, token: str, purchase_id: int, country: str) -> tuple[str, str] | None:
    """Fill in the unit prices of a purchase's lines.

    Answers None, or why it cannot be bought: (code, name of the product). Raises PlatformError.
    """
    for product_id in _stale_products(outside, purchase_id):
        product = outside.suppliers.read_product(token, product_id, country)
        with transaction(outside.doorbell):
            shop_id = db.session.get_one(Purchase, purchase_id).shop_id
            store_product(outside, shop_id, product_id, product)
    with transaction(outside.doorbell):
        return _price_lines(purchase_id)


def store_product(outside: Outside, shop_id: int, product_id: str, product: SupplierProduct | None) -> None:
    """Bring the shop's links of a product in line with what Alibaba says of it (None: it is unknown there)."""
    now = outside.clock.now()
    for link in db.session.scalars(select(Link).where(Link.shop_id == shop_id, Link.product_id == product_id)):
        if link.seen_minimum is None:
            # Linked before that was kept: what is known until now is what the merchant has seen.
            take_as_seen(link)
        stock = link.stock
        _copy(link, product)
        link.read_at = now
        note_moves(link)
        if link.stock != stock:
            link.stock_due = now


def _copy(link: Link, product: SupplierProduct | None) -> None:
    if product is None:
        link.product_status, link.stock = "PRODUCT_GONE", 0
        return
    link.product_status, link.min_order_quantity = product.status, product.min_order_quantity
    sku = next((sku for sku in product.skus if sku.sku_id == link.sku_id), None)
    if sku is None:
        link.product_status, link.stock = "SKU_GONE", 0
        return
    copy_sku(link, sku)
    if product.status != "PRODUCT_ONLINE":
        # The shop must not go on selling what nobody sells to it.
        link.stock = 0


def copy_sku(link: Link, sku: SupplierSku) -> None:
    """Copy price steps and stock."""
    link.prices = [[step.min_quantity, step.price.minor] for step in sku.prices]
    if sku.prices:
        link.currency = sku.prices[0].price.currency
    link.stock = sku.stock


def _stale_products(outside: Outside, purchase_id: int) -> list[str]:
    with transaction(outside.doorbell):
        links = _links(db.session.get_one(Purchase, purchase_id))
        limit = outside.clock.now() - FRESH
        # A product that was not for sale is read again each time: it may be back.
        stale = {
            link.product_id
            for link in links.values()
            if link.read_at is None or link.read_at < limit or link.product_status != "PRODUCT_ONLINE"
        }
        return sorted(stale)


def _price_lines(purchase_id: int) -> tuple[str, str] | None:
    purchase = db.session.get_one(Purchase, purchase_id)
    links = _links(purchase)
    totals: dict[str, int] = {}
    for line in purchase.lines:
        totals[line.product_id] = totals.get(line.product_id, 0) + line.quantity
    for line in purchase.lines:
        link = links.get((line.product_id, line.sku_id))
        if link is None:
            return "VARIANT_NOT_LINKED", line.title
        if refusal := _refusal(link, line.quantity, totals[line.product_id]):
            return refusal, line.title
        line.unit_minor = unit_price([(step[0], step[1]) for step in link.prices], totals[line.product_id])
        purchase.currency = link.currency
    return None


def _refusal(link: Link, quantity: int, of_product: int) -> str | None:
    if link.product_status == "SKU_GONE":
        return "SKU_GONE"
    if link.product_status != "PRODUCT_ONLINE":
        return "PRODUCT_GONE"
    if of_product < link.min_order_quantity:
        return "BELOW_MOQ"
    if link.stock is not None and link.stock < quantity:
        return "OUT_OF_STOCK"
    return None


def _links(purchase: Purchase) -> dict[tuple[str, str], Link]:
    products = {line.product_id for line in purchase.lines}
    rows = db.session.scalars(select(Link).where(Link.shop_id == purchase.shop_id, Link.product_id.in_(products)))
    return {(link.product_id, link.sku_id): link for link in rows}
