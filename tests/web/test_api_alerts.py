from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from sourcing.alerts.model import Alert
from sourcing.fulfillment.model import Shipment
from sourcing.shops.model import OrderSettings, Shop
from tests.builders import NOW, a_purchase, a_shop, a_supplier, an_account, an_order, rows
from tests.web.api import OTHER, everything, got, refused
from tests.web.stand_ins import HouseOfMemory

SETTINGS = {
    "list_unpaid": False,
    "ordering": "by_hand",
    "shipping_rule": "cheapest",
    "notify_customer": True,
    "drift_limit_percent": 0.0,
    "supplier_note": "",
    "stopped": False,
}


class SilentPostman:
    def message_id(self, key: str) -> str:
        return key

    def send(self, letter: object) -> None:
        raise AssertionError("no request sends mail")


@pytest.fixture(autouse=True)
def shop(app: Flask) -> None:
    """Two alerts in the shop that asks, one in another."""
    with app.app_context(), rows() as session:
        mine = a_shop(session, email="shop@example.com", timezone="Europe/Budapest")
        an_account(session, mine)
        order = an_order(session, mine, 1001)
        purchase = a_purchase(session, order, a_supplier(session, mine), "refused", code="PAY_FAILED")
        about = {"shop_id": mine.id, "order_id": order.id, "purchase_id": purchase.id}
        session.add(Alert(kind="no_tracking", subject="p:1", data={"days": 8}, opened_at=NOW, **about))
        session.add(Alert(kind="refused", subject="p:1:X", data={"code": "PAY_FAILED"}, opened_at=NOW, **about))
        session.add(Alert(kind="refused", subject="p:2:X", data={}, opened_at=NOW, closed_at=NOW, **about))
        other = a_shop(session, OTHER)
        session.add(Alert(kind="connection_ended", subject="a", data={}, opened_at=NOW, shop_id=other.id))


def put_settings(client: FlaskClient, **changes: Any) -> dict[str, Any]:
    version = got(client, "GET /settings")["version"]
    answer: dict[str, Any] = got(client, "PUT /settings", {**SETTINGS, "version": version, **changes})
    return answer


@pytest.fixture
def mail(house: HouseOfMemory) -> None:
    """A mail server is set up."""
    house.__dict__["outside"] = replace(house.outside, postman=SilentPostman())


def test_the_open_alerts_of_the_shop_come_most_urgent_first(client: FlaskClient) -> None:
    found = got(client, "GET /alerts")
    assert [alert["kind"] for alert in found["alerts"]] == ["refused", "no_tracking"]
    assert (found["counts"], found["total"]) == ({"refused": 1, "no_tracking": 1}, 2)
    first = found["alerts"][0]
    assert (first["order_name"], first["supplier"], first["code"], first["action"], first["data"]) == (
        "#1001", "Yiwu Lamps", "PAY_FAILED", "pay_by_hand", {},
    )  # fmt: skip
    assert got(client, "GET /home")["alerts"] == found


def test_a_dismissed_alert_is_shown_no_more_and_stays_open(app: Flask, client: FlaskClient) -> None:
    first = got(client, "GET /alerts")["alerts"][0]["id"]
    assert got(client, f"POST /alerts/{first}/dismiss")["counts"] == {"no_tracking": 1}
    before = everything(app)
    assert got(client, f"POST /alerts/{first}/dismiss")["total"] == 1
    assert everything(app) == before
    assert [row["closed_at"] for row in before["alerts"] if row["id"] == first] == [None]


def test_alerts_of_another_shop_can_be_neither_seen_nor_dismissed(app: Flask, client: FlaskClient) -> None:
    with app.app_context(), rows() as session:
        theirs = session.scalars(select(Alert.id).where(Alert.kind == "connection_ended")).one()
    before = everything(app)
    assert refused(client, f"POST /alerts/{theirs}/dismiss") == (404, "NO_SUCH_ALERT")
    assert everything(app) == before
    assert got(client, "GET /alerts", shop=OTHER)["counts"] == {"connection_ended": 1}


@pytest.mark.usefixtures("mail")
def test_alerts_by_mail_are_a_setting_that_stays_when_a_page_does_not_name_it(client: FlaskClient) -> None:
    assert got(client, "GET /alerts/mail") == {"available": True, "shop_email": "shop@example.com"}
    wanted = {"alerts_email": "daily", "alerts_address": "buyer@example.com"}
    assert wanted.items() <= put_settings(client, **wanted).items()
    assert wanted.items() <= put_settings(client, list_unpaid=True).items()
    assert put_settings(client, alerts_address="")["alerts_address"] == ""


