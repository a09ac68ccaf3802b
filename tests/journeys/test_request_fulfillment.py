from __future__ import annotations

import pytest

from local.journey.doors import Json
from tests.journeys.stage import TestStage

pytestmark = [pytest.mark.journey, pytest.mark.parametrize("kind", ["sqlite"], indirect=True)]


@pytest.mark.parametrize("reached", ["quoted", "placed", "paid"])
def test_it_moves_the_order_to_in_progress_and_nothing_else(stage: TestStage, reached: str) -> None:
    # Given an order that has come so far
    order = _order_that_is(stage, reached)
    before = _effects(stage)
    # When fulfillment is requested
    assert stage.merchant.request_fulfillment(order["id"]) == 1
    stage.until("In progress", lambda: stage.units(order) == [("IN_PROGRESS", "ACCEPTED")])
    stage.pass_time(300)
    # Then that is all that happened, at both platforms
    assert _effects(stage) == [*before, "request_submitted", "request_accepted"]
    assert stage.all_in(order, reached)


def test_asking_for_cancellation_before_payment_cancels_at_alibaba(stage: TestStage) -> None:
    # Given a placed order in progress
    order = _order_that_is(stage, "placed")
    _request(stage, order)
    # When the merchant asks to stop
    _ask_to_cancel(stage, order)
    stage.until_all(order, "cancelled")
    stage.rest()
    # Then the unpaid order is closed at Alibaba, the wish granted, and nothing can be paid any more
    assert [entry["trade_id"] for entry in stage.at_alibaba("order_cancelled")] == stage.placed()
    assert len(stage.in_shop("cancellation_accepted")) == 1
    assert stage.paid() == []


def test_asking_for_cancellation_after_payment_is_declined(stage: TestStage) -> None:
    # Given a paid order in progress
    order = _order_that_is(stage, "paid")
    _request(stage, order)
    # When the merchant asks to stop
    _ask_to_cancel(stage, order)
    stage.until("an answer", lambda: stage.in_shop("cancellation_rejected"))
    stage.rest()
    # Then the wish is declined and the purchase goes its way
    assert stage.in_shop("cancellation_accepted") == []
    assert stage.at_alibaba("order_cancelled") == []
    stage.ship_and_deliver(order)
    stage.demand_once(order, suppliers=1)


def _order_that_is(stage: TestStage, state: str) -> Json:
    order = stage.customer.order(stage.linked[:1], paid=True)
    stage.until_all(order, "quoted")
    ids = [purchase["id"] for purchase in stage.page(order)["purchases"]]
    if state in {"placed", "paid"}:
        stage.app.post("/api/purchases/place", {"purchase_ids": ids})
        stage.until_all(order, "placed")
    if state == "paid":
        for trade_id in stage.placed():
            stage.buyer.pay(trade_id, save_method=False)
        stage.until_all(order, "paid")
    stage.rest()
    return order


def _request(stage: TestStage, order: Json) -> None:
    assert stage.merchant.request_fulfillment(order["id"]) == 1
    stage.until("In progress", lambda: stage.units(order) == [("IN_PROGRESS", "ACCEPTED")])


def _ask_to_cancel(stage: TestStage, order: Json) -> None:
    for unit in stage.merchant.shop_order(order["id"])["fulfillment_orders"]:
        stage.shopify.post(f"/_sandbox/shops/demo-shop/fulfillment-orders/{unit['id']}/request-cancellation")


def _effects(stage: TestStage) -> list[str]:
    """All effects at Alibaba, then all in the shop, but for stock and tokens, which are no concern of an order."""
    return [entry["effect"] for entry in (*stage.orders_at_alibaba(), *stage.orders_in_shop())]
