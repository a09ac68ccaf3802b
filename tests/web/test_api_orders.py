from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from sourcing.orders.model import Order, OrderLine
from sourcing.orders.stages import STAGES
from sourcing.shops.model import OrderSettings, Shop
from tests.builders import NOW, a_parcel, a_purchase, a_shop, a_supplier, an_order, rows
from tests.web.api import got
from tests.web.signing import SHOP


@pytest.fixture(autouse=True)
def shop(app: Flask) -> None:
    with app.app_context(), rows() as session:
        a_shop(session)


def add(app: Flask, *orders: dict[str, Any]) -> None:
    with app.app_context(), rows() as session:
        shop = session.scalars(select(Shop).where(Shop.domain == SHOP)).one()
        for fields in orders:
            an_order(session, shop, **fields)


def names(client: FlaskClient, query: str = "") -> list[str]:
    return [order["name"] for order in got(client, f"GET /orders{query}")["orders"]]


def all_pages(client: FlaskClient, query: str) -> list[str]:
    found: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = got(client, f"GET /orders?{query}&cursor={cursor}")
        found += [order["name"] for order in page["orders"]]
        cursor = page["next_cursor"]
    return found


def test_orders_come_newest_first_with_what_each_row_shows(app: Flask, client: FlaskClient) -> None:
    add(app, {"number": 1001}, {"number": 1002})
    page = got(client, "GET /orders")
    assert [order["name"] for order in page["orders"]] == ["#1002", "#1001"]
    assert page["next_cursor"] is None
    row = page["orders"][1]
    assert (row["total"], row["items"], row["can_pay"]) == ({"minor": 4000, "currency": "USD"}, 2, True)


def test_orders_of_the_same_moment_are_each_listed_once(app: Flask, client: FlaskClient) -> None:
    add(app, *[{"number": 1001 + number, "created_at": NOW} for number in range(7)])
    assert all_pages(client, "limit=2") == [f"#{1007 - number}" for number in range(7)]


def test_new_orders_between_two_pages_neither_repeat_nor_hide_one(app: Flask, client: FlaskClient) -> None:
    add(app, *[{"number": 1001 + number} for number in range(6)])
    first = got(client, "GET /orders?limit=3")
    add(app, {"number": 1901}, {"number": 1902})
    second = got(client, f"GET /orders?limit=3&cursor={first['next_cursor']}")
    third = second["next_cursor"]
    shown = [order["name"] for page in (first, second) for order in page["orders"]]
    assert shown == ["#1006", "#1005", "#1004", "#1003", "#1002", "#1001"]
    assert third is None


def test_an_order_that_left_between_two_pages_hides_no_other(app: Flask, client: FlaskClient) -> None:
    add(app, *[{"number": 1001 + number} for number in range(4)])
    first = got(client, "GET /orders?limit=2&tab=to_place")
    with app.app_context(), rows() as session:
        session.execute(update(Order).where(Order.id == first["orders"][-1]["id"]).values(stage="paid"))
    second = got(client, f"GET /orders?limit=2&tab=to_place&cursor={first['next_cursor']}")
    assert [order["name"] for order in second["orders"]] == ["#1002", "#1001"]


def test_the_last_page_that_is_full_says_that_it_is_the_last(app: Flask, client: FlaskClient) -> None:
    add(app, *[{"number": 1001 + number} for number in range(4)])
    assert all_pages(client, "limit=2") == ["#1004", "#1003", "#1002", "#1001"]
    second = got(client, f"GET /orders?limit=2&cursor={got(client, 'GET /orders?limit=2')['next_cursor']}")
    assert second["next_cursor"] is None


def test_the_count_of_each_tab_is_the_length_of_its_list(app: Flask, client: FlaskClient) -> None:
    orders = [(1001 + place, stage) for place, stage in enumerate([*STAGES, *STAGES[2:], *STAGES[4:]])]
    add(app, *[{"number": number, "stage": stage} for number, stage in orders])
    add(app, {"number": 1900, "paid": False, "financial_status": "PENDING"})
    for list_unpaid in (False, True):
        set_list_unpaid(app, on=list_unpaid)
        counts = got(client, "GET /orders")["counts"]
        assert counts == {tab: len(all_pages(client, f"tab={tab}&limit=3")) for tab in ("all", *STAGES)}
        assert counts["all"] == len(orders) + list_unpaid
        assert got(client, "GET /home")["counts"] == counts


