"""Placing, reading, listing and canceling orders (platform notes, sections 3.1 and 3.2)."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from platforms.alibaba.address import country_code, parse_address, shipment_address
from platforms.alibaba.amounts import amount, optional_amount, optional_stamp, whole
from platforms.alibaba.gateway import Gateway
from platforms.reading import (
    Json,
    child,
    children,
    optional_child,
    optional_children,
    optional_text,
    text,
)
from sourcing.ports import ListedOrder, ListedOrders, NewSupplierOrder, PlacedOrder, SupplierOrder, WantedSku

PAGE_SIZE = 100
_GATEWAY_ZONE = ZoneInfo("America/Los_Angeles")


def place(gateway: Gateway, token: str, order: NewSupplierOrder) -> PlacedOrder:
    """Create the order. Nothing at Alibaba keeps the same reference from making a second one: never repeat blindly."""
    params = {
        "channel_refer_id": order.reference,
        "logistics_detail": {
            "carrier_code": order.vendor_code,
            "dispatch_location": country_code(order.dispatch_country),
            "shipment_address": shipment_address(order.address),
        },
        "product_list": [product_entry(sku) for sku in merged(order.skus)],
        "properties": {"platform": "Shopify", "orderId": order.reference},
        "remark": _remark(order),
    }

    def read(body: Json) -> PlacedOrder:
        value = child(body, "value")
        return PlacedOrder(text(value, "trade_id"), optional_text(value, "pay_url"))

    return gateway.call("/buynow/order/create", params, read, token=token, effect=True)


def read_order(gateway: Gateway, token: str, trade_id: str) -> SupplierOrder:
    """The order as it stands, with the amounts that placing does not tell."""
    params = {"e_trade_id": trade_id, "data_select": "statusAction"}
    return gateway.call("/alibaba/order/get", params, lambda body: _order(child(body, "value")), token=token)


def list_orders(
    gateway: Gateway,
    token: str,
    created: tuple[datetime, datetime] | None,
    modified: tuple[datetime, datetime] | None,
    page: int,
) -> ListedOrders:
    """A page of a hundred, counted from 0, by the window of creation or of change."""
    params: Json = {"role": "buyer", "start_page": str(page), "page_size": str(PAGE_SIZE)}
    for name, window in (("create_date", created), ("modified_date", modified)):
        if window is not None:
            params[f"{name}_start"], params[f"{name}_end"] = _stamp(window[0]), _stamp(window[1])

    def read(body: Json) -> ListedOrders:
        value = child(body, "value")
        return ListedOrders(tuple(_row(row) for row in children(value, "order_list")), whole(value, "total_count"))

    return gateway.call("/alibaba/order/list", params, read, token=token)


def cancel(gateway: Gateway, token: str, trade_id: str) -> None:
    """Ask for cancellation. Which statuses allow it is not documented: read the order afterwards."""
    gateway.call("/alibaba/order/cancel", {"trade_id": trade_id}, lambda body: body, token=token, effect=True)


def product_entry(sku: WantedSku) -> dict[str, str]:
    """A line of a product list; `sku_id` only where the product has SKUs."""
    entry = {"product_id": sku.product_id, "quantity": str(sku.quantity)}
    return {**entry, "sku_id": sku.sku_id} if sku.sku_id else entry


def merged(skus: tuple[WantedSku, ...]) -> list[WantedSku]:
    """Lines of the same product and SKU put together: the same one twice is refused with 4012."""
    quantities: dict[tuple[str, str], int] = {}
    for sku in skus:
        key = (sku.product_id, sku.sku_id)
        quantities[key] = quantities.get(key, 0) + sku.quantity
    return [WantedSku(product_id, sku_id, quantity) for (product_id, sku_id), quantity in quantities.items()]


def _remark(order: NewSupplierOrder) -> str:
    return order.remark if order.reference in order.remark else f"{order.remark} [{order.reference}]".strip()


def _stamp(at: datetime) -> dict[str, str | int]:
    local = at.astimezone(_GATEWAY_ZONE)
    return {"date_str": f"{local:%Y-%m-%d %H:%M:%S}", "date_timestamp": int(at.timestamp() * 1000)}


def _row(node: Json) -> ListedOrder:
    return ListedOrder(
        text(node, "trade_id"),
        text(node, "trade_status"),
        optional_stamp(node, "create_date"),
        optional_stamp(node, "modify_date"),
    )


def _order(node: Json) -> SupplierOrder:
    total = amount(node, "total_amount")
    actions = optional_children(optional_child(node, "status_action"), "actions")
    links = [optional_text(action, "value") for action in actions if action.get("name") == "view_payment_link"]
    return SupplierOrder(
        trade_id=text(node, "trade_id"),
        status=text(node, "trade_status"),
        skus=tuple(_line(line) for line in children(node, "order_products")),
        goods=amount(node, "product_total_amount"),
        freight=optional_amount(node, "shipment_fee", total.currency),
        total=total,
        remark=optional_text(node, "remark"),
        address=parse_address(optional_child(node, "shipping_address")),
        pay_url=next((link for link in links if link), ""),
        created_at=optional_stamp(node, "create_date"),
    )


def _line(node: Json) -> WantedSku:
    return WantedSku(text(node, "product_id"), optional_text(node, "sku_id"), whole(node, "quantity"))
