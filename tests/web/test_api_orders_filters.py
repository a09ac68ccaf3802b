from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from sourcing.inbox.privacy import redact_customer_rows
from sourcing.orders.model import Order
from sourcing.orders.stages import STAGES
from sourcing.shops.model import OrderSettings, Shop
from tests.builders import ADDRESS, NOW, a_link, a_purchase, a_shop, a_supplier, an_order, rows
from tests.web.api import OTHER, ask, got, refused

SORTS = ("newest", "oldest", "total_high", "total_low", "customer", "customer_reverse")


@pytest.fixture(autouse=True)
def shop(app: Flask) -> None:
    with app.app_context(), rows() as session:
        a_shop(session, timezone="Europe/Budapest")
        session.execute(update(OrderSettings).values(list_unpaid=True))


def add(app: Flask, *orders: dict[str, Any]) -> None:
    with app.app_context(), rows() as session:
        shop = session.scalars(select(Shop)).one()
        for fields in orders:
            an_order(session, shop, **fields)


def names(client: FlaskClient, query: str) -> list[str]:
    return [order["name"] for order in got(client, f"GET /orders?sort=oldest&{query}")["orders"]]


def all_pages(client: FlaskClient, query: str) -> list[str]:
    found: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = got(client, f"GET /orders?{query}&cursor={cursor}")
        found += [order["name"] for order in page["orders"]]
        cursor = page["next_cursor"]
    return found


def test_a_supplier_is_the_one_bought_from_or_linked_while_nothing_is_bought(app: Flask, client: FlaskClient) -> None:
    with app.app_context(), rows() as session:
        shop = session.scalars(select(Shop)).one()
        lamps, chairs = a_supplier(session, shop, "Lamps"), a_supplier(session, shop, "Chairs")
        a_link(session, chairs)
        a_purchase(session, an_order(session, shop, 1001), lamps)
        an_order(session, shop, 1002)
        a_purchase(session, an_order(session, shop, 1003), chairs)
    ids = {one["name"]: one["id"] for one in got(client, "GET /orders/filters")["suppliers"]}
    for name, found in {"Lamps": ["#1001"], "Chairs": ["#1002", "#1003"]}.items():
        assert names(client, f"supplier={ids[name]}") == found
        # As the rows name them.
        assert {order["name"] for order in got(client, "GET /orders")["orders"] if name in order["suppliers"]} == set(
            found
        )
    assert names(client, f"supplier={ids['Lamps']},{ids['Chairs']}") == ["#1001", "#1002", "#1003"]
    assert names(client, "supplier=987654") == []


def test_days_are_the_shops_own_and_both_ends_are_included(app: Flask, client: FlaskClient) -> None:
    # In Budapest, one hour ahead of UTC, the 20th of November begins at 23:00 UTC of the 19th.
    at = [datetime(2026, 11, day, 22, minute, tzinfo=UTC) for day, minute in ((19, 59), (20, 0), (20, 59))]
    after = datetime(2026, 11, 20, 23, 0, tzinfo=UTC)
    add(app, *[{"number": 1001 + place, "created_at": moment} for place, moment in enumerate([*at, after])])
    assert names(client, "since=2026-11-20&until=2026-11-20") == ["#1002", "#1003"]
    assert names(client, "since=2026-11-20") == ["#1002", "#1003", "#1004"]
    assert names(client, "until=2026-11-19") == ["#1001"]
    assert names(client, "since=2026-11-21&until=2026-11-20") == []


def test_countries_payment_and_amounts_narrow_the_list(app: Flask, client: FlaskClient) -> None:
    german = {"name": "Otto", "country_code": "DE"}
    add(
        app,
        {"number": 1001, "total_minor": 1000},
        {"number": 1002, "total_minor": 2000, "address": german},
        {"number": 1003, "total_minor": 3000, "paid": False, "address": None},
    )
    assert got(client, "GET /orders/filters")["countries"] == ["DE", ADDRESS.country_code]
    assert names(client, "country=DE") == ["#1002"]
    assert names(client, "country=DE,HU") == ["#1001", "#1002"]
    assert names(client, "paid=yes") == ["#1001", "#1002"]
    assert names(client, "paid=no") == ["#1003"]
    assert names(client, "min_total=2000") == ["#1002", "#1003"]
    assert names(client, "max_total=2000") == ["#1001", "#1002"]
    assert names(client, "min_total=1001&max_total=2999") == ["#1002"]
    assert names(client, "country=DE&paid=yes&min_total=2001") == []


