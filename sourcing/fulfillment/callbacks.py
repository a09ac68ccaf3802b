"""What Shopify asks our fulfillment service each hour: stock by SKU, tracking numbers by fulfillment name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import select

from sourcing.catalog.model import Link
from sourcing.fulfillment.model import Shipment
from sourcing.orders.model import Order
from sourcing.purchasing.model import Purchase
from sourcing.shops.model import Shop
from sourcing.transaction import reading

# The order's name may itself hold a dot or "-F": merchants choose its beginning and end.
_FULFILLMENT_NAME = re.compile(r"(?P<order>.+)(?:\.|-F)(?P<place>[0-9]{1,9})", re.DOTALL)


def stock_for(domain: str, sku: str | None) -> dict[str, int]:
    """How many of each SKU the suppliers have, by the shop's SKU; of one SKU, or of all. Empty for unknown shops.

    A bundle is as plentiful as its scarcest part; a SKU whose stock Alibaba did not tell is left out.
    """
    query = select(Link).join(Shop, Shop.id == Link.shop_id).where(Shop.domain == domain, Link.variant_sku != "")
    if sku is not None:
        query = query.where(Link.variant_sku == sku)
    stock: dict[str, int] = {}
    untold: set[str] = set()
    with reading() as session:
        for link in session.scalars(query):
            if link.stock is None:
                untold.add(link.variant_sku)
                continue
            pieces = link.stock // link.quantity if link.product_status == "PRODUCT_ONLINE" else 0
            stock[link.variant_sku] = min(pieces, stock.get(link.variant_sku, pieces))
    return {sku: pieces for sku, pieces in stock.items() if sku not in untold}


def tracking_for(domain: str, names: Sequence[str]) -> dict[str, str]:
    """The first tracking number for each fulfillment name ("#1001.1" or "#1001-F1") that we pushed one for."""
    numbers: dict[str, str] = {}
    with reading() as session:
        for name in names:
            parts = _FULFILLMENT_NAME.fullmatch(name)
            if parts is None:
                continue
            query = (
                select(Shipment)
                .join(Purchase, Purchase.id == Shipment.purchase_id)
                .join(Order, Order.id == Purchase.order_id)
                .join(Shop, Shop.id == Order.shop_id)
                .where(Shop.domain == domain, Order.name == parts["order"], Shipment.fulfillment_gid.is_not(None))
                .order_by(Shipment.pushed_at, Shipment.id)
            )
            shipments = session.scalars(query).all()
            index = int(parts["place"]) - 1
            if 0 <= index < len(shipments) and shipments[index].pushed_numbers:
                numbers[name] = shipments[index].pushed_numbers[0]
    return numbers
