"""Fulfillment orders: finding the merchant's requests and answering them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from platforms.reading import Json, child, nullable_child
from platforms.shopify.admin_api import AdminApi
from platforms.shopify.paging import Page, page_of, to_the_end
from platforms.shopify.parse_fulfillment_orders import (
    FulfillmentOrderStart,
    fulfillment_order_line,
    fulfillment_order_start,
)
from sourcing.errors import PlatformRefused
from sourcing.ports import ShopAccess, ShopFulfillmentOrder, ShopFulfillmentOrderLine

# Ten fulfillment orders with so many lines each stay under the 1,000 points a query may ask for.
MOST_LINES = 20
_GONE = "RESOURCE_NOT_FOUND"


def complete(api: AdminApi, access: ShopAccess, start: FulfillmentOrderStart) -> ShopFulfillmentOrder:
    """The fulfillment order with all its lines, reading further pages where there are any."""

    def more(cursor: str) -> Page[ShopFulfillmentOrderLine]:
        return api.run(
            access,
            "read_more_fulfillment_lines",
            {"id": start.head.gid, "after": cursor},
            lambda data: page_of(child(child(data, "fulfillmentOrder"), "lineItems"), fulfillment_order_line),
        )

    return replace(start.head, lines=tuple(to_the_end(start.lines, more)))


def list_requests(api: AdminApi, access: ShopAccess, assignment_status: str) -> list[ShopFulfillmentOrder]:
    """Every fulfillment order of our location with that assignment status, to the last page."""

    def page(cursor: str | None) -> Page[FulfillmentOrderStart]:
        return api.run(
            access,
            "list_requests",
            {"assignmentStatus": assignment_status, "after": cursor, "fulfillmentLines": MOST_LINES},
            lambda data: page_of(child(data, "assignedFulfillmentOrders"), fulfillment_order_start),
        )

    found = [complete(api, access, start) for start in to_the_end(page(None), page)]
    if assignment_status == "CANCELLATION_REQUESTED":
        # Being in this list is what asking for cancellation means; requestStatus may still say ACCEPTED.
        return [replace(one, cancellation_asked=True) for one in found]
    return found


def read_fulfillment_order(api: AdminApi, access: ShopAccess, gid: str) -> ShopFulfillmentOrder | None:
    """The fulfillment order as it stands; None when there is none of that id."""

    def read(data: Json) -> FulfillmentOrderStart | None:
        node = nullable_child(data, "fulfillmentOrder")
        return fulfillment_order_start(node) if node is not None else None

    try:
        start = api.run(access, "read_fulfillment_order", {"id": gid, "fulfillmentLines": MOST_LINES}, read)
    except PlatformRefused as error:
        if error.code == _GONE:
            return None
        raise
    return complete(api, access, start) if start else None


def answer(api: AdminApi, access: ShopAccess, operation: str, gid: str, **variables: Any) -> ShopFulfillmentOrder:
    """Run one of accept_request, reject_request, accept_cancellation, reject_cancellation; the state it leads to.

    Raises PlatformRefused when the state does not allow it: the mutations give no code, so re-read the state.
    """

    def read(data: Json) -> FulfillmentOrderStart:
        payload = next((child(data, field) for field in data), {})
        return fulfillment_order_start(child(payload, "fulfillmentOrder"))

    wanted = {"id": gid, "fulfillmentLines": MOST_LINES, **variables}
    return complete(api, access, api.run(access, operation, wanted, read))
