"""Prices and warnings of linked products, freight, imports and files of links, over HTTP."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from sourcing.catalog.model import Link, ProductImport
from sourcing.transaction import reading
from tests.builders import a_link, a_shop, a_supplier, an_account, rows
from tests.web.api import OTHER, ask, everything, got, refused, rung
from tests.web.stand_ins import PRODUCT, VARIANT, HouseOfMemory

KEY = "0123456789abcdef"
RULE = {"factor": 2.5, "add": 1.0, "ending": "99"}
PLAN = {"product_id": PRODUCT.product_id, "rule": RULE}


@pytest.fixture(autouse=True)
def shop(app: Flask) -> None:
    with app.app_context(), rows() as session:
        made = a_shop(session, country_code="HU")
        an_account(session, made)
        seen: dict[str, Any] = {"seen_minor": 850, "seen_currency": "USD", "seen_stock": 40, "seen_minimum": 1}
        a_link(session, a_supplier(session, made), warned=True, **seen)
        other = a_shop(session, OTHER)
        an_account(session, other, account_id="other")


def moves(answer: dict[str, Any]) -> list[str]:
    return [move["kind"] for link in answer["links"] for move in link["moves"]]


def test_a_variant_of_which_something_moved_is_filtered_out_and_taken_note_of(client: FlaskClient) -> None:
    page = got(client, "GET /products?warned=true")
    assert (page["warned"], [moves(one) for one in page["variants"]]) == (1, [["price_rose"]])
    move = page["variants"][0]["links"][0]["moves"][0]
    assert (move["before"]["minor"], move["after"]["minor"]) == (850, 900)
    noted = got(client, "POST /products/links/seen", {"variant_gid": VARIANT.gid})
    assert moves(noted) == []
    page = got(client, "GET /products?warned=true")
    assert (page["warned"], page["variants"]) == (0, [])


def test_the_filter_searches_titles_and_skus_and_takes_no_word_for_a_pattern(client: FlaskClient) -> None:
    for search, found in (("lamp", 1), ("LAMP-1", 1), ("mug", 0), ("%25", 0), ("_", 0)):
        assert len(got(client, f"GET /products?warned=true&search={search}")["variants"]) == found, search


def test_what_another_shop_is_linked_to_cannot_be_taken_note_of(app: Flask, client: FlaskClient) -> None:
    before = everything(app)
    call = "POST /products/links/seen"
    assert refused(client, call, {"variant_gid": VARIANT.gid}, shop=OTHER) == (404, "NO_SUCH_LINK")
    assert everything(app) == before


def test_a_product_shows_its_whole_price_ladder(client: FlaskClient) -> None:
    (sku,) = got(client, "GET /suppliers/products/1600001")["skus"]
    assert sku["prices"] == [{"min_quantity": 1, "price": {"minor": 900, "currency": "USD"}}]


def test_freight_goes_to_the_shops_own_country_unless_another_is_named(client: FlaskClient) -> None:
    call = "GET /suppliers/products/1600001/freight?sku_id=501&quantity=3"
    freight = got(client, call)
    assert (freight["country"], [offer["fee"]["minor"] for offer in freight["offers"]]) == ("HU", [400, 900])
    assert got(client, f"{call}&country=de")["country"] == "DE"
    assert got(client, f"{call}&country=KP")["offers"] == []
    assert refused(client, f"{call}&country=Hungary")[1] == "INPUT_WRONG"


def test_the_plan_shows_what_each_variant_would_cost_and_sell_for(client: FlaskClient) -> None:
    plan = got(client, "POST /imports/plan", PLAN)
    (variant,) = plan["variants"]
    assert (variant["cost"]["minor"], variant["price"]["minor"], variant["stock"]) == (900, 2399, 40)
    assert (plan["currency"], plan["linked"]) == ("USD", 1)


def test_the_same_key_again_is_the_same_import(app: Flask, client: FlaskClient, house: HouseOfMemory) -> None:
    body = {**PLAN, "key": KEY}
    first, again = got(client, "POST /imports", body), got(client, "POST /imports", body)
    assert (first["state"], again["id"]) == ("new", first["id"])
    assert rung(house) == [("import_product", str(first["id"]))]
    with app.app_context(), reading() as session:
        (row,) = session.scalars(select(ProductImport))
        assert (row.plan["wanted_status"], row.plan["variants"][0]["price"]["minor"]) == ("DRAFT", 2399)
    assert refused(client, f"GET /imports/{first['id']}", shop=OTHER) == (404, "NO_SUCH_IMPORT")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"product_id": "9"}, (404, "PRODUCT_GONE")),
        ({"sku_ids": ["nothing"]}, (422, "SKU_GONE")),
        ({"rule": {"factor": -1}}, (422, "INPUT_WRONG")),
        ({"rule": {"ending": "42"}}, (422, "INPUT_WRONG")),
        ({"key": "short"}, (422, "INPUT_WRONG")),
    ],
)
def test_a_wrong_wish_is_said_and_nothing_is_written(
    app: Flask, client: FlaskClient, change: dict[str, Any], code: tuple[int, str]
) -> None:
    before = everything(app)
    assert refused(client, "POST /imports", {**PLAN, "key": KEY, **change}) == code
    assert everything(app) == before


def test_a_shop_of_another_currency_has_to_say_the_rate(app: Flask, client: FlaskClient) -> None:
    with app.app_context(), rows() as session:
        an_account(session, a_shop(session, "forint.myshopify.com", currency="HUF"), account_id="forint")
    answer = ask(client, "POST /imports/plan", PLAN, shop="forint.myshopify.com")
    assert (answer.status, answer.json["code"], answer.json["field"]) == (422, "RATE_MISSING", "rule.rate")
    rated = {"product_id": "1600001", "rule": {"factor": 2, "ending": "none", "rate": 360.5}}
    (variant,) = got(client, "POST /imports/plan", rated, shop="forint.myshopify.com")["variants"]
    assert (variant["own_cost"]["minor"], variant["price"]) == (324450, {"minor": 648900, "currency": "HUF"})


def test_the_template_holds_the_variants_with_their_links(client: FlaskClient) -> None:
    file = got(client, "GET /link-files/template")
    lines = list(csv.reader(io.StringIO(file["text"].removeprefix("\ufeff"))))
    assert lines == [
        ["variant_id", "sku", "title", "product_id", "sku_id", "quantity"],
        ["1", "LAMP-1", "Lamp · Black", "1600001", "501", "1"],
    ]
    assert (file["variants"], file["next_cursor"]) == (1, None)


def test_a_file_is_taken_on_and_changes_nothing_yet(app: Flask, client: FlaskClient, house: HouseOfMemory) -> None:
    sent = got(client, "POST /link-files", {"text": "variant_id,product_id,sku_id,quantity\n1,1600001,501,2\n"})
    assert (sent["state"], rung(house)) == ("waiting", [("apply_upload", str(sent["id"]))])
    with app.app_context(), reading() as session:
        assert session.scalars(select(Link.quantity)).all() == [1]
    assert refused(client, f"GET /link-files/{sent['id']}", shop=OTHER) == (404, "NO_SUCH_UPLOAD")


def test_a_file_may_be_larger_than_other_requests_but_not_than_a_megabyte(client: FlaskClient) -> None:
    assert got(client, "POST /link-files", {"text": "x" * 900_000})["state"] == "waiting"
    assert refused(client, "POST /link-files", {"text": "é" * 600_000}) == (422, "FILE_TOO_LARGE")
    assert refused(client, "POST /link-files", {"text": "x" * 1_000_001})[0] == 422
    assert refused(client, "POST /imports/plan", {"product_id": "1" * 70_000})[0] == 413
