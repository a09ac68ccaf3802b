from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sourcing.alerts.model import Alert
from sourcing.errors import (
    PlatformError,
    PlatformForbidden,
    PlatformRefused,
    PlatformThrottled,
    PlatformUnauthorized,
    PlatformUnreachable,
)
from sourcing.fulfillment.model import FulfillmentOrder, Shipment
from sourcing.timeline.record import record_for
from tests.builders import (
    ADDRESS,
    NOW,
    a_link,
    a_parcel,
    a_purchase,
    a_shop,
    a_supplier,
    an_account,
    an_order,
    rows,
)
from tests.web.api import ask, conforming, everything, got, operations, refused
from tests.web.stand_ins import HouseOfMemory

VARIANT = "gid://shopify/ProductVariant/1"
PART = {"product_id": "1600001", "sku_id": "501", "quantity": 2}


@pytest.fixture
def order(app: Flask) -> int:
    """A shipped order with everything that a page can show."""
    with app.app_context(), rows() as session:
        shop = a_shop(session)
        an_account(session, shop, payment_method="saved")
        supplier = a_supplier(session, shop)
        a_link(session, supplier)
        order = an_order(session, shop, stage="shipped", note="Ring twice")
        paid = {"paid_at": NOW, "paid_how": "caravan", "trade_id": "255201166001024316", "total_minor": 2300}
        purchase = a_purchase(session, order, supplier, "shipping", asked_currency="USD", **paid)
        parcel = a_parcel(session, purchase, "YT1")
        parcel.events = [{"code": "IN_TRANSIT", "name": "On the way", "location": "Yiwu", "at": "2026-11-20 10:00"}]
        pushed = {"state": "refused", "code": "SHOPIFY_REFUSED", "pushed_numbers": ["YT1"], "pushed_at": NOW}
        session.add(Shipment(shop_id=shop.id, purchase_id=purchase.id, **pushed))
        unit = {"gid": "gid://shopify/FulfillmentOrder/1", "status": "IN_PROGRESS", "request_status": "ACCEPTED"}
        session.add(FulfillmentOrder(shop_id=shop.id, order_id=order.id, read_at=NOW, answer="done", **unit))
        record_for(purchase, "alibaba", "paid", NOW, amount_minor=2300)
        told = {"kind": "no_movement", "subject": "parcel:1", "data": {"number": "YT1"}, "opened_at": NOW}
        session.add(Alert(id=order.id, shop_id=shop.id, order_id=order.id, purchase_id=purchase.id, **told))
        return int(order.id)


OWN_ADDRESS = {name: value for name, value in asdict(ADDRESS).items() if name not in {"province_code", "country"}}


def test_every_operation_of_the_document_answers_as_the_document_says(client: FlaskClient, order: int) -> None:
    purchase = got(client, f"GET /orders/{order}")["purchases"][0]["id"]
    settings = got(client, "GET /settings")
    del settings["payment_method"], settings["scenario"]
    bodies: dict[str, Any] = {
        "POST /checkout": {"order_ids": [order]},
        "PUT /purchases/{id}/offer": {"vendor_code": "fast"},
        "POST /purchases/place": {"purchase_ids": [purchase]},
        "POST /purchases/pay": {"purchase_ids": [purchase]},
        "PUT /settings": settings,
        "PUT /home/guide": {"dismissed": True},
        "POST /orders/select": {"view": {}},
        "POST /orders/steps/{step}": {"order_ids": [order]},
        "POST /orders/views": {"name": "Of others", "view": {}},
        "PUT /orders/views/{id}": {"name": "Of mine"},
        "PUT /orders/{id}/address": OWN_ADDRESS,
        "PUT /orders/{id}/note": {"supplier_note": "Two bags"},
        "POST /checkout/look": {"order_ids": [order]},
        "POST /payments/look": {"order_ids": [order]},
        "POST /purchases/offers": {"offers": [{"purchase_id": purchase, "vendor_code": "fast"}]},
        "PUT /products/links": {"variant_gid": VARIANT, "parts": [PART]},
        "POST /products/links/seen": {"variant_gid": VARIANT},
        "POST /imports/plan": {"product_id": "1600001", "rule": {}},
        "POST /imports": {"product_id": "1600001", "rule": {}, "key": "0123456789abcdef"},
        "POST /link-files": {"text": "variant_id,product_id,sku_id,quantity\n"},
    }
    queries = {
        "GET /checkout": f"?order_ids={order}",
        "GET /payments": f"?order_ids={order}",
        "GET /suppliers/products": "?q=lamp",
    }
    # What comes too late for an order that is placed and paid.
    late = {
        "DELETE /orders/{id}/address",
        "PUT /orders/{id}/address",
        "PUT /orders/{id}/note",
    }
    conflicts = {"PUT /purchases/{id}/offer", "POST /purchases/{id}/{step}", *late}
    got(client, "POST /orders/views", {"name": "Mine", "view": {}})
    # What takes away comes last; the export is no JSON, and has a test of its own.
    last = ("DELETE /orders/views/{id}", "POST /alibaba/disconnect")
    asked = [name for name in operations() if name not in (*last, "POST /orders/export")]
    for name in (*asked, *last):
        path = name.replace("{product_id}", "1600001").replace("{step}", "hold")
        number = purchase if "purchases" in path else order if "orders" in path else 1
        call = path.replace("{id}", str(number)) + queries.get(name, "")
        answer = ask(client, call, bodies.get(name))
        assert answer.status == (409 if name in conflicts else 200), (call, answer.text)
        conforming(answer, call)
        assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == ("application/json", "no-store")
        assert "Set-Cookie" not in answer.headers


