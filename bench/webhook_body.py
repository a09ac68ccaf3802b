"""The body of an orders/* webhook, as large as those of a small order are."""

from __future__ import annotations

from typing import Any

_ADDRESS = {
    "first_name": "Anna",
    "last_name": "Kiss",
    "address1": "Fő utca 1",
    "address2": None,
    "city": "Budapest",
    "zip": "1011",
    "country": "Hungary",
    "country_code": "HU",
    "phone": "+3612345678",
}


def order_body(lines: int = 3) -> dict[str, Any]:
    """An order of so many lines in Shopify's REST shape; about 5 KB with three."""
    return {
        "id": 6001,
        "admin_graphql_api_id": "gid://shopify/Order/6001",
        "name": "#1001",
        "currency": "USD",
        "financial_status": "paid",
        "created_at": "2026-11-20T10:00:00Z",
        "updated_at": "2026-11-20T10:00:00Z",
        "email": "anna@example.com",
        "note_attributes": [{"name": f"gift-{number}", "value": "x" * 120} for number in range(3)],
        "total_price": "118.40",
        "total_price_set": _set("118.40"),
        "subtotal_price_set": _set("108.40"),
        "shipping_address": _ADDRESS,
        "billing_address": _ADDRESS,
        "customer": {"id": 7001, "default_address": _ADDRESS, "tags": "", "state": "enabled"},
        "line_items": [_line(number) for number in range(lines)],
        "fulfillments": [],
        "refunds": [],
    }


def _line(number: int) -> dict[str, Any]:
    return {
        "id": 9001 + number,
        "admin_graphql_api_id": f"gid://shopify/LineItem/{9001 + number}",
        "title": "LED desk lamp with a clamp",
        "variant_title": "Black / 12 W",
        "sku": f"LAMP-{number}",
        "quantity": 2,
        "price": "18.07",
        "price_set": _set("18.07"),
        "total_discount_set": _set("0.00"),
        "properties": [{"name": "engraving", "value": "y" * 200}],
        "tax_lines": [{"title": "VAT", "rate": 0.27, "price": "4.88", "price_set": _set("4.88")}],
    }


def _set(amount: str) -> dict[str, Any]:
    money = {"amount": amount, "currency_code": "USD"}
    return {"shop_money": money, "presentment_money": money}