def test_a_reason_is_found_in_an_order_in_a_purchases_code_and_in_its_further_reasons(
    app: Flask, client: FlaskClient
) -> None:
    with app.app_context(), rows() as session:
        shop = session.scalars(select(Shop)).one()
        supplier = a_supplier(session, shop)
        an_order(session, shop, 1001, problems=[{"code": "ADDRESS_MISSING"}], stage="needs_attention")
        a_purchase(session, an_order(session, shop, 1002), supplier, "placed", code="PAY_BY_HAND")
        two = [{"code": "STOPPED", "value": 0}, {"code": "CAP_PER_DAY", "value": 5}]
        a_purchase(session, an_order(session, shop, 1003), supplier, "held", code="STOPPED", reasons=two)
        waits = [{"code": "HOLD_TIME_RUNNING"}]
        a_purchase(session, an_order(session, shop, 1004), supplier, "quoted", reasons=waits)
        an_order(session, shop, 1005, problems=[{"code": "X", "title": 'see "code": "STOPPED"'}])
    expected = {
        "ADDRESS_MISSING": ["#1001"],
        "PAY_BY_HAND": ["#1002"],
        "STOPPED": ["#1003"],
        "CAP_PER_DAY": ["#1003"],
        "HOLD_TIME_RUNNING": ["#1004"],
        "CAP_PER": [],
        "ADDRESS.MISSING": [],
    }
    for code, found in expected.items():
        assert names(client, f"reason={code}") == found, code
    assert names(client, "reason=STOPPED,PAY_BY_HAND") == ["#1002", "#1003"]
    codes = [one["code"] for one in got(client, "GET /orders/filters")["reasons"]]
    assert codes == ["ADDRESS_MISSING", "CAP_PER_DAY", "PAY_BY_HAND", "STOPPED"]


def test_the_counts_of_the_tabs_follow_the_search_and_the_filters(app: Flask, client: FlaskClient) -> None:
    add(app, *[{"number": 1001 + n, "stage": STAGES[n % 3], "total_minor": 1000 * n} for n in range(9)])
    add(app, {"number": 1900, "customer_name": "Otto"})
    for narrowed in ("min_total=3000", "search=anna&max_total=6000", "paid=no"):
        counts = got(client, f"GET /orders?{narrowed}")["counts"]
        assert counts == {tab: len(all_pages(client, f"{narrowed}&tab={tab}&limit=4")) for tab in ("all", *STAGES)}
    assert got(client, "GET /orders?min_total=3000")["counts"]["all"] == 7


