"""Products, their SKUs, prices and stock (platform notes, section 3.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from platforms.alibaba.address import country_code
from platforms.alibaba.amounts import optional_whole, whole
from platforms.alibaba.codes import UNKNOWN_PRODUCT
from platforms.alibaba.gateway import Gateway
from platforms.reading import (
    Json,
    MissingField,
    child,
    money,
    optional_child,
    optional_children,
    optional_text,
    text,
)
from sourcing.errors import PlatformForbidden, PlatformRefused
from sourcing.money import Money
from sourcing.ports import FoundProduct, PriceStep, SupplierProduct, SupplierSku

_SEARCH_SIZE = 50


def read_product(gateway: Gateway, token: str, product_id: str, country: str) -> SupplierProduct | None:
    """The product with its stock where that is told; None when Alibaba does not know it."""
    request = {
        "product_id": product_id,
        # Said to be optional; without it the live gateway answers result_code 400.
        "country": country_code(country),
        "ship_to_country": country_code(country),
        "language": "en",
        "currency": "USD",
    }
    try:
        stock = _read_stock(gateway, token, product_id, country)
        return gateway.call(
            "/eco/buyer/product/description",
            {"query_req": request},
            lambda body: _product(child(child(body, "result"), "result_data"), stock),
            token=token,
            method="GET",
        )
    except PlatformRefused as error:
        if error.code in UNKNOWN_PRODUCT:
            return None
        raise


def read_products(
    gateway: Gateway, token: str, product_ids: Sequence[str], country: str
) -> dict[str, SupplierProduct | None]:
    """Up to fifty products in two calls; None for those that Alibaba does not know."""
    request = {
        "product_ids": list(product_ids),
        "country": country_code(country),
        "ship_to_country": country_code(country),
        "language": "en",
        "currency": "USD",
    }
    stock = _read_stocks(gateway, token, product_ids, country)

    def read(body: Json) -> dict[str, SupplierProduct | None]:
        data = child(child(body, "result"), "data")
        found: dict[str, SupplierProduct | None] = {
            text(node, "product_id"): _product(node, stock.get(text(node, "product_id"), {}))
            for node in optional_children(data, "resultData")
        }
        for node in optional_children(data, "failedItems"):
            if optional_text(node, "errorCode") in UNKNOWN_PRODUCT:
                found[text(node, "productId")] = None
        return found

    path = "/eco/buyer/product/batch/description"
    return gateway.call(path, {"param0": request}, read, token=token, method="GET")


def search(gateway: Gateway, token: str, keyword: str, country: str, page: int) -> list[FoundProduct]:
    """Fifty hits of the catalog; `page` counts from 1."""
    request = {
        "keyword": keyword,
        "size": _SEARCH_SIZE,
        "index": page,
        "shipToCountry": country_code(country),
        "language": "en",
        "currency": "USD",
    }

    def read(body: Json) -> list[FoundProduct]:
        data = child(child(body, "result"), "data")
        return [_hit(node) for node in optional_children(data, "products")]

    return gateway.call("/eco/buyer/product/search", {"param0": request}, read, token=token, method="GET")


def _read_stock(gateway: Gateway, token: str, product_id: str, country: str) -> dict[str, int]:
    def read(body: Json) -> dict[str, int]:
        return _stock_of(optional_children(child(body, "result"), "result_data"))

    request = {"product_id": product_id, "ship_to": country_code(country)}
    try:
        return gateway.call("/eco/buyer/product/inventory", {"inv_req": request}, read, token=token, method="GET")
    except (PlatformRefused, PlatformForbidden):
        return {}


def _read_stocks(gateway: Gateway, token: str, product_ids: Sequence[str], country: str) -> dict[str, dict[str, int]]:
    def read(body: Json) -> dict[str, dict[str, int]]:
        return {
            text(node, "product_id"): _stock_of(optional_children(node, "inventory_list"))
            for node in optional_children(child(child(body, "result"), "data"), "result_data")
        }

    request = {"product_ids": list(product_ids), "ship_to": country_code(country)}
    try:
        return gateway.call("/eco/buyer/product/inventory", {"query_req": request}, read, token=token, method="GET")
    except (PlatformRefused, PlatformForbidden):
        return {}


def _stock_of(places: list[Json]) -> dict[str, int]:
    stock: dict[str, int] = {}
    for place in places:
        for node in optional_children(place, "inventory_list"):
            sku_id = optional_text(node, "sku_id")
            # An order leaves from one place: what the fullest one holds is what can be bought.
            stock[sku_id] = max(stock.get(sku_id, 0), optional_whole(node, "inventory_count") or 0)
    return stock


def _product(node: Json, stock: dict[str, int]) -> SupplierProduct:
    trade = optional_child(node, "wholesale_trade")
    currency = optional_text(node, "currency") or "USD"
    minimum = optional_whole(node, "min_order_quantity") or optional_whole(trade, "min_order_quantity") or 1
    skus = [_sku(found, currency, stock) for found in optional_children(node, "skus")]
    if not skus:
        price = PriceStep(minimum, money(trade, "price", currency))
        skus = [SupplierSku("", (), (price,), optional_text(node, "main_image"), stock.get(""))]
    return SupplierProduct(
        product_id=text(node, "product_id"),
        title=text(node, "title"),
        company_id=text(node, "eCompanyId"),
        supplier_name=optional_text(node, "supplier"),
        status=text(node, "status"),
        url=optional_text(node, "detail_url"),
        image_url=optional_text(node, "main_image"),
        min_order_quantity=minimum,
        skus=tuple(skus),
        images=tuple(found for found in node.get("images") or () if isinstance(found, str)),
    )


def _sku(node: Json, currency: str, stock: dict[str, int]) -> SupplierSku:
    sku_id = text(node, "sku_id")
    named = [
        (optional_text(found, "attr_name_desc"), optional_text(found, "attr_value_desc"))
        for found in optional_children(node, "sku_attr_list")
    ]
    return SupplierSku(sku_id, tuple(named), _prices(node, currency), optional_text(node, "image"), stock.get(sku_id))


def _prices(node: Json, currency: str) -> tuple[PriceStep, ...]:
    steps = [
        PriceStep(whole(step, "min_quantity"), money(step, "price", optional_text(step, "currency") or currency))
        for step in optional_children(node, "ladder_price")
    ]
    if not steps and optional_text(node, "total_discount_cost_price"):
        own = optional_text(node, "cost_price_currency") or currency
        steps = [PriceStep(1, money(node, "total_discount_cost_price", own))]
    return tuple(sorted(steps, key=lambda step: step.min_quantity))


def _hit(node: Json) -> FoundProduct:
    return FoundProduct(
        product_id=text(node, "product_id"),
        title=text(node, "title"),
        price=_hit_price(node),
        url=optional_text(node, "permalink"),
        image_url=optional_text(optional_child(node, "image"), "main_image"),
    )


def _hit_price(node: Json) -> Money:
    # Written as a plain amount in the currency that was asked for; a range of prices begins with the lowest.
    said = re.search(r"\d+(?:\.\d+)?", optional_text(node, "price"))
    if said is None:
        raise MissingField("no amount in 'price'")
    return Money.parse(said[0], "USD")
