"""The sandbox behind the two ports: real clients over real HTTP, and people driven through its control doors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

from platforms.alibaba import AlibabaPlatform
from platforms.http import Channel
from platforms.shopify import ShopifyPlatform
from sourcing.ports import ShopAccess, ShopPlatform, ShopVariant, SupplierPlatform
from tests.contract.sandbox_process import APP_KEY, APP_SECRET, APP_URL, CLIENT_ID, CLIENT_SECRET, Sandbox, until
from tests.contract.shop_battery import SERVICE

HANDLE = "demo-shop"
DOMAIN = f"{HANDLE}.myshopify.com"


@dataclass
class Counted:
    """A CallCounter that remembers."""

    calls: list[tuple[str, str, str, float, int]] = field(default_factory=list)

    def __call__(self, platform: str, operation: str, outcome: str, seconds: float, points: int) -> None:
        self.calls.append((platform, operation, outcome, seconds, points))


class SandboxShop:
    """Implements ShopStage."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self.counted = Counted()
        self.channel = Channel("shopify", addresses={".myshopify.com": sandbox.shopify.address}, count=self.counted)
        self.platform: ShopPlatform = ShopifyPlatform(self.channel, CLIENT_ID, CLIENT_SECRET)
        self.callback_url = f"{APP_URL}/fulfillment-service"
        self.access = ShopAccess(DOMAIN, self.platform.exchange(self.session_token()).access_token)
        self.service = self.platform.ensure_service(self.access, SERVICE, self.callback_url)
        self.variants = self.platform.list_variants(self.access, None, "").variants

    def session_token(self) -> str:
        return str(self._sandbox.shopify.ask("POST", f"/shops/{HANDLE}/app/id-token")["id_token"])

    def customer_orders(self, variants: Sequence[ShopVariant], quantity: int, *, paid: bool = True) -> str:
        lines = [{"variant_id": _number(variant.gid), "quantity": quantity} for variant in variants]
        order = self._ask("POST", "/orders", {"lines": lines, "paid": paid, "address": "hu"})
        gid = f"gid://shopify/Order/{order['id']}"
        # The fulfillment orders come a moment after the order, as at Shopify.
        until(lambda: self._ask("GET", f"/orders/{order['id']}")["fulfillment_orders"])
        return gid

    def pay(self, order_gid: str) -> None:
        self._ask("POST", f"/orders/{_number(order_gid)}/pay")

    def refund(self, order_gid: str) -> None:
        self._ask("POST", f"/orders/{_number(order_gid)}/refund", {})

    def cancel(self, order_gid: str) -> None:
        self._ask("POST", f"/orders/{_number(order_gid)}/cancel")

    def request_fulfillment(self, fulfillment_order_gid: str) -> None:
        self._ask("POST", f"/fulfillment-orders/{_number(fulfillment_order_gid)}/request")

    def request_cancellation(self, fulfillment_order_gid: str) -> None:
        self._ask("POST", f"/fulfillment-orders/{_number(fulfillment_order_gid)}/request-cancellation")

    def _ask(self, method: str, path: str, body: object = None) -> dict[str, object]:
        found: dict[str, object] = self._sandbox.shopify.ask(method, f"/shops/{HANDLE}{path}", body)
        return found


class SandboxSupplier:
    """Implements SupplierStage."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self.counted = Counted()
        self.channel = Channel("alibaba", count=self.counted)
        base = sandbox.alibaba.address
        self.platform: SupplierPlatform = AlibabaPlatform(
            self.channel, APP_KEY, APP_SECRET, f"{APP_URL}/alibaba/callback", api_base=f"{base}/rest", auth_base=base
        )
        page = httpx.get(self.platform.authorize_url("state"), timeout=10).text
        accounts = re.findall(r'name="account_id"[^>]*value="([^"]+)"', page)
        self.account_id = str(accounts[0])
        self.token = self.platform.exchange(self.agree()).access_token
        self._door("POST", "/settings", {"ship_after_seconds": None, "deliver_after_seconds": None})

    def agree(self) -> str:
        query = dict(httpx.URL(self.platform.authorize_url("state")).params)
        form = {**query, "decision": "agree", "account_id": self.account_id}
        reply = httpx.post(f"{self._sandbox.alibaba.address}/oauth/authorize", data=form, timeout=10)
        return str(httpx.URL(reply.headers["location"]).params["code"])

    def products_of_one_supplier(self) -> list[str]:
        products: list[dict[str, Any]] = self._door("GET", "/products")["products"]
        first = products[0]["supplier"]["e_company_id"]
        return [str(one["product_id"]) for one in products if one["supplier"]["e_company_id"] == first]

    def pays_by_hand(self, trade_id: str, *, save_method: bool) -> None:
        self._door("POST", f"/orders/{trade_id}/pay", {"save_method": save_method})

    def forgets_the_payment_method(self) -> None:
        self._door("PATCH", f"/buyers/{self.account_id}", {"payment_method_saved": False})

    def ships(self, trade_id: str, parcels: int) -> None:
        self._door("POST", f"/orders/{trade_id}/ship", {"parcels": parcels})

    def settles(self) -> None:
        self._door("POST", "/clock", {"advance_seconds": 120})

    def takes_offline(self, product_id: str, *, offline: bool) -> None:
        status = "PRODUCT_OFFLINE" if offline else "PRODUCT_ONLINE"
        self._door("PATCH", f"/products/{product_id}", {"status": status})

    def forbids(self, path: str, *, forbidden: bool) -> None:
        self._door("PATCH", f"/buyers/{self.account_id}", {"permissions": {path: not forbidden}})

    def ends_the_connection(self) -> None:
        self._door("POST", f"/buyers/{self.account_id}/expire-tokens")

    def _door(self, method: str, path: str, body: object = None) -> dict[str, list[dict[str, dict[str, str]]]]:
        found: dict[str, list[dict[str, dict[str, str]]]] = self._sandbox.alibaba.ask(method, path, body)
        return found


def _number(gid: str) -> str:
    return gid.rsplit("/", 1)[1]
