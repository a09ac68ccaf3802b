from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from sourcing.inbox.privacy import redact_customer_rows
from sourcing.orders.model import Order
from sourcing.purchasing.model import Purchase
from sourcing.shops.model import Shop
from tests.builders import ADDRESS, a_link, a_purchase, a_shop, a_supplier, an_account, an_order, rows
from tests.web.api import ask, everything, got, refused
from tests.web.signing import SHOP

OWN = {name: value for name, value in asdict(ADDRESS).items() if name not in {"province_code", "country"}} | {
    "address1": "Kossuth tér 2",
    "zip": "1055",
}


@pytest.fixture
def order_id(app: Flask) -> int:
    """An order whose address has no postal code, so that nothing can be placed."""
    with app.app_context(), rows() as session:
        shop = a_shop(session)
        an_account(session, shop)
        supplier = a_supplier(session, shop)
        a_link(session, supplier)
        problem = {"code": "ADDRESS_INCOMPLETE", "fields": ["zip"]}
        order = an_order(session, shop, address={**asdict(ADDRESS), "zip": ""}, problems=[problem])
        a_purchase(session, order, supplier, "quoted")
        return int(order.id)


def repair(client: FlaskClient, order_id: int, **fields: str) -> dict[str, Any]:
    order: dict[str, Any] = got(client, f"PUT /orders/{order_id}/address", OWN | fields)
    return order


def test_a_repaired_address_goes_before_the_shops_and_mends_the_order(client: FlaskClient, order_id: int) -> None:
    order = repair(client, order_id)
    assert (order["own_address"]["address1"], order["own_address"]["country"]) == ("Kossuth tér 2", "Hungary")
    assert order["address"]["zip"] == ""
    assert (order["problems"], order["address_choice"], order["editable"]) == ([], False, True)
    # The freight is asked for anew.
    assert [(one["state"], one["offers"]) for one in order["purchases"]] == [("new", [])]
    entry = next(entry for entry in order["timeline"] if entry["kind"] == "address_repaired")
    assert (entry["who"], sorted(entry["data"]["fields"])) == ("merchant", ["address1", "zip"])
    assert "Kossuth" not in str(order["timeline"])


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"zip": "x"}, "ADDRESS_FIELD_WRONG", "zip"),
        ({"name": "  "}, "ADDRESS_FIELD_MISSING", "name"),
        ({"country_code": "us", "zip": "90001", "province": ""}, "ADDRESS_FIELD_MISSING", "province"),
    ],
)
def test_an_address_that_is_wrong_for_its_country_changes_nothing(
    app: Flask, client: FlaskClient, order_id: int, fields: dict[str, str], code: str, field: str
) -> None:
    before = everything(app)
    answer = ask(client, f"PUT /orders/{order_id}/address", OWN | fields)
    assert (answer.status, answer.json["code"], answer.json["field"]) == (422, code, field)
    assert everything(app) == before


def test_when_the_shops_address_changes_later_the_merchant_chooses(
    app: Flask, client: FlaskClient, order_id: int
) -> None:
    repair(client, order_id)
    with app.app_context(), rows() as session:
        session.get_one(Order, order_id).address = asdict(ADDRESS) | {"city": "Szeged", "zip": "6720"}
    order = got(client, f"GET /orders/{order_id}")
    assert (order["address"]["city"], order["own_address"]["city"], order["address_choice"]) == (
        "Szeged",
        "Budapest",
        True,
    )
    assert repair(client, order_id)["address_choice"] is False
    taken = got(client, f"DELETE /orders/{order_id}/address")
    assert (taken["own_address"], taken["problems"]) == (None, [])


def test_once_everything_is_placed_neither_address_nor_note_can_be_changed(
    app: Flask, client: FlaskClient, order_id: int
) -> None:
    with app.app_context(), rows() as session:
        purchase = session.scalars(select(Purchase).where(Purchase.order_id == order_id)).one()
        purchase.state, purchase.trade_id = "placed", "255"
    assert refused(client, f"PUT /orders/{order_id}/address", OWN) == (409, "ALL_PLACED")
    assert refused(client, f"PUT /orders/{order_id}/note", {"supplier_note": "x"}) == (409, "ALL_PLACED")
    assert refused(client, f"DELETE /orders/{order_id}/address") == (409, "ALL_PLACED")


def test_a_note_for_this_order_is_kept_and_checked(client: FlaskClient, order_id: int) -> None:
    order = got(client, f"PUT /orders/{order_id}/note", {"supplier_note": "Gift: no prices in {order_name}"})
    assert order["supplier_note"] == "Gift: no prices in {order_name}"
    assert refused(client, f"PUT /orders/{order_id}/note", {"supplier_note": "{who}"}) == (422, "PLACEHOLDER_UNKNOWN")


def test_forgetting_a_customer_empties_what_the_merchant_wrote_too(
    app: Flask, client: FlaskClient, order_id: int
) -> None:
    repair(client, order_id)
    got(client, f"PUT /orders/{order_id}/note", {"supplier_note": "For Anna"})
    with app.app_context(), rows() as session:
        shop = session.scalars(select(Shop).where(Shop.domain == SHOP)).one()
        redact_customer_rows(shop, [session.get_one(Order, order_id).gid])
    order = got(client, f"GET /orders/{order_id}")
    assert (order["address"], order["own_address"], order["supplier_note"]) == (None, None, "")
    assert "Anna" not in str(everything(app)["orders"])
