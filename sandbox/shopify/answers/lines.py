"""LineItem: the lines of an order. Its parent is the order's document."""

from __future__ import annotations

from typing import Any

from sandbox.shopify.answers.plain import bag, constant, key, picture_of
from sandbox.shopify.call import Call, Thing, fields
from sandbox.shopify.gid import gid
from sandbox.shopify.goods.find import find_variant
from sandbox.shopify.money import cents


def variant_of(call: Call, variant_id: str) -> Thing | None:
    """The variant as it is sold now; None when it was removed."""
    found = find_variant(call.shop, variant_id)
    return Thing("ProductVariant", found[1], found[0]) if found else None


def _product(call: Call, line: Thing, _arguments: Any) -> Thing | None:
    product = call.load("product", line.doc["product_id"])
    return Thing("Product", product) if product else None


def _total(line: Thing) -> int:
    return cents(line.doc["price"]) * int(line.doc["quantity"])


def _unit_price(line: Thing) -> str:
    return str(line.doc["price"])


fields(
    "LineItem",
    {
        "id": lambda _c, line, _a: gid("LineItem", line.doc["id"]),
        "title": key("title"),
        "variantTitle": key("variant_title"),
        "sku": key("sku"),
        "vendor": key("vendor"),
        "quantity": key("quantity"),
        "currentQuantity": key("current"),
        "requiresShipping": key("requires_shipping"),
        "name": lambda _c, line, _a: " - ".join(
            part for part in (line.doc["title"], line.doc["variant_title"]) if part
        ),
        "unfulfilledQuantity": lambda _c, line, _a: max(0, line.doc["current"] - line.doc["shipped"]),
        "fulfillableQuantity": lambda _c, line, _a: max(0, line.doc["current"] - line.doc["shipped"]),
        "nonFulfillableQuantity": constant(0),
        "refundableQuantity": key("current"),
        "image": lambda call, line, _a: picture_of(call, line.doc["image"]),
        "variant": lambda call, line, _a: variant_of(call, line.doc["variant_id"]),
        "product": _product,
        "originalUnitPriceSet": bag(_unit_price),
        "discountedUnitPriceSet": bag(_unit_price),
        "discountedUnitPriceAfterAllDiscountsSet": bag(_unit_price),
        "originalTotalSet": bag(_total),
        "discountedTotalSet": bag(_total),
        "totalDiscountSet": bag(lambda _line: 0),
        "unfulfilledOriginalTotalSet": bag(
            lambda line: cents(line.doc["price"]) * max(0, line.doc["current"] - line.doc["shipped"])
        ),
        "isGiftCard": constant(False),
        "taxable": constant(True),
        "customAttributes": constant([]),
        "discountAllocations": constant([]),
        "taxLines": constant([]),
        "duties": constant([]),
        "merchantEditable": constant(True),
        "restockable": constant(True),
    },
)
