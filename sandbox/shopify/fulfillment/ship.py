"""Fulfillments: what was shipped, with which tracking, and what happened to it on the way."""

from __future__ import annotations

from typing import Any

from sandbox.shared.store import Document
from sandbox.shopify.call import Refusal
from sandbox.shopify.fulfillment.states import remaining
from sandbox.shopify.orders.keep import keep, line_of, order_of_parcel, order_of_unit, tell
from sandbox.shopify.webhooks.bodies import order_body, parcel_body
from sandbox.shopify.webhooks.outbox import fire
from sandbox.shopify.world import Shop

Pick = tuple[Document, dict[str, int] | None]


def create(
    shop: Shop,
    picks: list[tuple[str, dict[str, int] | None]],
    tracking: list[Document],
    *,
    notify: bool,
    message: str | None,
) -> tuple[Document, Document]:
    """Ships lines of fulfillment orders (None: all that is left) of one order and one location. (order, fulfillment)

    Refusals in the recorded words: unknown, unfulfillable status, quantities that are not there.
    """
    order, units = _units(shop, picks)
    moved: list[Document] = []
    for unit, wanted in units:
        moved += _take(order, unit, wanted)
    parcel = _parcel(shop, order, units[0][0], moved, tracking, [unit["id"] for unit, _ in units], notify=notify)
    order["fulfillments"].append(parcel)
    told = " and the customer was told" if notify else ""
    tell(shop, order, f"{sum(line['quantity'] for line in moved)} items shipped from {parcel['location_name']}{told}")
    shop.record(
        "fulfillment_created",
        order_id=order["id"],
        fulfillment_id=parcel["id"],
        fulfillment_order_ids=parcel["unit_ids"],
        lines=[{"line_item_id": line["line_id"], "quantity": line["quantity"]} for line in moved],
        tracking=tracking,
        notify_customer=notify,
        message=message,
    )
    keep(shop, order)
    fire(shop, "fulfillments/create", parcel_body(shop, order, parcel))
    fire(shop, "orders/updated", order_body(shop, order))
    return order, parcel


def update_tracking(shop: Shop, parcel_id: str, tracking: list[Document], *, notify: bool) -> tuple[Document, Document]:
    """Replaces the tracking; accepted on cancelled ones too (recorded)."""
    order, parcel = _parcel_for(shop, parcel_id, "Fulfillment does not exist.", "fulfillmentId")
    parcel |= {"tracking": tracking, "updated_at": shop.world.now()}
    tell(shop, order, f"Tracking of {parcel['name']} was updated")
    shop.record(
        "tracking_updated", order_id=order["id"], fulfillment_id=parcel_id, tracking=tracking, notify_customer=notify
    )
    keep(shop, order)
    fire(shop, "fulfillments/update", parcel_body(shop, order, parcel))
    fire(shop, "orders/updated", order_body(shop, order))
    return order, parcel


def add_event(shop: Shop, parcel_id: str, event: dict[str, Any]) -> tuple[Document, Document]:
    """Something happened on the way. Answers (order, event); accepted on cancelled ones too (recorded)."""
    order, parcel = _parcel_for(shop, parcel_id, "Fulfillment does not exist.", "fulfillmentEvent", "fulfillmentId")
    made = {"happenedAt": shop.world.now(), **event, "id": shop.world.new_id(), "createdAt": shop.world.now()}
    made.pop("fulfillmentId", None)
    parcel["events"].append(made)
    tell(shop, order, f"{parcel['name']}: {made['status'].replace('_', ' ').lower()}")
    shop.record("fulfillment_event", order_id=order["id"], fulfillment_id=parcel_id, status=made["status"])
    keep(shop, order)
    return order, made


