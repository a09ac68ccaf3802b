"""The fulfillment service answers the merchant's requests: accept, reject, close, report progress."""

from __future__ import annotations

from sandbox.shared.store import Document
from sandbox.shopify.call import Refusal
from sandbox.shopify.fulfillment.states import pending_cancellation
from sandbox.shopify.orders.keep import keep, order_of_unit, tell
from sandbox.shopify.webhooks.bodies import unit_body
from sandbox.shopify.webhooks.outbox import fire
from sandbox.shopify.world import Shop


def unit_for(shop: Shop, unit_id: str) -> tuple[Document, Document]:
    """(order, fulfillment order); the recorded refusal when there is none."""
    found = order_of_unit(shop, unit_id)
    if found is None:
        raise Refusal("Fulfillment order does not exist.", "id")
    return found


def accept_request(shop: Shop, unit_id: str, message: str | None) -> tuple[Document, Document]:
    """OPEN/SUBMITTED becomes IN_PROGRESS/ACCEPTED. Refusal otherwise."""
    order, unit = unit_for(shop, unit_id)
    _must_be_submitted(unit, "accept")
    unit |= {"status": "IN_PROGRESS", "request_status": "ACCEPTED", "updated_at": shop.world.now()}
    unit["requests"][-1]["response"] = {"message": message} if message else {}
    tell(shop, order, f"{unit['location_name']} accepted the fulfillment request" + _quoted(message))
    _done(shop, order, unit, "request_accepted", "fulfillment_orders/fulfillment_request_accepted", message)
    return order, unit


def reject_request(shop: Shop, unit_id: str, message: str | None, reason: str | None) -> tuple[Document, Document]:
    """OPEN/SUBMITTED becomes OPEN/REJECTED: the whole fulfillment order. Refusal otherwise."""
    order, unit = unit_for(shop, unit_id)
    _must_be_submitted(unit, "reject")
    unit |= {"request_status": "REJECTED", "updated_at": shop.world.now()}
    unit["requests"][-1]["response"] = {"message": message, "reason": reason or "OTHER"}
    tell(shop, order, f"{unit['location_name']} declined the fulfillment request" + _quoted(message))
    _done(
        shop, order, unit, "request_rejected", "fulfillment_orders/fulfillment_request_rejected", message, reason=reason
    )
    return order, unit


def accept_cancellation(shop: Shop, unit_id: str, message: str | None) -> tuple[Document, Document]:
    """IN_PROGRESS with a request to cancel becomes CLOSED/CANCELLATION_ACCEPTED; a replacement appears beside it."""
    order, unit = unit_for(shop, unit_id)
    _must_ask_cancellation(unit, "accept")["response"] = {"message": message}
    replacement = replace(shop, order, unit, "CLOSED")
    unit["request_status"] = "CANCELLATION_ACCEPTED"
    tell(shop, order, f"{unit['location_name']} accepted the cancellation" + _quoted(message))
    _done(
        shop,
        order,
        unit,
        "cancellation_accepted",
        "fulfillment_orders/cancellation_request_accepted",
        message,
        replacement=replacement["id"] if replacement else None,
    )
    return order, unit


def reject_cancellation(shop: Shop, unit_id: str, message: str | None) -> tuple[Document, Document]:
    """IN_PROGRESS with a request to cancel becomes IN_PROGRESS/CANCELLATION_REJECTED, still to be shipped."""
    order, unit = unit_for(shop, unit_id)
    _must_ask_cancellation(unit, "reject")["response"] = {"message": message}
    unit |= {"request_status": "CANCELLATION_REJECTED", "updated_at": shop.world.now()}
    tell(shop, order, f"{unit['location_name']} declined the cancellation" + _quoted(message))
    _done(shop, order, unit, "cancellation_rejected", "fulfillment_orders/cancellation_request_rejected", message)
    return order, unit


def close(shop: Shop, unit_id: str, message: str | None) -> tuple[Document, Document]:
    """The service gives it back: IN_PROGRESS becomes INCOMPLETE/CLOSED. Refusal otherwise."""
    order, unit = unit_for(shop, unit_id)
    if unit["status"] != "IN_PROGRESS" or not unit["service"]:
        raise Refusal(f"Cannot close a fulfillment order with status= {unit['status'].lower()}.", "id")
    unit |= {"status": "INCOMPLETE", "request_status": "CLOSED", "updated_at": shop.world.now()}
    tell(shop, order, f"{unit['location_name']} closed the fulfillment order" + _quoted(message))
    _done(
        shop,
        order,
        unit,
        "fulfillment_order_closed",
        "fulfillment_orders/fulfillment_service_failed_to_complete",
        message,
    )
    return order, unit


def report_progress(shop: Shop, unit_id: str, notes: str | None) -> tuple[Document, Document]:
    """A note on work in progress, at most 256 characters. Refusal otherwise."""
    order, unit = unit_for(shop, unit_id)
    if unit["status"] != "IN_PROGRESS":
        raise Refusal("The fulfillment order is not in progress.", "id")
    if len(notes or "") > 256:
        raise Refusal("Reason notes is too long (maximum is 256 characters)", "progressReport", "reasonNotes")
    tell(shop, order, f"{unit['location_name']} reports progress" + _quoted(notes))
    _done(shop, order, unit, "progress_reported", "fulfillment_orders/progress_reported", notes)
    return order, unit


def replace(shop: Shop, order: Document, unit: Document, status: str) -> Document | None:
    """Closes a fulfillment order and opens another for what it had left; None when nothing was left."""
    now = shop.world.now()
    left = [
        {
            "id": shop.world.new_id(),
            "line_id": line["line_id"],
            "total": line["remaining"],
            "remaining": line["remaining"],
        }
        for line in unit["lines"]
        if line["remaining"]
    ]
    for line in unit["lines"]:
        line["total"], line["remaining"] = line["total"] - line["remaining"], 0
    unit |= {"status": status, "updated_at": now}
    if not left:
        return None
    replacement = {
        **unit,
        "id": shop.world.new_id(),
        "status": "OPEN",
        "request_status": "UNSUBMITTED",
        "lines": left,
        "requests": [],
        "holds": [],
        "created_at": now,
    }
    order["fulfillment_orders"].append(replacement)
    return replacement


def _must_be_submitted(unit: Document, verb: str) -> None:
    # No recording of these two refusals was at hand: the words are the sandbox's, the refusal is Shopify's.
    if unit["status"] != "OPEN" or unit["request_status"] != "SUBMITTED":
        state = f"status= {unit['status'].lower()}, request status= {unit['request_status'].lower()}"
        raise Refusal(f"Cannot {verb} a fulfillment request that was not submitted: {state}.", "id")


def _must_ask_cancellation(unit: Document, verb: str) -> Document:
    request = pending_cancellation(unit)
    if request is None:
        raise Refusal(f"Cannot {verb} a cancellation that was not requested.", "id")
    return request


def _done(
    shop: Shop, order: Document, unit: Document, effect: str, topic: str, message: str | None, **more: object
) -> None:
    shop.record(effect, order_id=order["id"], fulfillment_order_id=unit["id"], message=message, **more)
    keep(shop, order, touch=False)
    fire(shop, topic, {"fulfillment_order": unit_body(unit, request_status=True), "message": message})


def _quoted(message: str | None) -> str:
    return f": “{message}”" if message else ""
