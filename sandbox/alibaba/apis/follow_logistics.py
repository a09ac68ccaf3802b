"""`/order/logistics/query` and `/order/logistics/tracking/get` (platform facts, section 3.2)."""

from datetime import UTC, datetime
from typing import Any

from sandbox.alibaba.call import Call, Reply
from sandbox.alibaba.orders import Order, Parcel
from sandbox.alibaba.stamps import format_date

LOGISTIC_STATUS = {
    "partial_delivering": "PART_DELIVERED",
    "delivering": "DELIVERING",
    "wait_confirm_receipt": "DELIVERED",
    "trade_success": "CONFIRM_RECEIPT",
}


def query_logistics(call: Call) -> Reply:
    """The state of the shipment, and with `data_select=logistic_order` its parcels."""
    order = call.own_order(call.text("trade_id"))
    wanted = {name.strip() for name in call.optional("data_select").split(",")}
    value: dict[str, Any] = {
        "logistic_status": LOGISTIC_STATUS.get(order.trade_status, "UNDELIVERED"),
        "shipment_date": {"type": "relative", "duration": "7", "date": _shipped(order)},
    }
    if "logistic_order" in wanted:
        value["shipping_order_list"] = [{"voucher": _voucher(parcel)} for parcel in order.parcels]
    return {"value": value}


def track_parcels(call: Call) -> Reply:
    """One entry per parcel, at the top level of the reply; none before the order is shipped."""
    order = call.own_order(call.text("trade_id"))
    return {"tracking_list": [_tracking(parcel, call.base_url) for parcel in order.parcels]}


def _shipped(order: Order) -> dict[str, Any] | str:
    return format_date(order.shipped_at) if order.shipped_at else "null"


def _voucher(parcel: Parcel) -> dict[str, str]:
    return {
        "tracking_number": parcel.tracking_number,
        "service_provider": parcel.carrier,
        "logistics_type": parcel.logistics_type,
    }


def _tracking(parcel: Parcel, base_url: str) -> dict[str, Any]:
    return {
        "carrier": parcel.carrier,
        "tracking_number": parcel.tracking_number,
        "tracking_url": f"{base_url}/track/{parcel.tracking_number}",
        "current_event_code": parcel.events[-1]["code"],
        "event_list": [_event(event) for event in parcel.events],
    }


def _event(event: dict[str, Any]) -> dict[str, str]:
    # The platform writes no time zone here; the sandbox takes UTC.
    return {
        "event_code": event["code"],
        "event_name": event["name"],
        "event_location": event["location"],
        "event_time": f"{datetime.fromtimestamp(event['at'] / 1000, UTC):%Y-%m-%d %H:%M:%S}",
    }
