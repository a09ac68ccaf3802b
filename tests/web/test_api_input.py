from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.builders import a_purchase, a_shop, a_supplier, an_order, rows
from tests.web.api import ask, conforming, everything

SETTINGS = {
    "list_unpaid": True,
    "ordering": "by_hand",
    "shipping_rule": "cheapest",
    "notify_customer": True,
    "drift_limit_percent": 1.5,
    "supplier_note": "",
    "stopped": False,
    "version": 1,
}
VARIANT = "gid://shopify/ProductVariant/1"
PART = {"product_id": "1600001", "sku_id": "501", "quantity": 1}
MANY = list(range(1, 1002))

# What is asked, with which body, and the field that the answer has to name.
WRONG_BODIES: list[tuple[str, Any, str]] = [
    ("POST /checkout", {}, "order_ids"),
    ("POST /checkout", {"order_ids": []}, "order_ids"),
    ("POST /checkout", {"order_ids": MANY}, "order_ids"),
    ("POST /checkout", {"order_ids": "1"}, "order_ids"),
    ("POST /checkout", {"order_ids": ["1"]}, "order_ids.0"),
    ("POST /checkout", {"order_ids": [1, 1.5]}, "order_ids.1"),
    ("POST /checkout", {"order_ids": [True]}, "order_ids.0"),
    ("POST /checkout", {"order_ids": [None]}, "order_ids.0"),
    ("POST /checkout", {"order_ids": [0]}, "order_ids.0"),
    ("POST /checkout", {"order_ids": [10**30]}, "order_ids.0"),
    ("POST /checkout", {"order_ids": [1], "shop": "other-shop.myshopify.com"}, "shop"),
    ("POST /purchases/place", {"purchase_ids": []}, "purchase_ids"),
    ("POST /purchases/place", {"purchase_ids": MANY}, "purchase_ids"),
    ("POST /purchases/place", {"purchase_ids": [2**63]}, "purchase_ids.0"),
    ("POST /purchases/place", {"purchase_ids": [True]}, "purchase_ids.0"),
    ("POST /purchases/pay", {"purchase_ids": [-1]}, "purchase_ids.0"),
    ("POST /purchases/pay", {"purchase_ids": [1], "force": True}, "force"),
    ("PUT /purchases/1/offer", {"vendor_code": ""}, "vendor_code"),
    ("PUT /purchases/1/offer", {"vendor_code": 7}, "vendor_code"),
    ("PUT /purchases/1/offer", {"vendor_code": "x" * 256}, "vendor_code"),
    ("PUT /purchases/1/offer", {"vendor_code": "a\0b"}, "vendor_code"),
    ("PUT /settings", {**SETTINGS, "stopped": "false"}, "stopped"),
    ("PUT /settings", {**SETTINGS, "stopped": 0}, "stopped"),
    ("PUT /settings", {**SETTINGS, "ordering": "sometimes"}, "ordering"),
    ("PUT /settings", {**SETTINGS, "drift_limit_percent": 50.1}, "drift_limit_percent"),
    ("PUT /settings", {**SETTINGS, "drift_limit_percent": -1}, "drift_limit_percent"),
    ("PUT /settings", {**SETTINGS, "drift_limit_percent": float("nan")}, "drift_limit_percent"),
    ("PUT /settings", {**SETTINGS, "supplier_note": "x" * 501}, "supplier_note"),
    ("PUT /settings", {**SETTINGS, "supplier_note": "a\0b"}, "supplier_note"),
    ("PUT /settings", {**SETTINGS, "supplier_note": "\ud83d"}, "supplier_note"),
    ("PUT /settings", {**SETTINGS, "supplier_note": "{customer_email}"}, "supplier_note"),
    ("PUT /settings", {**SETTINGS, "cap_order": 50}, "cap_order"),
    ("PUT /settings", {**SETTINGS, "cap_order": {"minor": "50", "currency": "USD"}}, "cap_order.minor"),
    ("PUT /settings", {**SETTINGS, "cap_order": {"minor": 0, "currency": "USD"}}, "cap_order"),
    ("PUT /settings", {**SETTINGS, "cap_order": {"minor": 10**30, "currency": "USD"}}, "cap_order"),
    ("PUT /settings", {**SETTINGS, "cap_day": {"minor": 50, "currency": "usd"}}, "cap_day"),
    ("PUT /settings", {**SETTINGS, "cap_day": {"minor": 50, "currency": "\0"}}, "cap_day.currency"),
    ("PUT /settings", {**SETTINGS, "hold_minutes": -1}, "hold_minutes"),
    ("PUT /settings", {**SETTINGS, "hold_minutes": True}, "hold_minutes"),
    ("PUT /settings", {**SETTINGS, "risk_rule": "low"}, "risk_rule"),
    ("PUT /settings", {**SETTINGS, "dry_run": "no"}, "dry_run"),
    ("PUT /settings", {**SETTINGS, "version": 2**31}, "version"),
    ("PUT /settings", {**SETTINGS, "version": 10**400}, "version"),
    ("PUT /settings", {**SETTINGS, "version": 0}, "version"),
    ("PUT /settings", {**SETTINGS, "automatic": True}, "automatic"),
    ("PUT /settings", {"version": 1}, "list_unpaid"),
    ("PUT /products/links", {"variant_gid": "gid://shopify/Product/1", "parts": []}, "variant_gid"),
    ("PUT /products/links", {"variant_gid": f"{VARIANT} OR id:2", "parts": []}, "variant_gid"),
    ("PUT /products/links", {"variant_gid": VARIANT}, "parts"),
    ("PUT /products/links", {"variant_gid": VARIANT, "parts": [PART] * 21}, "parts"),
    ("PUT /products/links", {"variant_gid": VARIANT, "parts": [{**PART, "quantity": 0}]}, "parts.0.quantity"),
    ("PUT /products/links", {"variant_gid": VARIANT, "parts": [{**PART, "product_id": "../1"}]}, "parts.0.product_id"),
    ("PUT /products/links", {"variant_gid": VARIANT, "parts": [{**PART, "price": 1}]}, "parts.0.price"),
]

