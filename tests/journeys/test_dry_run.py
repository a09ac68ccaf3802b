from __future__ import annotations

import pytest

from local.journey.doors import Json
from tests.journeys.stage import TestStage

pytestmark = [pytest.mark.journey, pytest.mark.parametrize("kind", ["postgresql"], indirect=True)]


def test_a_dry_run_decides_everything_and_does_nothing_at_alibaba(stage: TestStage) -> None:
    # Given automatic ordering with a saved payment method, under a dry run
    stage.automatic_with_saved_method()
    stage.merchant.change_settings(dry_run=True)
    # When an order of goods of two suppliers is paid, and hours pass
    order = stage.customer.order(stage.linked[:2], paid=True)
    stage.until("both decided", lambda: len(_would_have(stage, order["name"])) == 2)
    stage.pass_time(3 * 60 * 60)
    # Then Alibaba's ledger knows of no order of it
    assert stage.at_alibaba("order_created") == []
    assert stage.orders_at_alibaba() == []
    # And the timeline says what would have been bought, once per supplier
    entries = _would_have(stage, order["name"])
    assert len(entries) == len({entry["supplier"] for entry in entries}) == 2
    for entry in entries:
        assert entry["lines"]
        assert entry["vendor_name"]
        assert entry["total_minor"] == entry["goods_minor"] + entry["freight_minor"]
        assert entry["paid"] == "by_caravan"
    # And so does the home page
    (sum_of,) = stage.app.get("/api/home")["would_have"]
    assert (sum_of["days"], sum_of["purchases"]) == (7, 2)
    assert sum_of["total"]["minor"] == sum(entry["total_minor"] for entry in entries)
    # When the merchant places by hand all the same
    ids = [purchase["id"] for purchase in stage.page(order)["purchases"]]
    said = stage.app.post("/api/purchases/place", {"purchase_ids": ids[:1]})
    # Then that is done, with a word that the dry run is for automatic ordering only
    assert [note["code"] for note in said["notes"]] == ["DRY_RUN_BY_HAND"]
    stage.until("placed", lambda: len(stage.placed()) == 1)
    stage.rest()
    assert (len(stage.placed()), stage.paid()) == (1, [])
    # When the dry run ends, automatic ordering does the rest
    stage.merchant.change_settings(dry_run=False)
    stage.until("the other one paid", lambda: len(stage.paid()) == 1)
    assert len(stage.placed()) == 2


def _would_have(stage: TestStage, name: str) -> list[Json]:
    page = stage.merchant.find_order(name)
    return [entry["data"] for entry in (page or {"timeline": []})["timeline"] if entry["kind"] == "would_have_placed"]