def test_the_page_of_an_order_shows_all_there_is(client: FlaskClient, order: int) -> None:
    page = got(client, f"GET /orders/{order}")
    assert page["admin_url"] == "http://127.0.0.1:8100/store/demo-shop/orders/1001"
    assert page["address"] == {name: value for name, value in asdict(ADDRESS).items() if name != "province_code"}
    assert [line["linked"] for line in page["lines"]] == [True]
    assert [entry["kind"] for entry in page["timeline"]] == ["paid"]
    assert [unit["answer"] for unit in page["fulfillment_orders"]] == ["done"]
    bought = page["purchases"][0]
    assert [(parcel["number"], parcel["events"][0]["location"]) for parcel in bought["parcels"]] == [("YT1", "Yiwu")]
    assert (bought["shipment"]["state"], bought["shipment"]["problem"]["code"]) == ("refused", "SHOPIFY_REFUSED")
    assert page["margin"] == {"minor": 4000 - 2300, "currency": "USD"}


def test_reading_an_order_that_shopify_no_longer_has_shows_what_is_known(
    app: Flask, client: FlaskClient, order: int
) -> None:
    before = everything(app)
    assert got(client, f"POST /orders/{order}/read")["name"] == "#1001"
    assert everything(app) == before


def test_home_counts_problems_set_up_and_spend(app: Flask, client: FlaskClient, order: int) -> None:
    home = got(client, "GET /home")
    assert home["counts"]["shipped"] == home["counts"]["all"] == 1
    assert {step["code"]: step["done"] for step in home["setup"]} == {
        "connect_alibaba": True,
        "link_products": True,
        "choose_scenario": False,
        "save_payment_method": True,
        "first_order": True,
    }
    spent = {"minor": 2300, "currency": "USD"}
    assert home["spend"] == [{"days": days, "orders": 1, "spent": spent} for days in (7, 30)]


def test_home_names_each_kind_of_problem_with_how_many_orders_have_it(app: Flask, client: FlaskClient) -> None:
    with app.app_context(), rows() as session:
        shop = a_shop(session)
        stuck = {"stage": "needs_attention"}
        an_order(session, shop, 1001, problems=[{"code": "ADDRESS_MISSING"}, {"code": "ADDRESS_MISSING"}], **stuck)
        an_order(session, shop, 1002, problems=[{"code": "ADDRESS_MISSING"}], **stuck)
        held = an_order(session, shop, 1003, **stuck)
        a_purchase(session, held, a_supplier(session, shop), "held", code="AMOUNT_ABOVE_QUOTE")
    reasons = got(client, "GET /home")["problems"]
    assert {one["code"]: one["count"] for one in reasons} == {"ADDRESS_MISSING": 2, "AMOUNT_ABOVE_QUOTE": 1}


