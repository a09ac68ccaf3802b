from __future__ import annotations

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

import wiring
from sourcing.catalog.model import Link
from sourcing.fulfillment.model import FulfillmentOrder
from sourcing.inbox.work import work_inbox
from sourcing.shops.model import Shop
from tests.builders import NOW, a_link, a_shop, a_supplier, an_order, rows
from tests.web.api import everything, rung
from tests.web.samples import sample
from tests.web.signing import webhook_headers
from tests.web.stand_ins import HouseOfMemory
from tests.web.test_topics import subscribed

ORDER = "gid://shopify/Order/820982911946154508"


@pytest.fixture(autouse=True)
def shop(app: Flask) -> None:
    """A shop that was installed before the samples were sent, with the order and variant that they name."""
    with app.app_context(), rows() as session:
        shop = a_shop(session, orders_poll_due=None, requests_poll_due=None)
        a_link(session, a_supplier(session, shop), variant_gid="gid://shopify/ProductVariant/642667041472713922")
        order = an_order(session, shop, gid=ORDER)
        unit = {"gid": "gid://shopify/FulfillmentOrder/1", "status": "OPEN", "request_status": "UNSUBMITTED"}
        session.add(FulfillmentOrder(shop_id=shop.id, order_id=order.id, read_at=NOW, **unit))


def send(client: FlaskClient, topic: str, body: Any, delivery: str = "delivery-1") -> int:
    raw = json.dumps(body).encode()
    more = {"X-Shopify-Topic": topic, "X-Shopify-Webhook-Id": delivery, "X-Shopify-Triggered-At": NOW.isoformat()}
    return client.post("/webhooks", data=raw, headers=webhook_headers(raw, **more)).status_code


def work(app: Flask) -> int:
    with app.app_context():
        return work_inbox(wiring.outside())


def messages(app: Flask) -> list[tuple[str, str, str]]:
    return [(row["topic"], row["state"], row["error"]) for row in everything(app)["inbox_messages"]]


@pytest.mark.parametrize("topic", subscribed())
def test_the_official_sample_is_stored_once_and_worked_once_without_error(
    app: Flask, client: FlaskClient, topic: str
) -> None:
    assert [send(client, topic, sample(topic)) for _ in range(2)] == [200, 200]
    assert messages(app) == [(topic, "new", "")]
    assert work(app) == 1
    assert messages(app) == [(topic, "done", "")]
    assert send(client, topic, sample(topic)) == 200
    assert work(app) == 0


@pytest.mark.parametrize(
    ("topic", "read"),
    [
        ("orders/create", ORDER),
        ("orders/paid", ORDER),
        ("orders/updated", ORDER),
        ("orders/cancelled", ORDER),
        # JSON made by JavaScript rounds ids above 2^53: these two name the order by its number only.
        ("orders/edited", "gid://shopify/Order/820982911946154500"),
        ("refunds/create", "gid://shopify/Order/820982911946154500"),
        ("fulfillment_orders/order_routing_complete", ORDER),
        ("fulfillment_orders/cancelled", ORDER),
        ("fulfillment_orders/moved", ORDER),
        ("fulfillment_orders/placed_on_hold", ORDER),
        ("fulfillment_orders/hold_released", ORDER),
    ],
)
def test_a_message_about_an_order_only_has_it_read_afresh(
    app: Flask, client: FlaskClient, house: HouseOfMemory, topic: str, read: str
) -> None:
    send(client, topic, sample(topic))
    before = everything(app)
    work(app)
    after = everything(app)
    assert read in [row["gid"] for row in after["orders_to_read"]]
    assert ("read_orders", "1") in rung(house)
    for table in ("orders", "purchases", "attempts", "timeline"):
        assert after[table] == before[table]


@pytest.mark.parametrize(
    "topic",
    ["fulfillment_orders/fulfillment_request_submitted", "fulfillment_orders/cancellation_request_submitted"],
)
def test_a_request_has_the_open_requests_listed(
    app: Flask, client: FlaskClient, house: HouseOfMemory, topic: str
) -> None:
    send(client, topic, sample(topic))
    work(app)
    with app.app_context(), rows() as session:
        assert session.scalars(select(Shop.requests_poll_due)).one() == house.fixed_clock.now()
    assert ("find_requests", "1") in rung(house)


