"""Paying: once, whatever fails."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from sourcing.purchasing.checkout import want_paid
from sourcing.purchasing.model import Attempt, Purchase
from sourcing.shops.model import AlibabaAccount
from tests.sourcing.scene import Scene


@pytest.fixture
def placed(scene: Scene) -> Scene:
    """A purchase is placed, a payment method is saved."""
    scene.supplier.method_saved = True
    scene.place()
    return scene


def method(scene: Scene) -> str:
    (word,) = scene.rows(select(AlibabaAccount.payment_method))
    return word


def test_a_placed_purchase_is_paid_once_with_one_call(placed: Scene) -> None:
    purchase = placed.pay()
    assert (purchase.state, purchase.paid_how) == ("paid", "caravan")
    assert placed.supplier.done("pay") == [purchase.trade_id]
    assert placed.attempts("pay") == ["done"]
    assert method(placed) == "saved"


def test_pressing_pay_again_and_again_pays_once(placed: Scene) -> None:
    purchase = placed.purchase()
    for _ in range(3):
        want_paid(placed.outside, placed.shop_id, [purchase.id, purchase.id])
    placed.drain()
    want_paid(placed.outside, placed.shop_id, [purchase.id])
    placed.later(times=3, hours=1)
    assert placed.supplier.faults.count("pay") == 1


def test_two_purchases_are_paid_with_a_call_each(scene: Scene) -> None:
    scene.supplier.method_saved = True
    scene.set(automatic=True)
    scene.order(2, 0, 1)
    assert scene.supplier.faults.count("pay") == 2
    assert len(set(scene.supplier.done("pay"))) == 2


def test_the_intent_stands_in_the_database_before_the_call(placed: Scene) -> None:
    seen: list[str] = []

    def look() -> None:
        seen.extend(placed.rows(select(Purchase.state)))
        seen.extend(placed.rows(select(Attempt.outcome).where(Attempt.effect == "pay")))

    placed.supplier.faults.during("pay", lambda: placed.in_other_process(look))
    placed.pay()
    assert seen == ["paying", "started"]


def test_the_order_is_read_afresh_from_the_shop_before_money_moves(placed: Scene) -> None:
    placed.shop.people.cancel(placed.stored_order().gid)
    assert placed.pay().state == "cancelled"
    assert placed.supplier.faults.count("pay") == 0


def test_an_order_that_was_deleted_in_the_shop_is_not_paid_for(placed: Scene) -> None:
    placed.shop.people.delete(placed.stored_order().gid)
    assert (placed.pay().state, placed.purchase().code) == ("held", "ORDER_GONE")
    placed.later(times=3, hours=1)
    assert placed.supplier.faults.count("pay") == 0


def test_while_the_shop_cannot_be_asked_nothing_is_paid(placed: Scene) -> None:
    placed.shop.faults.unreachable("read_orders")
    assert placed.pay().state == "placed"
    assert placed.supplier.faults.count("pay") == 0
    placed.later(seconds=10)
    assert placed.state() == "paid"


def test_a_refund_holds_it_until_the_merchant_decides(placed: Scene) -> None:
    placed.shop.people.refund_part(placed.stored_order().gid, 500)
    purchase = placed.pay()
    assert (purchase.state, purchase.code) == ("held", "ORDER_REFUNDED")
    assert purchase.reasons == [{"code": "ORDER_REFUNDED", "value": 500, "limit": None, "currency": "USD"}]
    assert placed.told("pay_decision")[-1]["allowed"] is False


def test_an_edit_after_placing_holds_it(placed: Scene) -> None:
    placed.shop.people.edit(placed.stored_order().gid, 5)
    assert (placed.pay().state, placed.purchase().code) == ("held", "QUANTITY_CHANGED")


def test_an_order_no_longer_paid_in_the_shop_holds_it(placed: Scene) -> None:
    placed.shop.people.change(placed.stored_order().gid, financial_status="VOIDED")
    assert (placed.pay().state, placed.purchase().code) == ("held", "NOT_PAID_IN_SHOP")


def test_a_cent_more_than_quoted_is_held_with_both_numbers(scene: Scene) -> None:
    scene.supplier.method_saved, scene.supplier.dearer = True, 1
    scene.place()
    purchase = scene.pay()
    assert (purchase.state, purchase.code) == ("held", "AMOUNT_ABOVE_QUOTE")
    assert purchase.reasons == [{"code": "AMOUNT_ABOVE_QUOTE", "value": 2301, "limit": 2300}]
    assert scene.supplier.faults.count("pay") == 0


def test_a_drift_within_the_merchants_limit_is_paid(scene: Scene) -> None:
    scene.set(drift_limit_bp=100)
    scene.supplier.method_saved, scene.supplier.dearer = True, 23
    scene.place()
    assert scene.pay().state == "paid"


def test_the_amount_is_read_again_when_it_is_old(placed: Scene) -> None:
    trade_id = placed.purchase().trade_id or ""
    dearer = placed.supplier.trades[trade_id].order.total * 2
    placed.clock.at += timedelta(minutes=2)
    placed.supplier.change(trade_id, total=dearer)
    assert placed.pay().code == "AMOUNT_ABOVE_QUOTE"


def test_without_a_saved_method_the_payment_page_is_handed_to_the_merchant(placed: Scene) -> None:
    placed.supplier.forgets_the_payment_method()
    purchase = placed.pay()
    assert (purchase.state, purchase.code, purchase.pay_by) == ("placed", "PAY_BY_HAND", None)
    assert purchase.pay_url == f"https://alibaba.example/pay/{purchase.trade_id}"
    assert method(placed) == "missing"
    placed.later(times=5, hours=1)
    assert placed.supplier.faults.count("pay") == 1


def test_a_payment_refused_with_a_code_is_told_and_tried_again_only_when_asked(placed: Scene) -> None:
    placed.supplier.faults.refuse("pay", "50006")
    assert (placed.pay().state, placed.purchase().code) == ("refused", "50006")
    placed.later(times=5, hours=1)
    assert placed.supplier.faults.count("pay") == 1
    assert placed.attempts("pay") == ["refused"]


def test_where_nothing_was_sent_it_is_tried_again(placed: Scene) -> None:
    placed.supplier.faults.unreachable("pay")
    placed.pay()
    placed.later(seconds=10)
    assert placed.state() == "paid"
    assert len(placed.supplier.done("pay")) == 1


def test_what_a_person_paid_at_alibaba_is_not_paid_again(placed: Scene) -> None:
    placed.supplier.pays_by_hand(placed.purchase().trade_id or "", save_method=True)
    placed.clock.at += timedelta(minutes=2)
    placed.pay()
    assert (placed.state(), placed.purchase().paid_how) == ("paid", "person")
    assert placed.supplier.faults.count("pay") == 0


def test_pay_pressed_while_the_order_is_being_read_is_not_lost(scene: Scene) -> None:
    scene.supplier.method_saved = True

    def press() -> None:
        scene.in_other_process(
            lambda: want_paid(scene.outside, scene.shop_id, scene.rows(select(Purchase.id))),
        )

    scene.supplier.faults.during("read_order", press)
    scene.place()
    scene.later(seconds=61)
    assert scene.state() == "paid"
