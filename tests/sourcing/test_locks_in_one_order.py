from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import psycopg
import pytest
from flask import Flask

from local.environment import environment_for_tests
from local.private_postgres import plain
from sourcing.config import read_settings
from sourcing.db import db
from sourcing.money import Money
from sourcing.orders.apply_order import apply_order
from sourcing.ports import ShopOrder, ShopOrderLine
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.move import move
from sourcing.purchasing.stage import refresh_stage
from sourcing.shops.model import Shop
from sourcing.timeline.record import record_for
from sourcing.transaction import transaction
from tests.builders import ADDRESS, NOW, SilentBell, a_link, a_purchase, a_shop, a_supplier, an_order, rows
from wiring import create_flask


@pytest.fixture
def app(postgresql_url: str) -> Iterator[Flask]:
    made = create_flask(read_settings(environment_for_tests(postgresql_url)))
    with made.app_context(), rows() as session:
        shop = a_shop(session)
        supplier = a_supplier(session, shop)
        a_link(session, supplier)
        a_purchase(session, an_order(session, shop), supplier)
    yield made
    with made.app_context():
        db.engine.dispose()


def read_from_the_shop() -> ShopOrder:
    line = ShopOrderLine(
        "gid://shopify/LineItem/10011",
        "gid://shopify/ProductVariant/1",
        "gid://shopify/Product/1",
        "Lamp",
        "",
        "",
        2,
        2,
        Money(2000, "USD"),
        requires_shipping=True,
    )
    return ShopOrder(
        gid="gid://shopify/Order/1001",
        name="#1001",
        created_at=NOW,
        updated_at=NOW + timedelta(seconds=1),
        financial_status="PAID",
        fulfillment_status="UNFULFILLED",
        cancelled_at=None,
        test=False,
        currency="USD",
        total=Money(4000, "USD"),
        refunded=Money(0, "USD"),
        customer_name="Anna Kiss",
        email="",
        phone="",
        note="",
        risk="",
        address=ADDRESS,
        lines=(line,),
        fulfillment_orders=(),
        fulfillments=(),
    )


def apply(app: Flask) -> None:
    with app.app_context(), transaction(SilentBell()) as tx:
        apply_order(tx, db.session.get_one(Shop, 1), read_from_the_shop(), NOW)


def until_somebody_waits(url: str) -> None:
    end = time.monotonic() + 10
    query = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    with psycopg.connect(plain(url), autocommit=True) as connection:
        while connection.execute(query).fetchone() == (0,):
            assert time.monotonic() < end, "nobody waits"
            time.sleep(0.01)


def test_an_order_read_while_its_purchase_moves_on_waits_and_ends_nobody(app: Flask, postgresql_url: str) -> None:
    with ThreadPoolExecutor(1) as reading:
        with app.app_context(), transaction(SilentBell()):
            purchase = db.session.get_one(Purchase, 1)
            assert move(purchase, "quoted", "placing", NOW)
            applied = reading.submit(apply, app)
            until_somebody_waits(postgresql_url)
            refresh_stage(purchase.order_id)
            record_for(purchase, "caravan", "place_started", NOW)
        applied.result(10)
    with psycopg.connect(plain(postgresql_url)) as connection:
        assert connection.execute("SELECT state FROM purchases").fetchall() == [("placing",)]
