"""The queries: what can be asked for first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graphql import GraphQLError

from sandbox.shared.store import Document
from sandbox.shopify.answers.shop import app_fields, shop_thing
from sandbox.shopify.call import Call, Thing, fields
from sandbox.shopify.fulfillment.states import BUCKETS, display_fulfillment_status
from sandbox.shopify.gid import number_of, split_gid
from sandbox.shopify.goods.find import find_item, find_variant
from sandbox.shopify.orders.keep import order_of_parcel, order_of_unit
from sandbox.shopify.orders.sums import financial_status
from sandbox.shopify.search import WORDS, matches, terms_of
from sandbox.shopify.world import milliseconds

Terms = Mapping[str, Callable[[Document], object]]

ORDER_TERMS: Terms = {
    "id": lambda order: order["id"],
    "name": lambda order: [order["name"], order["name"].lstrip("#")],
    "updated_at": lambda order: order["updated_at"],
    "created_at": lambda order: order["created_at"],
    "processed_at": lambda order: order["processed_at"],
    "financial_status": financial_status,
    "fulfillment_status": display_fulfillment_status,
    "tag": lambda order: order["tags"],
    "status": lambda order: "cancelled" if order["cancelled_at"] else "open",
    "email": lambda order: order["email"],
    "test": lambda order: str(order["test"]).lower(),
    "sku": lambda order: [line["sku"] for line in order["lines"]],
}
PRODUCT_TERMS: Terms = {
    "id": lambda product: product["id"],
    "title": lambda product: product["title"],
    "vendor": lambda product: product["vendor"],
    "status": lambda product: product["status"],
    "updated_at": lambda product: product["updated_at"],
    "tag": lambda product: product["tags"],
    "sku": lambda product: [one["sku"] for one in product["variants"]],
    "handle": lambda product: product["handle"],
}
VARIANT_TERMS: Terms = {
    "id": lambda one: one["id"],
    "sku": lambda one: one["sku"],
    "product_id": lambda one: one["product_id"],
    "title": lambda one: one["title"],
    "updated_at": lambda one: one["updated_at"],
    WORDS: lambda one: f"{one['product_title']} {one['title']} {one['sku']}",
}
_ORDER_KEYS: dict[str, Callable[[Document], Any]] = {
    "CREATED_AT": lambda order: (order["created_at"], order["number"]),
    "PROCESSED_AT": lambda order: (order["processed_at"], order["number"]),
    "UPDATED_AT": lambda order: (order["updated_at"], order["number"]),
    "ID": lambda order: int(order["id"]),
    "ORDER_NUMBER": lambda order: order["number"],
}


def node(call: Call, text: str) -> Thing | None:
    """A thing of any kind by its global id; None when it does not exist."""
    kind, number = split_gid(text)
    if kind == "Shop":
        return shop_thing(call)
    if kind in ("Order", "Product", "Location"):
        document = call.shop.get(kind.lower(), number)
        return Thing(kind, document) if document else None
    if kind == "FulfillmentService":
        document = call.shop.get("service", number)
        return Thing(kind, document) if document else None
    finder = _FINDERS.get(kind)
    if finder is None:
        raise GraphQLError(f"The sandbox cannot find a {kind} by its id yet: add it to answers/root.py.")
    found = finder(call.shop, number)
    if found is None:
        return None
    outer, inner = found
    return Thing(kind, inner, outer)


_FINDERS: dict[str, Callable[..., tuple[Document, Document] | None]] = {
    "ProductVariant": find_variant,
    "InventoryItem": find_item,
    "FulfillmentOrder": order_of_unit,
    "Fulfillment": order_of_parcel,
}


def _one(kind: str) -> Any:
    def answer(call: Call, _source: Any, arguments: Mapping[str, Any]) -> Thing | None:
        number_of(arguments["id"], kind)
        return node(call, arguments["id"])

    return answer


def _orders(call: Call, _source: Any, arguments: Mapping[str, Any]) -> list[Thing]:
    terms = terms_of(arguments.get("query"), ORDER_TERMS)
    sort_key = str(arguments.get("sortKey") or "PROCESSED_AT")
    if sort_key not in _ORDER_KEYS:
        raise GraphQLError(f"The sandbox does not sort orders by {sort_key}; it sorts by {', '.join(_ORDER_KEYS)}.")
    lowest = [milliseconds(term.value) for term in terms if term.name == "updated_at" and term.sign.startswith(">")]
    some = call.shop.find("order", since=max(lowest, default=None))
    some = [order for order in some if matches(order, terms, ORDER_TERMS)]
    return [Thing("Order", order) for order in sorted(some, key=_ORDER_KEYS[sort_key])]


def _products(call: Call, _source: Any, arguments: Mapping[str, Any]) -> list[Thing]:
    terms = terms_of(arguments.get("query"), PRODUCT_TERMS)
    return [Thing("Product", one) for one in call.shop.find("product") if matches(one, terms, PRODUCT_TERMS)]


def _by_identifier(call: Call, _source: Any, arguments: Mapping[str, Any]) -> Thing | None:
    wanted = arguments["identifier"]
    if wanted.get("id"):
        return node(call, wanted["id"])
    if not wanted.get("handle"):
        raise GraphQLError("The sandbox finds products by id or handle.")
    return next((Thing("Product", one) for one in call.shop.find("product") if one["handle"] == wanted["handle"]), None)


def _variants(call: Call, _source: Any, arguments: Mapping[str, Any]) -> list[Thing]:
    terms = terms_of(arguments.get("query"), VARIANT_TERMS)
    return [
        Thing("ProductVariant", one, product)
        for product in call.shop.find("product")
        for one in product["variants"]
        if matches({**one, "product_id": product["id"], "product_title": product["title"]}, terms, VARIANT_TERMS)
    ]


def _assigned(call: Call, _source: Any, arguments: Mapping[str, Any]) -> list[Thing]:
    ours = {one["location_id"] for one in call.shop.find("service")}
    if arguments.get("locationIds"):
        ours &= {number_of(one, "Location") for one in arguments["locationIds"]}
    status = arguments.get("assignmentStatus")
    rank = BUCKETS.index(str(status)) if status else None
    rows = call.shop.find("assigned", since=rank, before=None if rank is None else rank + 1)
    found = [order_of_unit(call.shop, row["id"]) for row in rows if row["location"] in ours]
    units = [Thing("FulfillmentOrder", pair[1], pair[0]) for pair in found if pair]
    return sorted(units, key=lambda unit: int(unit.doc["id"]))


def _locations(call: Call, _source: Any, arguments: Mapping[str, Any]) -> list[Thing]:
    # As documented, a fulfillment service's location is listed only when it is asked for.
    legacy = bool(arguments.get("includeLegacy"))
    return [
        Thing("Location", one)
        for one in call.shop.find("location")
        if (one["active"] or arguments.get("includeInactive")) and (legacy or not one["service"])
    ]


def _location(call: Call, _source: Any, arguments: Mapping[str, Any]) -> Thing | None:
    if arguments.get("id"):
        return node(call, arguments["id"])
    return next((Thing("Location", one) for one in call.shop.find("location") if one["primary"]), None)


fields(
    "QueryRoot",
    {
        "shop": lambda call, _s, _a: shop_thing(call),
        "currentAppInstallation": lambda _c, _s, _a: {"__typename": "AppInstallation"},
        "app": app_fields,
        "node": lambda call, _s, arguments: node(call, arguments["id"]),
        "nodes": lambda call, _s, arguments: [node(call, one) for one in arguments["ids"]],
        "order": _one("Order"),
        "orders": _orders,
        "ordersCount": lambda call, _s, arguments: {
            "count": len(_orders(call, _s, {"query": arguments.get("query")})),
            "precision": "EXACT",
        },
        "product": _one("Product"),
        "products": _products,
        "productByIdentifier": _by_identifier,
        "productVariant": _one("ProductVariant"),
        "productVariants": _variants,
        "inventoryItem": _one("InventoryItem"),
        "location": _location,
        "locations": _locations,
        "fulfillmentOrder": _one("FulfillmentOrder"),
        "fulfillment": _one("Fulfillment"),
        "fulfillmentService": _one("FulfillmentService"),
        "assignedFulfillmentOrders": _assigned,
    },
)
