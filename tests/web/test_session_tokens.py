from __future__ import annotations

import time
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from sourcing.shops.model import Shop
from sourcing.transaction import reading
from tests.builders import a_purchase, a_shop, a_supplier, an_order, rows
from tests.web.signing import SHOP, bearer, session_token
from tests.web.stand_ins import HouseOfMemory

OTHER = "other-shop.myshopify.com"


@pytest.fixture
def ids(app: Flask) -> tuple[int, int]:
    """An order and a purchase of demo-shop; other-shop has none."""
    with app.app_context(), rows() as session:
        shop = a_shop(session)
        a_shop(session, OTHER)
        order = an_order(session, shop)
        return order.id, a_purchase(session, order, a_supplier(session, shop)).id


@pytest.mark.parametrize(
    "token",
    [
        None,
        "",
        "Basic abc",
        "Bearer ",
        "Bearer no.token.atall",
        f"Bearer {session_token(secret='guessed')}",
        f"Bearer {session_token(exp=int(time.time()) - 60)}",
        f"Bearer {session_token(nbf=int(time.time()) + 600)}",
        f"Bearer {session_token(aud='another-app')}",
        f"Bearer {session_token(exp=None)}",
        f"Bearer {session_token(dest='https://other-shop.myshopify.com')}",
        f"Bearer {session_token(shop='shop.example.com')}",
    ],
    ids=[
        "no header",
        "empty",
        "another scheme",
        "no token",
        "no JWT",
        "wrong signature",
        "over",
        "not yet",
        "for another app",
        "without end",
        "of two shops",
        "of no shop",
    ],
)
def test_a_request_without_a_valid_token_is_told_to_come_again_with_one(
    client: FlaskClient, ids: tuple[int, int], token: str | None
) -> None:
    answer = client.get("/api/orders", headers={} if token is None else {"Authorization": token})
    assert answer.status_code == 401
    assert answer.headers["X-Shopify-Retry-Invalid-Session-Request"] == "1"
    assert answer.get_json()["code"] == "NOT_ADMITTED"
    assert answer.get_json()["remedy"]


def test_the_shop_of_the_token_sees_its_order(client: FlaskClient, ids: tuple[int, int]) -> None:
    assert client.get(f"/api/orders/{ids[0]}", headers=bearer()).get_json()["name"] == "#1001"


def test_the_shop_is_never_taken_from_the_request(client: FlaskClient, ids: tuple[int, int]) -> None:
    answer = client.get(f"/api/orders?shop={SHOP}", headers={**bearer(shop=OTHER), "X-Shopify-Shop-Domain": SHOP})
    assert answer.get_json()["orders"] == []


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/api/orders/{order}", None),
        ("POST", "/api/orders/{order}/read", None),
        ("GET", "/api/checkout?order_ids={order}", None),
        ("POST", "/api/checkout", {"order_ids": ["{order}"]}),
        ("GET", "/api/payments?purchase_ids={purchase}", None),
        ("PUT", "/api/purchases/{purchase}/offer", {"vendor_code": "fast"}),
        ("POST", "/api/purchases/place", {"purchase_ids": ["{purchase}"]}),
        ("POST", "/api/purchases/pay", {"purchase_ids": ["{purchase}"]}),
        ("POST", "/api/purchases/{purchase}/hold", None),
        ("POST", "/api/purchases/{purchase}/release", None),
        ("POST", "/api/purchases/{purchase}/retry", None),
        ("POST", "/api/purchases/{purchase}/cancel", None),
        ("POST", "/api/purchases/{purchase}/quote", None),
    ],
)
def test_what_belongs_to_another_shop_does_not_exist(
    app: Flask, client: FlaskClient, ids: tuple[int, int], method: str, path: str, body: dict[str, list[Any]] | None
) -> None:
    order, purchase = ids
    address = path.format(order=order, purchase=purchase)
    sent = {
        name: [order if name == "order_ids" else purchase] if isinstance(value, list) else value
        for name, value in (body or {}).items()
    }
    before = client.get(f"/api/orders/{order}", headers=bearer()).json
    answer = client.open(address, method=method, json=sent if body else None, headers=bearer(shop=OTHER))
    assert answer.status_code == 404
    assert answer.get_json()["remedy"]
    assert client.get(f"/api/orders/{order}", headers=bearer()).json == before


def test_a_shop_that_is_new_is_let_in_by_its_token(app: Flask, client: FlaskClient, house: HouseOfMemory) -> None:
    answer = client.get("/api/me", headers=bearer(shop="new-shop.myshopify.com"))
    assert answer.status_code == 200
    assert answer.get_json()["shop"] == "new-shop.myshopify.com"
    assert len(house.memory_shops.exchanged) == 1
    with app.app_context(), reading() as session:
        assert list(session.scalars(select(Shop.domain))) == ["new-shop.myshopify.com"]


def test_a_shop_that_is_known_needs_no_exchange(
    client: FlaskClient, ids: tuple[int, int], house: HouseOfMemory
) -> None:
    client.get("/api/me", headers=bearer())
    assert house.memory_shops.exchanged == []


def test_a_body_of_more_than_64_kilobytes_is_refused(client: FlaskClient, ids: tuple[int, int]) -> None:
    answer = client.post("/api/checkout", data=b" " * 70_000, headers={**bearer(), "Content-Type": "application/json"})
    assert answer.status_code == 413
    assert answer.get_json()["remedy"] == "Send less at once."
