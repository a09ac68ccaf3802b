"""What the merchant presses: hold, release, try again, cancel; each only where it can be meant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from sourcing.errors import Conflict, NotFound
from sourcing.outside import Outside
from sourcing.purchasing.checkout import want_paid, want_placed
from sourcing.purchasing.mend import cancel, hold, release, requote, retry
from sourcing.purchasing.model import Purchase
from tests.sourcing.scene import Scene

Press = Callable[[Outside, int, int], None]


def press(scene: Scene, button: Press) -> Purchase:
    button(scene.outside, scene.shop_id, scene.purchase().id)
    scene.drain()
    return scene.purchase()


@pytest.fixture
def placed(scene: Scene) -> Scene:
    scene.supplier.method_saved = True
    scene.place()
    return scene


@pytest.fixture
def paid(placed: Scene) -> Scene:
    placed.pay()
    return placed


def test_what_is_on_hold_goes_on_only_when_it_is_released(scene: Scene) -> None:
    scene.order(2)
    assert press(scene, hold).code == "HELD_BY_MERCHANT"
    scene.set(automatic=True)
    scene.hint(scene.stored_order().gid)
    scene.later(times=3, hours=1)
    assert scene.state() == "held"
    assert press(scene, release).state == "placed"


def test_a_wish_for_what_is_on_hold_is_not_carried_out(placed: Scene) -> None:
    press(placed, hold)
    (refused,) = want_paid(placed.outside, placed.shop_id, [placed.purchase().id]).not_done
    placed.drain()
    assert refused.code == "HELD_BY_MERCHANT"
    assert placed.supplier.faults.count("pay") == 0


def test_a_released_amount_is_paid_as_it_was_seen(scene: Scene) -> None:
    scene.supplier.method_saved, scene.supplier.dearer = True, 700
    scene.place()
    scene.pay()
    assert press(scene, release).state == "paid"
    assert scene.told("released")[-1]["waived"] == [{"code": "AMOUNT_ABOVE_QUOTE", "value": 3000}]


def test_a_released_amount_that_grew_meanwhile_is_held_again(scene: Scene) -> None:
    scene.supplier.method_saved, scene.supplier.dearer = True, 700
    trade_id = scene.place().trade_id or ""
    scene.pay()
    order = scene.supplier.trades[trade_id].order
    scene.supplier.change(trade_id, total=order.total + order.freight)
    scene.clock.at += timedelta(minutes=2)
    assert (press(scene, release).state, scene.purchase().code) == ("held", "AMOUNT_ABOVE_QUOTE")
    assert scene.supplier.faults.count("pay") == 0


def test_a_released_change_of_the_order_does_not_release_the_next_one(scene: Scene) -> None:
    scene.supplier.method_saved = True
    gid = scene.order(3)
    want_placed(scene.outside, scene.shop_id, [scene.purchase().id])
    scene.drain()
    scene.shop.people.edit(gid, 2)
    assert (scene.pay().state, scene.purchase().code) == ("held", "QUANTITY_CHANGED")
    scene.shop.people.edit(gid, 1)
    assert (press(scene, release).state, scene.purchase().code) == ("held", "QUANTITY_CHANGED")
    assert press(scene, release).state == "paid"


def test_a_reason_that_is_a_fact_cannot_be_released(placed: Scene) -> None:
    placed.shop.people.change(placed.stored_order().gid, financial_status="VOIDED")
    placed.pay()
    assert (press(placed, release).state, placed.purchase().code) == ("held", "NOT_PAID_IN_SHOP")
    assert placed.supplier.faults.count("pay") == 0


def test_a_held_purchase_goes_on_by_itself_when_its_reason_is_gone(placed: Scene) -> None:
    gid = placed.stored_order().gid
    placed.shop.people.change(gid, financial_status="VOIDED")
    placed.pay()
    placed.shop.people.change(gid, financial_status="PAID")
    placed.hint(gid)
    placed.supplier.change(placed.purchase().trade_id or "", remark="the supplier answers")
    placed.later(minutes=6)
    assert placed.state() == "paid"


def test_a_refused_placing_is_tried_again_from_the_start(scene: Scene) -> None:
    scene.supplier.faults.refuse("place", "480006")
    scene.place()
    assert press(scene, retry).state == "placed"


def test_a_refused_payment_is_tried_again_from_paying(placed: Scene) -> None:
    placed.supplier.faults.refuse("pay", "50006")
    placed.pay()
    assert press(placed, retry).state == "paid"
    assert placed.supplier.faults.count("place") == 1


def test_what_is_not_placed_is_cancelled_at_once(scene: Scene) -> None:
    scene.order(2)
    assert press(scene, cancel).state == "cancelled"
    assert scene.supplier.faults.count("cancel") == 0


def test_what_is_placed_is_cancelled_at_alibaba_and_believed_when_it_shows_there(placed: Scene) -> None:
    assert press(placed, cancel).state == "cancelled"
    assert placed.supplier.done("cancel") == [placed.purchase().trade_id]
    assert placed.attempts("cancel") == ["done"]


@pytest.mark.parametrize("after", [True, False])
def test_a_silent_cancelling_is_settled_by_reading_the_order(placed: Scene, after: bool) -> None:
    placed.silence("cancel", after=after)
    press(placed, cancel)
    placed.later(times=2, seconds=16)
    assert placed.state() == "cancelled"
    assert len(placed.supplier.done("cancel")) == 1


def test_what_was_paid_meanwhile_is_not_cancelled_and_says_so(placed: Scene) -> None:
    placed.supplier.pays_by_hand(placed.purchase().trade_id or "", save_method=False)
    purchase = press(placed, cancel)
    assert (purchase.state, purchase.paid_how) == ("paid", "person")
    assert placed.told("cancel_refused")[0]["code"] == "ALREADY_PAID"


def test_a_cancelled_purchase_can_be_bought_again_as_a_new_order(placed: Scene) -> None:
    first = press(placed, cancel).trade_id
    assert press(placed, retry).state == "quoted"
    want_placed(placed.outside, placed.shop_id, [placed.purchase().id])
    placed.drain()
    assert placed.purchase().trade_id not in {None, first}
    assert placed.pay().state == "paid"
    assert placed.supplier.done("pay") == [placed.purchase().trade_id]


@pytest.mark.parametrize("button", [hold, release, retry, cancel, requote])
def test_nothing_can_be_pressed_once_it_is_paid(paid: Scene, button: Press) -> None:
    with pytest.raises(Conflict):
        press(paid, button)
    assert paid.state() == "paid"


@pytest.mark.parametrize("button", [hold, release, retry, cancel, requote])
def test_nothing_can_be_pressed_while_it_is_unknown_whether_it_exists(scene: Scene, button: Press) -> None:
    scene.silence("place", after=True)
    scene.place()
    with pytest.raises(Conflict):
        press(scene, button)
    assert scene.state() == "place_unknown"


@pytest.mark.parametrize("button", [hold, release, retry, cancel, requote])
def test_nobody_presses_for_another_shop(scene: Scene, button: Press) -> None:
    scene.order(2)
    with pytest.raises(NotFound):
        button(scene.outside, scene.shop_id + 1, scene.purchase().id)
