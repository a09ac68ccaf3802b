from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from sourcing.purchasing.model import Purchase
from sourcing.purchasing.states import STATES
from sourcing.shops.model import OrderSettings
from tests.builders import NOW, a_link, a_purchase, a_shop, a_supplier, an_account, an_order, rows
from tests.web.api import ask, everything, got, refused, rung
from tests.web.stand_ins import HouseOfMemory

TRADE: dict[str, Any] = {
    "trade_id": "255201166001024316",
    "placed_at": NOW,
    "total_minor": 2300,
    "asked_currency": "USD",
}
PLACED = {state for state, what in STATES.items() if what.at_supplier}
# From which states each button leads on; all others answer 409 and say why.
FROM = {
    "hold": {"new", "quoted", "placed"},
    "release": {"held"},
    "retry": {"refused", "cancelled"},
    "cancel": {"new", "quoted", "placed", "held", "refused"},
    "quote": {"new", "quoted", "refused"},
}


def make(app: Flask, state: str = "quoted", order: dict[str, Any] | None = None, **fields: Any) -> int:
    with app.app_context(), rows() as session:
        shop = a_shop(session)
        an_account(session, shop)
        supplier = a_supplier(session, shop)
        a_link(session, supplier)
        return int(a_purchase(session, an_order(session, shop, **(order or {})), supplier, state, **fields).id)


def change(app: Flask, purchase: int, **fields: Any) -> None:
    with app.app_context(), rows() as session:
        session.execute(update(Purchase).where(Purchase.id == purchase).values(**fields))


def of_order(client: FlaskClient) -> dict[str, Any]:
    order = got(client, f"GET /orders/{got(client, 'GET /orders?limit=1')['orders'][0]['id']}")
    purchase: dict[str, Any] = order["purchases"][0]
    return purchase


def test_a_step_from_a_wrong_state_is_a_conflict_that_says_why_and_changes_nothing(
    app: Flask, client: FlaskClient
) -> None:
    purchase = make(app)
    for state in STATES:
        change(app, purchase, state=state, **(TRADE if state in PLACED else dict.fromkeys(TRADE)))
        before = everything(app)
        for step in [one for one, states in FROM.items() if state not in states]:
            answer = ask(client, f"POST /purchases/{purchase}/{step}")
            assert (answer.status, answer.json["code"]) == (409, "NOT_IN_THIS_STATE"), (state, step)
            assert state.replace("_", " ") in answer.json["message"]
            assert answer.json["remedy"]
        assert everything(app) == before


def test_a_step_from_a_right_state_leads_on(app: Flask, client: FlaskClient) -> None:
    purchase = make(app)
    for step, state in [(one, state) for one in FROM for state in sorted(FROM[one])]:
        change(app, purchase, state=state, **(TRADE if state == "placed" else dict.fromkeys(TRADE)))
        after = got(client, f"POST /purchases/{purchase}/{step}")
        moved = {"hold": "held", "cancel": "cancelling" if state == "placed" else "cancelled"}.get(step, "new")
        assert after["state"] == moved, (step, state)
        assert of_order(client) == after


def test_the_buttons_are_those_that_would_be_answered(app: Flask, client: FlaskClient) -> None:
    purchase = make(app)
    for state in STATES:
        change(app, purchase, state=state, **(TRADE if state in PLACED else dict.fromkeys(TRADE)))
        can = set(of_order(client)["can"]) & FROM.keys()
        assert can == {step for step, states in FROM.items() if state in states}, state


def test_a_purchase_that_is_paid_cannot_be_cancelled(app: Flask, client: FlaskClient) -> None:
    purchase = make(app, "held", **TRADE, paid_at=NOW)
    assert refused(client, f"POST /purchases/{purchase}/cancel") == (409, "NOT_IN_THIS_STATE")


def test_a_placed_purchase_that_was_refused_gets_no_new_offers(app: Flask, client: FlaskClient) -> None:
    purchase = make(app, "refused", **TRADE)
    assert refused(client, f"POST /purchases/{purchase}/quote") == (409, "NOT_IN_THIS_STATE")


def test_another_shipping_method_changes_the_sum(app: Flask, client: FlaskClient) -> None:
    purchase = make(app)
    chosen = got(client, f"PUT /purchases/{purchase}/offer", {"vendor_code": "fast"})
    assert chosen["quoted"] == {"minor": 3000, "currency": "USD"}
    assert [offer["vendor_code"] for offer in chosen["offers"] if offer["chosen"]] == ["fast"]


def test_a_shipping_method_that_is_not_offered_is_refused(app: Flask, client: FlaskClient) -> None:
    purchase = make(app)
    before = everything(app)
    assert refused(client, f"PUT /purchases/{purchase}/offer", {"vendor_code": "slow "}) == (422, "NO_SUCH_OFFER")
    assert everything(app) == before


