"""FulfillmentService and Location."""

from __future__ import annotations

from typing import Any

from sandbox.shopify.answers.goods import level_thing
from sandbox.shopify.answers.plain import constant, identity, key
from sandbox.shopify.call import Call, Thing, fields
from sandbox.shopify.gid import gid, number_of
from sandbox.shopify.goods.find import find_item

MANUAL = {
    "id": "0",
    "name": "Manual",
    "handle": "manual",
    "callback_url": None,
    "inventory_management": False,
    "tracking_support": False,
    "requires_shipping_method": True,
    "location_id": None,
    "type": "MANUAL",
}


def _location(call: Call, service: Thing, _arguments: Any) -> Thing | None:
    place = call.load("location", service.doc["location_id"]) if service.doc["location_id"] else None
    return Thing("Location", place) if place else None


def _service_id(_call: Call, service: Thing, _arguments: Any) -> str:
    manual = service.doc["type"] == "MANUAL"
    return "gid://shopify/FulfillmentService/manual" if manual else gid("FulfillmentService", service.doc["id"])


def _service(call: Call, place: Thing, _arguments: Any) -> Thing | None:
    service = call.load("service", place.doc["service"]) if place.doc["service"] else None
    return Thing("FulfillmentService", service) if service else None


def _address(_call: Call, place: Thing, _arguments: Any) -> dict[str, Any]:
    address = place.doc["address"]
    return {
        **address,
        "formatted": [address["address1"], address["city"], address["country"]],
        "latitude": None,
        "longitude": None,
    }


def _levels(call: Call, place: Thing, _arguments: Any) -> list[Thing]:
    found = []
    for product in call.shop.find("product"):
        for variant in product["variants"]:
            level = level_thing(Thing("InventoryItem", variant, product), place.doc["id"])
            found += [level] if level else []
    return found


def _level(call: Call, place: Thing, arguments: Any) -> Thing | None:
    found = find_item(call.shop, number_of(arguments["inventoryItemId"], "InventoryItem"))
    return level_thing(Thing("InventoryItem", found[1], found[0]), place.doc["id"]) if found else None


fields(
    "FulfillmentService",
    {
        "id": _service_id,
        "serviceName": key("name"),
        "handle": key("handle"),
        "callbackUrl": key("callback_url"),
        "inventoryManagement": key("inventory_management"),
        "trackingSupport": key("tracking_support"),
        "requiresShippingMethod": key("requires_shipping_method"),
        "type": key("type"),
        "fulfillmentOrdersOptIn": constant(True),
        "location": _location,
    },
)

fields(
    "Location",
    {
        **identity("Location"),
        "name": key("name"),
        "isActive": key("active"),
        "isPrimary": key("primary"),
        "createdAt": key("created_at"),
        "updatedAt": key("created_at"),
        "isFulfillmentService": lambda _c, place, _a: bool(place.doc["service"]),
        "fulfillsOnlineOrders": constant(True),
        "shipsInventory": lambda _c, place, _a: not place.doc["service"],
        "hasActiveInventory": constant(True),
        "addressVerified": constant(False),
        "address": _address,
        "fulfillmentService": _service,
        "inventoryLevels": _levels,
        "inventoryLevel": _level,
    },
)
