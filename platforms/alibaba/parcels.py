"""Parcels on their way (platform notes, section 3.2)."""

from __future__ import annotations

from platforms.alibaba.gateway import Gateway
from platforms.reading import Json, MissingField, child, optional_child, optional_children, optional_text, text
from sourcing.errors import PlatformForbidden
from sourcing.ports import ParcelEvent, SupplierParcel


def read_parcels(gateway: Gateway, token: str, trade_id: str) -> list[SupplierParcel]:
    """Every parcel with its events; without events where the app lacks the tracking permission."""
    try:
        return gateway.call("/order/logistics/tracking/get", {"trade_id": trade_id}, _tracked, token=token)
    except PlatformForbidden:
        # Tracking may need a permission of its own; carrier and number are told without it as well.
        params = {"trade_id": trade_id, "data_select": "logistic_order"}
        return gateway.call("/order/logistics/query", params, _shipped, token=token)


def _tracked(body: Json) -> list[SupplierParcel]:
    if "tracking_list" not in body:
        raise MissingField("no list in 'tracking_list'")
    return [
        SupplierParcel(
            carrier=optional_text(node, "carrier"),
            number=text(node, "tracking_number"),
            url=optional_text(node, "tracking_url"),
            current_event=optional_text(node, "current_event_code"),
            events=tuple(_event(event) for event in optional_children(node, "event_list")),
        )
        for node in optional_children(body, "tracking_list")
    ]


def _event(node: Json) -> ParcelEvent:
    return ParcelEvent(
        optional_text(node, "event_code"),
        optional_text(node, "event_name"),
        optional_text(node, "event_location"),
        optional_text(node, "event_time"),
    )


def _shipped(body: Json) -> list[SupplierParcel]:
    vouchers = [
        optional_child(node, "voucher") for node in optional_children(child(body, "value"), "shipping_order_list")
    ]
    return [
        SupplierParcel(optional_text(voucher, "service_provider"), text(voucher, "tracking_number"), "", "")
        for voucher in vouchers
        if optional_text(voucher, "tracking_number")
    ]
