from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.builders import a_link, a_parcel, a_purchase, a_shop, a_supplier, an_account, an_order, rows
from tests.web.api import OTHER, ask, everything, got, operations, refused, rung
from tests.web.signing import SHOP
from tests.web.stand_ins import HouseOfMemory


class Ids(NamedTuple):
    order: int
    purchase: int


@pytest.fixture
def mine(app: Flask) -> Ids:
    """demo-shop and other-shop, each with an order and a purchase; the ids of demo-shop's."""
    with app.app_context(), rows() as session:
        ids = filled(session, SHOP, "255-mine")
        filled(session, OTHER, "255-theirs")
    return ids


@pytest.fixture
def theirs(app: Flask, client: FlaskClient, mine: Ids) -> Ids:
    order = got(client, "GET /orders", shop=OTHER)["orders"][0]["id"]
    return Ids(order, got(client, f"GET /orders/{order}", shop=OTHER)["purchases"][0]["id"])


def filled(session: Session, domain: str, trade_id: str) -> Ids:
    shop = a_shop(session, domain, name=domain, email=f"owner@{domain}")
    an_account(session, shop, account_id=f"account-{domain}", login=f"buyer@{domain}")
    supplier = a_supplier(session, shop, f"Supplier of {domain}")
    a_link(session, supplier)
    order = an_order(session, shop, customer_name=f"Customer of {domain}", email=f"customer@{domain}")
    purchase = a_purchase(session, order, supplier, trade_id=trade_id, state="placed")
    a_parcel(session, purchase, f"TRACK-{domain}")
    return Ids(order.id, purchase.id)


def with_ids(ids: Ids) -> list[tuple[str, Any]]:
    """Every operation that takes an id, asked with these."""
    return [
        (f"GET /orders/{ids.order}", None),
        (f"POST /orders/{ids.order}/read", None),
        (f"GET /checkout?order_ids={ids.order}", None),
        ("POST /checkout", {"order_ids": [ids.order]}),
        (f"GET /payments?purchase_ids={ids.purchase}", None),
        (f"PUT /purchases/{ids.purchase}/offer", {"vendor_code": "fast"}),
        ("POST /purchases/place", {"purchase_ids": [ids.purchase]}),
        ("POST /purchases/pay", {"purchase_ids": [ids.purchase]}),
        *[(f"POST /purchases/{ids.purchase}/{step}", None) for step in ("hold", "release", "retry", "cancel", "quote")],
    ]


def test_what_is_another_shops_is_not_found_and_not_changed(
    app: Flask, client: FlaskClient, house: HouseOfMemory, theirs: Ids
) -> None:
    before = everything(app)
    for call, body in with_ids(theirs):
        assert refused(client, call, body)[0] == 404, call
    assert everything(app) == before
    assert rung(house) == []


def test_another_shops_answer_is_the_same_as_that_for_what_is_nowhere(client: FlaskClient, theirs: Ids) -> None:
    for (call, body), (nowhere, nobody) in zip(with_ids(theirs), with_ids(Ids(987654, 987654)), strict=True):
        there = ask(client, call, body).text.replace(str(theirs.order), "_").replace(str(theirs.purchase), "_")
        assert there == ask(client, nowhere, nobody).text.replace("987654", "_"), call


@pytest.mark.parametrize("call", ["POST /purchases/place", "POST /purchases/pay"])
def test_one_foreign_purchase_among_mine_has_none_of_them_placed_or_paid(
    app: Flask, client: FlaskClient, house: HouseOfMemory, mine: Ids, theirs: Ids, call: str
) -> None:
    before = everything(app)
    assert refused(client, call, {"purchase_ids": [mine.purchase, theirs.purchase]}) == (404, "NO_SUCH_PURCHASE")
    assert everything(app) == before
    assert rung(house) == []


def test_one_foreign_order_among_mine_begins_no_checkout(
    app: Flask, client: FlaskClient, mine: Ids, theirs: Ids
) -> None:
    before = everything(app)
    assert refused(client, "POST /checkout", {"order_ids": [mine.order, theirs.order]}) == (404, "ORDER_NOT_FOUND")
    assert everything(app) == before


def test_payments_of_another_shops_orders_are_none(client: FlaskClient, theirs: Ids) -> None:
    assert got(client, f"GET /payments?order_ids={theirs.order}")["purchases"] == []


@pytest.mark.parametrize("search", ["255-theirs", f"TRACK-{OTHER}", "Customer of other", "%23"])
def test_a_search_does_not_find_another_shops_orders(client: FlaskClient, mine: Ids, search: str) -> None:
    found = got(client, f"GET /orders?search={search}")["orders"]
    assert [order["id"] for order in found] in ([], [mine.order])


def test_no_answer_holds_a_word_of_another_shop(client: FlaskClient, theirs: Ids) -> None:
    for call in operations():
        method, _, path = call.partition(" ")
        if method == "GET" and "{" not in path:
            answer = ask(client, f"{call}?q=lamp&order_ids=1")
            assert OTHER not in answer.text, call
            assert "theirs" not in answer.text, call


def test_what_one_shop_sets_and_disconnects_leaves_the_other_as_it_was(client: FlaskClient, theirs: Ids) -> None:
    looks = ("GET /settings", "GET /alibaba", "GET /home", "GET /products")
    before = [got(client, look, shop=OTHER) for look in looks]
    settings = got(client, "GET /settings")
    del settings["payment_method"], settings["scenario"]
    got(client, "PUT /settings", {**settings, "stopped": True, "list_unpaid": True})
    got(client, "POST /alibaba/disconnect")
    got(client, "PUT /products/links", {"variant_gid": "gid://shopify/ProductVariant/1", "parts": []})
    assert [got(client, look, shop=OTHER) for look in looks] == before