WRONG_ADDRESSES = [
    ("GET /orders?tab=all%00", "tab"),
    ("GET /orders?tab=everything", "tab"),
    ("GET /orders?search=%00", "search"),
    (f"GET /orders?search={'x' * 101}", "search"),
    ("GET /orders?limit=0", "limit"),
    ("GET /orders?limit=101", "limit"),
    ("GET /orders?limit=ten", "limit"),
    ("GET /orders?cursor=%C3%A9", "cursor"),
    ("GET /orders?cursor=not-ours", "cursor"),
    ("GET /orders/0", "id"),
    (f"GET /orders/{2**63}", "id"),
    (f"POST /orders/{10**30}/read", "id"),
    ("GET /checkout", "order_ids"),
    ("GET /checkout?order_ids=", "order_ids"),
    ("GET /checkout?order_ids=1,two", "order_ids.1"),
    (f"GET /checkout?order_ids={2**63}", "order_ids.0"),
    (f"GET /checkout?order_ids={','.join(map(str, MANY))}", "order_ids"),
    ("GET /payments", "purchase_ids"),
    ("GET /payments?purchase_ids=1&order_ids=1", "purchase_ids"),
    ("GET /payments?purchase_ids=0", "purchase_ids.0"),
    (f"POST /purchases/{2**63}/hold", "id"),
    ("POST /purchases/1/pay", "step"),
    ("GET /suppliers/products", "q"),
    ("GET /suppliers/products?q=lamp&page=0", "page"),
    ("GET /suppliers/products/16x", "product_id"),
]


@pytest.fixture(autouse=True)
def shop(app: Flask) -> None:
    with app.app_context(), rows() as session:
        made = a_shop(session)
        a_purchase(session, an_order(session, made), a_supplier(session, made))


