"""What it costs: every offer kept, one chosen by the rule, and a reason where nothing can be had."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from sourcing.errors import Conflict, NotFound, UseCaseError
from sourcing.purchasing.checkout import choose_offer, start_checkout, want_placed
from sourcing.purchasing.mend import requote, retry
from sourcing.purchasing.quote import QUOTE_LIFE
from tests.sourcing.memory_supplier import offer
from tests.sourcing.scene import Scene


def test_all_offers_are_kept_and_the_cheapest_is_chosen(scene: Scene) -> None:
    scene.order(2)
    purchase = scene.purchase()
    assert [(one.vendor_code, one.fee_minor) for one in purchase.offers] == [("slow", 500), ("fast", 1200)]
    assert (purchase.vendor_code, purchase.chosen_by) == ("slow", "rule")
    assert (purchase.goods_minor, purchase.freight_minor, purchase.currency) == (1800, 500, "USD")
    assert purchase.quoted_at
    assert purchase.quote_expires_at == purchase.quoted_at + QUOTE_LIFE


def test_the_rule_of_the_shop_chooses(scene: Scene) -> None:
    scene.set(shipping_rule="fastest")
    scene.order(2)
    assert scene.purchase().vendor_code == "fast"


def test_the_price_of_a_step_counts_from_its_quantity_on(scene: Scene) -> None:
    scene.order(10)
    assert scene.purchase().goods_minor == 8000


def test_where_china_offers_nothing_the_united_states_are_asked_and_remembered(scene: Scene) -> None:
    scene.supplier.offers = [offer("local", 300, "2~4", "US")]
    scene.order(2)
    assert scene.purchase().supplier.dispatch_country == "US"
    asked = scene.supplier.faults.count("freight")
    scene.order(1)
    assert scene.supplier.faults.count("freight") == asked + 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"status": "PRODUCT_OFFLINE"}, "PRODUCT_GONE"),
        ({"skus": ()}, "SKU_GONE"),
        ({"min_order_quantity": 5}, "BELOW_MOQ"),
    ],
)
def test_goods_that_cannot_be_had_are_refused_with_the_reason(
    scene: Scene, change: dict[str, object], code: str
) -> None:
    known = scene.supplier.products["1600001"]
    scene.supplier.products["1600001"] = replace(known, **change)  # type: ignore[arg-type]
    scene.clock.at += timedelta(hours=7)
    scene.order(2)
    assert (scene.state(), scene.purchase().code) == ("refused", code)


def test_more_than_the_supplier_has_is_refused_and_can_be_tried_again(scene: Scene) -> None:
    scene.order(41)
    assert (scene.state(), scene.purchase().code) == ("refused", "OUT_OF_STOCK")
    known = scene.supplier.products["1600001"]
    scene.supplier.products["1600001"] = replace(known, skus=(replace(known.skus[0], stock=100),))
    retry(scene.outside, scene.shop_id, scene.purchase().id)
    scene.drain()
    assert scene.state() == "quoted"


def test_a_product_alibaba_does_not_know_any_more_is_gone(scene: Scene) -> None:
    del scene.supplier.products["1600001"]
    scene.clock.at += timedelta(hours=7)
    scene.order(2)
    assert scene.purchase().code == "PRODUCT_GONE"


def test_no_offer_at_all_is_said(scene: Scene) -> None:
    scene.supplier.offers = []
    scene.order(2)
    assert (scene.state(), scene.purchase().code) == ("refused", "NO_SHIPPING")


def test_alibaba_not_answering_is_asked_again_later(scene: Scene) -> None:
    scene.supplier.faults.unreachable("freight", times=2)
    scene.order(2)
    assert scene.state() == "new"
    scene.later(times=2, seconds=10)
    assert scene.state() == "quoted"


def test_the_merchants_choice_is_taken_and_kept_when_offers_are_fetched_again(scene: Scene) -> None:
    scene.order(2)
    purchase = scene.purchase()
    choose_offer(scene.outside, scene.shop_id, purchase.id, "fast")
    requote(scene.outside, scene.shop_id, purchase.id)
    scene.drain()
    assert (scene.purchase().vendor_code, scene.purchase().chosen_by) == ("fast", "merchant")
    assert scene.purchase().freight_minor == 1200


def test_a_choice_that_is_not_offered_or_comes_too_late_is_refused(scene: Scene) -> None:
    scene.order(2)
    purchase = scene.purchase()
    with pytest.raises(UseCaseError, match="not among"):
        choose_offer(scene.outside, scene.shop_id, purchase.id, "teleport")
    want_placed(scene.outside, scene.shop_id, [purchase.id])
    with pytest.raises(Conflict):
        choose_offer(scene.outside, scene.shop_id, purchase.id, "fast")
    assert scene.purchase().vendor_code == "slow"


def test_nobody_chooses_for_another_shop(scene: Scene) -> None:
    scene.order(2)
    with pytest.raises(NotFound):
        choose_offer(scene.outside, scene.shop_id + 1, scene.purchase().id, "fast")


def test_checkout_fetches_offers_only_where_they_are_old(scene: Scene) -> None:
    scene.order(2)
    order_id = scene.purchase().order_id
    asked = scene.supplier.faults.count("freight")
    start_checkout(scene.outside, scene.shop_id, [order_id])
    scene.drain()
    assert scene.supplier.faults.count("freight") == asked
    scene.clock.at += QUOTE_LIFE - timedelta(minutes=5)
    start_checkout(scene.outside, scene.shop_id, [order_id])
    scene.drain()
    assert scene.supplier.faults.count("freight") == asked + 1
