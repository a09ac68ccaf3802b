from __future__ import annotations

from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from flask import Flask
from flask.testing import FlaskClient

import wiring
from sourcing.fulfillment.model import Shipment
from sourcing.inbox.work import work_inbox
from tests.builders import NOW, a_link, a_purchase, a_shop, a_supplier, an_order, rows
from tests.web.api import OTHER, everything, rung
from tests.web.signing import SHOP, hmac_of, query_headers, webhook_headers
from tests.web.stand_ins import HouseOfMemory

STOCK, NUMBERS = "/fulfillment/fetch_stock", "/fulfillment/fetch_tracking_numbers"
PING = "/fulfillment/fulfillment_order_notification"


@pytest.fixture(autouse=True)
def shop(app: Flask) -> None:
    with app.app_context(), rows() as session:
        shop = a_shop(session, requests_poll_due=None)
        supplier = a_supplier(session, shop)
        a_link(session, supplier, 1, stock=40, quantity=3)
        a_link(session, supplier, 2, variant_sku="LAMP 2+", stock=7)
        a_link(session, supplier, 3, variant_sku="GONE", product_status="PRODUCT_OFFLINE")
        a_link(session, supplier, 4, variant_sku="UNTOLD", stock=None)
        for number, name in ((1001, "#1001"), (1002, "EU 1002"), (1003, "A-F1 1003")):
            bought = a_purchase(session, an_order(session, shop, number, name=name), supplier, "shipping")
            pushed = {"state": "pushed", "fulfillment_gid": f"gid://shopify/Fulfillment/{number}", "pushed_at": NOW}
            session.add(Shipment(shop_id=shop.id, purchase_id=bought.id, pushed_numbers=[f"YT{number}", "2"], **pushed))
        a_link(session, a_supplier(session, a_shop(session, OTHER)), variant_sku="THEIRS", stock=1)


def get(client: FlaskClient, path: str, query: str, **wanted: Any) -> Any:
    answer = client.get(f"{path}?{query}", headers=query_headers(query, **wanted))
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def with_hmac(params: dict[str, str | list[str]], **wanted: Any) -> str:
    pairs = [
        f"{quote(name)}={quote_plus(one)}"
        for name, value in {**params, "hmac": hmac_of(params, **wanted)}.items()
        for one in (value if isinstance(value, list) else [value])
    ]
    return "&".join(pairs)


@pytest.mark.parametrize("path", [STOCK, f"{STOCK}.json"])
def test_stock_is_told_by_sku_in_whole_pieces_and_left_out_where_alibaba_did_not_tell(
    client: FlaskClient, path: str
) -> None:
    assert get(client, path, f"shop={SHOP}&timestamp=1763640000") == {"LAMP-1": 13, "LAMP 2+": 7, "GONE": 0}


@pytest.mark.parametrize("sku", ["LAMP+2%2B", "LAMP%202%2B"])
def test_a_sku_with_spaces_is_found_however_they_are_written(client: FlaskClient, sku: str) -> None:
    assert get(client, STOCK, f"max_retries=3&shop={SHOP}&sku={sku}") == {"LAMP 2+": 7}


def test_a_sku_nobody_linked_has_no_stock(client: FlaskClient) -> None:
    assert get(client, STOCK, f"shop={SHOP}&sku=NOBODY") == {}


def test_the_signature_may_stand_in_the_query(client: FlaskClient) -> None:
    query = with_hmac({"shop": SHOP, "sku": "LAMP 2+", "timestamp": "1763640000"})
    assert client.get(f"{STOCK}?{query}").get_json() == {"LAMP 2+": 7}


def test_the_shop_may_stand_in_the_header_alone(client: FlaskClient) -> None:
    assert get(client, STOCK, "sku=LAMP-1") == {"LAMP-1": 13}


def test_a_shop_sees_its_own_stock_only(client: FlaskClient) -> None:
    assert get(client, STOCK, f"shop={OTHER}", shop=SHOP) == {"THEIRS": 1}
    assert get(client, STOCK, "shop=nobody.myshopify.com") == {}