def cursor(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def test_wrong_bodies_are_refused_by_the_name_of_the_field_and_change_nothing(app: Flask, client: FlaskClient) -> None:
    before = everything(app)
    for call, body, field in WRONG_BODIES:
        answer = ask(client, call, body)
        assert answer.status == 422, (call, str(body)[:80], answer.text)
        said = conforming(answer, call)
        assert (said["field"], bool(said["remedy"])) == (field, True), (call, str(body)[:80], said)
    assert everything(app) == before


def test_wrong_addresses_are_refused_by_the_name_of_the_field_and_change_nothing(
    app: Flask, client: FlaskClient
) -> None:
    before = everything(app)
    for call, field in WRONG_ADDRESSES:
        answer = ask(client, call)
        assert answer.status == 422, (call[:80], answer.text)
        said = conforming(answer, call)
        assert (said["field"], bool(said["remedy"])) == (field, True), (call[:80], said)
    assert everything(app) == before


@pytest.mark.parametrize(
    "word",
    [
        "2026-11-20T10:00:00|1",
        "0001-01-01T00:00:00+14:00|1",
        "9999-12-31T23:59:59-14:00|1",
        f"2026-11-20T10:00:00+00:00|{2**63}",
        "2026-11-20T10:00:00+00:00|-1",
        "2026-11-20T10:00:00+00:00|",
        "|",
    ],
)
def test_a_cursor_that_is_not_ours_is_told_so(client: FlaskClient, word: str) -> None:
    answer = ask(client, f"GET /orders?cursor={cursor(word)}")
    assert (answer.status, answer.json["code"], answer.json["field"]) == (422, "CURSOR_WRONG", "cursor")


@pytest.mark.parametrize(
    ("data", "content_type", "status", "code"),
    [
        (" ", "application/json", 422, "NOT_AN_OBJECT"),
        ('{"order_ids": [1', "application/json", 422, "NOT_AN_OBJECT"),
        ("[1]", "application/json", 422, "NOT_AN_OBJECT"),
        ("null", "application/json", 422, "NOT_AN_OBJECT"),
        ("7", "application/json", 422, "NOT_AN_OBJECT"),
        (json.dumps({"order_ids": [1]}), "text/plain", 415, "NOT_JSON"),
        (json.dumps({"order_ids": [1]}), "application/x-www-form-urlencoded", 415, "NOT_JSON"),
        ("order_ids=1", "application/x-www-form-urlencoded", 415, "NOT_JSON"),
        (" " * 70_000, "application/json", 413, "REQUEST_ENTITY_TOO_LARGE"),
    ],
)
def test_a_body_that_is_no_json_object_is_told_what_to_send(
    app: Flask, client: FlaskClient, data: str, content_type: str, status: int, code: str
) -> None:
    before = everything(app)
    answer = ask(client, "POST /checkout", data=data, content_type=content_type)
    said = conforming(answer, "POST /checkout")
    assert (answer.status, said["code"], bool(said["remedy"])) == (status, code, True)
    assert everything(app) == before


def test_an_address_or_method_that_does_not_exist_is_told_so_in_the_same_shape(client: FlaskClient) -> None:
    nowhere, wrong = ask(client, "GET /order"), ask(client, "DELETE /orders")
    assert (nowhere.status, nowhere.json["code"], nowhere.json["remedy"]) == (
        404,
        "NOT_FOUND",
        "Check the address.",
    )
    assert (wrong.status, wrong.json["code"], set(wrong.headers["Allow"].split(", "))) == (
        405,
        "METHOD_NOT_ALLOWED",
        {"GET", "HEAD", "OPTIONS"},
    )


def test_a_thousand_ids_are_taken(client: FlaskClient) -> None:
    answer = ask(client, "POST /checkout", {"order_ids": MANY[:1000]})
    assert (answer.status, answer.json["code"]) == (404, "ORDER_NOT_FOUND")
