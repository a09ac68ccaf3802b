"""Products and stock change, and the app is told."""

from __future__ import annotations

from typing import Any

from sandbox.shared.store import Document
from sandbox.shopify.gid import gid
from sandbox.shopify.goods.find import keep_product
from sandbox.shopify.webhooks.outbox import fire, new_event
from sandbox.shopify.world import Shop


def product_changed(shop: Shop, product: Document) -> None:
    """Writes a changed product and tells of it."""
    product["updated_at"] = shop.world.now()
    keep_product(shop, product)
    fire(shop, "products/update", product_body(product))


def product_made(shop: Shop, product: Document) -> None:
    """Writes a new product and tells of it."""
    keep_product(shop, product)
    shop.record("product_created", product_id=product["id"], title=product["title"], tags=product["tags"])
    fire(shop, "products/create", product_body(product))


def delete_product(shop: Shop, number: str) -> None:
    """Removes a product from the shop; orders keep their lines. LookupError when there is none."""
    with shop.world.store.change():
        new_event(shop)
        product = shop.need("product", number)
        shop.delete("product", number)
        shop.record("product_deleted", product_id=number)
        fire(shop, "products/delete", {"id": int(product["id"])})


def set_level(shop: Shop, product: Document, variant: Document, place: str, available: int, *, by: str) -> None:
    """Stocks a variant at a location; orders that are routed already stay where they are."""
    variant["levels"][place] = available
    variant["updated_at"] = shop.world.now()
    keep_product(shop, product)
    shop.record(
        "stock_set", sku=variant["sku"], variant_id=variant["id"], location_id=place, available=available, by=by
    )
    fire(
        shop,
        "inventory_levels/update",
        {
            "inventory_item_id": int(variant["item_id"]),
            "location_id": int(place),
            "available": available,
            "updated_at": shop.world.now(),
            "admin_graphql_api_id": f"gid://shopify/InventoryLevel/{place}?inventory_item_id={variant['item_id']}",
        },
    )


def remove_level(shop: Shop, product: Document, variant: Document, place: str, *, by: str) -> None:
    """Stocks a variant at a location no more; orders that are routed already stay where they are."""
    del variant["levels"][place]
    variant["updated_at"] = shop.world.now()
    keep_product(shop, product)
    shop.record("stock_removed", sku=variant["sku"], variant_id=variant["id"], location_id=place, by=by)
    fire(shop, "inventory_levels/disconnect", {"inventory_item_id": int(variant["item_id"]), "location_id": int(place)})


def product_body(product: Document) -> dict[str, Any]:
    """products/update."""
    return {
        "id": int(product["id"]),
        "admin_graphql_api_id": gid("Product", product["id"]),
        "title": product["title"],
        "handle": product["handle"],
        "vendor": product["vendor"],
        "status": product["status"].lower(),
        "product_type": product["type"],
        "tags": ", ".join(product["tags"]),
        "created_at": product["created_at"],
        "updated_at": product["updated_at"],
        "published_at": product["created_at"],
        "body_html": "",
        "published_scope": "web",
        "template_suffix": None,
        "variant_gids": [
            {"admin_graphql_api_id": gid("ProductVariant", one["id"]), "updated_at": one["updated_at"]}
            for one in product["variants"]
        ],
        "variants": [
            {
                "id": int(one["id"]),
                "admin_graphql_api_id": gid("ProductVariant", one["id"]),
                "product_id": int(product["id"]),
                "title": one["title"],
                "price": one["price"],
                "sku": one["sku"],
                "position": one["position"],
                "inventory_policy": "continue",
                "barcode": None,
                "compare_at_price": None,
                **_options(one),
                "taxable": True,
                "image_id": None,
                "inventory_item_id": int(one["item_id"]),
                "inventory_quantity": sum(one["levels"].values()),
                "old_inventory_quantity": sum(one["levels"].values()),
                "created_at": one["created_at"],
                "updated_at": one["updated_at"],
            }
            for one in product["variants"]
        ],
    }


def _options(variant: Document) -> dict[str, str | None]:
    values = [one["value"] for one in variant.get("options", [{"value": variant["title"]}])]
    return {f"option{at + 1}": values[at] if at < len(values) else None for at in range(3)}
