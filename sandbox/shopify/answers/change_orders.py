"""Mutations of orders: note, tags, address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLError

from sandbox.shared.store import Document
from sandbox.shopify.call import Call, Refusal, Thing, fields
from sandbox.shopify.gid import number_of, split_gid
from sandbox.shopify.goods.find import keep_product
from sandbox.shopify.mutate import mutation
from sandbox.shopify.orders.change import edit_address
from sandbox.shopify.orders.keep import keep
from sandbox.shopify.webhooks.bodies import order_body
from sandbox.shopify.webhooks.outbox import fire

_ADDRESS = {
    "firstName": "first_name",
    "lastName": "last_name",
    "provinceCode": "province_code",
    "countryCode": "country_code",
}
_KNOWN = {"id", "note", "tags", "email", "phone", "shippingAddress"}


def _update(call: Call, arguments: Mapping[str, Any]) -> dict[str, Any]:
    wanted = arguments["input"]
    _need_scope(call)
    unknown = set(wanted) - _KNOWN
    if unknown:
        raise GraphQLError(f"The sandbox does not change {min(unknown)} of an order yet.")
    number = number_of(wanted["id"], "Order")
    if call.shop.get("order", number) is None:
        raise Refusal("Order does not exist", "id")
    if wanted.get("shippingAddress") is not None:
        address = {_ADDRESS.get(key, key): value for key, value in wanted["shippingAddress"].items()}
        edit_address(call.shop, number, address)
    order = call.shop.need("order", number)
    order |= {key: wanted[key] for key in ("note", "tags", "email", "phone") if key in wanted}
    call.shop.record("order_updated", order_id=number, fields=sorted(set(wanted) - {"id"}))
    return {"order": _kept(call, order)}


def _tags(add: bool) -> Any:
    def change(call: Call, arguments: Mapping[str, Any]) -> dict[str, Any]:
        kind, number = split_gid(arguments["id"])
        if kind not in ("Order", "Product"):
            raise GraphQLError(f"The sandbox does not tag a {kind} yet.")
        if kind == "Order":
            _need_scope(call)
        document = call.shop.get(kind.lower(), number)
        if document is None:
            raise Refusal(f"{kind} does not exist", "id")
        named = [tag for one in arguments["tags"] for tag in one.split(",") if tag.strip()]
        left = [tag for tag in document["tags"] if add or tag not in named]
        document["tags"] = [*left, *(tag.strip() for tag in named if add and tag.strip() not in left)]
        call.shop.record("tags_changed", kind=kind, id=number, tags=document["tags"])
        if kind == "Order":
            return {"node": _kept(call, document)}
        keep_product(call.shop, document)
        return {"node": Thing("Product", document)}

    return change


def _kept(call: Call, order: Document) -> Thing:
    keep(call.shop, order)
    fire(call.shop, "orders/updated", order_body(call.shop, order))
    return Thing("Order", order)


def _need_scope(call: Call) -> None:
    # The scope map names none for these; the documentation does.
    if "write_orders" not in call.scopes:
        needed = "`write_orders` access scope."
        raise GraphQLError(
            f"Access denied for this mutation. Required access: {needed}",
            extensions={
                "code": "ACCESS_DENIED",
                "documentation": "https://shopify.dev/api/usage/access-scopes",
                "requiredAccess": needed,
            },
        )


fields(
    "Mutation",
    {
        "orderUpdate": mutation(_update),
        "tagsAdd": mutation(_tags(add=True)),
        "tagsRemove": mutation(_tags(add=False)),
    },
)
