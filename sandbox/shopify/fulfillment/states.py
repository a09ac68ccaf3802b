"""What state a fulfillment order is in, what may be done with it, and what the whole order shows. Pure."""

from __future__ import annotations

from typing import Any

Unit = dict[str, Any]

BUCKETS = (
    "OTHER",
    "FULFILLMENT_UNSUBMITTED",
    "FULFILLMENT_REQUESTED",
    "FULFILLMENT_ACCEPTED",
    "CANCELLATION_REQUESTED",
)
_AGAIN = ("UNSUBMITTED", "REJECTED", "CLOSED", "CANCELLATION_ACCEPTED")


def pending_cancellation(unit: Unit) -> Unit | None:
    """The merchant's request to cancel that nobody has answered. Recorded: requestStatus itself stays ACCEPTED."""
    if unit["status"] != "IN_PROGRESS" or not unit["requests"]:
        return None
    last: Unit = unit["requests"][-1]
    return last if last["kind"] == "CANCELLATION_REQUEST" and last["response"] is None else None


def bucket_of(unit: Unit) -> str:
    """Under which assignmentStatus it is listed."""
    if pending_cancellation(unit):
        return "CANCELLATION_REQUESTED"
    if unit["status"] == "OPEN" and unit["request_status"] == "UNSUBMITTED":
        return "FULFILLMENT_UNSUBMITTED"
    if unit["status"] == "OPEN" and unit["request_status"] == "SUBMITTED":
        return "FULFILLMENT_REQUESTED"
    if unit["status"] == "IN_PROGRESS" and unit["request_status"] in ("ACCEPTED", "CANCELLATION_REJECTED"):
        return "FULFILLMENT_ACCEPTED"
    return "OTHER"


def may_request(unit: Unit) -> bool:
    """Whether the merchant sees *Request fulfillment*."""
    return bool(unit["service"] and unit["status"] in ("OPEN", "INCOMPLETE") and unit["request_status"] in _AGAIN)


def supported_actions(unit: Unit) -> list[str]:
    """Shopify's list of what the merchant may do next (as recorded; SPLIT only where there is more than one item)."""
    status = unit["status"]
    if status in ("CLOSED", "CANCELLED", "SCHEDULED"):
        return []
    if status == "ON_HOLD":
        return ["RELEASE_HOLD", "HOLD"]
    if status == "IN_PROGRESS":
        cancel = "CANCEL_FULFILLMENT_ORDER" if pending_cancellation(unit) else "REQUEST_CANCELLATION"
        return ["CREATE_FULFILLMENT", cancel] if unit["service"] else ["CREATE_FULFILLMENT"]
    if unit["request_status"] == "SUBMITTED":
        return ["CANCEL_FULFILLMENT_ORDER"]
    actions = ["REQUEST_FULFILLMENT"] if may_request(unit) else []
    actions += ["CREATE_FULFILLMENT", "HOLD"]
    if sum(line["remaining"] for line in unit["lines"]) > 1:
        actions.append("SPLIT")
    return [*actions, "MOVE"]


def remaining(unit: Unit) -> int:
    """Items still to be shipped."""
    return sum(int(line["remaining"]) for line in unit["lines"])


def display_fulfillment_status(order: dict[str, Any]) -> str:
    """The order's displayFulfillmentStatus from its parts."""
    units = [unit for unit in order["fulfillment_orders"] if unit["status"] not in ("CLOSED", "CANCELLED")]
    shipped = sum(line["shipped"] for line in order["lines"])
    open_items = sum(max(0, line["current"] - line["shipped"]) for line in order["lines"] if line["requires_shipping"])
    if shipped and not open_items:
        return "FULFILLED"
    if shipped:
        return "PARTIALLY_FULFILLED"
    for status, shown in (("IN_PROGRESS", "IN_PROGRESS"), ("ON_HOLD", "ON_HOLD"), ("SCHEDULED", "SCHEDULED")):
        if any(unit["status"] == status for unit in units):
            return shown
    for status, shown in (("SUBMITTED", "PENDING_FULFILLMENT"), ("REJECTED", "REQUEST_DECLINED")):
        if any(unit["request_status"] == status for unit in units):
            return shown
    return "UNFULFILLED"
