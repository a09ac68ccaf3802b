"""What the home page says of orders in need, and what the links of a variant answer when Alibaba says no."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sourcing.errors import PlatformRefused, PlatformUnauthorized
from sourcing.ports import TokenPair
from tests.builders import NOW, a_shop, an_account, an_order, rows
from tests.web.signing import bearer
from tests.web.stand_ins import PRODUCT, VARIANT, HouseOfMemory

GOOD = {"product_id": PRODUCT.product_id, "sku_id": "501", "quantity": 1}


@pytest.fixture(autouse=True)
def connected(app: Flask) -> None:
    with app.app_context(), rows() as session:
        an_account(session, a_shop(session))


def link(client: FlaskClient, *parts: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    body = {"variant_gid": VARIANT.gid, "parts": list(parts)}
    answer = client.put("/api/products/links", json=body, headers=bearer())
    return answer.status_code, answer.get_json()


def refuse_tokens(house: HouseOfMemory) -> None:
    house.memory_suppliers.error = PlatformUnauthorized("alibaba", "/product", "IllegalAccessToken", "token is illegal")


def test_reasons_are_said_with_title_remedy_and_count_the_most_frequent_first(app: Flask, client: FlaskClient) -> None:
    with app.app_context(), rows() as session:
        shop = a_shop(session, "other-shop.myshopify.com")
        stuck = {"stage": "needs_attention"}
        an_order(session, shop, 1001, problems=[{"code": "ADDRESS_MISSING"}, {"code": "NOBODY_KNOWS"}], **stuck)
        an_order(session, shop, 1002, problems=[{"code": "ADDRESS_MISSING"}], **stuck)
    found = client.get("/api/home", headers=bearer(shop="other-shop.myshopify.com")).get_json()["problems"]
    assert [(one["code"], one["count"], one["action"]) for one in found] == [
        ("ADDRESS_MISSING", 2, "edit_address"),
        ("NOBODY_KNOWS", 1, "contact_support"),
    ]
    assert all(one["title"] and one["remedy"] for one in found)


@pytest.mark.parametrize(
    ("parts", "field"),
    [
        ([GOOD, {**GOOD, "product_id": "9"}], "parts.1.product_id"),
        ([{**GOOD, "sku_id": "9"}, GOOD], "parts.0.sku_id"),
        # The same option named twice is one part: what follows keeps the place where it was named.
        ([GOOD, GOOD, {**GOOD, "sku_id": "9"}], "parts.2.sku_id"),
    ],
)
def test_the_part_that_cannot_be_bought_is_named_by_its_place(
    client: FlaskClient, parts: list[dict[str, Any]], field: str
) -> None:
    status, said = link(client, *parts)
    assert (status, said["field"]) == (422, field)


def test_the_same_option_twice_is_one_link_of_both_quantities(client: FlaskClient) -> None:
    status, variant = link(client, GOOD, {**GOOD, "quantity": 3})
    assert (status, [one["quantity"] for one in variant["links"]]) == (200, [4])


def test_a_connection_whose_tokens_alibaba_refuses_has_ended_for_the_merchant_too(
    client: FlaskClient, house: HouseOfMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(token: str) -> TokenPair:
        raise PlatformRefused("alibaba", "/auth/token/refresh", "IllegalRefreshToken", "token is illegal")

    monkeypatch.setattr(house.memory_suppliers, "refresh", refused)
    refuse_tokens(house)
    status, said = link(client, GOOD)
    assert (status, said["code"]) == (409, "ALIBABA_CONNECTION_ENDED")
    assert client.get("/api/alibaba", headers=bearer()).get_json()["state"] == "ended"


def test_a_token_that_was_refused_before_its_time_is_refreshed_and_the_question_asked_again(
    client: FlaskClient, house: HouseOfMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refreshed(token: str) -> TokenPair:
        house.memory_suppliers.error = None
        return TokenPair("fresh", NOW.replace(year=NOW.year + 1), "newer", None, "", "200042360", "me")

    monkeypatch.setattr(house.memory_suppliers, "refresh", refreshed)
    refuse_tokens(house)
    status, _ = link(client, GOOD)
    assert status == 200
    assert client.get("/api/alibaba", headers=bearer()).get_json()["state"] == "connected"
