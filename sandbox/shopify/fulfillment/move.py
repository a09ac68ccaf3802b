"""The merchant lets another location ship a fulfillment order."""

from __future__ import annotations

from sandbox.shared.store import Document
from sandbox.shopify.call import Refusal
from sandbox.shopify.fulfillment.answer_request import unit_for
from sandbox.shopify.gid import gid
from sandbox.shopify.orders.keep import keep, tell
from sandbox.shopify.webhooks.bodies import unit_body
from sandbox.shopify.webhooks.outbox import fire
from sandbox.shopify.world import Shop


def move(shop: Shop, unit_id: str, place_id: str) -> tuple[Document, Document]:
    """Moves the whole fulfillment order, which keeps its id. (order, fulfillment order); the recorded refusals."""
    order, unit = unit_for(shop, unit_id)
    place = shop.get("location", place_id)
    if unit["service"] and unit["request_status"] == "SUBMITTED":
        raise Refusal("Cannot move submitted fulfillment order that is at a 3PL fulfillment service.", "id")
    if (
        place is None
        or not place["active"]
        or place_id == unit["location_id"]
        or unit["status"] not in ("OPEN", "INCOMPLETE")
    ):
        raise Refusal("Cannot change location.", "id")
    before = unit["location_id"]
    unit |= {
        "location_id": place_id,
        "location_name": place["name"],
        "service": place["service"],
        "request_status": "UNSUBMITTED",
        "status": "OPEN",
        "updated_at": shop.world.now(),
    }
    tell(shop, order, f"The fulfillment order was moved to {place['name']}")
    shop.record(
        "fulfillment_order_moved",
        order_id=order["id"],
        fulfillment_order_id=unit["id"],
        from_location=before,
        to_location=place_id,
    )
    keep(shop, order, touch=False)
    moved = {**unit_body(unit), "assigned_location_id": gid("Location", place_id)}
    fire(
        shop,
        "fulfillment_orders/moved",
        {
            "original_fulfillment_order": moved,
            "moved_fulfillment_order": moved,
            "destination_location_id": gid("Location", place_id),
            "source_location": {"id": gid("Location", before)},
            "fulfillment_order_line_items_requested": [
                {"id": gid("FulfillmentOrderLineItem", line["id"]), "quantity": line["remaining"]}
                for line in unit["lines"]
            ],
        },
    )
    return order, unit
