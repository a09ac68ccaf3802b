from __future__ import annotations

import pytest

from tests.journeys.stage import TestStage

pytestmark = [pytest.mark.journey, pytest.mark.parametrize("kind", ["sqlite"], indirect=True)]

PING = "fulfillment_order_notification"
REQUESTED = "fulfillment_orders/fulfillment_request_submitted"
ALWAYS = {"times": None}


def test_an_order_whose_webhooks_never_came_is_found_by_the_poll(stage: TestStage) -> None:
    # Given a Shopify that loses every webhook
    stage.automatic_with_saved_method()
    stage.plan_faults("shopify", {"operation": "*", "kind": "never", **ALWAYS})
    # When a customer orders, and a quarter of an hour passes
    order = stage.customer.order(stage.linked[:2], paid=True)
    stage.rest()
    assert stage.merchant.find_order(order["name"]) is None
    stage.until("the order routed", lambda: stage.units(order))
    stage.pass_time(15 * 60)
    # Then Caravan has bought it, once
    stage.until_all(order, "paid")
    assert len(stage.placed()) == len(stage.paid()) == 2


def test_shipping_that_alibaba_never_told_of_is_found_by_looking_at_what_changed(stage: TestStage) -> None:
    # Given an Alibaba that loses every message
    stage.automatic_with_saved_method()
    stage.plan_faults("alibaba", {"operation": "*", "kind": "never", **ALWAYS})
    order = stage.customer.order(stage.linked[:1], paid=True)
    stage.until_all(order, "paid")
    # When the supplier ships and the parcel arrives, and each time some minutes pass
    (trade_id,) = stage.placed()
    stage.supplier.ship(trade_id)
    stage.rest()
    assert stage.in_shop("fulfillment_created") == []
    stage.pass_time_until("tracking in the shop", lambda: stage.in_shop("fulfillment_created"), step=60, most=15)
    stage.supplier.deliver(trade_id)
    stage.pass_time_until("delivered", lambda: stage.all_in(order, "delivered"), step=60, most=45)
    # Then the shop knows all of it, once
    stage.demand_once(order, suppliers=1)


@pytest.mark.parametrize("fault", ["twice", "reordered"])
def test_messages_that_come_twice_or_in_the_wrong_order_buy_once(stage: TestStage, fault: str) -> None:
    stage.automatic_with_saved_method()
    for platform in ("shopify", "alibaba"):
        stage.plan_faults(platform, {"operation": "*", "kind": fault, **ALWAYS})
    order = stage.customer.order(stage.linked[:2], paid=True)
    stage.until_all(order, "paid")
    stage.merchant.request_fulfillment(order["id"])
    stage.until("In progress", lambda: stage.units(order) == [("IN_PROGRESS", "ACCEPTED")])
    for trade_id in stage.placed():
        stage.supplier.ship(trade_id)
    stage.pass_time_until("tracking in the shop", lambda: len(stage.in_shop("fulfillment_created")) == 2, step=60)
    for trade_id in stage.placed():
        stage.supplier.deliver(trade_id)
    stage.pass_time_until("delivered", lambda: stage.all_in(order, "delivered"), step=60, most=60)
    stage.demand_once(order, suppliers=2)
    assert len(stage.in_shop("request_accepted")) == 1


@pytest.mark.parametrize(
    ("lost", "seconds"),
    [([PING], 0), ([REQUESTED], 0), ([PING, REQUESTED], 60)],
    ids=["by_the_webhook_alone", "by_the_ping_alone", "by_the_poll_alone"],
)
def test_a_request_for_fulfillment_is_found(stage: TestStage, lost: list[str], seconds: int) -> None:
    # Given a shop whose messages about requests get lost, but for one
    order = stage.customer.order(stage.linked[:1], paid=True)
    stage.until_all(order, "quoted")
    stage.until("the order routed to Caravan", lambda: stage.units(order))
    stage.rest()
    stage.plan_faults("shopify", *({"operation": name, "kind": "never", **ALWAYS} for name in lost))
    # When the merchant requests fulfillment
    assert stage.merchant.request_fulfillment(order["id"]) == 1
    if seconds:
        stage.rest()
        assert stage.units(order) == [("OPEN", "SUBMITTED")]
        stage.pass_time(seconds)
    # Then it is in progress
    stage.until("In progress", lambda: stage.units(order) == [("IN_PROGRESS", "ACCEPTED")])
    assert len(stage.in_shop("request_accepted")) == 1
