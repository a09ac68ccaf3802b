from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from local.environment import environment_for_tests
from sourcing.config import read_settings
from sourcing.db import db
from sourcing.purchasing.checkout import want_placed
from sourcing.shops.supplier_note import fill_note, unknown_placeholders
from tests.builders import a_shop, rows
from tests.money.town import DOMAIN, Town
from tests.web.signing import SECRET, bearer
from web import create_app

PLAIN = {
    "list_unpaid": False,
    "ordering": "by_hand",
    "shipping_rule": "cheapest",
    "notify_customer": True,
    "drift_limit_percent": 0,
    "supplier_note": "",
    "stopped": False,
}
NEW = {
    "risk_rule": "medium",
    "cap_order": {"minor": 5000, "currency": "USD"},
    "cap_day": {"minor": 50_000, "currency": "USD"},
    "hold_minutes": 30,
    "dry_run": True,
    "shipping_max_days": 12,
}


@pytest.fixture
def app(database_url: str) -> Iterator[Flask]:
    environ = environment_for_tests(database_url)
    made = create_app(read_settings({**environ, "SHOPIFY_API_SECRET": SECRET}))
    with made.app_context():
        with rows() as session:
            a_shop(session, DOMAIN)
        yield made
        db.engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def put(client: FlaskClient, **changes: Any) -> tuple[int, dict[str, Any]]:
    version = client.get("/api/settings", headers=bearer()).get_json()["version"]
    answer = client.put("/api/settings", json={"version": version, **PLAIN, **changes}, headers=bearer())
    return answer.status_code, answer.get_json()


def test_what_is_set_is_shown(client: FlaskClient) -> None:
    status, said = put(client, **NEW)
    assert status == 200
    assert {name: said[name] for name in NEW} == NEW


def test_what_a_page_does_not_know_stays_as_it_is(client: FlaskClient) -> None:
    put(client, **NEW)
    status, said = put(client, list_unpaid=True)
    assert status == 200
    assert {name: said[name] for name in NEW} == NEW


def test_a_cap_that_is_null_is_taken_away(client: FlaskClient) -> None:
    put(client, **NEW)
    _, said = put(client, cap_day=None)
    assert (said["cap_day"], said["cap_order"]) == (None, NEW["cap_order"])


def test_all_that_is_read_may_be_sent_back(client: FlaskClient) -> None:
    put(client, **NEW)
    known = client.get("/api/settings", headers=bearer()).get_json()
    sent = {name: value for name, value in known.items() if name not in {"payment_method", "scenario"}}
    assert client.put("/api/settings", json=sent, headers=bearer()).status_code == 200


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("cap_order", {"minor": 0, "currency": "USD"}, "more than nothing"),
        ("cap_day", {"minor": -1, "currency": "USD"}, "more than nothing"),
        ("cap_day", {"minor": 10**15, "currency": "USD"}, "too high"),
        ("cap_day", {"minor": 100, "currency": "usd"}, "'usd' is no currency"),
        ("cap_day", {"minor": 100, "currency": "DOLLARS"}, "no currency"),
        ("hold_minutes", -1, "hold_minutes"),
        ("hold_minutes", 10_081, "hold_minutes"),
        ("risk_rule", "sometimes", "risk_rule"),
        ("shipping_max_days", 0, "shipping_max_days"),
        ("supplier_note", "For {customer}, please", "{customer}"),
    ],
)
def test_what_makes_no_sense_is_refused_beside_its_field(
    client: FlaskClient, field: str, value: object, said: str
) -> None:
    before = client.get("/api/settings", headers=bearer()).get_json()
    status, error = put(client, **{field: value})
    assert status == 422
    assert error["field"] == field
    assert said in error["message"]
    assert error["remedy"]
    assert client.get("/api/settings", headers=bearer()).json == before


def test_the_cheapest_within_some_days_needs_the_days(client: FlaskClient) -> None:
    status, error = put(client, shipping_rule="cheapest_within")
    assert (status, error["code"], error["field"]) == (422, "MAX_DAYS_MISSING", "shipping_max_days")
    _, said = put(client, shipping_rule="cheapest_within", shipping_max_days=9)
    assert (said["shipping_rule"], said["shipping_max_days"]) == ("cheapest_within", 9)


def test_two_open_pages_do_not_overwrite_each_other(client: FlaskClient) -> None:
    put(client, dry_run=True)
    answer = client.put("/api/settings", json={**PLAIN, **NEW, "version": 1}, headers=bearer())
    assert (answer.status_code, answer.get_json()["code"]) == (409, "SETTINGS_CHANGED")


def test_the_home_page_says_that_nothing_would_have_been_bought(client: FlaskClient) -> None:
    home = client.get("/api/home", headers=bearer()).get_json()
    assert (home["would_have"], home["dry_run"], home["stopped_by_operator"]) == ([], False, False)


def test_the_supplier_note_is_filled_in_for_each_purchase(town: Town) -> None:
    town.settings(supplier_note="Order {order_name} to {country_code} for {shop_name}: no invoice, {please}")
    purchase_id = town.bought(7)
    want_placed(town.outside, town.shop_id, [purchase_id])
    town.advance(purchase_id)
    (trade,) = town.supplier.trades.values()
    assert trade.order.remark == "Order #7 to HU for Demo: no invoice, {please}"


def test_unknown_placeholders_are_named_once_and_single_braces_are_none() -> None:
    assert unknown_placeholders("{a} {order_name} {b c} {a} } {") == ["a", "b c"]
    assert fill_note("{order_name}{", {"order_name": "{reference}", "reference": "x"}) == "{reference}{"
