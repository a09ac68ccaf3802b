"""Product, ProductVariant, InventoryItem, InventoryLevel. A variant's parent is its product's document."""

from __future__ import annotations

from typing import Any

from sandbox.shared.store import Document
from sandbox.shopify.answers.plain import constant, count, identity, key, picture_of
from sandbox.shopify.call import Call, Thing, fields
from sandbox.shopify.gid import gid, number_of
from sandbox.shopify.money import cents, money_v2


def level_gid(variant: Document, place: str) -> str:
    """The id of a variant's stock at a location, in Shopify's form: the item stands in its query."""
    return f"{gid('InventoryLevel', place + variant['item_id'][-4:])}?inventory_item_id={variant['item_id']}"


def level_thing(variant: Thing, place: str) -> Thing | None:
    """The stock of a variant at a location; None where it is not stocked."""
    if place not in variant.doc["levels"]:
        return None
    return Thing(
        "InventoryLevel",
        {
            "id": f"{place}{variant.doc['item_id'][-4:]}",
            "place": place,
            "available": variant.doc["levels"][place],
            "variant": variant.doc,
        },
        variant.parent,
    )


def _levels(_call: Call, item: Thing, _arguments: Any) -> list[Thing]:
    some = [level_thing(item, place) for place in item.doc["levels"]]
    return [one for one in some if one]


def _level(_call: Call, item: Thing, arguments: Any) -> Thing | None:
    return level_thing(item, number_of(arguments["locationId"], "Location"))


def _stock(variant: dict[str, Any]) -> int:
    return sum(int(number) for number in variant["levels"].values())


def _quantities(_call: Call, level: Thing, arguments: Any) -> list[dict[str, Any]]:
    known = {"available": level.doc["available"], "on_hand": level.doc["available"]}
    return [
        {
            "id": gid("InventoryQuantity", level.doc["id"]),
            "name": name,
            "quantity": known.get(name, 0),
            "updatedAt": None,
        }
        for name in arguments["names"]
    ]


def _variants(_call: Call, product: Thing, _arguments: Any) -> list[Thing]:
    return [Thing("ProductVariant", one, product.doc) for one in product.doc["variants"]]


def _media(call: Call, product: Thing, _arguments: Any) -> dict[str, Any] | None:
    picture = picture_of(call, product.doc["image"])
    number = product.doc["id"]
    return {
        "__typename": "MediaImage",
        "id": gid("MediaImage", number),
        "image": picture,
        "alt": picture["altText"],
        "preview": {"image": picture, "status": "READY"},
        "mediaContentType": "IMAGE",
        "status": "READY",
    }


def _options(product: dict[str, Any]) -> list[dict[str, Any]]:
    demo = {"name": product["option"], "values": [one["title"] for one in product["variants"]]}
    return product.get("options") or [demo]


def _prices(product: Thing) -> list[int]:
    return [cents(one["price"]) for one in product.doc["variants"]] or [0]


fields(
    "Product",
    {
        **identity("Product"),
        "title": key("title"),
        "handle": key("handle"),
        "vendor": key("vendor"),
        "status": key("status"),
        "tags": key("tags"),
        "productType": key("type"),
        "createdAt": key("created_at"),
        "updatedAt": key("updated_at"),
        "publishedAt": key("created_at"),
        "description": constant(""),
        "descriptionHtml": constant(""),
        "onlineStoreUrl": constant(None),
        "isGiftCard": constant(False),
        "tracksInventory": constant(True),
        "featuredMedia": _media,
        "featuredImage": lambda call, product, _a: picture_of(call, product.doc["image"]),
        "hasOnlyDefaultVariant": lambda _c, product, _a: len(product.doc["variants"]) == 1,
        "totalInventory": lambda _c, product, _a: sum(_stock(one) for one in product.doc["variants"]),
        "variantsCount": lambda _c, product, _a: count(len(product.doc["variants"])),
        "variants": _variants,
        "options": lambda _c, product, _a: [
            {
                "id": gid("ProductOption", f"{product.doc['id']}{at}"),
                "name": one["name"],
                "position": at + 1,
                "values": one["values"],
            }
            for at, one in enumerate(_options(product.doc))
        ],
        "priceRangeV2": lambda call, product, _a: {
            "minVariantPrice": money_v2(min(_prices(product)), call.shop.currency),
            "maxVariantPrice": money_v2(max(_prices(product)), call.shop.currency),
        },
    },
)

fields(
    "ProductVariant",
    {
        **identity("ProductVariant"),
        "title": key("title"),
        "sku": key("sku"),
        "price": key("price"),
        "position": key("position"),
        "createdAt": key("created_at"),
        "updatedAt": key("updated_at"),
        "barcode": constant(None),
        "compareAtPrice": constant(None),
        "availableForSale": constant(True),
        "taxable": constant(True),
        "inventoryPolicy": constant("CONTINUE"),
        "displayName": lambda _c, one, _a: f"{one.parent['title']} - {one.doc['title']}",
        "inventoryQuantity": lambda _c, one, _a: _stock(one.doc),
        "sellableOnlineQuantity": lambda _c, one, _a: _stock(one.doc),
        "product": lambda _c, one, _a: Thing("Product", one.parent),
        "image": lambda call, one, _a: picture_of(call, one.parent["image"]),
        "selectedOptions": lambda _c, one, _a: (
            one.doc.get("options") or [{"name": one.parent["option"], "value": one.doc["title"]}]
        ),
        "inventoryItem": lambda _c, one, _a: Thing("InventoryItem", one.doc, one.parent),
    },
)

fields(
    "InventoryItem",
    {
        "id": lambda _c, item, _a: gid("InventoryItem", item.doc["item_id"]),
        "legacyResourceId": key("item_id"),
        "sku": key("sku"),
        "tracked": key("tracked"),
        "requiresShipping": key("requires_shipping"),
        "createdAt": key("created_at"),
        "updatedAt": key("updated_at"),
        "countryCodeOfOrigin": constant(None),
        "harmonizedSystemCode": constant(None),
        "unitCost": lambda call, item, _a: (
            money_v2(cents(item.doc["cost"]), call.shop.currency) if item.doc["cost"] else None
        ),
        "measurement": lambda _c, item, _a: {
            "id": gid("InventoryItemMeasurement", item.doc["item_id"]),
            "weight": {"unit": "GRAMS", "value": float(item.doc["grams"])},
        },
        "locationsCount": lambda _c, item, _a: count(len(item.doc["levels"])),
        "variant": lambda _c, item, _a: Thing("ProductVariant", item.doc, item.parent),
        "variants": lambda _c, item, _a: [Thing("ProductVariant", item.doc, item.parent)],
        "inventoryLevels": _levels,
        "inventoryLevel": _level,
    },
)

fields(
    "InventoryLevel",
    {
        "id": lambda _c, level, _a: level_gid(level.doc["variant"], level.doc["place"]),
        "quantities": _quantities,
        "isActive": constant(True),
        "canDeactivate": constant(True),
        "createdAt": lambda _c, level, _a: level.doc["variant"]["created_at"],
        "updatedAt": lambda _c, level, _a: level.doc["variant"]["updated_at"],
        "item": lambda _c, level, _a: Thing("InventoryItem", level.doc["variant"], level.parent),
        "location": lambda call, level, _a: Thing("Location", call.shop.need("location", level.doc["place"])),
    },
)
