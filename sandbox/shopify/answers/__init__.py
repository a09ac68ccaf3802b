"""The answers to the fields of the schema, by type. Importing this registers all of them."""

from sandbox.shopify.answers import (
    change_goods,
    change_orders,
    change_services,
    change_units,
    fulfillments,
    goods,
    lines,
    orders,
    root,
    services,
    set_product,
    shop,
    units,
)

__all__ = [
    "change_goods",
    "change_orders",
    "change_services",
    "change_units",
    "fulfillments",
    "goods",
    "lines",
    "orders",
    "root",
    "services",
    "set_product",
    "shop",
    "units",
]
