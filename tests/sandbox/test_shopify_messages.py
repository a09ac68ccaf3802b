import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from sandbox.shopify.scheduler import do_due
from tests.sandbox.pretended_shopify import Message, PretendedShopify, pretended_shopify, toml

SECRET = b"sandbox-client-secret"


@pytest.fixture
def shopify(tmp_path: Path) -> Iterator[PretendedShopify]:
    with pretended_shopify(tmp_path) as running:
        running.connect()
        yield running


def signature(content: bytes) -> str:
    return base64.b64encode(hmac.new(SECRET, content, hashlib.sha256).digest()).decode()


def buy(shopify: PretendedShopify, **more: Any) -> dict[str, Any]:
    return shopify.order((shopify.variants(foreign=True)[0], 2), **more)


def advance(shopify: PretendedShopify, seconds: float) -> None:
    shopify.control("POST", "/clock", {"advance_seconds": seconds})
    do_due(shopify.world)


def requested(shopify: PretendedShopify) -> str:
    place = shopify.register_service(shopify.world.settings.app_url)
    variant = shopify.variants(foreign=True)[0]
    shopify.stock(variant, place)
    order = shopify.order((variant, 1))
    unit = str(order["fulfillment_orders"][0]["id"])
    shopify.shop("POST", f"/fulfillment-orders/{unit}/request", {"message": "Fragile"})
    return unit


def test_a_webhooks_signature_verifies_over_the_raw_body(shopify: PretendedShopify) -> None:
    order = buy(shopify, address="de")
    (message,) = shopify.app.wait("orders/create")
    assert message.headers["x-shopify-hmac-sha256"] == signature(message.body)
    assert message.headers["x-shopify-shop-domain"] == "demo-shop.myshopify.com"
    assert message.headers["x-shopify-api-version"] == "2026-10"
    body = json.loads(message.body)
    assert (body["admin_graphql_api_id"], body["financial_status"]) == (f"gid://shopify/Order/{order['id']}", "paid")
    assert "checkout_id" not in body


def test_one_act_shares_an_event_id_and_every_delivery_has_its_own(shopify: PretendedShopify) -> None:
    buy(shopify)
    create, paid = shopify.app.wait("orders/create")[0], shopify.app.wait("orders/paid")[0]
    assert create.headers["x-shopify-event-id"] == paid.headers["x-shopify-event-id"]
    assert create.headers["x-shopify-webhook-id"] != paid.headers["x-shopify-webhook-id"]


def test_orders_paid_comes_when_the_customer_pays(shopify: PretendedShopify) -> None:
    order = buy(shopify, paid=False)
    shopify.app.wait("orders/create")
    assert shopify.app.named("orders/paid") == []
    shopify.shop("POST", f"/orders/{order['id']}/pay", {})
    shopify.app.wait("orders/paid")
    assert len(shopify.effects("order_paid")) == 1


def test_a_webhook_is_tried_again_until_it_is_taken(shopify: PretendedShopify) -> None:
    shopify.app.answer = lambda _message: (500, b"")
    buy(shopify)
    shopify.app.wait("orders/paid")
    shopify.tried("orders/create", 1)
    first = shopify.app.named("orders/create")[0]
    shopify.app.answer = lambda _message: (200, b"")
    advance(shopify, 61)
    again = shopify.app.wait("orders/create", 2)[1]
    assert again.headers["x-shopify-webhook-id"] == first.headers["x-shopify-webhook-id"]
    assert again.body == first.body


def test_after_eight_retries_within_four_hours_it_is_given_up(shopify: PretendedShopify) -> None:
    shopify.app.answer = lambda _message: (500, b"")
    buy(shopify)
    started = shopify.world.clock.seconds()
    shopify.tried("orders/create", 1)
    for number, seconds in enumerate((60, 120, 300, 600, 1_200, 2_400, 3_600, 6_000), 2):
        advance(shopify, seconds + 1)
        shopify.tried("orders/create", number)
    assert shopify.world.clock.seconds() - started < 4 * 3_600
    advance(shopify, 86_400)
    assert len(shopify.app.named("orders/create")) == 9


@pytest.mark.parametrize(("kind", "times"), [("twice", 2), ("never", 0)])
def test_message_faults_repeat_or_lose_a_webhook(shopify: PretendedShopify, kind: str, times: int) -> None:
    shopify.control("PUT", "/faults", {"rules": [{"operation": "orders/create", "kind": kind}]})
    buy(shopify)
    shopify.app.wait("orders/paid")
    assert len(shopify.app.named("orders/create")) == times


def test_a_late_webhook_comes_after_the_others(shopify: PretendedShopify) -> None:
    shopify.control("PUT", "/faults", {"rules": [{"operation": "orders/create", "kind": "late", "seconds": 0.3}]})
    buy(shopify)
    shopify.app.wait("orders/create")
    names = [message.name for message in shopify.app.messages]
    assert names.index("orders/create") > names.index("orders/paid")


def test_cancelling_refunding_and_editing_are_told(shopify: PretendedShopify) -> None:
    first, second, third = (buy(shopify) for _ in range(3))
    shopify.shop("POST", f"/orders/{first['id']}/cancel", {})
    shopify.app.wait("orders/cancelled")
    line = second["lines"][0]["id"]
    shopify.shop("POST", f"/orders/{second['id']}/refund", {"lines": [{"line_item_id": line, "quantity": 1}]})
    refunds = shopify.app.wait("refunds/create", 2)
    assert [one["quantity"] for one in json.loads(refunds[1].body)["refund_line_items"]] == [1]
    assert shopify.read(second["id"])["financial_status"] == "PARTIALLY_REFUNDED"
    assert shopify.read(second["id"])["fulfillment_orders"][0]["lines"][0]["remaining"] == 1
    shopify.shop(
        "POST",
        f"/orders/{third['id']}/edit",
        {
            "lines": [
                {"line_item_id": third["lines"][0]["id"], "quantity": 1},
                {"variant_id": shopify.variants(foreign=False)[0]["id"], "quantity": 1},
            ]
        },
    )
    (edited,) = shopify.app.wait("orders/edited")
    told = json.loads(edited.body)["order_edit"]["line_items"]
    assert [one["delta"] for one in told["additions"] + told["removals"]] == [1, 1]


