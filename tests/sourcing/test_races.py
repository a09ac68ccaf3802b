"""Two workers at the same time, on a real server: one effect."""

from __future__ import annotations

import threading

from sourcing.purchasing.advance import advance
from sourcing.purchasing.checkout import want_paid, want_placed
from sourcing.purchasing.mend import cancel, hold
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.pay import pay
from sourcing.purchasing.place import place
from sourcing.sweep import sweep
from tests.sourcing.scene import Scene


def wanted(scene: Scene) -> Purchase:
    scene.supplier.method_saved = True
    scene.order(2)
    want_placed(scene.outside, scene.shop_id, [scene.purchase().id])
    return scene.purchase()


def payable(scene: Scene) -> Purchase:
    scene.supplier.method_saved = True
    purchase = scene.place()
    want_paid(scene.outside, scene.shop_id, [purchase.id])
    return purchase


def test_two_workers_on_one_purchase_place_it_once(postgresql_scene: Scene) -> None:
    purchase = wanted(postgresql_scene)
    postgresql_scene.side_by_side(*[lambda: advance(postgresql_scene.outside, purchase.id)] * 4)
    assert postgresql_scene.supplier.faults.count("place") == 1


def test_two_workers_on_one_purchase_pay_it_once(postgresql_scene: Scene) -> None:
    purchase = payable(postgresql_scene)
    postgresql_scene.side_by_side(*[lambda: advance(postgresql_scene.outside, purchase.id)] * 4)
    assert postgresql_scene.supplier.faults.count("pay") == 1
    assert postgresql_scene.state() == "paid"


def test_even_without_the_lease_two_workers_place_once(postgresql_scene: Scene) -> None:
    purchase = wanted(postgresql_scene)
    both = threading.Barrier(2)

    def run() -> None:
        both.wait(10)
        place(postgresql_scene.outside, purchase.id)

    postgresql_scene.side_by_side(run, run)
    assert postgresql_scene.supplier.faults.count("place") == 1
    assert postgresql_scene.attempts("place") == ["done"]


def test_even_without_the_lease_two_workers_that_both_read_the_order_pay_once(postgresql_scene: Scene) -> None:
    purchase = payable(postgresql_scene)
    both = threading.Barrier(2)
    postgresql_scene.shop.faults.during("read_orders", lambda: both.wait(10), times=2)
    postgresql_scene.side_by_side(*[lambda: pay(postgresql_scene.outside, purchase.id)] * 2)
    assert postgresql_scene.supplier.faults.count("pay") == 1
    assert postgresql_scene.attempts("pay") == ["done"]


def test_a_purchase_is_paid_or_cancelled_never_both(postgresql_scene: Scene) -> None:
    purchase = payable(postgresql_scene)
    scene = postgresql_scene
    scene.shop.faults.during(
        "read_orders", lambda: scene.in_other_process(lambda: cancel(scene.outside, scene.shop_id, purchase.id))
    )
    scene.drain()
    assert scene.state() == "cancelled"
    assert scene.supplier.faults.count("pay") == 0


def test_a_hold_pressed_while_the_order_is_read_keeps_it_from_being_paid(postgresql_scene: Scene) -> None:
    purchase = payable(postgresql_scene)
    scene = postgresql_scene
    scene.shop.faults.during(
        "read_orders", lambda: scene.in_other_process(lambda: hold(scene.outside, scene.shop_id, purchase.id))
    )
    scene.drain()
    assert (scene.state(), scene.purchase().code) == ("held", "HELD_BY_MERCHANT")
    assert scene.supplier.faults.count("pay") == 0


def test_a_stop_pressed_while_the_order_is_read_keeps_it_from_being_paid(postgresql_scene: Scene) -> None:
    payable(postgresql_scene)
    scene = postgresql_scene
    scene.shop.faults.during("read_orders", lambda: scene.in_other_process(lambda: scene.set(stopped=True)))
    scene.drain()
    assert (scene.state(), scene.purchase().code) == ("held", "STOPPED")
    assert scene.supplier.faults.count("pay") == 0


def test_two_people_pressing_pay_at_once_pay_once(postgresql_scene: Scene) -> None:
    scene = postgresql_scene
    scene.supplier.method_saved = True
    purchase = scene.place()
    scene.side_by_side(*[lambda: want_paid(scene.outside, scene.shop_id, [purchase.id])] * 3)
    scene.drain()
    assert scene.supplier.faults.count("pay") == 1


def test_two_sweeps_at_once_do_no_harm(postgresql_scene: Scene) -> None:
    wanted(postgresql_scene)
    postgresql_scene.side_by_side(*[lambda: sweep(postgresql_scene.outside)] * 3)
    postgresql_scene.drain()
    assert postgresql_scene.supplier.faults.count("place") == 1
