"""What the control door shows: money as decimal strings with currency, times in ISO 8601 UTC."""

from datetime import UTC, datetime
from typing import Any

from sandbox.alibaba.buyers import Buyer
from sandbox.alibaba.goods import Product
from sandbox.alibaba.money import as_amount
from sandbox.alibaba.orders import Order, Parcel
from sandbox.alibaba.world import World
from sandbox.shared.clock import iso


def iso_of(ms: int) -> str:
    """Milliseconds since the epoch as ISO 8601 UTC."""
    return iso(datetime.fromtimestamp(ms / 1000, UTC))


def describe_order(order: Order, base_url: str) -> dict[str, Any]:
    """An order with everything a test or a person may ask about it."""
    return {
        "trade_id": order.trade_id,
        "channel_refer_id": order.channel_refer_id,
        "buyer": order.buyer_id,
        "supplier": {"e_company_id": order.e_company_id, "name": order.seller},
        "trade_status": order.trade_status,
        "pay_status": order.pay_status,
        "pay_reason": order.pay_reason or None,
        "paid_by": order.paid_by or None,
        "lines": [
            {
                "product_id": line.product_id,
                "sku_id": line.sku_id,
                "title": line.title,
                "quantity": line.quantity,
                "attributes": line.attributes,
                "unit_price": as_amount(line.unit_price),
            }
            for line in order.lines
        ],
        "product_total": as_amount(order.product_total),
        "shipment_fee": as_amount(order.fee),
        "vat": as_amount(order.vat),
        "total": as_amount(order.total),
        "carrier": {"code": order.carrier_code, "name": order.carrier_name},
        "address": order.address,
        "remark": order.remark,
        "properties": order.properties,
        "parcels": [_parcel(parcel, base_url) for parcel in order.parcels],
        "history": [{"status": entry["status"], "at": iso_of(entry["at"])} for entry in order.history],
        "created_at": iso_of(order.created),
        "modified_at": iso_of(order.modified),
        "pay_url": f"{base_url}/pay/{order.trade_id}",
        "url": f"{base_url}/trade/{order.trade_id}",
    }


def describe_product(product: Product) -> dict[str, Any]:
    """A product as it is now."""
    return {
        "product_id": product.product_id,
        "title": product.title,
        "status": product.status,
        "supplier": {
            "e_company_id": product.supplier.e_company_id,
            "name": product.supplier.name,
            "dispatch": product.supplier.dispatch,
        },
        "minimum": product.minimum,
        "prices": [{"from": rung.low, "price": as_amount(rung.cents)} for rung in product.ladder],
        "skus": [
            {"sku_id": sku.sku_id, "attributes": sku.attributes, "stock": sku.stock, "grams": sku.grams}
            for sku in product.skus
        ],
        "unshippable_to": list(product.unshippable_to),
    }


def describe_buyer(world: World, buyer: Buyer) -> dict[str, Any]:
    """A buyer with saved methods and connection."""
    return {
        "account_id": buyer.account_id,
        "login": buyer.login,
        "company": buyer.company,
        "country": buyer.country,
        "connected": world.tokens.connected(buyer.account_id),
        "payment_method_saved": bool(buyer.methods),
        "payment_method_declines": buyer.method_declines,
        "methods": [{"id": method["id"], "kind": method["kind"], "label": method["label"]} for method in buyer.methods],
        "permissions": dict.fromkeys(buyer.denied, False),
    }


def _parcel(parcel: Parcel, base_url: str) -> dict[str, Any]:
    return {
        "carrier": parcel.carrier,
        "tracking_number": parcel.tracking_number,
        "tracking_url": f"{base_url}/track/{parcel.tracking_number}",
        "events": [
            {"code": event["code"], "name": event["name"], "location": event["location"], "at": iso_of(event["at"])}
            for event in parcel.events
        ],
    }
