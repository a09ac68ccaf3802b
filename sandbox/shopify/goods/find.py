"""Finding variants: they live inside their product's document."""

from __future__ import annotations

from sandbox.shared.store import Document
from sandbox.shopify.world import Shop

Found = tuple[Document, Document]


def keep_product(shop: Shop, product: Document) -> None:
    """Writes a product, with the rows by which its variants and inventory items are found."""
    shop.put("product", product["id"], product)
    for variant in product["variants"]:
        for kind, key in (("variant", variant["id"]), ("item", variant["item_id"])):
            shop.put(kind, key, {"product": product["id"], "variant": variant["id"]})


def find_variant(shop: Shop, number: str) -> Found | None:
    """(product, variant) by the variant's number."""
    return _by_row(shop, shop.get("variant", number))


def find_item(shop: Shop, number: str) -> Found | None:
    """(product, variant) by the inventory item's number."""
    return _by_row(shop, shop.get("item", number))


def need_variant(shop: Shop, number: str) -> Found:
    """The same; LookupError when the shop has no such variant."""
    found = find_variant(shop, number)
    if found is None:
        raise LookupError(f"there is no variant {number} in {shop.handle}")
    return found


def _by_row(shop: Shop, row: Document | None) -> Found | None:
    product = shop.get("product", row["product"]) if row else None
    if row is None or product is None:
        return None
    for variant in product["variants"]:
        if variant["id"] == row["variant"]:
            return product, variant
    return None
