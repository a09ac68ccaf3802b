"""Request fulfillment: accepted on live state, once, and nothing is bought by it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from sourcing.fulfillment.answer_request import answer_request
from sourcing.fulfillment.find_requests import find_requests
from sourcing.fulfillment.model import FulfillmentOrder
from tests.builders import a_link, rows
from tests.sourcing.scene import Scene


def row(scene: Scene) -> FulfillmentOrder:
    (found,) = scene.rows(select(FulfillmentOrder))
    return found


def ours(scene: Scene) -> str:
    return scene.shop.people.ours_of(scene.stored_order().gid)


def look(scene: Scene) -> None:
    find_requests(scene.outside, scene.shop_id)
    scene.drain()


@pytest.fixture
def requested(scene: Scene) -> Scene:
    """The merchant pressed Request fulfillment; nobody has looked yet."""
    scene.order(2)
    scene.shop.people.request_fulfillment(ours(scene))
    return scene


def test_a_request_moves_the_order_to_in_progress_and_buys_nothing(requested: Scene) -> None:
    requested.supplier.method_saved = True
    look(requested)
    assert requested.shop.people.fulfillment_orders[ours(requested)].status == "IN_PROGRESS"
    assert (row(requested).answer, row(requested).request_status) == ("done", "ACCEPTED")
    assert requested.supplier.ledger == []


def test_a_request_found_in_three_ways_is_accepted_once(requested: Scene) -> None:
    for _ in range(3):
        find_requests(requested.outside, requested.shop_id)
    requested.hint(requested.stored_order().gid)
    requested.drain()
    look(requested)
    assert requested.shop.done("accept") == [ours(requested)]
    assert len(requested.told("request_found")) == len(requested.told("request_accepted")) == 1


@pytest.mark.parametrize("after", [True, False])
def test_a_silent_answer_is_settled_by_what_the_shop_shows(requested: Scene, after: bool) -> None:
    requested.shop.faults.silence("accept_request", after=after)
    look(requested)
    assert row(requested).answer == "unknown"
    requested.later(seconds=5)
    assert row(requested).answer == "done"
    assert len(requested.shop.done("accept")) == 1
    assert len(requested.told("request_accepted")) == 1


def test_two_workers_answer_a_request_once(postgresql_scene: Scene) -> None:
    scene = postgresql_scene
    scene.order(2)
    scene.shop.people.request_fulfillment(ours(scene))
    find_requests(scene.outside, scene.shop_id)
    scene.side_by_side(*[lambda: answer_request(scene.outside, row(scene).id)] * 3)
    assert scene.shop.faults.count("accept_request") == 1


def test_a_request_with_an_unlinked_line_waits_and_is_accepted_once_it_is_linked(scene: Scene) -> None:
    scene.shop.people.stocked.add("4")
    scene.order(2, 0, 0, 1)
    scene.shop.people.request_fulfillment(ours(scene))
    look(scene)
    assert (row(scene).answer, row(scene).code) == ("waiting", "VARIANT_NOT_LINKED")
    look(scene)
    assert len(scene.told("request_waiting")) == 1
    with rows() as session:
        a_link(session, scene.purchase().supplier, 4, product_id="1600003")
    scene.hint(scene.stored_order().gid)
    scene.drain()
    assert row(scene).answer == "done"


def test_a_request_for_an_order_we_do_not_know_yet_has_it_read(scene: Scene) -> None:
    gid = scene.order(2, drain=False)
    scene.bell.rings.clear()
    scene.shop.people.request_fulfillment(scene.shop.people.ours_of(gid))
    look(scene)
    assert row(scene).answer == "done"


def test_a_request_taken_back_before_we_answered_is_owed_nothing(requested: Scene) -> None:
    find_requests(requested.outside, requested.shop_id)
    requested.shop.people.change_fulfillment_order(ours(requested), request_status="UNSUBMITTED")
    requested.drain()
    assert (row(requested).answer, row(requested).due_at) == ("none", None)
    assert requested.shop.done("accept") == []


def test_a_cancellation_cancels_what_is_not_paid(requested: Scene) -> None:
    look(requested)
    requested.shop.people.request_cancellation(ours(requested))
    look(requested)
    assert requested.shop.done("accept_cancellation") == [ours(requested)]
    assert requested.state() == "cancelled"


def test_a_cancellation_cancels_what_is_placed_at_alibaba(scene: Scene) -> None:
    purchase = scene.place()
    scene.shop.people.request_fulfillment(ours(scene))
    look(scene)
    scene.shop.people.request_cancellation(ours(scene))
    look(scene)
    assert scene.supplier.done("cancel") == [purchase.trade_id]
    assert scene.state() == "cancelled"


@pytest.mark.parametrize("silent", [False, True])
def test_a_cancellation_of_what_is_paid_or_may_be_is_rejected(scene: Scene, silent: bool) -> None:
    scene.supplier.method_saved = True
    scene.place()
    if silent:
        scene.silence("pay", after=True)
    scene.pay()
    scene.shop.people.request_fulfillment(ours(scene))
    look(scene)
    scene.shop.people.request_cancellation(ours(scene))
    look(scene)
    assert scene.shop.done("reject_cancellation") == [ours(scene)]
    assert scene.supplier.done("cancel") == []


@pytest.mark.parametrize("exists", [True, False])
def test_a_cancellation_waits_until_it_is_known_whether_the_purchase_exists(scene: Scene, exists: bool) -> None:
    scene.supplier.method_saved = True
    scene.set(automatic=True)
    scene.silence("place", after=exists)
    scene.order(2)
    scene.shop.people.request_fulfillment(ours(scene))
    look(scene)
    scene.shop.people.request_cancellation(ours(scene))
    look(scene)
    assert scene.state() == "place_unknown"
    assert scene.shop.done("accept_cancellation") == []
    scene.later(times=12, seconds=16)
    answered = scene.shop.done("accept_cancellation") + scene.shop.done("reject_cancellation")
    assert answered == [ours(scene)]
    assert (scene.state() == "cancelled") == (scene.shop.done("accept_cancellation") != [])
