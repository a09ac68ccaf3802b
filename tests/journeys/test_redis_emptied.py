from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest

from local.journey.people import BUYER
from tests.journeys.stage import TestStage

pytestmark = pytest.mark.journey

Found = TypeVar("Found")


def test_redis_emptied_again_and_again_loses_no_order_and_doubles_none(stage: TestStage) -> None:
    stage.alibaba.patch(f"/_sandbox/buyers/{BUYER}", {"payment_method_saved": True})
    stage.rest()
    # When Redis is emptied after Caravan was told of the customer's order
    order = _losing_the_rings(stage, lambda: stage.customer.order(stage.linked[:2], paid=True))
    stage.until_all(order, "quoted")
    # And after the merchant placed it
    ids = [purchase["id"] for purchase in stage.page(order)["purchases"]]
    _losing_the_rings(stage, lambda: stage.app.post("/api/purchases/place", {"purchase_ids": ids}))
    stage.until_all(order, "placed")
    # And after the merchant pressed Pay now
    _losing_the_rings(stage, lambda: stage.app.post("/api/purchases/pay", {"purchase_ids": ids}))
    stage.until_all(order, "paid")
    # And after fulfillment was requested
    stage.rest()
    assert _losing_the_rings(stage, lambda: stage.merchant.request_fulfillment(order["id"])) == 1
    stage.until("In progress", lambda: stage.units(order) == [("IN_PROGRESS", "ACCEPTED")])
    # And after the suppliers shipped
    trades = stage.placed()
    _losing_the_rings(stage, lambda: _each(stage.supplier.ship, trades))
    stage.until_all(order, "shipping")
    # And after it arrived
    stage.rest()
    _losing_the_rings(stage, lambda: _each(stage.supplier.deliver, trades))
    # Then the journey ends as it always does
    stage.until_all(order, "delivered")
    stage.rest()
    stage.demand_once(order, suppliers=2)
    assert len(stage.in_shop("request_accepted")) == 1


def _losing_the_rings(stage: TestStage, act: Callable[[], Found]) -> Found:
    """Have something done and told to Caravan, and empty Redis before any worker looked."""
    redis = stage.workers.house.redis
    redis.flushall()
    done = act()
    # Without a ring that is lost the test would prove nothing.
    stage.watch("a ring for what was told", lambda: redis.dbsize() > 0 and stage.all_arrived())
    redis.flushall()
    return done


def _each(act: Callable[[str], None], trades: list[str]) -> None:
    for trade_id in trades:
        act(trade_id)