def test_help_explains_every_code_and_its_diagnostic_names_no_customer(client: FlaskClient, order: int) -> None:
    page = got(client, "GET /help")
    assert all(one["title"] and one["remedy"] and one["action"] for one in page["explanations"])
    said = str(page["diagnostic"])
    assert page["diagnostic"]["purchases"] == {"shipping": 1}
    for personal in ("Anna", "buyer@example.com", "Budapest", ADDRESS.phone, "255201166001024316", "shpat"):
        assert personal not in said


def test_the_connection_shows_who_and_until_when_and_no_token(client: FlaskClient, order: int) -> None:
    answer = ask(client, "GET /alibaba")
    shown = conforming(answer, "GET /alibaba")
    assert (shown["state"], shown["login"]) == ("connected", "buyer@example.com")
    assert shown["ends_at"] == (NOW + timedelta(days=60)).isoformat().replace("+00:00", "Z")
    assert "token" not in answer.text


def test_a_variant_is_linked_and_unlinked(client: FlaskClient, order: int) -> None:
    linked = got(client, "PUT /products/links", {"variant_gid": VARIANT, "parts": [PART, PART]})
    assert [(link["sku_id"], link["quantity"]) for link in linked["links"]] == [("501", 4)]
    assert got(client, "GET /products")["variants"] == [linked]
    assert got(client, "PUT /products/links", {"variant_gid": VARIANT, "parts": []})["links"] == []


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ({"variant_gid": "gid://shopify/ProductVariant/2", "parts": [PART]}, (404, "NO_SUCH_VARIANT")),
        ({"variant_gid": VARIANT, "parts": [{**PART, "product_id": "9"}]}, (422, "PRODUCT_GONE")),
        ({"variant_gid": VARIANT, "parts": [PART, {**PART, "sku_id": "9"}]}, (422, "SKU_GONE")),
    ],
)
def test_a_link_to_what_is_not_there_is_refused_and_the_old_one_stays(
    app: Flask, client: FlaskClient, order: int, body: dict[str, Any], refusal: tuple[int, str]
) -> None:
    before = everything(app)
    assert refused(client, "PUT /products/links", body) == refusal
    assert everything(app) == before


def test_a_product_that_alibaba_does_not_know_is_not_found(client: FlaskClient, order: int) -> None:
    assert refused(client, "GET /suppliers/products/42") == (404, "PRODUCT_GONE")


def test_without_a_connection_alibabas_catalog_says_to_connect(app: Flask, client: FlaskClient) -> None:
    with app.app_context(), rows() as session:
        a_shop(session)
    assert refused(client, "GET /suppliers/products?q=lamp") == (409, "ALIBABA_NOT_CONNECTED")


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (PlatformRefused("alibaba", "x", "15", "no such thing"), 502),
        (PlatformForbidden("alibaba", "x", "403", "no permission"), 502),
        (PlatformUnreachable("alibaba", "x", "TIMEOUT", "secret.internal timed out"), 502),
        (PlatformThrottled("alibaba", "x", "ApiCallLimit", "too many", 2.4), 503),
        (PlatformUnauthorized("alibaba", "x", "ALIBABA_CONNECTION_ENDED", "over"), 409),
    ],
)
def test_what_a_platform_answers_badly_is_told_with_a_remedy(
    client: FlaskClient, house: HouseOfMemory, order: int, error: PlatformError, status: int
) -> None:
    house.memory_suppliers.error = error
    answer = ask(client, "GET /suppliers/products/1600001")
    said = conforming(answer, "GET /suppliers/products/1600001")
    assert (answer.status, bool(said["message"]), bool(said["remedy"])) == (status, True, True)
    assert "secret.internal" not in answer.text
    assert answer.headers.get("Retry-After") == ("2" if status == 503 else None)


def test_what_nobody_thought_of_is_a_number_for_support_and_tells_nothing_of_the_inside(
    client: FlaskClient, house: HouseOfMemory, order: int
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("password=hunter2")

    house.memory_suppliers.read_product = fail  # type: ignore[method-assign,assignment]
    answer = ask(client, "GET /suppliers/products/1600001")
    assert (answer.status, answer.json["code"]) == (500, "UNEXPECTED")
    assert "hunter2" not in answer.text
    assert "Traceback" not in answer.text
