"""Mutations of stock, cost and price."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLError

from sandbox.shared.store import Document
from sandbox.shopify.answers.goods import level_gid, level_thing
from sandbox.shopify.call import Call, Refusal, Thing, fields
from sandbox.shopify.gid import gid, number_of
from sandbox.shopify.goods.change import product_changed, remove_level, set_level
from sandbox.shopify.goods.find import find_item, keep_product
from sandbox.shopify.mutate import mutation
from sandbox.shopify.world import Shop

Arguments = Mapping[str, Any]


def _activate(call: Call, arguments: Arguments) -> dict[str, Any]:
    product, variant = _item(call.shop, arguments["inventoryItemId"], "inventoryItemId")
    place = place_of(call.shop, arguments["locationId"], "locationId")
    available = arguments.get("available")
    if available is None:
        available = arguments.get("onHand")
    if available is None:
        available = variant["levels"].get(place, 0)
    set_level(call.shop, product, variant, place, available, by="inventoryActivate")
    return {"inventoryLevel": level_thing(Thing("InventoryItem", variant, product), place)}


def _deactivate(call: Call, arguments: Arguments) -> dict[str, Any]:
    level = arguments["inventoryLevelId"]
    _, _, item = level.partition("?inventory_item_id=")
    product, variant = _item(call.shop, gid("InventoryItem", item), "inventoryLevelId")
    place = next((one for one in variant["levels"] if level == level_gid(variant, one)), None)
    if place is None:
        raise Refusal("The inventory level could not be found.", "inventoryLevelId")
    if len(variant["levels"]) == 1:
        raise Refusal("The item must be stocked at one location at least.", "inventoryLevelId")
    remove_level(call.shop, product, variant, place, by="inventoryDeactivate")
    return {}


def _set_quantities(call: Call, arguments: Arguments) -> dict[str, Any]:
    wanted = arguments["input"]
    if wanted["name"] not in ("available", "on_hand"):
        raise Refusal(
            "The quantity name must be either 'available' or 'on_hand'.", "input", "name", code="INVALID_NAME"
        )
    for index, one in enumerate(wanted["quantities"]):
        _set_one(call.shop, one, ("input", "quantities", str(index)))
    return {
        "inventoryAdjustmentGroup": {
            "id": gid("InventoryAdjustmentGroup", call.shop.world.new_id()),
            "createdAt": call.shop.world.now(),
            "reason": wanted["reason"],
            "referenceDocumentUri": wanted.get("referenceDocumentUri"),
        }
    }


def _set_one(shop: Shop, one: Arguments, path: tuple[str, ...]) -> None:
    if "changeFromQuantity" not in one:
        raise GraphQLError(
            "changeFromQuantity must be passed: null leaves the comparison out.", extensions={"code": "BAD_USER_INPUT"}
        )
    product, variant = _item(shop, one["inventoryItemId"], *path, "inventoryItemId", code="INVALID_INVENTORY_ITEM")
    place = place_of(shop, one["locationId"], *path, "locationId", code="INVALID_LOCATION")
    if one["quantity"] > 1_000_000_000:
        raise Refusal(
            "The quantity can't be higher than 1,000,000,000.", *path, "quantity", code="INVALID_QUANTITY_TOO_HIGH"
        )
    expected = one["changeFromQuantity"]
    if expected is not None and expected != variant["levels"].get(place, 0):
        raise Refusal(
            "The changeFromQuantity value does not match persisted value.",
            *path,
            "changeFromQuantity",
            code="CHANGE_FROM_QUANTITY_STALE",
        )
    set_level(shop, product, variant, place, one["quantity"], by="inventorySetQuantities")


def _update_item(call: Call, arguments: Arguments) -> dict[str, Any]:
    product, variant = _item(call.shop, arguments["id"], "id")
    _apply_item(call.shop, variant, arguments["input"])
    product_changed(call.shop, product)
    return {"inventoryItem": Thing("InventoryItem", variant, product)}


def _bulk_update(call: Call, arguments: Arguments) -> dict[str, Any]:
    product = call.shop.get("product", number_of(arguments["productId"], "Product"))
    if product is None:
        raise Refusal("Product does not exist", "productId", code="PRODUCT_DOES_NOT_EXIST")
    by_id = {one["id"]: one for one in product["variants"]}
    changed = []
    for index, wanted in enumerate(arguments["variants"]):
        variant = by_id.get(number_of(wanted.get("id") or "", "ProductVariant"))
        if variant is None:
            raise Refusal(
                "Product variant does not exist", "variants", str(index), "id", code="PRODUCT_VARIANT_DOES_NOT_EXIST"
            )
        apply_variant(call.shop, variant, wanted)
        changed.append(variant)
    product_changed(call.shop, product)
    return {
        "product": Thing("Product", product),
        "productVariants": [Thing("ProductVariant", one, product) for one in changed],
    }


def apply_variant(shop: Shop, variant: Document, wanted: Arguments) -> None:
    """Price, and what belongs to the inventory item."""
    if wanted.get("price") is not None:
        variant["price"] = f"{float(wanted['price']):.2f}"
        shop.record("price_set", variant_id=variant["id"], price=variant["price"])
    if wanted.get("inventoryItem"):
        _apply_item(shop, variant, wanted["inventoryItem"])


def _apply_item(shop: Shop, variant: Document, wanted: Arguments) -> None:
    if wanted.get("cost") is not None:
        variant["cost"] = f"{float(wanted['cost']):.2f}"
        shop.record("cost_set", variant_id=variant["id"], cost=variant["cost"])
    for key, name in (("sku", "sku"), ("tracked", "tracked"), ("requiresShipping", "requires_shipping")):
        if wanted.get(key) is not None:
            variant[name] = wanted[key]
    variant["updated_at"] = shop.world.now()


def _item(shop: Shop, text: str, *path: str, code: str | None = None) -> tuple[Document, Document]:
    found = find_item(shop, number_of(text, "InventoryItem"))
    if found is None:
        raise Refusal("The specified inventory item could not be found.", *path, code=code)
    # The product that is written must be the one that holds the variant.
    keep_product(shop, found[0])
    return found


def place_of(shop: Shop, text: str, *path: str, code: str | None = None) -> str:
    """The number of an active location; raises Refusal."""
    number = number_of(text, "Location")
    location = shop.get("location", number)
    if location is None or not location["active"]:
        raise Refusal("The specified location could not be found.", *path, code=code)
    return number


fields(
    "Mutation",
    {
        "inventoryActivate": mutation(_activate),
        "inventoryDeactivate": mutation(_deactivate),
        "inventorySetQuantities": mutation(_set_quantities),
        "inventoryItemUpdate": mutation(_update_item),
        "productVariantsBulkUpdate": mutation(_bulk_update),
    },
)
