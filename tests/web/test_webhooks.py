from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from rq import Queue
from sqlalchemy import select

import wiring
from sourcing.config import Settings
from sourcing.db import db
from sourcing.inbox.model import InboxMessage
from sourcing.transaction import reading
from tests.web.signing import SHOP, webhook_headers
from tests.web.stand_ins import HouseOfMemory
from web import create_app

BODY = b'{"id": 820982911946154508, "name": "#1001"}'


def stored(app: Flask) -> list[tuple[str, str, str, str, str]]:
    with app.app_context(), reading() as session:
        found = session.scalars(select(InboxMessage).order_by(InboxMessage.id))
        return [(row.source, row.account, row.topic, row.key, row.body) for row in found]


def test_a_signed_webhook_is_stored_and_a_worker_is_rung(app: Flask, client: FlaskClient, house: HouseOfMemory) -> None:
    answer = client.post("/webhooks", data=BODY, headers=webhook_headers(BODY))
    assert answer.status_code == 200
    assert stored(app) == [("shopify", SHOP, "orders/paid", "delivery-1", BODY.decode())]
    assert [job.func_name for job in Queue("now", connection=house.redis).jobs] == ["jobs.entries.work_inbox"]


def test_the_same_delivery_is_stored_once(app: Flask, client: FlaskClient) -> None:
    answers = [client.post("/webhooks", data=BODY, headers=webhook_headers(BODY)).status_code for _ in range(3)]
    assert answers == [200, 200, 200]
    assert len(stored(app)) == 1


@pytest.mark.parametrize(
    "headers",
    [
        webhook_headers(BODY, secret="another-secret"),
        webhook_headers(BODY + b" "),
        {"X-Shopify-Topic": "orders/paid", "X-Shopify-Shop-Domain": SHOP, "X-Shopify-Webhook-Id": "1"},
        webhook_headers(BODY, shop="evil.example.com"),
    ],
    ids=["other secret", "other body", "no signature", "no shop of Shopify's"],
)
def test_a_webhook_that_is_not_signed_rightly_is_refused(
    app: Flask, client: FlaskClient, headers: dict[str, str]
) -> None:
    answer = client.post("/webhooks", data=BODY, headers=headers)
    assert answer.status_code == 401
    assert stored(app) == []


def test_a_webhook_signed_with_the_secret_before_the_rotation_is_taken(settings: Settings) -> None:
    rotated = replace(settings, shopify_api_secret_old="secret-of-last-week")
    app = create_app(rotated)
    answer = app.test_client().post("/webhooks", data=BODY, headers=webhook_headers(BODY, secret="secret-of-last-week"))
    assert answer.status_code == 200
    assert len(stored(app)) == 1
    with app.app_context():
        db.engine.dispose()
        wiring.house().redis.close()


@pytest.mark.parametrize(
    ("body", "more", "said"),
    [
        (b'{"id": ', {}, "no JSON"),
        (BODY, {"X-Shopify-Webhook-Id": ""}, "X-Shopify-Webhook-Id"),
        (BODY, {"X-Shopify-Topic": ""}, "X-Shopify-Topic"),
        (BODY, {"X-Shopify-Triggered-At": "yesterday"}, "no moment"),
    ],
    ids=["half a body", "no id", "no topic", "no moment"],
)
def test_a_malformed_webhook_is_told_what_is_wrong_and_not_stored(
    app: Flask, client: FlaskClient, body: bytes, more: dict[str, str], said: str
) -> None:
    answer = client.post("/webhooks", data=body, headers=webhook_headers(body, **more))
    assert answer.status_code == 400
    assert said in answer.text
    assert stored(app) == []


def test_a_body_of_more_than_five_megabytes_is_refused_unread(app: Flask, client: FlaskClient) -> None:
    body = b'"' + b"x" * (5 * 1024 * 1024) + b'"'
    assert client.post("/webhooks", data=body, headers=webhook_headers(body)).status_code == 413
    assert stored(app) == []


def test_a_webhook_is_stored_and_answered_while_redis_is_gone(
    app: Flask, client: FlaskClient, house: HouseOfMemory
) -> None:
    house.redis.connection_pool.connection_kwargs["path"] = "/nowhere/redis.sock"
    house.redis.connection_pool.disconnect()
    assert client.post("/webhooks", data=BODY, headers=webhook_headers(BODY)).status_code == 200
    assert len(stored(app)) == 1


def test_every_ping_for_fulfillment_requests_counts(app: Flask, client: FlaskClient) -> None:
    body = b'{"kind":"FULFILLMENT_REQUEST"}'
    headers = webhook_headers(body)
    for name in ("X-Shopify-Topic", "X-Shopify-Webhook-Id", "X-Shopify-Triggered-At"):
        del headers[name]
    for _ in range(2):
        assert client.post("/fulfillment/fulfillment_order_notification", data=body, headers=headers).status_code == 200
    assert [row[:3] for row in stored(app)] == [("callback", SHOP, "FULFILLMENT_REQUEST")] * 2


def test_an_unsigned_ping_is_refused(app: Flask, client: FlaskClient) -> None:
    answer = client.post("/fulfillment/fulfillment_order_notification", json={"kind": "FULFILLMENT_REQUEST"})
    assert answer.status_code == 401
    assert stored(app) == []
