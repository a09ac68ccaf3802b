"""Mutations of fulfillment orders and fulfillments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sandbox.shared.store import Document
from sandbox.shopify.call import Call, Refusal, Thing, fields
from sandbox.shopify.fulfillment import answer_request, request, ship
from sandbox.shopify.fulfillment.move import move
from sandbox.shopify.gid import number_of
from sandbox.shopify.mutate import mutation

Arguments = Mapping[str, Any]


def _unit(order: Document, unit: Document | None) -> Thing | None:
    return Thing("FulfillmentOrder", unit, order) if unit else None


def _id(arguments: Arguments, name: str = "id", kind: str = "FulfillmentOrder") -> str:
    return number_of(arguments[name], kind)


def _accept(call: Call, arguments: Arguments) -> dict[str, Any]:
    return {
        "fulfillmentOrder": _unit(*answer_request.accept_request(call.shop, _id(arguments), arguments.get("message")))
    }


def _reject(call: Call, arguments: Arguments) -> dict[str, Any]:
    return {
        "fulfillmentOrder": _unit(
            *answer_request.reject_request(call.shop, _id(arguments), arguments.get("message"), arguments.get("reason"))
        )
    }


def _accept_cancellation(call: Call, arguments: Arguments) -> dict[str, Any]:
    return {
        "fulfillmentOrder": _unit(
            *answer_request.accept_cancellation(call.shop, _id(arguments), arguments.get("message"))
        )
    }


def _reject_cancellation(call: Call, arguments: Arguments) -> dict[str, Any]:
    return {
        "fulfillmentOrder": _unit(
            *answer_request.reject_cancellation(call.shop, _id(arguments), arguments.get("message"))
        )
    }


def _close(call: Call, arguments: Arguments) -> dict[str, Any]:
    return {"fulfillmentOrder": _unit(*answer_request.close(call.shop, _id(arguments), arguments.get("message")))}


def _report(call: Call, arguments: Arguments) -> dict[str, Any]:
    notes = (arguments.get("progressReport") or {}).get("reasonNotes")
    return {"fulfillmentOrder": _unit(*answer_request.report_progress(call.shop, _id(arguments), notes))}


def _submit(call: Call, arguments: Arguments) -> dict[str, Any]:
    part = {
        number_of(line["id"], "FulfillmentOrderLineItem"): line["quantity"]
        for line in arguments.get("fulfillmentOrderLineItems") or []
    }
    order, unit, rest = request.submit_request(
        call.shop,
        _id(arguments),
        arguments.get("message"),
        notify=bool(arguments.get("notifyCustomer")),
        part=part or None,
    )
    return {
        "originalFulfillmentOrder": _unit(order, unit),
        "submittedFulfillmentOrder": _unit(order, unit),
        "unsubmittedFulfillmentOrder": _unit(order, rest),
    }


def _submit_cancellation(call: Call, arguments: Arguments) -> dict[str, Any]:
    return {
        "fulfillmentOrder": _unit(*request.submit_cancellation(call.shop, _id(arguments), arguments.get("message")))
    }


def _cancel(call: Call, arguments: Arguments) -> dict[str, Any]:
    order, unit, replacement = request.cancel(call.shop, _id(arguments))
    return {"fulfillmentOrder": _unit(order, unit), "replacementFulfillmentOrder": _unit(order, replacement)}


def _hold(call: Call, arguments: Arguments) -> dict[str, Any]:
    wanted = arguments["fulfillmentHold"]
    if wanted.get("fulfillmentOrderLineItems"):
        raise Refusal(
            "The sandbox holds whole fulfillment orders only.",
            "fulfillmentHold",
            "fulfillmentOrderLineItems",
            code="INVALID_LINE_ITEM_QUANTITY",
        )
    order, unit, made = request.hold(
        call.shop, _id(arguments), wanted["reason"], wanted.get("reasonNotes"), wanted.get("handle") or ""
    )
    return {
        "fulfillmentHold": Thing("FulfillmentHold", made, order),
        "fulfillmentOrder": _unit(order, unit),
        "remainingFulfillmentOrder": None,
    }


def _release(call: Call, arguments: Arguments) -> dict[str, Any]:
    holds = [number_of(one, "FulfillmentHold") for one in arguments.get("holdIds") or []]
    return {"fulfillmentOrder": _unit(*request.release(call.shop, _id(arguments), holds or None))}


def _move(call: Call, arguments: Arguments) -> dict[str, Any]:
    if arguments.get("fulfillmentOrderLineItems"):
        raise Refusal("The sandbox moves whole fulfillment orders only.", "fulfillmentOrderLineItems")
    unit = _unit(*move(call.shop, _id(arguments), _id(arguments, "newLocationId", "Location")))
    return {"movedFulfillmentOrder": unit, "originalFulfillmentOrder": unit, "remainingFulfillmentOrder": None}


def _create(call: Call, arguments: Arguments) -> dict[str, Any]:
    wanted = arguments["fulfillment"]
    picks = []
    for pick in wanted["lineItemsByFulfillmentOrder"]:
        lines = {
            number_of(line["id"], "FulfillmentOrderLineItem"): line["quantity"]
            for line in pick.get("fulfillmentOrderLineItems") or []
        }
        picks.append((number_of(pick["fulfillmentOrderId"], "FulfillmentOrder"), lines or None))
    order, parcel = ship.create(
        call.shop,
        picks,
        tracking_of(wanted.get("trackingInfo")),
        notify=bool(wanted.get("notifyCustomer")),
        message=arguments.get("message"),
    )
    return {"fulfillment": Thing("Fulfillment", parcel, order)}


def _update_tracking(call: Call, arguments: Arguments) -> dict[str, Any]:
    order, parcel = ship.update_tracking(
        call.shop,
        _id(arguments, "fulfillmentId", "Fulfillment"),
        tracking_of(arguments["trackingInfoInput"]),
        notify=bool(arguments.get("notifyCustomer")),
    )
    return {"fulfillment": Thing("Fulfillment", parcel, order)}


def _event(call: Call, arguments: Arguments) -> dict[str, Any]:
    wanted = dict(arguments["fulfillmentEvent"])
    order, made = ship.add_event(call.shop, number_of(wanted["fulfillmentId"], "Fulfillment"), wanted)
    return {"fulfillmentEvent": Thing("FulfillmentEvent", made, order)}


def _cancel_fulfillment(call: Call, arguments: Arguments) -> dict[str, Any]:
    order, parcel = ship.cancel(call.shop, _id(arguments, kind="Fulfillment"))
    return {"fulfillment": Thing("Fulfillment", parcel, order)}


def tracking_of(info: Arguments | None) -> list[Document]:
    """Parcels of a FulfillmentTrackingInput: `numbers` and `urls` run in parallel, `number` and `url` are for one."""
    if not info:
        return []
    numbers = list(info.get("numbers") or ([info["number"]] if info.get("number") else []))
    urls = list(info.get("urls") or ([info["url"]] if info.get("url") else []))
    length = max(len(numbers), len(urls), 1 if info.get("company") else 0)
    numbers += [None] * (length - len(numbers))
    urls += [None] * (length - len(urls))
    return [
        {"company": info.get("company"), "number": number, "url": url}
        for number, url in zip(numbers, urls, strict=True)
    ]


fields(
    "Mutation",
    {
        "fulfillmentOrderAcceptFulfillmentRequest": mutation(_accept),
        "fulfillmentOrderRejectFulfillmentRequest": mutation(_reject),
        "fulfillmentOrderAcceptCancellationRequest": mutation(_accept_cancellation),
        "fulfillmentOrderRejectCancellationRequest": mutation(_reject_cancellation),
        "fulfillmentOrderSubmitFulfillmentRequest": mutation(_submit),
        "fulfillmentOrderSubmitCancellationRequest": mutation(_submit_cancellation),
        "fulfillmentOrderCancel": mutation(_cancel),
        "fulfillmentOrderClose": mutation(_close),
        "fulfillmentOrderReportProgress": mutation(_report),
        "fulfillmentOrderHold": mutation(_hold),
        "fulfillmentOrderReleaseHold": mutation(_release),
        "fulfillmentCreate": mutation(_create),
        "fulfillmentOrderMove": mutation(_move),
        "fulfillmentTrackingInfoUpdate": mutation(_update_tracking),
        "fulfillmentEventCreate": mutation(_event),
        "fulfillmentCancel": mutation(_cancel_fulfillment),
    },
)