def test_a_request_is_told_by_webhook_and_by_a_ping_without_content(shopify: PretendedShopify) -> None:
    unit = requested(shopify)
    (ping,) = shopify.app.wait("fulfillment_order_notification")
    assert ping.body == b'{"kind":"FULFILLMENT_REQUEST"}'
    assert ping.headers["x-shopify-hmac-sha256"] == signature(ping.body)
    (message,) = shopify.app.wait("fulfillment_orders/fulfillment_request_submitted")
    told = json.loads(message.body)
    assert told["submitted_fulfillment_order"] == {
        "id": f"gid://shopify/FulfillmentOrder/{unit}",
        "status": "open",
        "request_status": "submitted",
    }
    assert told["fulfillment_order_merchant_request"]["message"] == "Fragile"


def test_pings_come_once_a_minute_however_many_requests_there_are(shopify: PretendedShopify) -> None:
    requested(shopify)
    shopify.app.wait("fulfillment_order_notification")
    for _ in range(2):
        order = shopify.order((shopify.variants(foreign=True)[0], 1))
        shopify.shop("POST", f"/fulfillment-orders/{order['fulfillment_orders'][0]['id']}/request", {})
    shopify.app.wait("fulfillment_orders/fulfillment_request_submitted", 3)
    assert len(shopify.app.named("fulfillment_order_notification")) == 1
    advance(shopify, 61)
    assert len(shopify.app.wait("fulfillment_order_notification", 2)) == 2


def reply(message: Message) -> tuple[int, bytes]:
    answers = {
        "fetch_stock": {"CV-EARBUDS-1": 77},
        "fetch_tracking_numbers": {"tracking_numbers": {"#1001-F1": "LP0001"}, "message": "ok", "success": True},
    }
    return 200, json.dumps(answers.get(message.name, {})).encode()


def test_stock_and_tracking_numbers_are_fetched_signed_and_taken_over(shopify: PretendedShopify) -> None:
    shopify.app.answer = reply
    unit = requested(shopify)
    shopify.change(
        "mutation($id: ID!) { fulfillmentCreate(fulfillment: {lineItemsByFulfillmentOrder: [{fulfillmentOrderId: $id}]})"
        " { fulfillment { name } userErrors { message } } }",
        id=f"gid://shopify/FulfillmentOrder/{unit}",
    )
    assert shopify.shop("POST", "/callbacks/run", {}) == {"asked": 2}
    (stock,) = shopify.app.wait("fetch_stock")
    (tracking,) = shopify.app.wait("fetch_tracking_numbers")
    for question in (stock, tracking):
        assert question.headers["x-shopify-hmac-sha256"] == signature(question.query.encode())
    assert parse_qs(tracking.query)["order_names[]"] == ["#1001-F1"]
    shopify.app.wait("orders/updated", 3)
    assert [entry["tracking"][0]["number"] for entry in shopify.effects("tracking_updated")] == ["LP0001"]
    assert [entry["available"] for entry in shopify.effects("stock_set") if entry["by"] == "fetch_stock"] == [77]


def test_shopify_fetches_each_hour_by_itself(shopify: PretendedShopify) -> None:
    shopify.register_service(shopify.world.settings.app_url)
    advance(shopify, 3_601)
    shopify.app.wait("fetch_stock")


def test_uninstalling_is_told_and_48_hours_later_the_app_is_asked_to_forget(shopify: PretendedShopify) -> None:
    shopify.shop("POST", "/app/uninstall", {})
    (message,) = shopify.app.wait("app/uninstalled")
    assert json.loads(message.body)["myshopify_domain"] == "demo-shop.myshopify.com"
    buy(shopify)
    advance(shopify, 48 * 3_600)
    shopify.app.wait("shop/redact")
    assert shopify.app.named("orders/create") == []


def test_changed_scopes_are_told(shopify: PretendedShopify) -> None:
    shopify.world.settings.app_toml.write_text(toml("read_orders"), encoding="utf-8")
    shopify.shop("POST", "/app/install", {})
    told = json.loads(shopify.app.wait("app/scopes_update")[0].body)
    assert told["current"] == ["read_orders"]


@pytest.mark.parametrize("topic", ["customers/data_request", "customers/redact", "shop/redact"])
def test_compliance_topics_are_sent_on_demand(shopify: PretendedShopify, topic: str) -> None:
    order = buy(shopify)
    shopify.shop("POST", "/compliance", {"topic": topic})
    body = json.loads(shopify.app.wait(topic)[0].body)
    assert body["shop_domain"] == "demo-shop.myshopify.com"
    asked = body.get("orders_requested") or body.get("orders_to_redact") or [int(order["id"])]
    assert asked == [int(order["id"])]


def test_a_product_that_goes_is_told(shopify: PretendedShopify) -> None:
    product = shopify.shop("GET", "/products")["products"][0]["id"]
    shopify.shop("DELETE", f"/products/{product}")
    assert json.loads(shopify.app.wait("products/delete")[0].body) == {"id": int(product)}
