from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.programs import start_worker
from tests.journeys.stage import TestStage

pytestmark = pytest.mark.journey

PLACE, PAY = "/buynow/order/create", "/alibaba/dropshipping/order/pay"
EFFECTS = {PLACE: "order_created", PAY: "order_paid"}


@pytest.mark.parametrize("operation", EFFECTS, ids=["placing", "paying"])
@pytest.mark.parametrize("when", ["before_the_effect", "before_the_answer"])
def test_a_worker_killed_in_the_middle_costs_time_and_nothing_else(
    stage: TestStage, environ: dict[str, str], tmp_path: Path, operation: str, when: str
) -> None:
    # Given automatic ordering, and an Alibaba that is slow to act, or acts and is slow to answer
    stage.automatic_with_saved_method()
    fault = {"kind": "slow", "seconds": 1} if when == "before_the_effect" else {"kind": "timeout_after"}
    stage.plan_faults("alibaba", {"operation": operation, **fault})
    # When the worker is killed while its call is under way
    worker = start_worker(environ | {"WORKERS": "1"}, tmp_path / "worker.log")
    try:
        order = stage.customer.order(stage.linked[:1], paid=True)
        stage.watch("the call under way", lambda: stage.asked("alibaba", operation) == 1)
        if when == "before_the_answer":
            stage.watch("the effect", lambda: stage.at_alibaba(EFFECTS[operation]))
    finally:
        worker.kill()
    # Then Alibaba does all the same what it was asked for
    stage.watch("the effect", lambda: stage.at_alibaba(EFFECTS[operation]))
    # And another worker goes on once the lease is over, and not before
    stage.rest()
    assert not stage.all_in(order, "paid")
    stage.pass_time_until("paid", lambda: stage.all_in(order, "paid"), step=61)
    # Without ever asking for it a second time
    assert stage.asked("alibaba", operation) == 1
    stage.ship_and_deliver(order)
    stage.demand_once(order, suppliers=1)