def test_what_is_found_is_counted_no_further_than_is_said(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sourcing.orders.list_orders.NARROWED_UP_TO", 4)
    add(app, *[{"number": 1001 + n, "stage": STAGES[n % 3 // 2]} for n in range(9)])
    page = got(client, "GET /orders?search=anna&limit=2")
    assert (page["counted_up_to"], page["counts"]["all"]) == (4, 4)
    assert (page["counts"]["to_place"], page["counts"]["awaiting_payment"]) == (4, 3)
    few = got(client, "GET /orders?search=100&max_total=1&limit=2")
    assert few["counts"]["all"] == 0


def test_filters_go_with_a_tab_and_a_search(app: Flask, client: FlaskClient) -> None:
    add(app, *[{"number": 1001 + n, "stage": ("paid", "shipped")[n % 2], "total_minor": n * 100} for n in range(6)])
    assert names(client, "tab=paid&search=100&min_total=200") == ["#1003", "#1005"]


def test_each_sort_puts_the_orders_in_its_order(app: Flask, client: FlaskClient) -> None:
    people = ("Zoltán", "ágnes", "Anna", "")
    add(app, *[{"number": 1001 + n, "customer_name": who, "total_minor": (n * 7) % 4} for n, who in enumerate(people)])
    expected = {"newest": "4321", "oldest": "1234", "total_high": "2341", "total_low": "1432", "customer": "4231"}
    for sort, order in {**expected, "customer_reverse": "1324"}.items():
        assert all_pages(client, f"sort={sort}") == [f"#100{place}" for place in order], sort


def test_orders_of_the_same_moment_come_by_their_number_however_they_arrived(app: Flask, client: FlaskClient) -> None:
    add(app, *[{"number": number, "created_at": NOW} for number in (998, 1002, 999, 1001)])
    assert all_pages(client, "limit=1") == ["#1002", "#1001", "#999", "#998"]


@pytest.mark.parametrize("sort", SORTS)
def test_new_orders_between_two_pages_neither_repeat_nor_hide_one(app: Flask, client: FlaskClient, sort: str) -> None:
    def some(first: int, count: int) -> list[dict[str, Any]]:
        return [
            {"number": first + n, "total_minor": n % 3, "customer_name": "CAB"[n % 3], "created_at": NOW}
            for n in range(count)
        ]

    add(app, *some(1001, 8))
    wanted = set(all_pages(client, f"sort={sort}"))
    shown: list[str] = []
    cursor: str | None = ""
    more = 1101
    while cursor is not None:
        page = got(client, f"GET /orders?sort={sort}&limit=3&cursor={cursor}")
        shown += [order["name"] for order in page["orders"]]
        cursor = page["next_cursor"]
        if more < 1110:
            add(app, *some(more, 3))
            more += 3
    assert len(shown) == len(set(shown))
    assert wanted <= set(shown)


def test_a_cursor_of_another_sort_is_not_taken(app: Flask, client: FlaskClient) -> None:
    add(app, {"number": 1001}, {"number": 1002})
    cursor = got(client, "GET /orders?limit=1")["next_cursor"]
    assert refused(client, f"GET /orders?limit=1&sort=customer&cursor={cursor}") == (422, "CURSOR_WRONG")


@pytest.mark.parametrize(
    "query",
    [
        "sort=cheapest", "supplier=0", "supplier=x", "country=hu", "country=HUN", "reason=a%20b", "paid=maybe",
        "since=2026-02-30", "until=20.11.2026", "min_total=-1", "max_total=1.5", f"min_total={2**53}",
    ],
)  # fmt: skip
def test_a_filter_that_means_nothing_is_refused_by_its_name(client: FlaskClient, query: str) -> None:
    answer = ask(client, f"GET /orders?{query}")
    assert answer.status == 422, answer.text
    assert answer.json["field"].startswith(query.partition("=")[0])


def test_nothing_of_another_shop_is_there_to_filter_by(app: Flask, client: FlaskClient) -> None:
    with app.app_context(), rows() as session:
        other = a_shop(session, OTHER)
        order = an_order(session, other, address={"country_code": "FR"})
        a_purchase(session, order, a_supplier(session, other, "Theirs"), "held", code="STOPPED")
    filters = got(client, "GET /orders/filters")
    assert (filters["suppliers"], filters["countries"], filters["reasons"]) == ([], [], [])
    theirs = got(client, "GET /orders/filters", shop=OTHER)["suppliers"][0]["id"]
    assert names(client, f"supplier={theirs}") == []
    assert names(client, "reason=STOPPED") == []


def test_a_redacted_customer_leaves_no_name_to_sort_by(app: Flask) -> None:
    add(app, {"number": 1001})
    with app.app_context(), rows() as session:
        order = session.scalars(select(Order)).one()
        assert order.sort_name == "anna kiss"
        redact_customer_rows(session.get_one(Shop, order.shop_id), [order.gid])
    with app.app_context(), rows() as session:
        order = session.scalars(select(Order)).one()
        assert (order.sort_name, order.country_code) == ("", "")
