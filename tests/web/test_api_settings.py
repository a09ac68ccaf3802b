from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.builders import a_purchase, a_shop, a_supplier, an_account, an_order, rows
from tests.web.api import ask, everything, got, refused, rung
from tests.web.stand_ins import HouseOfMemory


@pytest.fixture(autouse=True)
def shop(app: Flask) -> None:
    with app.app_context(), rows() as session:
        an_account(session, a_shop(session))


def as_read(client: FlaskClient, **changes: Any) -> dict[str, Any]:
    settings = got(client, "GET /settings")
    return {
        **{name: value for name, value in settings.items() if name not in {"payment_method", "scenario"}},
        **changes,
    }


def test_a_new_shop_lists_paid_orders_and_orders_by_hand_with_the_cheapest_shipping(client: FlaskClient) -> None:
    assert got(client, "GET /settings") == {
        "list_unpaid": False,
        "ordering": "by_hand",
        "shipping_rule": "cheapest",
        "notify_customer": True,
        "drift_limit_percent": 0.0,
        "supplier_note": "",
        "stopped": False,
        "risk_rule": "high",
        "cap_order": None,
        "cap_day": None,
        "hold_minutes": 0,
        "dry_run": False,
        "shipping_max_days": None,
        "alerts_email": "off",
        "alerts_address": "",
        "version": 1,
        "payment_method": "unknown",
        "scenario": "by_hand_missing",
    }


def test_what_is_changed_is_read_back_with_the_next_version(client: FlaskClient) -> None:
    wanted = as_read(
        client,
        list_unpaid=True,
        ordering="automatic",
        shipping_rule="fastest",
        notify_customer=False,
        drift_limit_percent=2.35,
        supplier_note="Ne tegyen bele számlát ✂",
        stopped=True,
        risk_rule="medium",
        cap_order={"minor": 50_00, "currency": "USD"},
        cap_day={"minor": 500_00, "currency": "USD"},
        hold_minutes=30,
        dry_run=True,
    )
    changed = got(client, "PUT /settings", wanted)
    assert changed == {**wanted, "version": 2, "payment_method": "unknown", "scenario": "automatic_missing"}
    assert got(client, "GET /settings") == changed


def test_what_guards_the_money_stays_when_it_is_not_named_and_a_cap_goes_when_it_is_null(client: FlaskClient) -> None:
    guards = {"risk_rule": "medium", "hold_minutes": 30, "dry_run": True}
    caps = {"cap_order": {"minor": 50_00, "currency": "USD"}, "cap_day": {"minor": 500_00, "currency": "USD"}}
    got(client, "PUT /settings", as_read(client, **guards, **caps))
    named = as_read(client, cap_day=None)
    for name in (*guards, "cap_order"):
        del named[name]
    changed = got(client, "PUT /settings", named)
    assert {name: changed[name] for name in (*guards, *caps)} == {**guards, **caps, "cap_day": None}


def test_two_open_pages_do_not_overwrite_each_other(app: Flask, client: FlaskClient) -> None:
    first, second = as_read(client, stopped=True), as_read(client, ordering="automatic")
    got(client, "PUT /settings", first)
    before = everything(app)
    assert refused(client, "PUT /settings", second) == (409, "SETTINGS_CHANGED")
    assert everything(app) == before


@pytest.mark.parametrize("version", [2, 2**31 - 2])
def test_a_version_that_was_never_read_is_a_conflict(app: Flask, client: FlaskClient, version: int) -> None:
    before = everything(app)
    assert refused(client, "PUT /settings", as_read(client, version=version)) == (409, "SETTINGS_CHANGED")
    assert everything(app) == before


@pytest.mark.parametrize(
    ("method", "scenario"),
    [("saved", "automatic_saved"), ("missing", "automatic_missing"), ("unknown", "automatic_missing")],
)
def test_the_scenario_follows_from_ordering_and_payment_method(
    app: Flask, client: FlaskClient, method: str, scenario: str
) -> None:
    with app.app_context(), rows() as session:
        an_account(session, a_shop(session, "third-shop.myshopify.com"), payment_method=method)
    wanted = as_read(client, ordering="automatic")
    assert got(client, "PUT /settings", wanted, shop="third-shop.myshopify.com")["scenario"] == scenario


def test_turning_the_kill_switch_off_wakes_what_waited_and_turning_it_on_wakes_nothing(
    app: Flask, client: FlaskClient, house: HouseOfMemory
) -> None:
    with app.app_context(), rows() as session:
        other = a_shop(session, "third-shop.myshopify.com")
        held = {"due_at": None, "code": "STOPPED", "reasons": [{"code": "STOPPED"}]}
        a_purchase(session, an_order(session, other), a_supplier(session, other), "held", **held)
    third = {"shop": "third-shop.myshopify.com"}
    got(client, "PUT /settings", as_read(client, stopped=True), **third)
    assert [row["due_at"] for row in everything(app)["purchases"]] == [None]
    got(client, "PUT /settings", as_read(client, stopped=False, version=2), **third)
    assert [row["due_at"] is not None for row in everything(app)["purchases"]] == [True]
    assert rung(house) == [("sweep",)]


def test_a_shop_that_was_never_let_in_has_the_settings_of_a_new_one(client: FlaskClient) -> None:
    answer = ask(client, "GET /settings", shop="new-shop.myshopify.com")
    assert (answer.status, answer.json["version"]) == (200, 1)
