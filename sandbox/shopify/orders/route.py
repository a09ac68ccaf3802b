"""Which location ships which line: the app's own, where the variant is stocked there, else the shop's."""

from __future__ import annotations

from sandbox.shared.store import Document
from sandbox.shopify.goods.find import find_variant
from sandbox.shopify.orders.keep import keep
from sandbox.shopify.webhooks.bodies import unit_body
from sandbox.shopify.webhooks.outbox import fire
from sandbox.shopify.world import Shop


def route_order(shop: Shop, order_id: str) -> None:
    """Makes the order's fulfillment orders, one per location; lines that need no shipping get none."""
    order = shop.get("order", order_id)
    if order is None or order["routed"]:
        return
    order["routed"] = True
    lines = [line for line in order["lines"] if line["requires_shipping"] and line["current"] > 0]
    if order["cancelled_at"]:
        lines = []
    made = add_units(shop, order, lines)
    keep(shop, order, touch=False)
    for unit in made:
        if unit["service"]:
            fire(shop, "fulfillment_orders/order_routing_complete", {"fulfillment_order": unit_body(unit)})


def add_units(shop: Shop, order: Document, lines: list[Document]) -> list[Document]:
    """Adds new fulfillment orders for the unshipped items of these lines, stock committed; answers them."""
    by_place: dict[str, list[Document]] = {}
    for line in lines:
        place = _place_of(shop, line)
        by_place.setdefault(place["id"], []).append(line)
        _commit_stock(shop, line, place["id"])
    made = [_unit(shop, shop.need("location", place), some) for place, some in by_place.items()]
    order["fulfillment_orders"] += made
    return made


def _place_of(shop: Shop, line: Document) -> Document:
    found = find_variant(shop, line["variant_id"])
    levels = found[1]["levels"] if found else {}
    places = shop.find("location")
    for place in places:
        if place["service"] and place["active"] and place["id"] in levels:
            return place
    return next(place for place in places if place["primary"])


def _commit_stock(shop: Shop, line: Document, place: str) -> None:
    found = find_variant(shop, line["variant_id"])
    if found and found[1]["tracked"] and place in found[1]["levels"]:
        product, variant = found
        variant["levels"][place] -= line["current"]
        shop.put("product", product["id"], product)


def _unit(shop: Shop, place: Document, lines: list[Document]) -> Document:
    now = shop.world.now()
    return {
        "id": shop.world.new_id(),
        "location_id": place["id"],
        "location_name": place["name"],
        "service": place["service"],
        "status": "OPEN",
        "request_status": "UNSUBMITTED",
        "created_at": now,
        "updated_at": now,
        "requests": [],
        "holds": [],
        "lines": [
            {"id": shop.world.new_id(), "line_id": line["id"], "total": line["current"], "remaining": line["current"]}
            for line in lines
        ],
    }
