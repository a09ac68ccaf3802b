from __future__ import annotations

import base64
import hashlib
import hmac

import httpx
import pytest

from tests.journeys.stage import TestStage

pytestmark = [pytest.mark.journey, pytest.mark.parametrize("kind", ["sqlite"], indirect=True)]

# The published secret of the sandbox's app (sandbox/README.md).
SECRET = b"sandbox-client-secret"


def _send(stage: TestStage, body: bytes, signature: str) -> httpx.Response:
    headers = {
        "X-Shopify-Topic": "orders/paid",
        "X-Shopify-Shop-Domain": "demo-shop.myshopify.com",
        "X-Shopify-Webhook-Id": "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
        "X-Shopify-Triggered-At": "2026-11-24T08:00:00Z",
        "X-Shopify-API-Version": "2026-10",
        "X-Shopify-Hmac-Sha256": signature,
        "Content-Type": "application/json",
    }
    return stage.app.client.post(f"{stage.app.base}/webhooks", content=body, headers=headers)


def _signed(body: bytes) -> str:
    return base64.b64encode(hmac.new(SECRET, body, hashlib.sha256).digest()).decode()


def test_a_malformed_or_forged_webhook_is_refused_at_the_door_and_orders_still_come_in(stage: TestStage) -> None:
    stage.automatic_with_saved_method()
    # When somebody sends half a message, signed, and a whole one with a signature of their own
    half = b'{"id": 1, "admin_graphql_api_id": "gid://shop'
    forged = b'{"id": 1, "admin_graphql_api_id": "gid://shopify/Order/1"}'
    refused = _send(stage, half, _signed(half)), _send(stage, forged, base64.b64encode(b"x" * 32).decode())
    # Then the first is told what is wrong with it, the second only that it may not enter
    assert [answer.status_code for answer in refused] == [400, 401]
    assert "no JSON" in refused[0].text
    stage.rest()
    assert stage.placed() == []
    # And the next order takes its way as if nothing had been
    order = stage.customer.order(stage.linked[:1], paid=True)
    stage.until_all(order, "paid")
    assert len(stage.placed()) == len(stage.paid()) == 1


def test_a_signed_webhook_about_an_order_that_does_not_exist_buys_nothing(stage: TestStage) -> None:
    stage.automatic_with_saved_method()
    body = b'{"id": 1, "admin_graphql_api_id": "gid://shopify/Order/1", "financial_status": "paid"}'
    assert _send(stage, body, _signed(body)).status_code == 200
    stage.rest()
    assert stage.placed() == []


def test_a_signed_webhook_that_lies_about_payment_buys_nothing(stage: TestStage) -> None:
    # Given an order that nobody has paid
    stage.automatic_with_saved_method()
    stage.merchant.change_settings(list_unpaid=True)
    order = stage.customer.order(stage.linked[:1], paid=False)
    stage.until_all(order, "quoted")
    # When a message says that it is paid
    body = f'{{"id": {order["id"]}, "admin_graphql_api_id": "gid://shopify/Order/{order["id"]}", "financial_status": "paid"}}'
    assert _send(stage, body.encode(), _signed(body.encode())).status_code == 200
    stage.rest()
    # Then the order itself is believed, not the message
    assert stage.all_in(order, "quoted")
    assert stage.placed() == []
