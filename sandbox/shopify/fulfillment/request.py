"""What the merchant does with a fulfillment order: request, ask for cancellation, cancel, hold, release."""

from __future__ import annotations

from sandbox.shared.store import Document
from sandbox.shopify.call import Refusal
from sandbox.shopify.callbacks import ping
from sandbox.shopify.fulfillment.answer_request import replace, unit_for
from sandbox.shopify.fulfillment.states import may_request, pending_cancellation
from sandbox.shopify.orders.keep import keep, tell
from sandbox.shopify.webhooks.bodies import unit_body
from sandbox.shopify.webhooks.outbox import fire
from sandbox.shopify.world import Shop


def submit_request(
    shop: Shop,
    unit_id: str,
    message: str | None = None,
    *,
    notify: bool = False,
    part: dict[str, int] | None = None,
) -> tuple[Document, Document, Document | None]:
    """*Request fulfillment*: OPEN/SUBMITTED. `part` ({line: quantity}) splits the rest off into a new one.

    Answers (order, submitted, rest). Pings the service. Refusal in any state it cannot be requested in.
    """
    order, unit = unit_for(shop, unit_id)
    if not may_request(unit):
        raise Refusal("Cannot request fulfillment for the fulfillment order.", "id")
    rest = _split(shop, order, unit, part) if part else None
    unit |= {"status": "OPEN", "request_status": "SUBMITTED", "updated_at": shop.world.now()}
    request = _ask(shop, unit, "FULFILLMENT_REQUEST", message, {"notify_customer": notify})
    tell(shop, order, f"Fulfillment was requested from {unit['location_name']}")
    shop.record(
        "request_submitted", order_id=order["id"], fulfillment_order_id=unit["id"], message=message, lines=_lines(unit)
    )
    keep(shop, order, touch=False)
    both = unit_body(unit, request_status=True)
    fire(
        shop,
        "fulfillment_orders/fulfillment_request_submitted",
        {
            "original_fulfillment_order": both,
            "submitted_fulfillment_order": both,
            "fulfillment_order_merchant_request": request,
        },
    )
    ping(shop, unit["service"], "FULFILLMENT_REQUEST")
    return order, unit, rest


def submit_cancellation(shop: Shop, unit_id: str, message: str | None = None) -> tuple[Document, Document]:
    """Asks the service to stop. Recorded: status and requestStatus stay IN_PROGRESS/ACCEPTED. Refusal otherwise."""
    order, unit = unit_for(shop, unit_id)
    if unit["status"] != "IN_PROGRESS" or not unit["service"] or pending_cancellation(unit):
        raise Refusal("Cannot request cancellation for the fulfillment order.", "id")
    request = _ask(shop, unit, "CANCELLATION_REQUEST", message, {})
    tell(shop, order, f"Cancellation was requested from {unit['location_name']}")
    shop.record("cancellation_requested", order_id=order["id"], fulfillment_order_id=unit["id"], message=message)
    keep(shop, order, touch=False)
    body = unit_body(unit) | {"request_status": "cancellation_request"}
    fire(
        shop,
        "fulfillment_orders/cancellation_request_submitted",
        {"fulfillment_order": body, "fulfillment_order_merchant_request": request},
    )
    ping(shop, unit["service"], "CANCELLATION_REQUEST")
    return order, unit


def cancel(shop: Shop, unit_id: str) -> tuple[Document, Document, Document | None]:
    """The merchant cancels alone: a submitted request, or after asking for cancellation. (order, old, replacement)"""
    order, unit = unit_for(shop, unit_id)
    submitted = unit["status"] == "OPEN" and unit["request_status"] == "SUBMITTED"
    if not submitted and not pending_cancellation(unit):
        raise Refusal("Cannot cancel the fulfillment order.", "id", code="FULFILLMENT_ORDER_INVALID")
    replacement = replace(shop, order, unit, "CLOSED")
    tell(shop, order, f"The fulfillment order at {unit['location_name']} was cancelled")
    shop.record(
        "fulfillment_order_cancelled",
        order_id=order["id"],
        fulfillment_order_id=unit["id"],
        replacement=replacement["id"] if replacement else None,
    )
    keep(shop, order, touch=False)
    fire_cancelled(shop, unit, replacement)
    return order, unit, replacement


def fire_cancelled(shop: Shop, unit: Document, replacement: Document | None) -> None:
    """The webhook of a cancelled fulfillment order."""
    fire(
        shop,
        "fulfillment_orders/cancelled",
        {
            "fulfillment_order": unit_body(unit),
            "replacement_fulfillment_order": unit_body(replacement) if replacement else None,
        },
    )


