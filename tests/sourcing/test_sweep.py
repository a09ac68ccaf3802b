"""The sweep finds every kind of row that is due: emptying the queues costs seconds, never an order."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from sourcing.catalog.model import Link
from sourcing.db import db
from sourcing.fulfillment.find_requests import find_requests
from sourcing.fulfillment.model import FulfillmentOrder, Shipment
from sourcing.inbox.receive import Received, receive
from sourcing.orders.model import OrderToRead
from sourcing.purchasing.checkout import want_placed
from sourcing.purchasing.model import Purchase
from sourcing.shops.model import AlibabaAccount, Shop
from sourcing.sweep import sweep
from sourcing.transaction import transaction
from tests.sourcing.scene import Scene


def swept(scene: Scene) -> set[str]:
    """The jobs that the sweep rings for."""
    scene.bell.rings.clear()
    sweep(scene.outside)
    return {job for job, _ in scene.bell.rings}


@pytest.fixture
def quiet(scene: Scene) -> Scene:
    """Nothing is due."""
    scene.set_account(follow_due=None)
    assert swept(scene) == set()
    return scene


def put_off(scene: Scene, table: type[Any]) -> None:
    with transaction(scene.bell):
        for row in db.session.scalars(select(table)):
            row.lease_until = scene.clock.now() + timedelta(seconds=60)


def test_a_message_that_nobody_was_rung_for(quiet: Scene) -> None:
    receive(quiet.outside, Received("shopify", "1", "demo-shop.myshopify.com", "orders/paid", "{}", None))
    assert swept(quiet) == {"work_inbox"}


def test_an_order_to_be_read(quiet: Scene) -> None:
    quiet.order(2, drain=False)
    assert swept(quiet) == {"read_orders"}


def test_many_orders_of_one_shop_are_one_ring(quiet: Scene) -> None:
    for _ in range(5):
        quiet.order(1, drain=False)
    assert len(quiet.rows(select(OrderToRead))) == 5
    quiet.bell.rings.clear()
    assert sweep(quiet.outside) == 1


def test_a_purchase_that_is_due_unless_a_worker_holds_it(quiet: Scene) -> None:
    quiet.order(2)
    want_placed(quiet.outside, quiet.shop_id, [quiet.purchase().id])
    assert swept(quiet) == {"advance"}
    put_off(quiet, Purchase)
    assert swept(quiet) == set()
    quiet.clock.at += timedelta(seconds=61)
    assert swept(quiet) == {"advance"}


def test_a_request_to_be_answered(quiet: Scene) -> None:
    gid = quiet.order(2)
    quiet.shop.people.request_fulfillment(quiet.shop.people.ours_of(gid))
    find_requests(quiet.outside, quiet.shop_id)
    assert swept(quiet) == {"answer"}
    put_off(quiet, FulfillmentOrder)
    assert "answer" not in swept(quiet)


def test_a_tracking_number_to_be_pushed(quiet: Scene) -> None:
    quiet.supplier.method_saved = True
    quiet.place()
    quiet.pay()
    quiet.supplier.ships(quiet.purchase().trade_id or "", 1)
    quiet.shop.faults.unreachable("read_orders")
    quiet.bell.ring("advance", quiet.purchase().id)
    with transaction(quiet.bell):
        db.session.get_one(Purchase, quiet.purchase().id).due_at = quiet.clock.now()
    quiet.drain()
    quiet.clock.at += timedelta(seconds=5)
    assert swept(quiet) == {"push"}
    put_off(quiet, Shipment)
    assert swept(quiet) == set()


def test_a_link_to_be_stocked(quiet: Scene) -> None:
    with transaction(quiet.bell):
        for link in db.session.scalars(select(Link)):
            link.stock_due = quiet.clock.now()
    assert swept(quiet) == {"stock_links"}


@pytest.mark.parametrize(
    ("column", "job"),
    [(Shop.orders_poll_due, "poll_orders"), (Shop.requests_poll_due, "find_requests")],
    ids=["orders", "requests"],
)
def test_a_poll_of_the_shop_and_not_again_before_a_minute(quiet: Scene, column: object, job: str) -> None:
    with transaction(quiet.bell):
        setattr(db.session.get_one(Shop, quiet.shop_id), column.key, quiet.clock.now())  # type: ignore[attr-defined]
    assert swept(quiet) == {job}
    assert swept(quiet) == set()
    quiet.clock.at += timedelta(seconds=61)
    assert swept(quiet) == {job}


def test_a_look_at_alibaba_only_while_the_account_is_connected(quiet: Scene) -> None:
    quiet.set_account(follow_due=quiet.clock.now())
    assert swept(quiet) == {"follow_changes"}
    quiet.set_account(follow_due=quiet.clock.now(), state="ended")
    assert swept(quiet) == set()
    assert quiet.rows(select(AlibabaAccount.state)) == ["ended"]


def test_nothing_is_rung_for_before_its_time(quiet: Scene) -> None:
    quiet.order(2)
    with transaction(quiet.bell):
        db.session.get_one(Purchase, quiet.purchase().id).due_at = quiet.clock.now() + timedelta(seconds=9)
    assert swept(quiet) == set()
