from __future__ import annotations

import pytest

from local.journey.doors import Json
from tests.journeys.stage import TestStage

pytestmark = [pytest.mark.journey, pytest.mark.parametrize("kind", ["sqlite"], indirect=True)]


def test_a_partial_refund_before_payment_holds_the_money_until_released(stage: TestStage) -> None:
    # Given a placed order of two pieces
    stage.automatic_with_saved_method()
    stage.merchant.change_settings(ordering="by_hand")
    order = stage.customer.order(stage.linked[:1], paid=True, quantity=2)
    _place(stage, order)
    # When the shop refunds one of them, and Pay now is pressed
    (line,) = stage.merchant.shop_order(order["id"])["lines"]
    refund = {"lines": [{"line_item_id": line["id"], "quantity": 1}]}
    stage.shopify.post(f"/_sandbox/shops/demo-shop/orders/{order['id']}/refund", refund)
    _pay(stage, order)
    # Then it is held, with the reason, and nothing is paid
    _demand_held(stage, order, "ORDER_REFUNDED")
    # When the merchant releases it and pays
    _release(stage, order)
    _demand_paid_once(stage, order)


def test_a_price_raised_after_the_quote_holds_the_money_until_released(stage: TestStage) -> None:
    # Given an order placed by itself at a price that rose since it was quoted
    stage.automatic_with_saved_method()
    stage.merchant.change_settings(ordering="by_hand")
    order = stage.customer.order(stage.linked[:1], paid=True)
    stage.until_all(order, "quoted")
    stage.alibaba.post("/_sandbox/settings", {"price_factor": 1.5})
    _place(stage, order)
    # When Pay now is pressed
    _pay(stage, order)
    # Then it is held, with the reason, and nothing is paid
    _demand_held(stage, order, "AMOUNT_ABOVE_QUOTE")
    # When the merchant releases it
    _release(stage, order)
    _demand_paid_once(stage, order)


def test_an_order_cancelled_in_the_shop_is_cancelled_at_alibaba_before_it_is_paid(stage: TestStage) -> None:
    order = stage.customer.order(stage.linked[:2], paid=True)
    _place(stage, order)
    stage.shopify.post(f"/_sandbox/shops/demo-shop/orders/{order['id']}/cancel")
    stage.until_all(order, "cancelled")
    assert sorted(entry["trade_id"] for entry in stage.at_alibaba("order_cancelled")) == sorted(stage.placed())
    assert stage.paid() == []


def _place(stage: TestStage, order: Json) -> None:
    stage.until_all(order, "quoted")
    ids = [purchase["id"] for purchase in stage.page(order)["purchases"]]
    stage.app.post("/api/purchases/place", {"purchase_ids": ids})
    stage.until("placed", lambda: len(stage.placed()) == len(ids))
    stage.until_all(order, "placed")
    stage.rest()


def _pay(stage: TestStage, order: Json) -> None:
    ids = [purchase["id"] for purchase in stage.page(order)["purchases"]]
    stage.app.post("/api/purchases/pay", {"purchase_ids": ids})


def _release(stage: TestStage, order: Json) -> None:
    for purchase in stage.page(order)["purchases"]:
        assert "release" in purchase["can"]
        stage.press(purchase, "release")


def _demand_held(stage: TestStage, order: Json, code: str) -> None:
    stage.until_all(order, "held")
    stage.pass_time(300)
    assert stage.all_in(order, "held")
    assert code in stage.codes(order)
    assert stage.at_alibaba("payment_started") == []


def _demand_paid_once(stage: TestStage, order: Json) -> None:
    stage.until_all(order, "paid")
    stage.pass_time(300)
    assert stage.paid() == stage.placed()
    assert len(stage.paid()) == 1