def hold(shop: Shop, unit_id: str, reason: str, notes: str | None, handle: str) -> tuple[Document, Document, Document]:
    """Puts it on hold, ten at most; a handle only once. (order, fulfillment order, hold)"""
    order, unit = unit_for(shop, unit_id)
    if unit["status"] not in ("OPEN", "INCOMPLETE", "ON_HOLD") or unit["request_status"] == "SUBMITTED":
        raise Refusal("Cannot hold the fulfillment order in its present state.", "id", code="INVALID_STATE")
    if any(one["handle"] == handle for one in unit["holds"]):
        raise Refusal(
            "The handle provided for the fulfillment hold is already in use.",
            "fulfillmentHold",
            "handle",
            code="DUPLICATE_FULFILLMENT_HOLD_HANDLE",
        )
    if len(unit["holds"]) >= 10:
        raise Refusal(
            "The fulfillment order has reached its limit of holds.", "id", code="EXCEEDED_MAX_NUMBER_OF_HOLDS"
        )
    first = not unit["holds"]
    made = {"id": shop.world.new_id(), "reason": reason, "notes": notes, "handle": handle}
    unit["holds"].append(made)
    unit |= {"status": "ON_HOLD", "updated_at": shop.world.now()}
    tell(shop, order, f"The fulfillment order at {unit['location_name']} was put on hold: {reason}")
    shop.record("hold_placed", order_id=order["id"], fulfillment_order_id=unit["id"], reason=reason)
    keep(shop, order, touch=False)
    if first:
        holds = [_hold_body(one) for one in unit["holds"]]
        fire(
            shop,
            "fulfillment_orders/placed_on_hold",
            {
                "fulfillment_order": {**unit_body(unit), "fulfillment_holds": holds},
                "remaining_fulfillment_order": None,
                "held_fulfillment_order_line_items": [],
                "created_fulfillment_hold": holds[-1],
            },
        )
    return order, unit, made


def release(shop: Shop, unit_id: str, hold_ids: list[str] | None) -> tuple[Document, Document]:
    """Takes holds away (all, when none are named); open again once none is left."""
    order, unit = unit_for(shop, unit_id)
    if unit["status"] != "ON_HOLD":
        raise Refusal("The fulfillment order is not on hold.", "id", code="INVALID_STATE")
    unit["holds"] = [one for one in unit["holds"] if hold_ids and one["id"] not in hold_ids]
    if not unit["holds"]:
        unit |= {"status": "OPEN", "updated_at": shop.world.now()}
        tell(shop, order, f"The hold at {unit['location_name']} was released")
        shop.record("hold_released", order_id=order["id"], fulfillment_order_id=unit["id"])
    keep(shop, order, touch=False)
    if not unit["holds"]:
        fire(shop, "fulfillment_orders/hold_released", {"fulfillment_order": unit_body(unit)})
    return order, unit


def _split(shop: Shop, order: Document, unit: Document, part: dict[str, int]) -> Document | None:
    known = {line["id"]: line for line in unit["lines"]}
    for line_id, quantity in part.items():
        if line_id not in known or not 0 < quantity <= known[line_id]["remaining"]:
            raise Refusal("Invalid fulfillment order line item quantity requested.", "fulfillmentOrderLineItems")
    rest = []
    for line in unit["lines"]:
        left = line["remaining"] - part.get(line["id"], 0)
        if left:
            rest.append({"id": shop.world.new_id(), "line_id": line["line_id"], "total": left, "remaining": left})
    if not rest:
        return None
    unit["lines"] = [
        line | {"total": part[line["id"]], "remaining": part[line["id"]]}
        for line in unit["lines"]
        if line["id"] in part
    ]
    made = {
        **unit,
        "id": shop.world.new_id(),
        "lines": rest,
        "requests": [],
        "holds": [],
        "status": "OPEN",
        "request_status": "UNSUBMITTED",
        "created_at": shop.world.now(),
    }
    order["fulfillment_orders"].append(made)
    return made


def _ask(shop: Shop, unit: Document, kind: str, message: str | None, options: Document) -> Document:
    made = {
        "id": shop.world.new_id(),
        "kind": kind,
        "message": message,
        "options": options,
        "response": None,
        "sent_at": shop.world.now(),
    }
    unit["requests"].append(made)
    return {"id": f"gid://shopify/FulfillmentOrderMerchantRequest/{made['id']}", "message": message}


def _hold_body(one: Document) -> Document:
    return {
        "id": f"gid://shopify/FulfillmentHold/{one['id']}",
        "reason": one["reason"].lower(),
        "reason_notes": one["notes"],
        "held_by_requesting_app": False,
        "handle": one["handle"],
        "held_by_app": None,
    }


def _lines(unit: Document) -> list[Document]:
    return [{"line_item_id": line["line_id"], "quantity": line["remaining"]} for line in unit["lines"]]
