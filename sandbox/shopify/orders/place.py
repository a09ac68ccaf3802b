"""A customer orders, and pays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sandbox.shared.store import Document
from sandbox.shopify.goods.find import need_variant
from sandbox.shopify.money import cents, text
from sandbox.shopify.orders.keep import keep, tell
from sandbox.shopify.orders.sums import sums_of
from sandbox.shopify.tasks import later
from sandbox.shopify.webhooks.bodies import order_body
from sandbox.shopify.webhooks.outbox import fire, new_event
from sandbox.shopify.world import Shop

# Fulfillment orders appear a moment after the order, so orders/create comes before them.
ROUTING_SECONDS = 0.15
SHIPPING_CENTS = 590


def place_order(
    shop: Shop,
    wanted: list[tuple[str, int]],
    address: Mapping[str, Any],
    *,
    paid: bool,
    test: bool,
) -> Document:
    """Makes an order of (variant number, quantity) and answers it. LookupError when a variant is unknown."""
    with shop.world.store.change():
        new_event(shop)
        order = _new_order(shop, wanted, address, test=test)
        tell(shop, order, f"{address['first_name']} {address['last_name']} placed this order")
        shop.record(
            "order_created",
            order_id=order["id"],
            name=order["name"],
            test=test,
            lines=[
                {"line_item_id": line["id"], "variant_id": line["variant_id"], "quantity": line["quantity"]}
                for line in order["lines"]
            ],
            total=text(sums_of(order).total),
            currency=order["currency"],
        )
        if paid:
            _receive(shop, order)
        keep(shop, order)
        fire(shop, "orders/create", order_body(shop, order))
        if paid:
            fire(shop, "orders/paid", order_body(shop, order))
        fire(shop, "orders/updated", order_body(shop, order))
        later(shop, "route", shop.world.clock.seconds() + ROUTING_SECONDS, order=order["id"])
        return order


def _new_order(shop: Shop, wanted: list[tuple[str, int]], address: Mapping[str, Any], *, test: bool) -> Document:
    world = shop.world
    number = world.store.next_number(f"order:{shop.handle}", 1001)
    now = world.now()
    return {
        "id": world.new_id(),
        "name": f"#{number}",
        "number": number,
        "created_at": now,
        "updated_at": now,
        "processed_at": now,
        "cancelled_at": None,
        "cancel_reason": None,
        "test": test,
        "edited": False,
        "email": address["email"],
        "phone": address["phone"],
        "note": None,
        "tags": [],
        "locale": address["locale"],
        "currency": shop.currency,
        "customer": _customer(shop, address),
        "confirmation_number": f"{world.random.getrandbits(36):09X}"[:9],
        "shipping_address": {key: address.get(key) for key in ADDRESS_KEYS},
        "lines": [new_line(shop, variant, quantity) for variant, quantity in wanted],
        "shipping_price": text(SHIPPING_CENTS),
        "received": "0.00",
        "refunded": "0.00",
        "fulfillment_orders": [],
        "fulfillments": [],
        "refunds": [],
        "timeline": [],
        "routed": False,
    }


ADDRESS_KEYS = (
    "first_name",
    "last_name",
    "company",
    "address1",
    "address2",
    "city",
    "zip",
    "province",
    "province_code",
    "country",
    "country_code",
    "phone",
)


def pay_order(shop: Shop, order_id: str) -> Document:
    """The customer pays what is outstanding. LookupError when unknown, ValueError when there is nothing to pay."""
    with shop.world.store.change():
        new_event(shop)
        order = shop.need("order", order_id)
        if order["cancelled_at"]:
            raise ValueError(f"order {order['name']} is cancelled: it cannot be paid")
        if not sums_of(order).outstanding:
            raise ValueError(f"order {order['name']} has nothing outstanding: it is paid")
        _receive(shop, order)
        keep(shop, order)
        fire(shop, "orders/paid", order_body(shop, order))
        fire(shop, "orders/updated", order_body(shop, order))
        return order


def new_line(shop: Shop, variant_id: str, quantity: int) -> Document:
    """An order's line of a variant as it is sold now."""
    product, variant = need_variant(shop, variant_id)
    return {
        "id": shop.world.new_id(),
        "variant_id": variant["id"],
        "product_id": product["id"],
        "title": product["title"],
        "variant_title": None if variant["title"] == "Default Title" else variant["title"],
        "sku": variant["sku"],
        "vendor": product["vendor"],
        "quantity": quantity,
        "current": quantity,
        "shipped": 0,
        "price": variant["price"],
        "requires_shipping": variant["requires_shipping"],
        "image": product["image"],
        "grams": variant["grams"],
    }


def _receive(shop: Shop, order: Document) -> None:
    amount = sums_of(order).outstanding
    order["received"] = text(cents(order["received"]) + amount)
    tell(shop, order, f"{text(amount)} {order['currency']} was paid")
    shop.record("order_paid", order_id=order["id"], name=order["name"], amount=text(amount), currency=order["currency"])


def _customer(shop: Shop, address: Mapping[str, Any]) -> Document:
    return {
        "id": shop.world.new_id(),
        "first_name": address["first_name"],
        "last_name": address["last_name"],
        "email": address["email"],
        "phone": address["phone"],
        "created_at": shop.world.now(),
        "updated_at": shop.world.now(),
    }
