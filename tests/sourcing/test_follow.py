"""A placed purchase is followed to its end; a missed message costs minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from sourcing.purchasing.follow_changes import follow_changes
from sourcing.purchasing.mend import release
from sourcing.purchasing.model import Purchase
from sourcing.tracking.model import Parcel
from tests.sourcing.memory_supplier import Trade
from tests.sourcing.scene import Scene


@pytest.fixture
def paid(scene: Scene) -> Scene:
    scene.supplier.method_saved = True
    scene.place()
    scene.pay()
    return scene


def trade(scene: Scene) -> str:
    return scene.purchase().trade_id or ""


def test_a_purchase_paid_by_a_person_is_noticed(scene: Scene) -> None:
    scene.place()
    scene.supplier.pays_by_hand(trade(scene), save_method=True)
    scene.later(minutes=6)
    assert (scene.state(), scene.purchase().paid_how) == ("paid", "person")


def test_parcels_move_it_to_shipping_and_their_arrival_to_delivered(paid: Scene) -> None:
    paid.supplier.ships(trade(paid), 2)
    paid.later(minutes=6)
    assert paid.state() == "shipping"
    assert paid.stored_order().stage == "shipped"
    paid.supplier.ships(trade(paid), 2, event="DELIVERED")
    paid.later(minutes=6)
    assert (paid.state(), paid.purchase().due_at) == ("delivered", None)
    assert all(parcel.delivered_at for parcel in paid.rows(select(Parcel)))


def test_a_trade_that_ended_without_a_parcel_is_delivered(paid: Scene) -> None:
    paid.supplier.change(trade(paid), status="trade_success")
    paid.later(minutes=6)
    assert (paid.state(), paid.stored_order().stage) == ("delivered", "delivered")


def test_one_parcel_of_two_arriving_is_not_the_end(paid: Scene) -> None:
    paid.supplier.ships(trade(paid), 2)
    first, second = paid.supplier.trades[trade(paid)].parcels
    paid.supplier.ships(trade(paid), 1, event="DELIVERED")
    paid.supplier.trades[trade(paid)].parcels += (second,)
    paid.later(minutes=6)
    assert paid.state() == "shipping"
    assert first.number != second.number


def test_parcels_that_move_without_a_message_are_looked_at_again(paid: Scene) -> None:
    paid.supplier.ships(trade(paid), 1)
    paid.later(minutes=6)
    before = paid.supplier.trades[trade(paid)].modified_at
    paid.supplier.ships(trade(paid), 1, event="DELIVERED")
    paid.supplier.trades[trade(paid)].modified_at = before
    paid.later(times=2, minutes=31)
    assert paid.state() == "delivered"


def test_a_parcel_seen_twice_is_one_parcel(paid: Scene) -> None:
    paid.supplier.ships(trade(paid), 1)
    paid.later(times=3, minutes=31)
    assert len(paid.rows(select(Parcel))) == 1
    assert len(paid.told("parcel_seen")) == 1


def test_an_order_closed_at_alibaba_needs_a_person(scene: Scene) -> None:
    scene.place()
    scene.supplier.change(trade(scene), status="trade_close")
    scene.later(minutes=6)
    assert (scene.state(), scene.purchase().code) == ("held", "CANCELLED_AT_SUPPLIER")


def test_a_frozen_order_is_held_even_when_it_is_released_and_goes_on_when_it_thaws(paid: Scene) -> None:
    paid.supplier.change(trade(paid), status="frozen")
    paid.later(minutes=6)
    assert (paid.state(), paid.purchase().code) == ("held", "FROZEN")
    release(paid.outside, paid.shop_id, paid.purchase().id)
    paid.drain()
    assert (paid.state(), paid.purchase().code) == ("held", "FROZEN")
    paid.supplier.change(trade(paid), status="undeliver")
    release(paid.outside, paid.shop_id, paid.purchase().id)
    paid.drain()
    assert paid.state() == "paid"
    assert paid.supplier.faults.count("pay") == 1


def test_a_status_word_we_do_not_know_is_kept_and_changes_nothing(paid: Scene) -> None:
    paid.supplier.change(trade(paid), status="word_of_tomorrow")
    paid.later(minutes=6)
    assert (paid.state(), paid.purchase().trade_status) == ("paid", "word_of_tomorrow")


def test_only_orders_that_changed_are_read(scene: Scene) -> None:
    scene.set(automatic=True)
    for _ in range(3):
        scene.order(1)
    scene.later(minutes=10)
    read = scene.supplier.faults.count("read_order")
    scene.supplier.pays_by_hand(next(iter(scene.supplier.trades)), save_method=True)
    scene.later(minutes=6)
    assert scene.supplier.faults.count("read_order") == read + 1


def test_changes_on_a_later_page_are_found(scene: Scene) -> None:
    scene.place()
    mine = scene.supplier.trades.pop(trade(scene))
    for number in range(150):
        others = replace(mine.order, trade_id=str(number))
        scene.supplier.trades[str(number)] = Trade(others, mine.modified_at)
    scene.supplier.trades[trade(scene)] = mine
    assert follow_changes(scene.outside, scene.shop_id) == 1
    assert scene.supplier.faults.count("list_orders") == 2


def test_a_look_that_breaks_off_is_taken_again_from_the_same_moment(scene: Scene) -> None:
    scene.place()
    scene.later(minutes=20)
    scene.supplier.pays_by_hand(trade(scene), save_method=True)
    scene.supplier.faults.unreachable("list_orders", times=2)
    scene.later(times=4, minutes=6)
    assert scene.state() == "paid"


def test_nothing_is_asked_while_nothing_is_under_way(scene: Scene) -> None:
    scene.order(2)
    scene.later(times=3, minutes=6)
    assert scene.supplier.faults.count("list_orders") == 0


def test_the_amounts_are_alibabas_once_they_are_read(scene: Scene) -> None:
    scene.supplier.dearer = 40
    scene.place()
    purchase = scene.purchase()
    assert (purchase.real_goods_minor, purchase.real_freight_minor, purchase.total_minor) == (1800, 500, 2340)
    assert len(scene.told("amounts_checked")) == 1
    scene.supplier.change(trade(scene), status="unpay")
    scene.clock.at += timedelta(minutes=6)
    scene.later(seconds=1)
    assert len(scene.told("amounts_checked")) == 1
    assert scene.rows(select(Purchase.due_at)) == [None]
