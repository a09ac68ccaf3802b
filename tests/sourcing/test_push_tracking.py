"""Carrier and numbers reach the shop's order once, whatever fails, and changes follow."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from sourcing.fulfillment.model import Shipment
from tests.sourcing.scene import Scene


@pytest.fixture
def paid(scene: Scene) -> Scene:
    scene.supplier.method_saved = True
    scene.place()
    scene.pay()
    return scene


def ship(scene: Scene, parcels: int = 1, event: str = "IN_TRANSIT") -> None:
    scene.supplier.ships(scene.purchase().trade_id or "", parcels, event)
    scene.later(minutes=6)


def shipment(scene: Scene) -> Shipment:
    (found,) = scene.rows(select(Shipment))
    return found


def numbers_in_shop(scene: Scene) -> list[tuple[str, ...]]:
    return [one.tracking_numbers for one in scene.shop.people.fulfillments.values()]


def test_a_parcel_reaches_the_shops_order_with_shopifys_spelling_of_the_carrier(paid: Scene) -> None:
    ship(paid)
    (made,) = paid.shop.people.fulfillments.values()
    assert made.tracking_company == "4PX"
    assert made.tracking_numbers == (f"{paid.purchase().trade_id}-1",)
    assert paid.shop.done("notify") == [paid.stored_order().gid]
    assert shipment(paid).state == "pushed"


def test_the_customer_is_not_told_when_the_shop_does_not_want_it(paid: Scene) -> None:
    paid.set(notify_customer=False)
    ship(paid)
    assert paid.shop.done("notify") == []


def test_looking_again_pushes_nothing_twice(paid: Scene) -> None:
    ship(paid)
    paid.later(times=4, minutes=31)
    assert len(paid.shop.done("fulfill")) == 1
    assert paid.shop.done("update_tracking") == []


def test_a_second_parcel_is_added_to_the_same_fulfillment(paid: Scene) -> None:
    ship(paid, 1)
    ship(paid, 2)
    trade_id = paid.purchase().trade_id
    assert numbers_in_shop(paid) == [(f"{trade_id}-1", f"{trade_id}-2")]


def test_a_silent_push_that_took_place_is_found_by_reading(paid: Scene) -> None:
    paid.shop.faults.silence("create_fulfillment", after=True)
    ship(paid)
    assert shipment(paid).state == "unknown"
    paid.later(seconds=5)
    assert shipment(paid).state == "pushed"
    assert len(paid.shop.done("fulfill")) == 1
    assert paid.shop.faults.count("create_fulfillment") == 1


def test_a_silent_push_that_did_not_take_place_is_made_after_reading(paid: Scene) -> None:
    paid.shop.faults.silence("create_fulfillment", after=False)
    ship(paid)
    paid.later(seconds=5)
    assert shipment(paid).state == "pushed"
    assert len(paid.shop.done("fulfill")) == 1
    assert paid.attempts("fulfill") == ["unknown", "done"]


def test_a_worker_that_died_after_the_push_is_made_up_for_by_reading(paid: Scene) -> None:
    def die() -> None:
        raise SystemExit

    paid.supplier.ships(paid.purchase().trade_id or "", 1, "DELIVERED")
    paid.shop.faults.during("add_fulfillment_event", die)
    with pytest.raises(SystemExit):
        paid.later(minutes=6)
    paid.bell.rings.clear()
    paid.later(seconds=61)
    assert shipment(paid).state == "pushed"
    assert len(paid.shop.done("fulfill")) == len(paid.shop.done("DELIVERED")) == 1


def test_the_arrival_is_told_once(paid: Scene) -> None:
    ship(paid)
    ship(paid, event="DELIVERED")
    paid.later(times=3, minutes=31)
    assert len(paid.shop.done("DELIVERED")) == 1


def test_a_shop_that_refuses_is_asked_again_and_the_reason_is_told_once(paid: Scene) -> None:
    for _ in range(3):
        paid.shop.faults.refuse("create_fulfillment", "ON_HOLD")
    ship(paid)
    assert (shipment(paid).state, shipment(paid).code) == ("refused", "ON_HOLD")
    paid.later(times=4, minutes=16)
    assert shipment(paid).state == "pushed"
    assert len(paid.told("tracking_refused")) == 1


def test_where_the_merchant_fulfilled_by_hand_nothing_is_pushed_over_it(paid: Scene) -> None:
    gid = paid.shop.people.ours_of(paid.stored_order().gid)
    one = paid.shop.people.fulfillment_orders[gid]
    lines = tuple(type(line)(line.gid, line.line_gid, line.total, 0) for line in one.lines)
    paid.shop.people.change_fulfillment_order(gid, lines=lines, status="CLOSED")
    ship(paid)
    assert (shipment(paid).state, shipment(paid).code) == ("refused", "SHOP_REFUSED")
    assert paid.shop.done("fulfill") == []


def test_two_suppliers_fulfill_each_its_own_lines(scene: Scene) -> None:
    scene.supplier.method_saved = True
    scene.set(automatic=True)
    scene.order(2, 0, 1)
    for purchase in scene.purchases():
        scene.supplier.ships(purchase.trade_id or "", 1)
    scene.later(minutes=6)
    assert sorted(numbers_in_shop(scene)) == sorted((f"{one.trade_id}-1",) for one in scene.purchases())
    (ours,) = [scene.shop.people.ours_of(scene.stored_order().gid)]
    assert [line.remaining for line in scene.shop.people.fulfillment_orders[ours].lines] == [0, 0]


def test_it_works_with_and_without_a_request_for_fulfillment(paid: Scene) -> None:
    gid = paid.shop.people.ours_of(paid.stored_order().gid)
    paid.shop.people.request_fulfillment(gid)
    paid.hint(paid.stored_order().gid)
    paid.drain()
    assert paid.shop.done("accept") == [gid]
    ship(paid)
    assert shipment(paid).state == "pushed"
