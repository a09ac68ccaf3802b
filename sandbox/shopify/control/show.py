"""What the control door says of orders, products and deliveries."""

from __future__ import annotations

from typing import Any

from sandbox.shared.store import Document
from sandbox.shopify.fulfillment.states import display_fulfillment_status, pending_cancellation, supported_actions
from sandbox.shopify.money import text
from sandbox.shopify.orders.sums import financial_status, sums_of
from sandbox.shopify.world import Shop


def show_summary(order: Document) -> dict[str, Any]:
    """One row of the order list."""
    customer = order["customer"] or {}
    return {
        "id": order["id"],
        "name": order["name"],
        "created_at": order["created_at"],
        "updated_at": order["updated_at"],
        "cancelled_at": order["cancelled_at"],
        "test": order["test"],
        "currency": order["currency"],
        "customer": {"name": f"{customer.get('first_name') or ''} {customer.get('last_name') or ''}".strip()},
        "total": _money(sums_of(order).current_total, order),
        "financial_status": financial_status(order),
        "fulfillment_status": display_fulfillment_status(order),
        "items": sum(line["current"] for line in order["lines"]),
    }


def show_order(shop: Shop, order: Document) -> dict[str, Any]:
    """All of one order."""
    sums = sums_of(order)
    return {
        **show_summary(order),
        "email": order["email"],
        "phone": order["phone"],
        "note": order["note"],
        "tags": order["tags"],
        "cancel_reason": order["cancel_reason"],
        "edited": order["edited"],
        "shipping_address": order["shipping_address"],
        "routed": order["routed"],
        "lines": [
            {**line, "price": _price(line["price"], order), "image": picture_address(shop, line["image"])}
            for line in order["lines"]
        ],
        "fulfillment_orders": [_unit(unit) for unit in order["fulfillment_orders"]],
        "fulfillments": order["fulfillments"],
        "refunds": order["refunds"],
        "timeline": order["timeline"],
        "sums": {
            name: _money(getattr(sums, name), order)
            for name in ("subtotal", "shipping", "total", "current_total", "received", "refunded", "outstanding")
        },
    }


def show_product(shop: Shop, product: Document, places: dict[str, str]) -> dict[str, Any]:
    """A product with its variants, their stock per location and where they come from."""

    def price(amount: str | None) -> dict[str, str] | None:
        return {"amount": amount, "currency": shop.currency} if amount else None

    return {
        "id": product["id"],
        "title": product["title"],
        "vendor": product["vendor"],
        "handle": product["handle"],
        "status": product["status"],
        "image": picture_address(shop, product["image"]),
        "variants": [
            {
                "id": one["id"],
                "inventory_item_id": one["item_id"],
                "title": one["title"],
                "sku": one["sku"],
                "price": price(one["price"]),
                "cost": price(one["cost"]),
                "tracked": one["tracked"],
                "alibaba": one["alibaba"],
                "image": picture_address(shop, product["image"]),
                "stock": [
                    {"location_id": place, "location_name": places.get(place, ""), "available": available}
                    for place, available in one["levels"].items()
                ],
            }
            for one in product["variants"]
        ],
    }


def show_delivery(delivery: Document) -> dict[str, Any]:
    """One message to the app: what, where to, how it went."""
    return {
        key: delivery[key]
        for key in ("id", "kind", "name", "method", "url", "headers", "body", "created_at", "outcome", "attempts")
    }


def picture_address(shop: Shop, slug: str) -> str:
    """Where a product's picture is: on this server, or where an app said."""
    if slug.startswith("http"):
        return slug
    settings = shop.world.settings
    return f"http://{settings.host}:{settings.shopify_port}/cdn/images/{slug}.svg"


def _unit(unit: Document) -> dict[str, Any]:
    return {
        **unit,
        "actions": supported_actions(unit),
        "cancellation_requested": pending_cancellation(unit) is not None,
    }


def _money(minor: int, order: Document) -> dict[str, str]:
    return {"amount": text(minor), "currency": order["currency"]}


def _price(amount: str, order: Document) -> dict[str, str]:
    return {"amount": amount, "currency": order["currency"]}
