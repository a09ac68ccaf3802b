"""`/eco/buyer/product/description`, its batch form, and `/inventory` (platform facts, section 3.3)."""

from typing import Any

from sandbox.alibaba.call import Call, Reply
from sandbox.alibaba.goods import Product
from sandbox.alibaba.product_reply import describe_product as as_reply
from sandbox.alibaba.product_reply import inventory_of

BAD_FORMAT = {"result_code": "400", "result_msg": "Parameter format is error!"}
NOT_FOUND = {"result_code": "500", "result_msg": "Product not found"}


def describe_product(call: Call) -> Reply:
    """One product. A missing country is answered by the inner code 400 under an outer success (live-tested by others)."""
    query = call.json_object("query_req")
    if not query.get("product_id") or not query.get("country"):
        return {"result": BAD_FORMAT}
    product = call.world.goods.product(str(query["product_id"]))
    if product is None:
        return {"result": NOT_FOUND}
    return {"result": {**_good(), "result_data": as_reply(product, call.base_url)}}


def describe_products(call: Call) -> Reply:
    """Several products; those that are unknown stand among the failed items."""
    query = call.json_object("param0")
    ids = query.get("product_ids")
    if not isinstance(ids, list) or not ids or not query.get("country"):
        return {"result": BAD_FORMAT}
    found, failed = _sorted_out(call, ids)
    return {
        "result": {
            **_good(),
            "data": {
                "resultData": [as_reply(product, call.base_url) for product in found],
                "failedItems": [
                    {"productId": product_id, "errorCode": "PRODUCT_NOT_FOUND", "errorMsg": "Product not found"}
                    for product_id in failed
                ],
            },
        }
    }


def read_inventory(call: Call) -> Reply:
    """Pieces left per SKU: of one product by `inv_req`, of several by `query_req`."""
    if not call.params.get("inv_req"):
        return _batch_inventory(call)
    query = call.json_object("inv_req")
    if not query.get("product_id"):
        return {"result": BAD_FORMAT}
    product = call.world.goods.product(str(query["product_id"]))
    if product is None:
        return {"result": NOT_FOUND}
    origin = product.supplier.dispatch
    asked = str(query.get("shipping_from") or origin).upper()
    stock = [{"shipping_from": origin, "inventory_list": inventory_of(product)}] if asked == origin else []
    return {"result": {**_good(), "result_data": stock, "result_ship_from_list": [origin]}}


def _batch_inventory(call: Call) -> Reply:
    ids = call.json_object("query_req").get("product_ids")
    if not isinstance(ids, list) or not ids:
        return {"result": BAD_FORMAT}
    found, failed = _sorted_out(call, ids)
    return {
        "result": {
            **_good(),
            "data": {
                "result_data": [_inventory_entry(product) for product in found],
                "failed_items": [
                    {"product_id": product_id, "error_code": "PRODUCT_NOT_FOUND"} for product_id in failed
                ],
            },
        }
    }


def _inventory_entry(product: Product) -> dict[str, Any]:
    origin = product.supplier.dispatch
    return {
        "product_id": product.product_id,
        "ship_from_list": [origin],
        "inventory_list": [{"shipping_from": origin, "inventory_list": inventory_of(product)}],
    }


def _sorted_out(call: Call, ids: list[Any]) -> tuple[list[Product], list[str]]:
    looked_up = {str(product_id): call.world.goods.product(str(product_id)) for product_id in ids}
    return [product for product in looked_up.values() if product], [
        key for key, product in looked_up.items() if not product
    ]


def _good() -> dict[str, str]:
    return {"result_code": "200", "result_msg": "request success"}