def test_unpaid_orders_are_listed_only_when_the_setting_says_so(app: Flask, client: FlaskClient) -> None:
    add(app, {"number": 1001}, {"number": 1002, "paid": False, "financial_status": "PENDING"})
    assert names(client) == ["#1001"]
    assert names(client, "?search=1002") == []
    set_list_unpaid(app, on=True)
    page = got(client, "GET /orders")
    assert [order["name"] for order in page["orders"]] == ["#1002", "#1001"]
    assert page["list_unpaid"] is True
    assert page["orders"][0]["can_pay"] is False


def test_an_order_refunded_after_it_was_placed_stays_in_sight(app: Flask, client: FlaskClient) -> None:
    with app.app_context(), rows() as session:
        shop = session.scalars(select(Shop)).one()
        refunded = an_order(session, shop, paid=False, financial_status="REFUNDED")
        a_purchase(session, refunded, a_supplier(session, shop), "placed", trade_id="255201166001024316")
    page = got(client, "GET /orders")
    assert [order["name"] for order in page["orders"]] == ["#1001"]
    assert page["counts"]["all"] == 1


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("#1001", ["#1001"]),
        ("1001", ["#1001"]),
        ("100", ["#1002", "#1001"]),
        ("  1001  ", ["#1001"]),
        ("anna", ["#1001"]),
        ("Kiss", ["#1001"]),
        ("ÁRVÍZTŰRŐ", ["#1002"]),
        ("255201166001024316", ["#1001"]),
        ("YT123456789", ["#1001"]),
        ("desk lamp", ["#1001"]),
        ("walnut", ["#1002"]),
        ("CHAIR-7", ["#1002"]),
        ("nothing like it", []),
    ],
)
def test_a_search_finds_by_name_customer_trade_tracking_number_and_product(
    app: Flask, client: FlaskClient, search: str, found: list[str]
) -> None:
    with app.app_context(), rows() as session:
        shop = session.scalars(select(Shop)).one()
        lamp = an_order(session, shop)
        lamp.lines[0].title = "Desk lamp"
        bought = a_purchase(session, lamp, a_supplier(session, shop), "placed", trade_id="255201166001024316")
        a_parcel(session, bought, "YT123456789")
        chair = an_order(session, shop, 1002, customer_name="ÁRVÍZTŰRŐ Béla")
        chair.lines = [a_line("Chair", variant_title="Walnut", sku="CHAIR-7")]
    assert names(client, f"?search={quote(search)}") == found


def test_a_removed_line_is_found_all_the_same(app: Flask, client: FlaskClient) -> None:
    with app.app_context(), rows() as session:
        an_order(session, session.scalars(select(Shop)).one()).lines[0].quantity = 0
    assert names(client, "?search=lamp") == ["#1001"]


@pytest.mark.parametrize(
    ("search", "found"), [("100%", ["#1002"]), ("a_b", ["#1003"]), ("c\\d", ["#1004"]), ("%", ["#1002"])]
)
def test_signs_that_databases_take_for_patterns_are_searched_as_they_are(
    app: Flask, client: FlaskClient, search: str, found: list[str]
) -> None:
    customers = {1001: "100 x", 1002: "100% Kft", 1003: "a_b", 1004: "c\\d", 1005: "axb"}
    add(app, *[{"number": number, "customer_name": name} for number, name in customers.items()])
    assert names(client, f"?search={quote(search)}") == found


def test_a_search_goes_on_over_pages_and_within_a_tab(app: Flask, client: FlaskClient) -> None:
    add(app, *[{"number": 1001 + place, "stage": ("paid", "shipped")[place % 2]} for place in range(8)])
    assert all_pages(client, "search=anna&tab=paid&limit=3") == ["#1007", "#1005", "#1003", "#1001"]


def set_list_unpaid(app: Flask, *, on: bool) -> None:
    with app.app_context(), rows() as session:
        session.execute(update(OrderSettings).values(list_unpaid=on))


def a_line(title: str, **fields: str) -> OrderLine:
    return OrderLine(
        gid=f"gid://shopify/LineItem/{title}", title=title, quantity=1, unit_minor=100, ours=True, **fields
    )
