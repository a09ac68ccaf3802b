"""The sandbox's Shopify side running for a test, with a small app of another origin in its frame, and the app's own API calls."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Locator, Page, expect

from sandbox.shared.settings import Settings
from sandbox.shopify.app import create_app
from tests.browser.stand_in_pages import serving, small_app

TOML = """
client_id = "sandbox-client-id"
name = "Small app"
application_url = "https://app.example"
embedded = true
[access_scopes]
scopes = "read_orders,read_products,write_fulfillments,write_inventory,read_locations,write_assigned_fulfillment_orders"
[webhooks]
api_version = "2026-10"
[[webhooks.subscriptions]]
topics = [ "orders/create" ]
uri = "/webhooks"
"""


@dataclass
class House:
    url: str
    settings: Settings
    loads: list[dict[str, str]] = field(default_factory=list)

    @property
    def store(self) -> str:
        return f"{self.url}/store/demo-shop"

    def door(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        answer = httpx.request(method, f"{self.url}/_sandbox/shops/demo-shop{path}", json=body, trust_env=False)
        assert answer.is_success, answer.text
        return dict(answer.json())

    def order(self, *, paid: bool = True) -> dict[str, Any]:
        products = self.door("GET", "/products")["products"]
        bought = next(one for one in products if one["variants"][0]["alibaba"])
        own = next(one for one in products if not one["variants"][0]["alibaba"])
        lines = [{"variant_id": one["variants"][0]["id"], "quantity": 2} for one in (bought, own)]
        return self.door("POST", "/orders", {"lines": lines, "paid": paid, "address": "hu"})

    def app_token(self) -> str:
        """An access token, got as the app gets one: by exchanging a session token."""
        answer = self._as_app(
            "/admin/oauth/access_token",
            {
                "client_id": self.settings.shopify_client_id,
                "client_secret": self.settings.shopify_client_secret,
                "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token": self.door("POST", "/app/id-token", {})["id_token"],
                "subject_token_type": "urn:ietf:params:oauth:token-type:id_token",
                "expiring": "1",
                "requested_token_type": "urn:shopify:params:oauth:token-type:offline-access-token",
            },
        )
        return str(answer["access_token"])

    def graphql(self, token: str, query: str, **variables: object) -> dict[str, Any]:
        """What the app asks of the Admin API."""
        body = {"query": query, "variables": variables}
        answer = self._as_app("/admin/api/2026-10/graphql.json", body, {"X-Shopify-Access-Token": token})
        assert "errors" not in answer, answer
        return dict(answer["data"])

    def _as_app(self, path: str, body: Mapping[str, object], headers: dict[str, str] | None = None) -> dict[str, Any]:
        host = {"Host": "demo-shop.myshopify.com", **(headers or {})}
        answer = httpx.post(self.url + path, json=body, headers=host, trust_env=False)
        assert answer.is_success, answer.text
        return dict(answer.json())

    def stock_at_a_service(self, token: str) -> None:
        """Registers a fulfillment service and stocks every variant that came from Alibaba there."""
        made = self.graphql(token, CREATE_SERVICE)["fulfillmentServiceCreate"]
        assert made["userErrors"] == [], made
        place = made["fulfillmentService"]["location"]["id"]
        for product in self.door("GET", "/products")["products"]:
            for variant in product["variants"]:
                if variant["alibaba"]:
                    item = f"gid://shopify/InventoryItem/{variant['inventory_item_id']}"
                    self.graphql(token, ACTIVATE, item=item, place=place, key=str(uuid.uuid4()))


CREATE_SERVICE = """mutation { fulfillmentServiceCreate(name: "Caravan", trackingSupport: false) {
  fulfillmentService { id location { id } } userErrors { message } } }"""
ACTIVATE = """mutation($item: ID!, $place: ID!, $key: String!) {
  inventoryActivate(inventoryItemId: $item, locationId: $place, available: 100) @idempotent(key: $key) { userErrors { message } } }"""


@contextmanager
def open_house(folder: Path) -> Iterator[House]:
    """The server on a free port, its state in `folder`, the small app installed."""
    (folder / "shopify.app.toml").write_text(TOML, encoding="utf-8")
    cdn: list[str] = []
    loads: list[dict[str, str]] = []
    with serving(small_app(cdn, loads)) as app:
        settings = Settings(data_dir=folder, app_url=app.url, app_toml=folder / "shopify.app.toml")
        shopify = create_app(settings)
        with serving(shopify) as server:
            cdn.append(server.url)
            yield House(server.url, settings, loads)
        shopify.close()


def dialog(page: Page, heading: str) -> Locator:
    """The open dialog's element: what it shows is slotted into its shadow, and stands below the element itself."""
    expect(page.get_by_role("dialog", name=heading)).to_be_visible()
    return page.locator(f's-modal[heading^="{heading}"]')
