from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from sourcing.shops.model import Shop
from tests.builders import NOW, a_purchase, a_shop, a_supplier, an_account, an_order, rows
from tests.web.api import everything, got, refused, rung
from tests.web.signing import SHOP
from tests.web.stand_ins import HouseOfMemory

TRADE: dict[str, Any] = {"trade_id": "255201166001024316", "placed_at": NOW, "total_minor": 2300}


@pytest.fixture(autouse=True)
def shop(app: Flask) -> None:
    with app.app_context(), rows() as session:
        an_account(session, a_shop(session), payment_method="saved")


def make(app: Flask, *purchases: dict[str, Any], number: int = 1001, **order: Any) -> tuple[int, list[int]]:
    """An order with a purchase at one supplier for each of these."""
    with app.app_context(), rows() as session:
        shop = session.scalars(select(Shop)).one()
        made = an_order(session, shop, number, **order)
        bought = [
            a_purchase(session, made, a_supplier(session, shop, f"Supplier {place} of {number}"), **fields)
            for place, fields in enumerate(purchases)
        ]
        return made.id, [purchase.id for purchase in bought]


def test_each_supplier_is_a_block_with_its_own_methods_and_the_sums_are_of_what_can_be_placed(
    app: Flask, client: FlaskClient
) -> None:
    order, (first, second, _) = make(app, {}, {"freight_minor": 1200, "vendor_code": "fast"}, {"state": "held"})
    page = got(client, f"GET /checkout?order_ids={order}")
    blocks = page["orders"][0]["purchases"]
    assert [block["id"] for block in blocks][:2] == [first, second]
    assert [[offer["vendor_code"] for offer in block["offers"]] for block in blocks[:2]] == [["slow", "fast"]] * 2
    assert [offer["cheapest"] for offer in blocks[0]["offers"]] == [True, False]
    assert [offer["fastest"] for offer in blocks[0]["offers"]] == [False, True]
    assert (page["placeable"], page["quoting"]) == (2, 0)
    assert page["sums"] == [
        {
            "goods": {"minor": 3600, "currency": "USD"},
            "freight": {"minor": 1700, "currency": "USD"},
            "total": {"minor": 5300, "currency": "USD"},
        }
    ]


def test_orders_stand_in_the_order_they_were_named_each_once(app: Flask, client: FlaskClient) -> None:
    first, _ = make(app)
    second, _ = make(app, number=1002)
    page = got(client, f"GET /checkout?order_ids={second},{first},{second}")
    assert [order["id"] for order in page["orders"]] == [second, first]


def test_beginning_fetches_offers_where_there_are_none_or_old_ones(
    app: Flask, client: FlaskClient, house: HouseOfMemory
) -> None:
    soon_over = {"quote_expires_at": NOW + timedelta(minutes=10)}
    order, (fresh, none_yet, old, placed) = make(
        app, {}, {"state": "new"}, soon_over, {"state": "placed", "due_at": None, **TRADE}
    )
    page = got(client, "POST /checkout", {"order_ids": [order]})
    states = {block["id"]: block["state"] for block in page["orders"][0]["purchases"]}
    assert states == {fresh: "quoted", none_yet: "new", old: "new", placed: "placed"}
    assert page["quoting"] == 2
    assert sorted(rung(house)) == [("advance", str(none_yet)), ("advance", str(old))]


def test_looking_at_checkout_changes_nothing(app: Flask, client: FlaskClient, house: HouseOfMemory) -> None:
    order, _ = make(app, {"state": "new"}, {"quote_expires_at": NOW})
    before = everything(app)
    got(client, f"GET /checkout?order_ids={order}")
    assert everything(app) == before
    assert rung(house) == []


@pytest.mark.parametrize(
    ("order", "code"),
    [
        ({"paid": False}, "NOT_PAID_IN_SHOP"),
        ({"cancelled_at": NOW}, "ORDER_CANCELLED"),
        ({"test": True}, "TEST_ORDER"),
        ({"problems": [{"code": "ADDRESS_MISSING"}]}, "ADDRESS_MISSING"),
    ],
)
def test_an_order_that_is_not_bought_says_why(
    app: Flask, client: FlaskClient, order: dict[str, Any], code: str
) -> None:
    made, _ = make(app, {}, **order)
    block = got(client, f"GET /checkout?order_ids={made}")["orders"][0]
    assert [problem["code"] for problem in block["problems"]] == [code]
    assert block["problems"][0]["remedy"]
    if code != "ADDRESS_MISSING":
        assert "place" not in block["purchases"][0]["can"]


def test_the_payment_summary_tells_what_is_paid_what_waits_and_what_moves(app: Flask, client: FlaskClient) -> None:
    order, ids = make(
        app,
        {"state": "placed", "pay_url": "https://www.alibaba.com/pay?id=1", **TRADE},
        {"state": "pay_unknown", **TRADE, "trade_id": "2"},
        {"state": "paid", **TRADE, "trade_id": "3", "paid_at": NOW, "paid_how": "caravan"},
        {"state": "cancelled"},
    )
    page = got(client, f"GET /payments?order_ids={order}")
    assert [purchase["id"] for purchase in page["purchases"]] == ids
    assert (page["unpaid"], page["working"], page["payment_method"]) == (1, 1, "saved")
    assert page["sums"][0]["total"]["minor"] == 3 * 2300
    assert page["purchases"][0]["pay_url"] == "https://www.alibaba.com/pay?id=1"
    assert got(client, f"GET /payments?purchase_ids={ids[2]}")["purchases"] == [page["purchases"][2]]


def test_a_placed_purchase_dearer_than_its_quote_is_shown_to_differ(app: Flask, client: FlaskClient) -> None:
    order, _ = make(app, {"state": "placed", **TRADE, "total_minor": 2301})
    purchase = got(client, f"GET /payments?order_ids={order}")["purchases"][0]
    assert (purchase["quoted"]["minor"], purchase["total"]["minor"], purchase["differs"]) == (2300, 2301, True)


def test_many_are_looked_at_by_a_body_as_by_an_address(app: Flask, client: FlaskClient) -> None:
    with app.app_context(), rows() as session:
        shop = session.scalars(select(Shop).where(Shop.domain == SHOP)).one()
        supplier = a_supplier(session, shop, "Many")
        order = an_order(session, shop, 7001)
        purchase = a_purchase(session, order, supplier).id
        order_id = order.id
    before = everything(app)
    looked = got(client, "POST /checkout/look", {"order_ids": [order_id]})
    assert looked == got(client, f"GET /checkout?order_ids={order_id}")
    looked = got(client, "POST /payments/look", {"purchase_ids": [purchase]})
    assert looked == got(client, f"GET /payments?purchase_ids={purchase}")
    assert everything(app) == before


def test_methods_of_many_are_chosen_at_once_and_what_moved_on_stays(app: Flask, client: FlaskClient) -> None:
    with app.app_context(), rows() as session:
        shop = session.scalars(select(Shop).where(Shop.domain == SHOP)).one()
        supplier = a_supplier(session, shop, "Many")
        open_one = a_purchase(session, an_order(session, shop, 7001), supplier).id
        placed = a_purchase(session, an_order(session, shop, 7002), supplier, "placed", trade_id="255").id
    wishes = [{"purchase_id": one, "vendor_code": "fast"} for one in (open_one, placed)]
    assert got(client, "POST /purchases/offers", {"offers": wishes})["accepted"] == [open_one]
    unknown = [*wishes, {"purchase_id": 999_999, "vendor_code": "fast"}]
    assert refused(client, "POST /purchases/offers", {"offers": unknown}) == (404, "NO_SUCH_PURCHASE")
