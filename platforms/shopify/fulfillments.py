"""Shipping at Shopify: fulfillments, their tracking and their events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from platforms.reading import Json, child, text
from platforms.shopify.admin_api import AdminApi
from sourcing.ports import FulfillmentItem, ShopAccess, Tracking


def create_fulfillment(
    api: AdminApi, access: ShopAccess, items: Sequence[FulfillmentItem], tracking: Tracking, notify_customer: bool
) -> str:
    """Ship the items and answer the Fulfillment's gid. No idempotency exists for it: look before, ask after silence."""
    by_order: dict[str, list[Json]] = {}
    for item in items:
        by_order.setdefault(item.fulfillment_order_gid, []).append({"id": item.line_gid, "quantity": item.quantity})
    wanted: Json = {
        "lineItemsByFulfillmentOrder": [
            {"fulfillmentOrderId": gid, "fulfillmentOrderLineItems": lines} for gid, lines in by_order.items()
        ],
        "notifyCustomer": notify_customer,
    }
    if told := _tracking_input(tracking):
        wanted["trackingInfo"] = told
    return api.run(
        access,
        "create_fulfillment",
        {"fulfillment": wanted},
        lambda data: text(child(child(data, "fulfillmentCreate"), "fulfillment"), "id"),
    )


def update_tracking(
    api: AdminApi, access: ShopAccess, fulfillment_gid: str, tracking: Tracking, notify_customer: bool
) -> None:
    """Put another carrier, number and link on a fulfillment."""
    wanted = {"id": fulfillment_gid, "tracking": _tracking_input(tracking), "notifyCustomer": notify_customer}
    api.run(access, "update_tracking", wanted, lambda data: child(data, "fulfillmentTrackingInfoUpdate"))


def add_fulfillment_event(
    api: AdminApi, access: ShopAccess, fulfillment_gid: str, status: str, happened_at: datetime | None
) -> None:
    """Tell where the parcel is. `status` is a FulfillmentEventStatus; `happened_at` None means now."""
    event: Json = {"fulfillmentId": fulfillment_gid, "status": status}
    if happened_at is not None:
        event["happenedAt"] = happened_at.astimezone(UTC).isoformat()
    api.run(access, "add_fulfillment_event", {"event": event}, lambda data: child(data, "fulfillmentEventCreate"))


def _tracking_input(tracking: Tracking) -> Json:
    told: Json = {}
    if tracking.company:
        told["company"] = tracking.company
    if tracking.numbers:
        told["numbers"] = list(tracking.numbers)
    # Shopify matches links to numbers by their place, so with one missing the others would land on wrong parcels.
    if tracking.urls and all(tracking.urls):
        told["urls"] = list(tracking.urls)
    return told
