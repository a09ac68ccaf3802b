"""Starts the pretended Shopify on a free port, with a small app behind it that notes what it is sent."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from sandbox.shared.server import serve
from sandbox.shared.settings import Settings
from sandbox.shopify.app import create_app
from sandbox.shopify.scheduler import do_due
from sandbox.shopify.world import World

SCOPES = (
    "read_orders,write_orders,read_customers,read_products,write_products,read_inventory,write_inventory,"
    "read_locations,write_fulfillments,read_assigned_fulfillment_orders,write_assigned_fulfillment_orders,"
    "read_third_party_fulfillment_orders,write_third_party_fulfillment_orders"
)
TOPICS = (
    "app/uninstalled",
    "app/scopes_update",
    "orders/create",
    "orders/paid",
    "orders/updated",
    "orders/cancelled",
    "orders/edited",
    "refunds/create",
    "products/update",
    "products/delete",
    "inventory_levels/update",
    "fulfillment_orders/order_routing_complete",
    "fulfillment_orders/fulfillment_request_submitted",
    "fulfillment_orders/cancellation_request_submitted",
    "fulfillment_orders/cancelled",
    "fulfillment_orders/moved",
    "fulfillment_orders/placed_on_hold",
    "fulfillment_orders/hold_released",
)
HOST = {"Host": "demo-shop.myshopify.com"}
EXCHANGE = {
    "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange",
    "subject_token_type": "urn:ietf:params:oauth:token-type:id_token",
    "requested_token_type": "urn:shopify:params:oauth:token-type:offline-access-token",
    "expiring": "1",
}


@dataclass(frozen=True, slots=True)
class Message:
    """One request the app got."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes

    @property
    def name(self) -> str:
        """Its topic, or the last part of its path."""
        return self.headers.get("x-shopify-topic") or self.path.rpartition("/")[2]


@dataclass(slots=True)
class NotingApp:
    """A WSGI app that notes every request; `answer` says what it replies: (status, body)."""

    answer: Callable[[Message], tuple[int, bytes]] = lambda _message: (200, b"")
    messages: list[Message] = field(default_factory=list)
    arrived: threading.Condition = field(default_factory=threading.Condition)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        headers = {
            key[5:].lower().replace("_", "-"): str(value) for key, value in environ.items() if key[:5] == "HTTP_"
        }
        message = Message(
            environ["REQUEST_METHOD"],
            environ["PATH_INFO"],
            environ["QUERY_STRING"],
            headers,
            environ["wsgi.input"].read(),
        )
        status, body = self.answer(message)
        with self.arrived:
            self.messages.append(message)
            self.arrived.notify_all()
        start_response(f"{status} Noted", [("Content-Type", "application/json")])
        return [body]

    def wait(self, name: str, number: int = 1, seconds: float = 10) -> list[Message]:
        """The messages of that name once there are so many of them; AssertionError when they do not come."""
        with self.arrived:
            came = self.arrived.wait_for(lambda: len(self.named(name)) >= number, seconds)
        assert came, f"{name} came {len(self.named(name))} times, not {number}: {[one.name for one in self.messages]}"
        return self.named(name)

    def named(self, name: str) -> list[Message]:
        """What has come so far under that name."""
        return [message for message in self.messages if message.name == name]


