from __future__ import annotations

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update
from sqlalchemy.orm import Session

import wiring
from sourcing.alerts.model import Alert, AlertMail
from sourcing.catalog.model import LinkUpload, ProductImport
from sourcing.fulfillment.model import FulfillmentOrder, Shipment
from sourcing.inbox.work import work_inbox
from sourcing.orders.model import OrderToRead, SavedView
from sourcing.purchasing.model import Attempt, Reservation
from sourcing.shops.model import OAuthState, Shop
from sourcing.timeline.record import record_for
from tests.builders import (
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
from tests.web.api import OTHER, everything, got
from tests.web.signing import SHOP, webhook_headers

CUSTOMER = {"id": 191167, "email": "anna@example.com", "phone": "+3612345678"}
PERSONAL = ("Anna Kiss", "anna@example.com", "+3612345678", "Fő utca", "Ring twice")


@pytest.fixture(autouse=True)
def shop(app: Flask) -> None:
    with app.app_context(), rows() as session:
        filled(session, SHOP)


def filled(session: Session, domain: str) -> Shop:
    """A shop with a row in every table."""
    shop = a_shop(session, domain)
    an_account(session, shop, account_id=f"account-{domain}")
    session.add(OAuthState(state=f"state-{domain}", shop_id=shop.id, expires_at=NOW))
    session.add(OrderToRead(shop_id=shop.id, gid="gid://shopify/Order/9", why="test", due_at=NOW))
    supplier = a_supplier(session, shop)
    a_link(session, supplier)
    order = an_order(session, shop, email="anna@example.com", phone="+3612345678", note="Ring twice")
    purchase = a_purchase(session, order, supplier, "shipping", trade_id="255")
    a_parcel(session, purchase, "YT1")
    session.add(Shipment(shop_id=shop.id, purchase_id=purchase.id))
    unit = {"gid": "gid://shopify/FulfillmentOrder/1", "status": "OPEN", "request_status": "UNSUBMITTED"}
    session.add(FulfillmentOrder(shop_id=shop.id, order_id=order.id, read_at=NOW, **unit))
    attempt = {"subject": "purchase", "subject_id": purchase.id, "effect": "place", "key": "k", "started_at": NOW}
    session.add(Attempt(shop_id=shop.id, **attempt))
    spent = {"order_id": order.id, "purchase_id": purchase.id, "at": NOW, "minor": 2300, "currency": "USD"}
    session.add(Reservation(shop_id=shop.id, **spent))
    record_for(purchase, "alibaba", "paid", NOW)
    mail = AlertMail(shop_id=shop.id, address="owner@example.com", message_id=f"<1@{domain}>", made_at=NOW)
    session.add(mail)
    session.flush()
    session.add(Alert(shop_id=shop.id, kind="held", subject="1", order_id=order.id, opened_at=NOW, mail_id=mail.id))
    made = {"key": "k", "product_id": "1", "handle": "h-k", "plan": {}, "created_at": NOW}
    session.add(ProductImport(shop_id=shop.id, **made))
    session.add(LinkUpload(shop_id=shop.id, text="variant_id", created_at=NOW))
    session.add(SavedView(shop_id=shop.id, name="Mine", asked={}, made_at=NOW))
    return shop


def send(client: FlaskClient, topic: str, body: Any, delivery: str, shop: str = SHOP) -> None:
    raw = json.dumps(body).encode()
    more = {"X-Shopify-Topic": topic, "X-Shopify-Webhook-Id": delivery, "X-Shopify-Triggered-At": NOW.isoformat()}
    assert client.post("/webhooks", data=raw, headers=webhook_headers(raw, shop=shop, **more)).status_code == 200


def work(app: Flask) -> None:
    with app.app_context():
        work_inbox(wiring.outside())


def redact(app: Flask, client: FlaskClient, *orders: int, delivery: str = "redact-1") -> None:
    send(client, "customers/redact", {"customer": CUSTOMER, "orders_to_redact": list(orders)}, delivery)
    work(app)


def uninstall(app: Flask) -> None:
    with app.app_context(), rows() as session:
        session.execute(update(Shop).where(Shop.domain == SHOP).values(uninstalled_at=NOW))


def test_a_customers_request_for_data_is_noted_on_each_named_order(app: Flask, client: FlaskClient) -> None:
    body = {"customer": CUSTOMER, "orders_requested": [1001, 7], "data_request": {"id": 9999}}
    for delivery in ("ask-1", "ask-1"):
        send(client, "customers/data_request", body, delivery)
        work(app)
    order = got(client, f"GET /orders/{got(client, 'GET /orders')['orders'][0]['id']}")
    assert [entry["kind"] for entry in order["timeline"]] == ["paid", "customer_data_requested"]
    assert "anna@example.com" not in str(everything(app)["inbox_messages"])


def test_a_redacted_customer_is_gone_from_every_table(app: Flask, client: FlaskClient) -> None:
    body = {"admin_graphql_api_id": "gid://shopify/Order/1001", "email": "anna@example.com", "note": "Ring twice"}
    send(client, "orders/paid", body, "paid-1")
    send(client, "carts/update", body, "unknown-1")
    work(app)
    redact(app, client, 1001)
    everywhere = str(everything(app))
    assert [personal for personal in PERSONAL if personal in everywhere] == []


def test_amounts_and_ids_of_a_redacted_order_stay_for_the_books(app: Flask, client: FlaskClient) -> None:
    listed = got(client, "GET /orders")["orders"][0]
    redact(app, client, 1001)
    page = got(client, f"GET /orders/{listed['id']}")
    assert (page["name"], page["total"]["minor"], page["purchases"][0]["trade_id"]) == ("#1001", 4000, "255")
    assert (page["customer_name"], page["email"], page["phone"], page["note"], page["address"]) == (
        "",
        "",
        "",
        "",
        None,
    )
    assert got(client, "GET /orders?search=Anna")["orders"] == []


def test_redacting_twice_is_as_redacting_once(app: Flask, client: FlaskClient) -> None:
    redact(app, client, 1001)
    before = everything(app)
    redact(app, client, 1001)
    redact(app, client, 1001, delivery="redact-2")
    after = everything(app)
    del before["inbox_messages"], after["inbox_messages"]
    assert after == before


def test_only_the_named_orders_of_this_shop_are_redacted(app: Flask, client: FlaskClient) -> None:
    with app.app_context(), rows() as session:
        filled(session, OTHER)
    redact(app, client, 1002)
    redact(app, client, delivery="redact-2")
    assert [row["customer_name"] for row in everything(app)["orders"]] == ["Anna Kiss", "Anna Kiss"]
    redact(app, client, 1001, delivery="redact-3")
    assert [row["customer_name"] for row in everything(app)["orders"]] == ["", "Anna Kiss"]


def test_a_wish_without_its_list_of_orders_is_kept_as_failed_without_the_customer(
    app: Flask, client: FlaskClient
) -> None:
    send(client, "customers/redact", {"customer": CUSTOMER}, "redact-1")
    work(app)
    redact(app, client, 1001, delivery="redact-2")
    kept = everything(app)["inbox_messages"]
    assert [(row["state"], "anna@example.com" in row["body"]) for row in kept] == [("failed", False), ("done", False)]


def test_a_redacted_shop_leaves_no_row_and_another_shop_keeps_all_of_its_own(app: Flask, client: FlaskClient) -> None:
    before = everything(app)
    assert [name for name, found in before.items() if not found] == ["inbox_messages"]
    with app.app_context(), rows() as session:
        filled(session, OTHER)
    send(client, "orders/paid", {"admin_graphql_api_id": "gid://shopify/Order/1001"}, "paid-1")
    work(app)
    uninstall(app)
    for delivery in ("redact-1", "redact-2"):
        send(client, "shop/redact", {"shop_id": 954889, "shop_domain": SHOP}, delivery)
        work(app)
    after = everything(app)
    assert {name: len(found) for name, found in after.items() if name != "inbox_messages"} == {
        name: len(found) for name, found in before.items() if name != "inbox_messages"
    }
    assert [row["domain"] for row in after["shops"]] == [OTHER]
    assert [row["topic"] for row in after["inbox_messages"]] == ["shop/redact"]
    assert got(client, "GET /orders", shop=OTHER)["counts"]["all"] == 1


def test_a_shop_that_came_back_is_not_deleted(app: Flask, client: FlaskClient) -> None:
    before = everything(app)
    send(client, "shop/redact", {"shop_id": 954889, "shop_domain": SHOP}, "redact-1")
    work(app)
    after = everything(app)
    del before["inbox_messages"], after["inbox_messages"]
    assert after == before
