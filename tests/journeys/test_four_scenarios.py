from __future__ import annotations

import pytest

from local.journey.books import read_books, strangers
from local.journey.scenarios import SCENARIOS, Scenario, walk
from tests.journeys.stage import TestStage

pytestmark = pytest.mark.journey

ADDRESSES = dict(zip(SCENARIOS, ("us", "de", "hu", "us"), strict=True))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.key)
def test_every_scenario_ends_delivered_and_the_ledgers_agree(stage: TestStage, scenario: Scenario) -> None:
    # Given goods of two suppliers and of the shop itself in one order
    goods = [*stage.linked[:2], stage.foreign[0]]
    # When it is walked from the customer's order to the delivered parcel
    walked = walk(stage, scenario, goods, lambda _: None, ADDRESSES[scenario])
    stage.rest()
    # Then both ledgers agree with each other and with what Caravan shows
    books = read_books(stage, walked)
    assert books.problems == ()
    assert (books.placed, books.paid, books.shipped, books.fulfillments, books.requests) == (2, 2, 2, 2, 1)
    saved_by_hand = 1 if scenario.method_saved else 0
    assert len(strangers(stage, set(walked.trade_ids))) == saved_by_hand
    _demand_own_shipping_each(stage, walked.trade_ids)
    _demand_foreign_goods_untouched(stage, walked.order_id)


def test_automatic_ordering_waits_for_the_customers_money_and_takes_the_cheapest_shipping(stage: TestStage) -> None:
    # Given automatic ordering, and an order that nobody has paid
    stage.automatic_with_saved_method()
    stage.merchant.change_settings(list_unpaid=True)
    order = stage.customer.order(stage.linked[:2], paid=False)
    stage.until_all(order, "quoted")
    # When a day's half passes
    stage.pass_time(60 * 60)
    # Then nothing is placed
    assert stage.placed() == []
    # When the customer pays
    stage.customer.pay(order["id"])
    stage.until_all(order, "paid")
    # Then each supplier's purchase is placed with the cheapest of its offers
    stage.rest()
    assert len(stage.placed()) == len(stage.paid()) == 2
    for purchase in stage.page(order)["purchases"]:
        fees = sorted(offer["fee"]["minor"] for offer in purchase["offers"])
        assert len(fees) > 1
        asked = stage.supplier.order(purchase["trade_id"])["shipment_fee"]
        assert round(float(asked["amount"]) * 100) == fees[0] < fees[-1]


def test_an_order_without_goods_of_alibaba_is_left_alone(stage: TestStage) -> None:
    # Given automatic ordering
    stage.automatic_with_saved_method()
    # When a customer buys only the shop's own goods, and afterwards some of a supplier
    foreign = stage.customer.order(stage.foreign[:2], paid=True)
    ours = stage.customer.order(stage.linked[:1], paid=True)
    stage.until_all(ours, "paid")
    stage.rest()
    # Then Caravan does not show the first, and nothing was bought or answered for it
    assert stage.merchant.find_order(foreign["name"]) is None
    assert len(stage.placed()) == 1
    _demand_foreign_goods_untouched(stage, foreign["id"])


def _demand_own_shipping_each(stage: TestStage, trade_ids: list[str]) -> None:
    """Two suppliers are two purchases: other sellers, their own goods and carriers."""
    orders = [stage.supplier.order(trade_id) for trade_id in trade_ids]
    assert len({order["supplier"]["e_company_id"] for order in orders}) == len(orders)
    assert all(order["carrier"]["code"] for order in orders)
    bought = [(line["product_id"], line["sku_id"]) for order in orders for line in order["lines"]]
    assert sorted(bought) == sorted((item.product_id, item.sku_id) for item in stage.linked[:2])


def _demand_foreign_goods_untouched(stage: TestStage, order_id: str) -> None:
    own = [unit for unit in stage.merchant.shop_order(order_id)["fulfillment_orders"] if not unit["service"]]
    assert [(unit["status"], unit["request_status"]) for unit in own] == [("OPEN", "UNSUBMITTED")]
    own_ids = {unit["id"] for unit in own}
    touched = [entry for entry in stage.in_shop("request_accepted") if entry["fulfillment_order_id"] in own_ids]
    assert touched == []
