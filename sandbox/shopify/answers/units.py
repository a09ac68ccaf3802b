"""FulfillmentOrder and what belongs to it. The parent of each is the order's document."""

from __future__ import annotations

from typing import Any

from sandbox.shopify.answers.lines import variant_of
from sandbox.shopify.answers.plain import bag, constant, key, picture_of
from sandbox.shopify.call import Call, Thing, fields
from sandbox.shopify.fulfillment.states import supported_actions
from sandbox.shopify.gid import gid
from sandbox.shopify.orders.keep import line_of


def _assigned(call: Call, unit: Thing, _arguments: Any) -> dict[str, Any]:
    place = call.shop.need("location", unit.doc["location_id"])
    address = place["address"]
    return {**address, "name": unit.doc["location_name"], "location": Thing("Location", place)}


def _destination(_call: Call, unit: Thing, _arguments: Any) -> dict[str, Any] | None:
    address = unit.parent["shipping_address"]
    if address is None:
        return None
    return {
        "id": gid("FulfillmentOrderDestination", unit.doc["id"]),
        "firstName": address["first_name"],
        "lastName": address["last_name"],
        "company": address["company"],
        "address1": address["address1"],
        "address2": address["address2"],
        "city": address["city"],
        "zip": address["zip"],
        "province": address["province"],
        "countryCode": address["country_code"],
        "phone": address["phone"],
        "email": unit.parent["email"],
        "location": None,
    }


def _requests(_call: Call, unit: Thing, arguments: Any) -> list[Thing]:
    kind = arguments.get("kind")
    return [
        Thing("FulfillmentOrderMerchantRequest", one, {"order": unit.parent, "unit": unit.doc})
        for one in unit.doc["requests"]
        if kind in (None, one["kind"])
    ]


def _parcels(_call: Call, unit: Thing, _arguments: Any) -> list[Thing]:
    return [
        Thing("Fulfillment", one, unit.parent)
        for one in unit.parent["fulfillments"]
        if unit.doc["id"] in one["unit_ids"]
    ]


def _line(one: Thing) -> dict[str, Any]:
    return line_of(one.parent, one.doc["line_id"])


def _item(call: Call, one: Thing, _arguments: Any) -> str | None:
    variant = variant_of(call, _line(one)["variant_id"])
    return gid("InventoryItem", variant.doc["item_id"]) if variant else None


fields(
    "FulfillmentOrder",
    {
        "id": lambda _c, unit, _a: gid("FulfillmentOrder", unit.doc["id"]),
        "status": key("status"),
        "requestStatus": key("request_status"),
        "createdAt": key("created_at"),
        "updatedAt": key("updated_at"),
        "fulfillAt": constant(None),
        "fulfillBy": constant(None),
        "internationalDuties": constant(None),
        "order": lambda _c, unit, _a: Thing("Order", unit.parent),
        "orderId": lambda _c, unit, _a: gid("Order", unit.parent["id"]),
        "orderName": lambda _c, unit, _a: unit.parent["name"],
        "orderProcessedAt": lambda _c, unit, _a: unit.parent["processed_at"],
        "supportedActions": lambda _c, unit, _a: [
            {"action": action, "externalUrl": None} for action in supported_actions(unit.doc)
        ],
        "assignedLocation": _assigned,
        "destination": _destination,
        "deliveryMethod": lambda _c, unit, _a: {
            "id": gid("DeliveryMethod", unit.doc["id"]),
            "methodType": "SHIPPING",
            "presentedName": "Standard",
            "serviceCode": "Standard",
            "minDeliveryDateTime": None,
            "maxDeliveryDateTime": None,
            "additionalInformation": None,
            "sourceReference": None,
        },
        "lineItems": lambda _c, unit, _a: [
            Thing("FulfillmentOrderLineItem", one, unit.parent) for one in unit.doc["lines"]
        ],
        "merchantRequests": _requests,
        "fulfillments": _parcels,
        "fulfillmentHolds": lambda _c, unit, _a: [
            Thing("FulfillmentHold", one, unit.parent) for one in unit.doc["holds"]
        ],
    },
)

fields(
    "FulfillmentOrderLineItem",
    {
        "id": lambda _c, one, _a: gid("FulfillmentOrderLineItem", one.doc["id"]),
        "totalQuantity": key("total"),
        "remainingQuantity": key("remaining"),
        "lineItem": lambda _c, one, _a: Thing("LineItem", _line(one), one.parent),
        "sku": lambda _c, one, _a: _line(one)["sku"],
        "productTitle": lambda _c, one, _a: _line(one)["title"],
        "variantTitle": lambda _c, one, _a: _line(one)["variant_title"],
        "vendor": lambda _c, one, _a: _line(one)["vendor"],
        "requiresShipping": lambda _c, one, _a: _line(one)["requires_shipping"],
        "image": lambda call, one, _a: picture_of(call, _line(one)["image"]),
        "variant": lambda call, one, _a: variant_of(call, _line(one)["variant_id"]),
        "inventoryItemId": _item,
        "warnings": constant([]),
        "weight": lambda _c, one, _a: {"unit": "GRAMS", "value": float(_line(one)["grams"])},
        "originalUnitPriceSet": bag(lambda one: str(_line(one)["price"])),
    },
)

fields(
    "FulfillmentOrderMerchantRequest",
    {
        "id": lambda _c, one, _a: gid("FulfillmentOrderMerchantRequest", one.doc["id"]),
        "kind": key("kind"),
        "message": key("message"),
        "requestOptions": key("options"),
        "responseData": key("response"),
        "sentAt": key("sent_at"),
        "fulfillmentOrder": lambda _c, one, _a: Thing("FulfillmentOrder", one.parent["unit"], one.parent["order"]),
    },
)

fields(
    "FulfillmentHold",
    {
        "id": lambda _c, one, _a: gid("FulfillmentHold", one.doc["id"]),
        "reason": key("reason"),
        "reasonNotes": key("notes"),
        "handle": key("handle"),
        "heldByApp": constant(None),
        "heldByRequestingApp": constant(False),
        "displayReason": lambda _c, one, _a: one.doc["reason"].replace("_", " ").capitalize(),
    },
)
