"""Fulfillment orders and shipments out of Shopify's JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from platforms.reading import Json, child, children, number, optional_child, optional_children, optional_text, text
from platforms.shopify.paging import Page, page_of
from sourcing.ports import ShopFulfillment, ShopFulfillmentOrder, ShopFulfillmentOrderLine

_ANSWERED = {"CANCELLATION_ACCEPTED", "CANCELLATION_REJECTED", "CLOSED"}


@dataclass(frozen=True, slots=True)
class FulfillmentOrderStart:
    """A fulfillment order without its lines, and the first page of those."""

    head: ShopFulfillmentOrder
    lines: Page[ShopFulfillmentOrderLine]


def fulfillment_order_start(node: Json) -> FulfillmentOrderStart:
    """A FulfillmentOrderState fragment. Raises MissingField."""
    requests = optional_children(optional_child(node, "merchantRequests"), "nodes")
    location = optional_child(child(node, "assignedLocation"), "location")
    head = ShopFulfillmentOrder(
        gid=text(node, "id"),
        order_gid=text(node, "orderId"),
        status=text(node, "status"),
        request_status=text(node, "requestStatus"),
        location_gid=optional_text(location, "id") or None,
        lines=(),
        cancellation_asked=_cancellation_asked(text(node, "requestStatus"), requests),
        notify_customer=_notify_customer(requests),
    )
    return FulfillmentOrderStart(head, page_of(child(node, "lineItems"), fulfillment_order_line))


def shipment(node: Json, order_gid: str) -> ShopFulfillment:
    """A Shipment fragment of that order. Raises MissingField."""
    tracking = children(node, "trackingInfo")
    companies = [optional_text(info, "company") for info in tracking]
    return ShopFulfillment(
        gid=text(node, "id"),
        order_gid=order_gid,
        status=text(node, "status"),
        tracking_numbers=tuple(found for info in tracking if (found := optional_text(info, "number"))),
        tracking_company=next((company for company in companies if company), ""),
        location_gid=optional_text(optional_child(node, "location"), "id") or None,
    )


def fulfillment_order_line(node: Json) -> ShopFulfillmentOrderLine:
    """A FulfillmentOrderLine fragment. Raises MissingField."""
    return ShopFulfillmentOrderLine(
        gid=text(node, "id"),
        line_gid=text(child(node, "lineItem"), "id"),
        total=number(node, "totalQuantity"),
        remaining=number(node, "remainingQuantity"),
    )


def _cancellation_asked(request_status: str, newest_first: list[Json]) -> bool:
    # Recorded traffic leaves requestStatus at ACCEPTED after the merchant asks; the enum has a value for it all the same.
    if request_status == "CANCELLATION_REQUESTED":
        return True
    if request_status in _ANSWERED or not newest_first:
        return False
    newest = newest_first[0]
    return optional_text(newest, "kind") == "CANCELLATION_REQUEST" and newest.get("responseData") is None


def _notify_customer(newest_first: list[Json]) -> bool | None:
    for request in newest_first:
        options: Any = request.get("requestOptions")
        if optional_text(request, "kind") == "FULFILLMENT_REQUEST" and isinstance(options, dict):
            wanted = options.get("notify_customer")
            return wanted if isinstance(wanted, bool) else None
    return None