@pytest.mark.parametrize("fields", [{"state": "placed"}, {"state": "placing"}, {"place_by": "merchant"}])
def test_the_shipping_method_stands_once_placing_is_wanted(
    app: Flask, client: FlaskClient, fields: dict[str, Any]
) -> None:
    purchase = make(app, **fields)
    assert refused(client, f"PUT /purchases/{purchase}/offer", {"vendor_code": "fast"}) == (409, "NOT_QUOTED")


def test_placing_is_taken_on_once_and_pays_nothing(app: Flask, client: FlaskClient, house: HouseOfMemory) -> None:
    purchase = make(app)
    for _ in range(2):
        wanted = got(client, "POST /purchases/place", {"purchase_ids": [purchase, purchase]})
        assert wanted == {"accepted": [purchase], "not_done": [], "notes": []}
    shown = of_order(client)
    assert (shown["state"], shown["place_by"], shown["pay_by"]) == ("quoted", "merchant", None)
    assert set(rung(house)) == {("advance", str(purchase))}


@pytest.mark.parametrize(
    ("order", "fields", "code"),
    [
        ({"paid": False, "financial_status": "PENDING"}, {}, "NOT_PAID_IN_SHOP"),
        ({"cancelled_at": NOW}, {}, "ORDER_CANCELLED"),
        ({"test": True}, {}, "TEST_ORDER"),
        ({}, {"quote_expires_at": NOW - timedelta(minutes=1)}, "QUOTE_EXPIRED"),
        ({}, {"state": "new"}, "NOT_QUOTED_YET"),
        ({}, {"state": "held", "code": "HELD_BY_MERCHANT"}, "HELD_BY_MERCHANT"),
        ({}, {"state": "refused", "code": "NO_SHIPPING"}, "NO_SHIPPING"),
    ],
)
def test_what_may_not_be_placed_is_left_with_the_reason(
    app: Flask, client: FlaskClient, house: HouseOfMemory, order: dict[str, Any], fields: dict[str, Any], code: str
) -> None:
    purchase = make(app, order=order, **fields)
    before = everything(app)
    wanted = got(client, "POST /purchases/place", {"purchase_ids": [purchase]})
    assert wanted["accepted"] == []
    problem = wanted["not_done"][0]["problem"]
    assert (problem["code"], bool(problem["title"]), bool(problem["remedy"])) == (code, True, True)
    assert everything(app) == before
    assert rung(house) == []


def test_what_the_merchant_may_decide_is_held_with_its_number_and_can_be_released(
    app: Flask, client: FlaskClient
) -> None:
    purchase = make(app, order={"refunded_minor": 100})
    wanted = got(client, "POST /purchases/place", {"purchase_ids": [purchase]})
    assert [left["problem"]["code"] for left in wanted["not_done"]] == ["ORDER_REFUNDED"]
    shown = of_order(client)
    assert (shown["state"], "release" in shown["can"]) == ("held", True)
    assert got(client, f"POST /purchases/{purchase}/release", {})["state"] == "new"


def test_nothing_is_placed_while_the_kill_switch_is_on(app: Flask, client: FlaskClient) -> None:
    purchase = make(app)
    with app.app_context(), rows() as session:
        session.execute(update(OrderSettings).values(stopped=True))
    wanted = got(client, "POST /purchases/place", {"purchase_ids": [purchase]})
    assert (wanted["accepted"], wanted["not_done"][0]["problem"]["code"]) == ([], "STOPPED")


def test_paying_what_is_paid_or_being_paid_is_accepted_and_changes_nothing(app: Flask, client: FlaskClient) -> None:
    purchase = make(app, "paying", **TRADE)
    for state in [state for state, what in STATES.items() if what.spent]:
        change(app, purchase, state=state)
        before = everything(app)
        assert got(client, "POST /purchases/pay", {"purchase_ids": [purchase]})["accepted"] == [purchase], state
        assert everything(app) == before


def test_only_what_is_placed_is_paid(app: Flask, client: FlaskClient, house: HouseOfMemory) -> None:
    purchase = make(app)
    for state in [state for state, what in STATES.items() if not what.spent and state != "placed"]:
        change(app, purchase, state=state)
        before = everything(app)
        wanted = got(client, "POST /purchases/pay", {"purchase_ids": [purchase]})
        assert (wanted["accepted"], [left["purchase_id"] for left in wanted["not_done"]]) == ([], [purchase])
        assert wanted["not_done"][0]["problem"]["data"]["state"] == state
        assert everything(app) == before
    assert rung(house) == []


def test_paying_a_placed_purchase_is_left_to_a_worker(app: Flask, client: FlaskClient, house: HouseOfMemory) -> None:
    purchase = make(app, "placed", **TRADE)
    assert got(client, "POST /purchases/pay", {"purchase_ids": [purchase]})["accepted"] == [purchase]
    shown = of_order(client)
    assert (shown["state"], shown["pay_by"], shown["paid_at"]) == ("placed", "merchant", None)
    assert rung(house) == [("advance", str(purchase))]