@pytest.mark.parametrize(
    ("query", "headers"),
    [
        (f"shop={SHOP}", {}),
        (f"shop={SHOP}", query_headers(f"shop={SHOP}", secret="guessed")),
        (f"shop={SHOP}&sku=LAMP-1", query_headers(f"shop={SHOP}")),
        (f"shop={SHOP}", {**query_headers(f"shop={SHOP}"), "X-Shopify-Hmac-Sha256": "é"}),
        (with_hmac({"shop": SHOP}, secret="guessed"), {}),
        (f"{with_hmac({'shop': SHOP})}&sku=LAMP-1", {}),
        (with_hmac({"shop": OTHER}).replace(OTHER, SHOP), {}),
        (f"{with_hmac({'shop': OTHER})}&shop={SHOP}", {}),
        (f"shop={SHOP}&{with_hmac({'shop': OTHER})}", {}),
        (f"{with_hmac({'shop': SHOP})}&hmac=x", {}),
        (f"shop={SHOP}&hmac=é", {}),
        ("shop=shop.example.com", query_headers("shop=shop.example.com")),
        ("sku=1", query_headers("sku=1", shop="")),
    ],
    ids=[
        "none",
        "another secret",
        "another query",
        "no base64",
        "another secret in the query",
        "a parameter added",
        "another shop",
        "a second shop behind",
        "a second shop before",
        "two signatures",
        "no hex",
        "no shop of Shopify's",
        "no shop at all",
    ],
)
@pytest.mark.parametrize("path", [STOCK, NUMBERS])
def test_a_callback_that_is_not_signed_rightly_is_refused(
    client: FlaskClient, path: str, query: str, headers: dict[str, str]
) -> None:
    answer = client.get(f"{path}?{query}", headers=headers)
    assert answer.status_code == 401
    assert "LAMP" not in answer.text


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("%231001.1", "#1001.1"),
        ("%231001-F1", "#1001-F1"),
        ("EU+1002.1", "EU 1002.1"),
        ("EU%201002.1", "EU 1002.1"),
        ("EU+1002-F1", "EU 1002-F1"),
        ("A-F1+1003.1", "A-F1 1003.1"),
        ("A-F1+1003-F1", "A-F1 1003-F1"),
    ],
)
def test_a_tracking_number_is_found_by_the_fulfillments_name_however_it_is_written(
    client: FlaskClient, written: str, name: str
) -> None:
    said = get(client, NUMBERS, f"order_names%5B%5D={written}&shop={SHOP}")
    number = next(digits for digits in ("1001", "1002", "1003") if digits in name)
    assert said["tracking_numbers"] == {name: f"YT{number}"}
    assert (said["success"], bool(said["message"])) == (True, True)


def test_many_names_are_answered_at_once_and_the_unknown_left_out(client: FlaskClient) -> None:
    names = ["#1001.1", "#1001.2", "#1001.0", "#1001.²", "#1001", "", ".", "EU 1002.1", "nothing.1"]
    query = with_hmac({"order_names[]": names, "shop": SHOP})
    answer = client.get(f"{NUMBERS}?{query}")
    assert answer.status_code == 200
    assert answer.get_json()["tracking_numbers"] == {"#1001.1": "YT1001", "EU 1002.1": "YT1002"}


def test_numbers_asked_for_without_names_are_none(client: FlaskClient) -> None:
    assert get(client, f"{NUMBERS}.json", f"shop={SHOP}")["tracking_numbers"] == {}


def test_another_shops_order_of_the_same_name_has_no_number_here(client: FlaskClient) -> None:
    assert get(client, NUMBERS, f"order_names%5B%5D=%231001.1&shop={OTHER}")["tracking_numbers"] == {}


@pytest.mark.parametrize("kind", ["FULFILLMENT_REQUEST", "CANCELLATION_REQUEST"])
def test_a_ping_of_either_kind_has_the_open_requests_listed(
    app: Flask, client: FlaskClient, house: HouseOfMemory, kind: str
) -> None:
    body = b'{"kind":"%s"}' % kind.encode()
    assert client.post(PING, data=body, headers=webhook_headers(body)).status_code == 200
    with app.app_context():
        assert work_inbox(wiring.outside()) == 1
    kept = everything(app)
    assert [(row["topic"], row["state"]) for row in kept["inbox_messages"]] == [(kind, "done")]
    assert kept["shops"][0]["requests_poll_due"] == house.fixed_clock.now()
    assert ("find_requests", "1") in rung(house)


@pytest.mark.parametrize("body", [b'{"kind":"NEWS"}', b"{}", b"[]", b'{"kind":null}', b'{"kind":"\\u0000"}'])
def test_a_ping_of_an_unknown_kind_is_kept_and_holds_nothing_up(app: Flask, client: FlaskClient, body: bytes) -> None:
    assert client.post(PING, data=body, headers=webhook_headers(body)).status_code == 200
    with app.app_context():
        assert work_inbox(wiring.outside()) == 1
    assert [row["state"] for row in everything(app)["inbox_messages"]] == ["failed"]


def test_a_ping_that_is_no_json_is_told_so(app: Flask, client: FlaskClient) -> None:
    answer = client.post(PING, data=b"kind=1", headers=webhook_headers(b"kind=1"))
    assert (answer.status_code, "no JSON" in answer.text) == (400, True)
    assert everything(app)["inbox_messages"] == []