def cancel(shop: Shop, parcel_id: str) -> tuple[Document, Document]:
    """Takes a fulfillment back; its items get new fulfillment orders. A second time it succeeds and does nothing."""
    order, parcel = _parcel_for(shop, parcel_id, "Fulfillment not found.", "id")
    if parcel["status"] == "CANCELLED":
        return order, parcel
    parcel |= {"status": "CANCELLED", "updated_at": shop.world.now()}
    origin = next(unit for unit in order["fulfillment_orders"] if unit["id"] == parcel["unit_ids"][0])
    lines = []
    for line in parcel["lines"]:
        line_of(order, line["line_id"])["shipped"] -= line["quantity"]
        lines.append(
            {
                "id": shop.world.new_id(),
                "line_id": line["line_id"],
                "total": line["quantity"],
                "remaining": line["quantity"],
            }
        )
    order["fulfillment_orders"].append(
        {
            **origin,
            "id": shop.world.new_id(),
            "status": "OPEN",
            "request_status": "UNSUBMITTED",
            "lines": lines,
            "requests": [],
            "holds": [],
            "created_at": shop.world.now(),
            "updated_at": shop.world.now(),
        }
    )
    tell(shop, order, f"{parcel['name']} was cancelled")
    shop.record("fulfillment_cancelled", order_id=order["id"], fulfillment_id=parcel_id)
    keep(shop, order)
    fire(shop, "fulfillments/update", parcel_body(shop, order, parcel))
    fire(shop, "orders/updated", order_body(shop, order))
    return order, parcel


def _units(shop: Shop, picks: list[tuple[str, dict[str, int] | None]]) -> tuple[Document, list[Pick]]:
    order: Document | None = None
    units: list[Pick] = []
    for unit_id, wanted in picks:
        found = order_of_unit(shop, unit_id)
        if found is None:
            raise Refusal("Fulfillment order does not exist.", "fulfillment")
        if order is not None and found[0]["id"] != order["id"]:
            raise Refusal("All fulfillment orders must belong to the same order.", "fulfillment")
        # Every unit must be a part of the one document that is written back.
        order = order or found[0]
        unit = next(one for one in order["fulfillment_orders"] if one["id"] == unit_id)
        _must_be_fulfillable(unit)
        units.append((unit, wanted))
    if order is None:
        raise Refusal("Line items by fulfillment order can't be blank", "fulfillment", "lineItemsByFulfillmentOrder")
    if len({unit["location_id"] for unit, _ in units}) > 1:
        raise Refusal("All fulfillment orders must be assigned to the same location.", "fulfillment")
    return order, units


def _must_be_fulfillable(unit: Document) -> None:
    if unit["status"] not in ("OPEN", "IN_PROGRESS", "INCOMPLETE"):
        raise Refusal(
            f"Fulfillment order {unit['id']} has an unfulfillable status= {unit['status'].lower()}.", "fulfillment"
        )


def _take(order: Document, unit: Document, wanted: dict[str, int] | None) -> list[Document]:
    lines = {line["id"]: line for line in unit["lines"]}
    asked = wanted or {key: line["remaining"] for key, line in lines.items() if line["remaining"]}
    moved: list[Document] = []
    for key, quantity in asked.items():
        if quantity < 1:
            raise Refusal(
                "Quantity must be greater than 0",
                "fulfillment",
                "lineItemsByFulfillmentOrder",
                "0",
                "fulfillmentOrderLineItems",
                "0",
                "quantity",
            )
        if key not in lines or quantity > lines[key]["remaining"]:
            raise Refusal("Invalid fulfillment order line item quantity requested.", "fulfillment")
        lines[key]["remaining"] -= quantity
        line_of(order, lines[key]["line_id"])["shipped"] += quantity
        moved.append({"line_id": lines[key]["line_id"], "quantity": quantity})
    if not moved:
        raise Refusal("Invalid fulfillment order line item quantity requested.", "fulfillment")
    if not remaining(unit):
        unit["status"] = "CLOSED"
    return moved


def _parcel(
    shop: Shop,
    order: Document,
    unit: Document,
    moved: list[Document],
    tracking: list[Document],
    unit_ids: list[str],
    *,
    notify: bool,
) -> Document:
    now = shop.world.now()
    for one in order["fulfillment_orders"]:
        if one["id"] in unit_ids:
            one["updated_at"] = now
    return {
        "id": shop.world.new_id(),
        "name": f"{order['name']}-F{len(order['fulfillments']) + 1}",
        "status": "SUCCESS",
        "created_at": now,
        "updated_at": now,
        "unit_ids": unit_ids,
        "location_id": unit["location_id"],
        "location_name": unit["location_name"],
        "service": unit["service"],
        "tracking": tracking,
        "events": [],
        "notify_customer": notify,
        "lines": [{"id": shop.world.new_id(), **line} for line in moved],
    }


def _parcel_for(shop: Shop, parcel_id: str, words: str, *path: str) -> tuple[Document, Document]:
    found = order_of_parcel(shop, parcel_id)
    if found is None:
        raise Refusal(words, *path)
    return found
