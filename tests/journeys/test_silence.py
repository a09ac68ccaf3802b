from __future__ import annotations

import pytest

from tests.journeys.stage import TestStage

pytestmark = [pytest.mark.journey, pytest.mark.parametrize("kind", ["postgresql"], indirect=True)]

EFFECTS = {
    "/buynow/order/create": "alibaba",
    "/alibaba/dropshipping/order/pay": "alibaba",
    "CreateFulfillment": "shopify",
    "AcceptRequest": "shopify",
}
# Done but not said, and not done and not said: whoever asked cannot tell one from the other by the silence.
SILENCES = ["timeout_after", "error_after", "timeout_before"]


@pytest.mark.parametrize("silence", SILENCES)
@pytest.mark.parametrize("operation", EFFECTS)
def test_an_effect_without_an_answer_happens_exactly_once(stage: TestStage, operation: str, silence: str) -> None:
    # Given automatic ordering, and a platform that does not answer one effect
    stage.automatic_with_saved_method()
    stage.plan_faults(EFFECTS[operation], {"operation": operation, "kind": silence})
    # When an order is walked to its end
    order = stage.customer.order(stage.linked[:1], paid=True)
    stage.pass_time_until("paid", lambda: stage.all_in(order, "paid"))
    assert stage.merchant.request_fulfillment(order["id"]) == 1
    stage.pass_time_until("In progress", lambda: stage.units(order) == [("IN_PROGRESS", "ACCEPTED")])
    for trade_id in stage.placed():
        stage.supplier.ship(trade_id)
    stage.pass_time_until("tracking in the shop", lambda: stage.in_shop("fulfillment_created"))
    for trade_id in stage.placed():
        stage.supplier.deliver(trade_id)
    stage.pass_time_until("delivered", lambda: stage.all_in(order, "delivered"))
    stage.pass_time(600)
    # Then it was asked for again only where nothing had happened; of Shopify's requests only those that were heard count
    platform = EFFECTS[operation]
    assert stage.asked(platform, operation) == (2 if silence.endswith("_before") and platform == "alibaba" else 1)
    # And everything happened once
    stage.demand_once(order, suppliers=1)
    assert len(stage.in_shop("request_accepted")) == 1
