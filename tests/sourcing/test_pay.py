"""Paying: once, whatever fails."""

from __future__ import annotations

from sourcing.purchasing.checkout import want_paid
from tests.sourcing.scene import Scene


def test_a_placed_purchase_is_paid_once_with_one_call(scene: Scene) -> None:
    scene.supplier.method_saved = True
    scene.place()
    purchase = scene.pay()
    assert (purchase.state, purchase.paid_how) == ("paid", "caravan")
    assert scene.supplier.done("pay") == [purchase.trade_id]
    assert scene.attempts("pay") == ["done"]


def test_pressing_pay_again_and_again_pays_once(scene: Scene) -> None:
    scene.supplier.method_saved = True
    purchase = scene.place()
    for _ in range(3):
        want_paid(scene.outside, scene.shop_id, [purchase.id, purchase.id])
    scene.drain()
    want_paid(scene.outside, scene.shop_id, [purchase.id])
    scene.drain()
    assert scene.supplier.faults.count("pay") == 1