def test_a_fulfillment_order_that_is_new_to_us_has_the_changed_orders_listed(
    app: Flask, client: FlaskClient, house: HouseOfMemory
) -> None:
    send(client, "fulfillment_orders/order_routing_complete", {"fulfillment_order": unit_of(77)})
    work(app)
    assert everything(app)["orders_to_read"] == []
    assert ("poll_orders", "1") in rung(house)


def test_the_sample_of_an_uninstall_takes_the_tokens_and_of_new_scopes_keeps_them(
    app: Flask, client: FlaskClient
) -> None:
    send(client, "app/scopes_update", sample("app/scopes_update"))
    work(app)
    shop = everything(app)["shops"][0]
    assert (shop["scopes"], shop["access_token"] is None) == ("read_products,write_products", False)
    send(client, "app/uninstalled", sample("app/uninstalled"), "delivery-2")
    work(app)
    shop = everything(app)["shops"][0]
    assert (shop["access_token"], shop["refresh_token"], shop["uninstalled_at"]) == (None, None, NOW)


def test_a_changed_product_has_its_links_looked_at_and_a_deleted_one_does_no_harm(
    app: Flask, client: FlaskClient
) -> None:
    send(client, "products/update", sample("products/update"))
    send(client, "products/delete", sample("products/delete"), "delivery-2")
    work(app)
    with app.app_context(), rows() as session:
        assert session.scalars(select(Link.stock_due)).one() is not None


def test_an_unknown_topic_is_kept_says_so_and_holds_nothing_up(app: Flask, client: FlaskClient) -> None:
    assert send(client, "carts/create", {"id": 1}) == 200
    assert send(client, "orders/paid", sample("orders/paid"), "delivery-2") == 200
    assert work(app) == 2
    assert messages(app) == [
        ("carts/create", "failed", "nobody handles the topic carts/create of shopify"),
        ("orders/paid", "done", ""),
    ]


@pytest.mark.parametrize("body", [[], [{"id": 1}], "text", 7, None, True])
def test_a_body_that_is_no_object_is_kept_and_holds_nothing_up(app: Flask, client: FlaskClient, body: Any) -> None:
    assert send(client, "orders/paid", body) == 200
    assert send(client, "orders/paid", sample("orders/paid"), "delivery-2") == 200
    assert work(app) == 2
    assert [(topic, state) for topic, state, _ in messages(app)] == [("orders/paid", "failed"), ("orders/paid", "done")]


@pytest.mark.parametrize(
    ("topic", "body"),
    [
        ("orders/paid", {"admin_graphql_api_id": "gid://shopify/Order/" + "9" * 300}),
        ("orders/paid", {"admin_graphql_api_id": "gid://shopify/Order/\0"}),
        ("app/scopes_update", {"current": ["read_orders"] * 200}),
        ("customers/redact", {"orders_to_redact": ["\0"]}),
        ("customers/data_request", {"orders_requested": [{"id": 1}]}),
        ("products/update", {"variants": [{"admin_graphql_api_id": {"id": 1}}, "x", None]}),
        ("fulfillment_orders/moved", {"moved_fulfillment_order": {"id": "gid://shopify/FulfillmentOrder/\0"}}),
    ],
)
def test_a_message_that_no_database_takes_holds_nothing_up(
    app: Flask, client: FlaskClient, topic: str, body: Any
) -> None:
    send(client, topic, body)
    send(client, "orders/paid", sample("orders/paid"), "delivery-2")
    assert work(app) == 2
    assert [state for _, state, _ in messages(app)][1] == "done"
    assert [row["gid"] for row in everything(app)["orders_to_read"]][-1] == ORDER
    assert work(app) == 0


def test_a_message_of_a_shop_that_is_not_there_is_done_and_changes_nothing(app: Flask, client: FlaskClient) -> None:
    raw = json.dumps(sample("orders/paid")).encode()
    headers = webhook_headers(raw, shop="gone-shop.myshopify.com")
    assert client.post("/webhooks", data=raw, headers=headers).status_code == 200
    work(app)
    assert messages(app) == [("orders/paid", "done", "")]
    assert everything(app)["orders_to_read"] == []


def unit_of(number: int) -> dict[str, str]:
    return {"id": f"gid://shopify/FulfillmentOrder/{number}", "status": "open"}
