"""A payment under way or unknown is asked about until it is certain; nothing is paid meanwhile, and never twice."""

from __future__ import annotations

import pytest

from sourcing.lease import LEASE
from sourcing.purchasing.checkout import want_paid
from sourcing.purchasing.settle_pay import LOOKS
from tests.sourcing.scene import Scene


@pytest.fixture
def placed(scene: Scene) -> Scene:
    scene.supplier.method_saved = True
    scene.place()
    return scene


def paid_in_silence(scene: Scene, *, after: bool) -> None:
    scene.silence("pay", after=after)
    assert (scene.pay().state, scene.purchase().code) == ("pay_unknown", "PAY_UNKNOWN")
    assert scene.attempts("pay") == ["unknown"]


def test_a_silent_payment_that_took_place_is_found_by_asking(placed: Scene) -> None:
    paid_in_silence(placed, after=True)
    placed.later(seconds=6)
    assert placed.state() == "paid"
    assert placed.supplier.faults.count("pay") == 1


def test_while_it_is_unknown_pressing_pay_does_nothing(placed: Scene) -> None:
    paid_in_silence(placed, after=True)
    for _ in range(3):
        want_paid(placed.outside, placed.shop_id, [placed.purchase().id])
    placed.drain()
    assert placed.supplier.faults.count("pay") == 1


def test_a_silent_payment_that_did_not_take_place_is_paid_after_the_settle_time_only(placed: Scene) -> None:
    paid_in_silence(placed, after=False)
    placed.later(times=LOOKS - 1, seconds=21)
    assert placed.supplier.faults.count("pay") == 1
    placed.later(times=6, seconds=21)
    assert placed.state() == "paid"
    assert len(placed.supplier.done("pay")) == 1
    assert placed.attempts("pay") == ["unknown", "done"]


def test_asking_in_vain_is_no_look(placed: Scene) -> None:
    paid_in_silence(placed, after=False)
    placed.supplier.faults.unreachable("payment", times=8)
    placed.later(times=8, minutes=1)
    asked = placed.supplier.faults.count("payment")
    placed.later(times=LOOKS - 1, minutes=1)
    assert placed.supplier.faults.count("pay") == 1
    placed.later(minutes=1)
    assert placed.supplier.faults.count("payment") - asked == LOOKS
    assert placed.state() == "paid"


def test_a_payment_under_way_is_asked_about_and_not_paid_again(placed: Scene) -> None:
    placed.supplier.slow_payments = True
    assert placed.pay().state == "paying"
    placed.later(times=4, seconds=15)
    assert placed.state() == "paying"
    placed.supplier.settles()
    placed.later(seconds=15)
    assert placed.state() == "paid"
    assert placed.supplier.faults.count("pay") == 1
    assert len(placed.told("paying")) == 1


def test_a_payment_under_way_that_fails_is_told(placed: Scene) -> None:
    placed.supplier.slow_payments = True
    placed.pay()
    placed.supplier.trades[placed.purchase().trade_id or ""].payment = "PAY_FAILED"
    placed.later(seconds=15)
    assert (placed.state(), placed.purchase().code) == ("refused", "PAY_FAILED")


def test_a_word_we_do_not_know_is_unknown_and_asked_about(placed: Scene) -> None:
    placed.supplier.slow_payments = True
    placed.pay()
    trade = placed.supplier.trades[placed.purchase().trade_id or ""]
    trade.payment = "IN_REVIEW"
    placed.later(times=10, minutes=1)
    assert placed.supplier.faults.count("pay") == 1 + len(placed.told("pay_settled"))


def test_the_trade_says_paid_whatever_the_payment_says(placed: Scene) -> None:
    paid_in_silence(placed, after=False)
    placed.supplier.change(placed.purchase().trade_id or "", status="paid")
    placed.later(seconds=6)
    assert placed.state() == "paid"
    assert placed.supplier.faults.count("pay") == 1


def test_a_trade_that_is_no_longer_unpaid_is_never_paid_again(placed: Scene) -> None:
    paid_in_silence(placed, after=False)
    placed.supplier.change(placed.purchase().trade_id or "", status="a word of tomorrow")
    placed.later(times=20, minutes=1)
    assert placed.supplier.faults.count("pay") == 1


@pytest.mark.parametrize("died_after", [False, True])
def test_a_worker_that_died_while_paying_is_settled_by_asking(placed: Scene, died_after: bool) -> None:
    if died_after:
        placed.supplier._pay(placed.purchase().trade_id or "", "PAY_SUCCESS")

    def die() -> None:
        raise SystemExit

    placed.supplier.faults.during("pay", die)
    with pytest.raises(SystemExit):
        placed.pay()
    assert placed.state() == "paying"
    placed.later(seconds=LEASE.total_seconds() - 5)
    assert placed.supplier.faults.count("payment") == 0
    placed.later(times=10, seconds=21)
    assert placed.state() == "paid"
    assert len(placed.supplier.done("pay")) == 1