@pytest.mark.usefixtures("mail")
@pytest.mark.parametrize("address", ["nobody", "a@b.hu, c@d.hu", "a@b.hu\nBcc: c@d.hu"])
def test_an_address_that_no_mail_can_be_sent_to_is_refused(client: FlaskClient, address: str) -> None:
    version = got(client, "GET /settings")["version"]
    wanted = {**SETTINGS, "version": version, "alerts_address": address}
    assert refused(client, "PUT /settings", wanted) == (422, "MAIL_ADDRESS_WRONG")


def test_without_a_mail_server_mail_cannot_be_switched_on_but_what_was_on_may_be_sent_back(
    app: Flask, client: FlaskClient
) -> None:
    assert got(client, "GET /alerts/mail")["available"] is False
    wanted = {**SETTINGS, "version": 1, "alerts_email": "at_once"}
    assert refused(client, "PUT /settings", wanted) == (422, "NO_MAIL_SERVER")
    with app.app_context(), rows() as session:
        for row in session.scalars(select(OrderSettings)):
            row.alerts_email = "at_once"
    assert put_settings(client, alerts_email="at_once")["alerts_email"] == "at_once"
    assert put_settings(client, alerts_email="off")["alerts_email"] == "off"


def test_the_setup_guide_is_put_away_for_the_shop_and_brought_back(client: FlaskClient) -> None:
    assert got(client, "GET /home")["guide_dismissed"] is False
    assert got(client, "PUT /home/guide", {"dismissed": True})["guide_dismissed"] is True
    assert got(client, "GET /home")["guide_dismissed"] is True
    assert got(client, "GET /home", shop=OTHER)["guide_dismissed"] is False
    assert got(client, "GET /settings")["version"] == 1
    assert got(client, "PUT /home/guide", {"dismissed": False})["guide_dismissed"] is False


def test_home_tells_every_day_of_thirty_with_what_was_paid_on_it(app: Flask, client: FlaskClient) -> None:
    with app.app_context(), rows() as session:
        mine = session.scalars(select(Shop).where(Shop.domain != OTHER)).one()
        lamps, mugs = a_supplier(session, mine, "Lamps"), a_supplier(session, mine, "Mugs")
        order = an_order(session, mine, 1002)
        paid = {"paid_at": NOW - timedelta(seconds=5), "asked_currency": "USD"}
        a_purchase(session, order, lamps, "paid", total_minor=1000, **paid)
        a_purchase(session, order, mugs, "paid", total_minor=500, **paid)
        old = an_order(session, mine, 1003)
        week = {"paid_at": NOW - timedelta(days=10), "asked_currency": "EUR"}
        a_purchase(session, old, lamps, "paid", total_minor=700, **week)
    daily = got(client, "GET /home")["daily"]
    assert len(daily) == 30
    assert [day["day"] for day in daily] == sorted({day["day"] for day in daily})
    bought = [(day["orders"], day["spent"]) for day in daily if day["orders"]]
    assert bought == [(1, [{"minor": 700, "currency": "EUR"}]), (1, [{"minor": 1500, "currency": "USD"}])]
    assert daily[-1]["orders"] == 1 or NOW.minute == 0


def test_home_tells_the_median_times(app: Flask, client: FlaskClient) -> None:
    assert got(client, "GET /home")["times"]["to_placed"] == {"seconds": None, "count": 0}
    with app.app_context(), rows() as session:
        mine = session.scalars(select(Shop).where(Shop.domain != OTHER)).one()
        lamps = a_supplier(session, mine, "Lamps")
        for number, minutes in enumerate((2, 4, 600), 1010):
            at = NOW - timedelta(days=2)
            order = an_order(session, mine, number, paid_since=at)
            placed = at + timedelta(minutes=minutes)
            fields = {"placed_at": placed, "paid_at": placed, "shipped_at": placed, "total_minor": 100}
            purchase = a_purchase(session, order, lamps, "shipping", **fields)
            pushed = placed + timedelta(seconds=minutes)
            session.add(
                Shipment(
                    shop_id=mine.id, purchase_id=purchase.id, state="pushed", pushed_numbers=[], first_pushed_at=pushed
                )
            )
    times = got(client, "GET /home")["times"]
    assert times == {
        "days": 30,
        "to_placed": {"seconds": 240, "count": 3},
        "to_tracking": {"seconds": 4, "count": 3},
    }
