"""Fulfillment and what belongs to it. The parent of each is the order's document."""

from __future__ import annotations

from typing import Any

from sandbox.shopify.answers.plain import constant, identity, key
from sandbox.shopify.call import Call, Resolver, Thing, fields
from sandbox.shopify.gid import gid
from sandbox.shopify.money import cents, money_bag
from sandbox.shopify.orders.keep import line_of

_SHOWN = {
    "ATTEMPTED_DELIVERY",
    "CARRIER_PICKED_UP",
    "CONFIRMED",
    "DELAYED",
    "DELIVERED",
    "FAILURE",
    "IN_TRANSIT",
    "LABEL_PRINTED",
    "LABEL_PURCHASED",
    "OUT_FOR_DELIVERY",
    "READY_FOR_PICKUP",
}


def _happened(parcel: Thing, status: str) -> str | None:
    for event in parcel.doc["events"]:
        if event["status"] == status:
            return str(event["happenedAt"])
    return None


def _display_status(_call: Call, parcel: Thing, _arguments: Any) -> str:
    if parcel.doc["status"] == "CANCELLED":
        return "CANCELED"
    last = parcel.doc["events"][-1]["status"] if parcel.doc["events"] else "FULFILLED"
    return last if last in _SHOWN else "FULFILLED"


def _service(call: Call, parcel: Thing, _arguments: Any) -> Thing | None:
    service = call.load("service", parcel.doc["service"]) if parcel.doc["service"] else None
    return Thing("FulfillmentService", service) if service else None


def _tracking(_call: Call, parcel: Thing, arguments: Any) -> list[dict[str, Any]]:
    some = [
        {"company": one.get("company"), "number": one.get("number"), "url": one.get("url")}
        for one in parcel.doc["tracking"]
    ]
    return some[: arguments["first"]] if arguments.get("first") is not None else some


def _units(_call: Call, parcel: Thing, _arguments: Any) -> list[Thing]:
    return [
        Thing("FulfillmentOrder", unit, parcel.parent)
        for unit in parcel.parent["fulfillment_orders"]
        if unit["id"] in parcel.doc["unit_ids"]
    ]


def _line_total(call: Call, one: Thing, _arguments: Any) -> dict[str, Any]:
    price = line_of(one.parent, one.doc["line_id"])["price"]
    return money_bag(cents(price) * one.doc["quantity"], call.shop.currency)


fields(
    "Fulfillment",
    {
        **identity("Fulfillment"),
        "name": key("name"),
        "status": key("status"),
        "createdAt": key("created_at"),
        "updatedAt": key("updated_at"),
        "displayStatus": _display_status,
        "requiresShipping": constant(True),
        "originAddress": constant(None),
        "estimatedDeliveryAt": constant(None),
        "deliveredAt": lambda _c, parcel, _a: _happened(parcel, "DELIVERED"),
        "inTransitAt": lambda _c, parcel, _a: _happened(parcel, "IN_TRANSIT"),
        "totalQuantity": lambda _c, parcel, _a: sum(line["quantity"] for line in parcel.doc["lines"]),
        "trackingInfo": _tracking,
        "order": lambda _c, parcel, _a: Thing("Order", parcel.parent),
        "service": _service,
        "location": lambda call, parcel, _a: Thing("Location", call.shop.need("location", parcel.doc["location_id"])),
        "fulfillmentOrders": _units,
        "fulfillmentLineItems": lambda _c, parcel, _a: [
            Thing("FulfillmentLineItem", one, parcel.parent) for one in parcel.doc["lines"]
        ],
        "events": lambda _c, parcel, _a: [
            Thing("FulfillmentEvent", one, parcel.parent) for one in parcel.doc["events"]
        ],
    },
)

fields(
    "FulfillmentLineItem",
    {
        "id": lambda _c, one, _a: gid("FulfillmentLineItem", one.doc["id"]),
        "quantity": key("quantity"),
        "lineItem": lambda _c, one, _a: Thing("LineItem", line_of(one.parent, one.doc["line_id"]), one.parent),
        "originalTotalSet": _line_total,
        "discountedTotalSet": _line_total,
    },
)


def _of_event(name: str) -> Resolver:
    return lambda _call, event, _arguments: event.doc.get(name)


fields(
    "FulfillmentEvent",
    {
        "id": lambda _c, one, _a: gid("FulfillmentEvent", one.doc["id"]),
        **{
            name: _of_event(name)
            for name in (
                "status",
                "happenedAt",
                "createdAt",
                "estimatedDeliveryAt",
                "message",
                "address1",
                "city",
                "province",
                "country",
                "zip",
                "latitude",
                "longitude",
            )
        },
    },
)
