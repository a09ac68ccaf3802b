"""Mutations of fulfillment services."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from sandbox.shared.store import Document
from sandbox.shopify.call import Call, Refusal, Thing, fields
from sandbox.shopify.gid import number_of
from sandbox.shopify.install import remove_service
from sandbox.shopify.mutate import mutation
from sandbox.shopify.seed import make_location
from sandbox.shopify.world import Shop

_RESERVED = ("manual", "gift_card", "shopify", "amazon")


def _create(call: Call, arguments: Mapping[str, Any]) -> dict[str, Any]:
    shop, number = call.shop, call.shop.world.new_id()
    name = _name(shop, arguments["name"], but=None)
    service = {
        "id": number,
        "name": name,
        "handle": re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-"),
        "callback_url": _address(shop, arguments.get("callbackUrl")),
        "type": "THIRD_PARTY",
        "inventory_management": bool(arguments.get("inventoryManagement")),
        "tracking_support": bool(arguments.get("trackingSupport")),
        "requires_shipping_method": arguments.get("requiresShippingMethod") is not False,
        "location_id": make_location(shop, name, service=number),
    }
    shop.put("service", number, service)
    shop.record(
        "service_created",
        service_id=number,
        location_id=service["location_id"],
        name=name,
        callback_url=service["callback_url"],
    )
    return {"fulfillmentService": Thing("FulfillmentService", service)}


def _update(call: Call, arguments: Mapping[str, Any]) -> dict[str, Any]:
    shop = call.shop
    service = _need(shop, arguments["id"])
    if arguments.get("name"):
        service["name"] = _name(shop, arguments["name"], but=service["id"])
        location = shop.need("location", service["location_id"])
        shop.put("location", location["id"], {**location, "name": service["name"]})
    if "callbackUrl" in arguments:
        service["callback_url"] = _address(shop, arguments["callbackUrl"])
    for key, name in (
        ("inventoryManagement", "inventory_management"),
        ("trackingSupport", "tracking_support"),
        ("requiresShippingMethod", "requires_shipping_method"),
    ):
        if arguments.get(key) is not None:
            service[name] = arguments[key]
    shop.put("service", service["id"], service)
    shop.record("service_updated", service_id=service["id"], name=service["name"], callback_url=service["callback_url"])
    return {"fulfillmentService": Thing("FulfillmentService", service)}


def _delete(call: Call, arguments: Mapping[str, Any]) -> dict[str, Any]:
    service = _need(call.shop, arguments["id"])
    if arguments.get("inventoryAction") == "TRANSFER":
        _transfer(call.shop, service["location_id"], arguments.get("destinationLocationId"))
    remove_service(call.shop, service)
    call.shop.record("service_deleted", service_id=service["id"])
    # Recorded: the deleted id comes without the suffix that the id itself carries.
    return {"deletedId": f"gid://shopify/FulfillmentService/{service['id']}"}


def _transfer(shop: Shop, place: str, destination: str | None) -> None:
    """Moves the stock to another location. Without one it is refused, but where there is nothing to move."""
    stocked = [
        product for product in shop.find("product") if any(place in one["levels"] for one in product["variants"])
    ]
    target = number_of(destination, "Location") if destination else ""
    location = shop.get("location", target)
    if stocked and (location is None or not location["active"] or target == place):
        raise Refusal("Invalid destination location.", "destinationLocationId")
    for product in stocked:
        for variant in product["variants"]:
            if place in variant["levels"]:
                variant["levels"][target] = variant["levels"].get(target, 0) + variant["levels"].pop(place)
        shop.put("product", product["id"], product)


def _need(shop: Shop, text: str) -> Document:
    service = shop.get("service", number_of(text, "FulfillmentService"))
    if service is None:
        raise Refusal("Fulfillment service could not be found.", "id")
    return service


def _name(shop: Shop, name: str, but: str | None) -> str:
    name = name.strip()
    if not name:
        raise Refusal("Name can't be blank", "name")
    if name.lower() in _RESERVED:
        raise Refusal("Name is reserved", "name")
    if any(one["name"].lower() == name.lower() and one["id"] != but for one in shop.find("service")):
        raise Refusal("Name has already been taken", "name")
    return name


def _address(shop: Shop, url: str | None) -> str | None:
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        raise Refusal(f"Callback url protocol {parts.scheme}:// is not supported", "callbackUrl")
    # Which hosts beside the app's own Shopify allows was not found in writing.
    if parts.hostname != urlsplit(shop.world.settings.app_url).hostname:
        raise Refusal("Callback url is not allowed", "callbackUrl")
    return url


fields(
    "Mutation",
    {
        "fulfillmentServiceCreate": mutation(_create),
        "fulfillmentServiceUpdate": mutation(_update),
        "fulfillmentServiceDelete": mutation(_delete),
    },
)
