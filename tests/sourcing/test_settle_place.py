"""Alibaba did not answer a placing: the order that exists is adopted, and only a certain absence places again."""

from __future__ import annotations

import pytest

from sourcing.lease import LEASE
from sourcing.purchasing.checkout import want_placed
from sourcing.purchasing.settle_place import LOOKS, settle_place
from tests.sourcing.scene import Scene


def placed_in_silence(scene: Scene, *, after: bool) -> None:
    scene.order(2)
    want_placed(scene.outside, scene.shop_id, [scene.purchase().id])
    scene.silence("place", after=after)
    scene.drain()
    assert (scene.state(), scene.purchase().code) == ("place_unknown", "PLACED_UNKNOWN")


def test_an_order_that_exists_is_found_by_our_key_and_adopted(scene: Scene) -> None:
    placed_in_silence(scene, after=True)
    scene.later(seconds=6)
    (trade_id,) = scene.supplier.trades
    assert (scene.state(), scene.purchase().trade_id) == ("placed", trade_id)
    assert scene.purchase().total_minor == 2300
    assert scene.supplier.faults.count("place") == 1


def test_an_order_that_appears_late_in_the_list_is_still_adopted(scene: Scene) -> None:
    placed_in_silence(scene, after=True)
    (trade_id,) = scene.supplier.trades
    hidden = scene.supplier.trades.pop(trade_id)
    scene.later(times=LOOKS - 1, seconds=16)
    scene.supplier.trades[trade_id] = hidden
    scene.later(seconds=16)
    assert scene.purchase().trade_id == trade_id
    assert scene.supplier.faults.count("place") == 1


def test_only_several_empty_looks_over_the_settle_time_place_it_again(scene: Scene) -> None:
    placed_in_silence(scene, after=False)
    scene.later(times=LOOKS - 1, seconds=16)
    assert scene.state() == "place_unknown"
    assert scene.supplier.faults.count("place") == 1
    scene.later(times=2, seconds=16)
    assert scene.state() == "placed"
    assert len(scene.supplier.done("place")) == 1


def test_many_looks_within_the_settle_time_are_not_enough(scene: Scene) -> None:
    placed_in_silence(scene, after=False)
    for _ in range(LOOKS + 3):
        settle_place(scene.outside, scene.purchase().id)
    assert scene.state() == "place_unknown"


def test_while_alibaba_cannot_be_asked_nothing_is_placed_again(scene: Scene) -> None:
    placed_in_silence(scene, after=True)
    scene.supplier.faults.unreachable("list_orders", times=8)
    scene.later(times=9, minutes=2)
    assert scene.state() == "placed"
    assert scene.supplier.faults.count("place") == 1


def test_asking_in_vain_is_no_empty_look(scene: Scene) -> None:
    placed_in_silence(scene, after=False)
    scene.supplier.faults.unreachable("list_orders", times=8)
    scene.later(times=8, minutes=2)
    asked = scene.supplier.faults.count("list_orders")
    scene.later(times=LOOKS, minutes=2)
    assert scene.state() == "placed"
    assert scene.supplier.faults.count("list_orders") - asked == LOOKS


def test_an_order_of_somebody_elses_key_is_not_adopted(scene: Scene) -> None:
    placed_in_silence(scene, after=True)
    (trade_id,) = scene.supplier.trades
    scene.supplier.change(trade_id, remark="[another key]")
    scene.later(times=LOOKS, seconds=16)
    assert scene.purchase().trade_id != trade_id


@pytest.mark.parametrize("word", ["trade_close", "trade_closed"])
def test_an_order_that_was_closed_is_not_adopted(scene: Scene, word: str) -> None:
    placed_in_silence(scene, after=True)
    (trade_id,) = scene.supplier.trades
    scene.supplier.change(trade_id, status=word)
    scene.later(times=LOOKS + 1, seconds=16)
    assert scene.state() == "placed"
    assert scene.purchase().trade_id != trade_id


def test_with_two_orders_of_our_key_the_oldest_is_adopted_and_one_paid(scene: Scene) -> None:
    scene.supplier.method_saved = True
    placed_in_silence(scene, after=True)
    (trade_id,) = scene.supplier.trades
    scene.supplier.trades["999999999"] = scene.supplier.trades[trade_id]
    scene.later(seconds=6)
    scene.pay()
    assert scene.supplier.done("pay") == [trade_id]


def test_an_order_that_a_person_paid_meanwhile_is_adopted_and_not_paid_again(scene: Scene) -> None:
    scene.set(automatic=True)
    scene.order(2, drain=False)
    scene.silence("place", after=True)
    scene.drain()
    (trade_id,) = scene.supplier.trades
    scene.supplier.pays_by_hand(trade_id, save_method=True)
    scene.later(times=2, seconds=6)
    assert (scene.state(), scene.purchase().paid_how) == ("paid", "person")
    assert scene.supplier.faults.count("pay") == 0


def test_a_worker_that_died_while_placing_is_settled_by_asking(scene: Scene) -> None:
    scene.order(2)
    want_placed(scene.outside, scene.shop_id, [scene.purchase().id])

    def die() -> None:
        raise SystemExit

    scene.supplier.faults.during("place", die)
    with pytest.raises(SystemExit):
        scene.drain()
    assert scene.state() == "placing"
    scene.later(seconds=LEASE.total_seconds() - 5)
    assert scene.state() == "placing"
    scene.later(times=LOOKS + 2, seconds=16)
    assert scene.state() == "placed"
    assert len(scene.supplier.done("place")) == 1


def test_an_order_cancelled_while_it_is_unknown_whether_it_exists_is_cancelled_at_alibaba_too(scene: Scene) -> None:
    placed_in_silence(scene, after=True)
    gid = scene.stored_order().gid
    scene.shop.people.cancel(gid)
    scene.hint(gid)
    scene.drain()
    scene.later(seconds=6)
    assert (scene.state(), len(scene.supplier.done("cancel"))) == ("cancelled", 1)
