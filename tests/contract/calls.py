"""Every outside call of the two ports, told apart as a read or an effect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import jwt

from platforms.alibaba import AlibabaPlatform
from platforms.shopify import ShopifyPlatform
from sourcing.money import Money
from sourcing.ports import (
    Address,
    FulfillmentItem,
    NewProduct,
    NewSupplierOrder,
    NewVariant,
    ShopAccess,
    Tracking,
    WantedSku,
)

CLIENT_ID, CLIENT_SECRET = "client-id", "client-secret-of-at-least-32-bytes"
SHOP = ShopAccess("demo-shop.myshopify.com", "token")
FULFILLMENT_ORDER = "gid://shopify/FulfillmentOrder/1"
TRACKING = Tracking("4PX", ("N1",), ("https://t.example/N1",))
ADDRESS = Address(
    name="Nagy Éva", address1="Fő utca 1.", city="Szeged", zip="6720", country="Hungary", country_code="HU",
    phone="+36301234567",
)  # fmt: skip
NEW_PRODUCT = NewProduct(
    "lamp-1", "caravan-1", "Lamp", "DRAFT", (), (NewVariant("1-11", (), Money(2000, "USD"), Money(900, "USD"), 4),), "l"
)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@dataclass(frozen=True)
class ShopCall:
    name: str
    effect: bool
    run: Callable[[ShopifyPlatform], object]


@dataclass(frozen=True)
class SupplierCall:
    name: str
    effect: bool
    run: Callable[[AlibabaPlatform], object]


def session_token(secret: str = CLIENT_SECRET, **changes: object) -> str:
    """A session token as App Bridge hands it out; `changes` of None leave a claim out."""
    now = datetime.now(UTC)
    host = f"https://{SHOP.domain}"
    claims: dict[str, object] = {
        "iss": f"{host}/admin", "dest": host, "aud": CLIENT_ID, "sub": "42", "jti": "j", "sid": "s",
        "exp": now + timedelta(seconds=60), "nbf": now, "iat": now, **changes,
    }  # fmt: skip
    return jwt.encode({name: value for name, value in claims.items() if value is not None}, secret, algorithm="HS256")


def new_order() -> NewSupplierOrder:
    return NewSupplierOrder(
        reference="CV-1", order_name="#1001", vendor_code="v1", dispatch_country="CN", address=ADDRESS,
        email="eva@example.com", skus=(WantedSku("1", "11", 2),), remark="Please pack well",
    )  # fmt: skip


SHOP_CALLS = [
    ShopCall("exchange", True, lambda shop: shop.exchange(session_token())),
    ShopCall("refresh", True, lambda shop: shop.refresh(SHOP.domain, "refresh")),
    ShopCall("read_shop", False, lambda shop: shop.read_shop(SHOP)),
    ShopCall("read_orders", False, lambda shop: shop.read_orders(SHOP, ["gid://shopify/Order/1"])),
    ShopCall("list_changed_orders", False, lambda shop: shop.list_changed_orders(SHOP, NOON, None)),
    ShopCall("list_requests", False, lambda shop: shop.list_requests(SHOP, "FULFILLMENT_REQUESTED")),
    ShopCall("read_fulfillment_order", False, lambda shop: shop.read_fulfillment_order(SHOP, FULFILLMENT_ORDER)),
    ShopCall("accept_request", True, lambda shop: shop.accept_request(SHOP, FULFILLMENT_ORDER, "")),
    ShopCall("reject_request", True, lambda shop: shop.reject_request(SHOP, FULFILLMENT_ORDER, "OTHER", "")),
    ShopCall("accept_cancellation", True, lambda shop: shop.accept_cancellation(SHOP, FULFILLMENT_ORDER, "")),
    ShopCall("reject_cancellation", True, lambda shop: shop.reject_cancellation(SHOP, FULFILLMENT_ORDER, "")),
    ShopCall(
        "create_fulfillment",
        True,
        lambda shop: shop.create_fulfillment(SHOP, [FulfillmentItem(FULFILLMENT_ORDER, "l", 1)], TRACKING, True),
    ),
    ShopCall("update_tracking", True, lambda shop: shop.update_tracking(SHOP, "f", TRACKING, False)),
    ShopCall("add_fulfillment_event", True, lambda shop: shop.add_fulfillment_event(SHOP, "f", "IN_TRANSIT", NOON)),
    ShopCall("list_variants", False, lambda shop: shop.list_variants(SHOP, None, "")),
    ShopCall("read_variants", False, lambda shop: shop.read_variants(SHOP, ["gid://shopify/ProductVariant/1"])),
    ShopCall("make_product", True, lambda shop: shop.make_product(SHOP, NEW_PRODUCT)),
    ShopCall("find_made_product", False, lambda shop: shop.find_made_product(SHOP, "handle", "tag")),
    # These three look before they act, so what fails here is their read.
    ShopCall("ensure_service", False, lambda shop: shop.ensure_service(SHOP, "Caravan", "https://a.example")),
    ShopCall("stock_at_location", False, lambda shop: shop.stock_at_location(SHOP, "l", "i", 5, "key")),
    ShopCall("remove_from_location", False, lambda shop: shop.remove_from_location(SHOP, "l", "i", "key")),
]

SUPPLIER_CALLS = [
    SupplierCall("exchange", True, lambda supplier: supplier.exchange("code")),
    SupplierCall("refresh", False, lambda supplier: supplier.refresh("refresh")),
    SupplierCall("read_product", False, lambda supplier: supplier.read_product("t", "1", "HU")),
    SupplierCall("read_products", False, lambda supplier: supplier.read_products("t", ["1", "2"], "HU")),
    SupplierCall("search", False, lambda supplier: supplier.search("t", "mug", "HU", 1)),
    SupplierCall("freight", False, lambda supplier: supplier.freight("t", "c", new_order().skus, ADDRESS, "CN")),
    SupplierCall("place", True, lambda supplier: supplier.place("t", new_order())),
    SupplierCall("pay", True, lambda supplier: supplier.pay("t", "1")),
    SupplierCall("payment", False, lambda supplier: supplier.payment("t", "1")),
    SupplierCall("cancel", True, lambda supplier: supplier.cancel("t", "1")),
    SupplierCall("read_order", False, lambda supplier: supplier.read_order("t", "1")),
    SupplierCall("list_orders", False, lambda supplier: supplier.list_orders("t", created=(NOON, NOON))),
    SupplierCall("read_parcels", False, lambda supplier: supplier.read_parcels("t", "1")),
]
