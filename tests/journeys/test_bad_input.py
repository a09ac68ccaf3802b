from __future__ import annotations

import pytest

from local.journey.doors import Json
from local.journey.people import BUYER, Goods
from tests.journeys.stage import TestStage

pytestmark = [pytest.mark.journey, pytest.mark.parametrize("kind", ["sqlite"], indirect=True)]


def test_an_address_alibaba_cannot_ship_to_is_named_and_goes_on_once_it_can(stage: TestStage) -> None:
    # Given goods that the supplier does not ship to Hungary
    stage.automatic_with_saved_method()
    goods = stage.linked[0]
    _change_product(stage, goods, unshippable_to=["HU"])
    # When a Hungarian customer orders them
    order = stage.customer.order([goods], paid=True, address="hu")
    stage.until_all(order, "refused")
    # Then the order says so, and nothing was bought
    assert stage.codes(order) == {"120019"}
    _demand_nothing_bought(stage)
    # When the supplier ships there after all, and the merchant tries again
    _change_product(stage, goods, unshippable_to=[])
    _retry(stage, order)
    # Then it goes on to its end
    _demand_delivered(stage, order)


def test_an_incomplete_address_is_named_and_goes_on_by_itself_once_completed(stage: TestStage) -> None:
    # Given an order whose address lacks its postal code
    stage.automatic_with_saved_method()
    order = stage.customer.order(stage.linked[:1], paid=True)
    stage.until_all(order, "paid")
    address = stage.merchant.shop_order(order["id"])["shipping_address"]
    without = stage.customer.order(stage.linked[:1], paid=True, address={**_plain(address), "zip": ""})
    stage.until("the problem named", lambda: "ADDRESS_INCOMPLETE" in stage.codes(without))
    stage.rest()
    assert len(stage.placed()) == 1
    # When the merchant completes it in the shop
    stage.shopify.post(f"/_sandbox/shops/demo-shop/orders/{without['id']}/edit", {"address": _plain(address)})
    # Then it is placed and paid without anybody asking
    stage.until_all(without, "paid")
    assert stage.codes(without) == set()
    assert len(stage.placed()) == len(stage.paid()) == 2


def test_an_unlinked_variant_is_named_and_goes_on_by_itself_once_linked(stage: TestStage) -> None:
    # Given goods that are routed to Caravan, but no longer linked
    stage.automatic_with_saved_method()
    goods = stage.linked[0]
    gid = f"gid://shopify/ProductVariant/{goods.variant_id}"
    stage.app.put("/api/products/links", {"variant_gid": gid, "parts": []})
    # When they are ordered
    order = stage.customer.order([goods], paid=True)
    stage.until("the problem named", lambda: "VARIANT_NOT_LINKED" in stage.codes(order))
    # Then nothing is bought
    stage.rest()
    _demand_nothing_bought(stage)
    # When the merchant links them
    stage.merchant.link(goods)
    # Then the order goes on by itself
    stage.until_all(order, "paid")
    _demand_delivered(stage, order)


def test_a_product_that_is_gone_is_named_and_goes_on_once_it_is_back(stage: TestStage) -> None:
    # Given a product taken off the market
    stage.automatic_with_saved_method()
    goods = stage.linked[0]
    _change_product(stage, goods, status="PRODUCT_OFFLINE")
    # When it is ordered
    order = stage.customer.order([goods], paid=True)
    stage.until_all(order, "refused")
    # Then the order says so, and nothing was bought
    assert stage.codes(order) <= {"PRODUCT_GONE", "130106"}
    assert stage.codes(order)
    _demand_nothing_bought(stage)
    # When it is back, and the merchant tries again
    _change_product(stage, goods, status="PRODUCT_ONLINE")
    _retry(stage, order)
    # Then it goes on to its end
    _demand_delivered(stage, order)


def test_an_ended_connection_is_named_and_all_goes_on_by_itself_after_reconnecting(stage: TestStage) -> None:
    # Given a connection to Alibaba that has ended
    stage.automatic_with_saved_method()
    stage.alibaba.post(f"/_sandbox/buyers/{BUYER}/expire-tokens")
    # When two orders come in
    orders = [stage.customer.order([goods], paid=True) for goods in stage.linked[:2]]
    for order in orders:
        stage.pass_time_until("the end named", lambda order=order: _waits_for_connection(stage, order), step=5)  # type: ignore[misc]
    # Then both say so, and nothing was bought
    _demand_nothing_bought(stage)
    assert stage.app.get("/api/alibaba")["state"] == "ended"
    # When the merchant connects again
    stage.buyer.connect(stage.merchant)
    # Then both go on by themselves
    for order in orders:
        stage.until_all(order, "paid")
    assert len(stage.placed()) == len(stage.paid()) == 2


def test_a_test_order_is_never_bought(stage: TestStage) -> None:
    stage.automatic_with_saved_method()
    lines = [{"variant_id": stage.linked[0].variant_id, "quantity": 1}]
    body = {"lines": lines, "paid": True, "address": "us", "test": True}
    order = stage.shopify.post("/_sandbox/shops/demo-shop/orders", body)
    stage.until_all(order, "held")
    stage.pass_time(120)
    assert stage.codes(order) == {"TEST_ORDER"}
    _demand_nothing_bought(stage)


def _waits_for_connection(stage: TestStage, order: Json) -> bool:
    return stage.all_in(order, "held") and stage.codes(order) == {"ALIBABA_CONNECTION_ENDED"}


def _plain(address: Json) -> Json:
    """An address as the control door takes it."""
    return {name: value for name, value in address.items() if value is not None}


def _change_product(stage: TestStage, goods: Goods, **changes: object) -> None:
    stage.alibaba.patch(f"/_sandbox/products/{goods.product_id}", changes)


def _retry(stage: TestStage, order: Json) -> None:
    for purchase in stage.page(order)["purchases"]:
        assert "retry" in purchase["can"]
        stage.press(purchase, "retry")


def _demand_nothing_bought(stage: TestStage) -> None:
    assert stage.placed() == []
    assert stage.at_alibaba("payment_started") == []


def _demand_delivered(stage: TestStage, order: Json) -> None:
    stage.until_all(order, "paid")
    stage.ship_and_deliver(order)
    stage.demand_once(order, suppliers=1)