class PretendedShopify:
    """One running platform, its app, and a caller of both doors."""

    def __init__(self, url: str, world: World, app: NotingApp) -> None:
        self.world, self.app = world, app
        self.http = httpx.Client(base_url=url, timeout=10, trust_env=False)
        self.token = ""

    def control(self, method: str, path: str, body: Any = None, status: int = 200) -> Any:
        """A call at the control door that must be answered with this status."""
        answer = self.http.request(method, f"/_sandbox{path}", json=body)
        assert answer.status_code == status, answer.text
        return answer.json()

    def shop(self, method: str, path: str, body: Any = None, status: int = 200) -> Any:
        """The same, for the demo shop."""
        return self.control(method, f"/shops/demo-shop{path}", body, status)

    def id_token(self) -> str:
        """A session token."""
        return str(self.shop("POST", "/app/id-token")["id_token"])

    def oauth(self, **body: Any) -> httpx.Response:
        """A call of the token endpoint, with the right client id and secret unless others are given."""
        known = {"client_id": "sandbox-client-id", "client_secret": "sandbox-client-secret"}
        return self.http.post("/admin/oauth/access_token", headers=HOST, json=known | body)

    def connect(self) -> dict[str, Any]:
        """Exchanges a session token; later calls use the access token."""
        answer = self.oauth(**EXCHANGE, subject_token=self.id_token())
        assert answer.status_code == 200, answer.text
        tokens: dict[str, Any] = answer.json()
        self.token = tokens["access_token"]
        return tokens

    def post(self, query: str, variables: dict[str, Any] | None = None, version: str = "2026-10") -> httpx.Response:
        """A GraphQL call as it is."""
        return self.http.post(
            f"/admin/api/{version}/graphql.json",
            headers={**HOST, "X-Shopify-Access-Token": self.token},
            json={"query": query, "variables": variables or {}},
        )

    def ask(self, query: str, **variables: Any) -> Any:
        """A GraphQL call that must succeed: its data."""
        answer = self.post(query, variables).json()
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    def change(self, query: str, **variables: Any) -> Any:
        """A mutation of one field, without a userError: its payload."""
        (payload,) = self.ask(query, **variables).values()
        assert payload["userErrors"] == []
        return payload

    def refused(self, query: str, **variables: Any) -> list[dict[str, Any]]:
        """A mutation of one field that must be refused: its userErrors."""
        (payload,) = self.ask(query, **variables).values()
        assert payload["userErrors"]
        errors: list[dict[str, Any]] = payload["userErrors"]
        return errors

    def variants(self, *, foreign: bool) -> list[dict[str, Any]]:
        """Variants that came from Alibaba, or the shop's own."""
        products = self.shop("GET", "/products")["products"]
        return [one for product in products for one in product["variants"] if bool(one["alibaba"]) == foreign]

    def order(self, *lines: tuple[dict[str, Any], int], **more: Any) -> dict[str, Any]:
        """A customer orders these variants; the order once it is routed."""
        wanted = [{"variant_id": variant["id"], "quantity": quantity} for variant, quantity in lines]
        made = self.shop("POST", "/orders", {"lines": wanted, **more}, 201)
        self.control("POST", "/clock", {"advance_seconds": 1})
        do_due(self.world)
        return self.read(made["id"])

    def read(self, number: str) -> dict[str, Any]:
        """The order as the control door has it."""
        order: dict[str, Any] = self.shop("GET", f"/orders/{number}")
        return order

    def tried(self, name: str, number: int, seconds: float = 10) -> None:
        """Waits until a message of that name was tried so often and its outcome is written down."""
        found: list[dict[str, Any]] = []
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = [one for one in self.shop("GET", "/webhooks")["deliveries"] if one["name"] == name]
            if any(len(one["attempts"]) >= number and one["outcome"] != "waiting" for one in found):
                return
        raise AssertionError(f"{name} was not tried {number} times: {found}")

    def effects(self, name: str) -> list[dict[str, Any]]:
        """The ledger's entries of this effect."""
        return [entry for entry in self.control("GET", "/ledger")["entries"] if entry["effect"] == name]

    def register_service(self, app_url: str) -> str:
        """Registers the app's fulfillment service; answers its location's id."""
        payload = self.change(
            'mutation($url: URL) { fulfillmentServiceCreate(name: "Caravan", callbackUrl: $url, trackingSupport: true,'
            " inventoryManagement: true) { fulfillmentService { location { id } } userErrors { message } } }",
            url=f"{app_url}/fulfillment",
        )
        return str(payload["fulfillmentService"]["location"]["id"])

    def stock(self, variant: dict[str, Any], location: str, available: int = 50) -> None:
        """Stocks a variant at a location, as the app does when it is linked."""
        self.change(
            "mutation($item: ID!, $place: ID!, $available: Int, $key: String!) { inventoryActivate(inventoryItemId:"
            " $item, locationId: $place, available: $available) @idempotent(key: $key) { userErrors { message } } }",
            item=f"gid://shopify/InventoryItem/{variant['inventory_item_id']}",
            place=location,
            available=available,
            key=f"{variant['id']}-{location}-{available}",
        )


def toml(scopes: str = SCOPES, topics: Iterable[str] = TOPICS) -> str:
    """An app's toml with these scopes and topics."""
    named = ", ".join(f'"{topic}"' for topic in topics)
    return (
        f'name = "Caravan"\n[access_scopes]\nscopes = "{scopes}"\n[webhooks]\napi_version = "2026-10"\n'
        f'[[webhooks.subscriptions]]\ntopics = [{named}]\nuri = "/webhooks"\n[[webhooks.subscriptions]]\n'
        'compliance_topics = ["customers/data_request", "customers/redact", "shop/redact"]\nuri = "/webhooks"\n'
    )


@contextmanager
def pretended_shopify(folder: Path, scopes: str = SCOPES) -> Iterator[PretendedShopify]:
    """A platform whose state lies in `folder`, and its app; both stop at the end."""
    noting = NotingApp()
    app_server = serve(noting)
    configuration = folder / "shopify.app.toml"
    configuration.write_text(toml(scopes), encoding="utf-8")
    shopify = create_app(Settings(data_dir=folder, app_url=app_server.url, app_toml=configuration))
    server = serve(shopify)
    pretended = PretendedShopify(server.url, shopify.world, noting)
    try:
        yield pretended
    finally:
        pretended.http.close()
        server.stop()
        shopify.close()
        app_server.stop()
