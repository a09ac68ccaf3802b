"""Placing: the intent is written before the call, and what came of it after."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from sourcing.purchasing.checkout import want_placed
from sourcing.purchasing.model import Attempt, Purchase
from sourcing.purchasing.quote import QUOTE_LIFE
from tests.sourcing.scene import Scene


def wanted(scene: Scene, *pieces: int) -> Purchase:
    """Quoted and wanted by the merchant; the workers have not been yet."""
    scene.order(*(pieces or (2,)))
    want_placed(scene.outside, scene.shop_id, [scene.purchase().id])
    return scene.purchase()


def test_a_wanted_purchase_is_placed_once_with_our_key_and_its_amounts_are_read(scene: Scene) -> None:
    reference = wanted(scene).reference
    scene.drain()
    purchase = scene.purchase()
    assert scene.supplier.done("place") == [reference]
    assert (purchase.state, purchase.total_minor, purchase.asked_currency) == ("placed", 2300, "USD")
    assert purchase.pay_url
    assert scene.attempts("place") == ["done"]


def test_placing_does_not_pay(scene: Scene) -> None:
    scene.supplier.method_saved = True
    wanted(scene)
    scene.drain()
    assert scene.supplier.faults.count("pay") == 0


def test_the_intent_stands_in_the_database_before_the_call(scene: Scene) -> None:
    seen: list[tuple[str, str]] = []

    def look() -> None:
        seen.extend(zip(scene.rows(select(Purchase.state)), scene.rows(select(Attempt.outcome)), strict=True))

    scene.supplier.faults.during("place", lambda: scene.in_other_process(look))
    wanted(scene)
    scene.drain()
    assert seen == [("placing", "started")]


def test_pressing_place_again_and_again_places_once(scene: Scene) -> None:
    purchase = wanted(scene)
    for _ in range(3):
        want_placed(scene.outside, scene.shop_id, [purchase.id, purchase.id])
    scene.drain()
    want_placed(scene.outside, scene.shop_id, [purchase.id])
    scene.drain()
    assert scene.supplier.faults.count("place") == 1


def test_equal_goods_of_two_lines_are_ordered_as_one(scene: Scene) -> None:
    scene.supplier.products["1600002"] = scene.supplier.products["1600001"]
    wanted(scene, 2, 3)
    scene.drain()
    (trade,) = scene.supplier.trades.values()
    assert sorted(sku.quantity for sku in trade.order.skus) == [2, 3]


def test_a_refusal_is_told_with_alibabas_code_and_tried_again_by_nobody(scene: Scene) -> None:
    wanted(scene)
    scene.supplier.faults.refuse("place", "480006")
    scene.drain()
    assert (scene.state(), scene.purchase().code) == ("refused", "480006")
    assert scene.told("place_refused")[0]["code"] == "480006"
    scene.later(times=5, hours=1)
    assert scene.supplier.faults.count("place") == 1


def test_a_missing_permission_is_a_refusal_too(scene: Scene) -> None:
    wanted(scene)
    scene.supplier.faults.forbid("place")
    scene.drain()
    assert (scene.state(), scene.purchase().code) == ("refused", "InsufficientPermission")


def test_a_stale_offer_is_fetched_again_once_by_itself(scene: Scene) -> None:
    wanted(scene)
    scene.supplier.faults.refuse("place", "430005")
    scene.drain()
    assert scene.state() == "placed"
    assert scene.attempts("place") == ["refused", "done"]


def test_an_offer_that_stays_stale_is_left_to_the_merchant(scene: Scene) -> None:
    wanted(scene)
    for _ in range(2):
        scene.supplier.faults.refuse("place", "430005")
    scene.drain()
    assert (scene.state(), scene.purchase().code) == ("refused", "430005")


def test_where_nothing_was_sent_it_is_simply_tried_again(scene: Scene) -> None:
    wanted(scene)
    scene.supplier.faults.unreachable("place", times=2)
    scene.drain()
    assert scene.state() == "quoted"
    scene.later(times=3, seconds=10)
    assert scene.state() == "placed"
    assert scene.supplier.done("place") == [scene.purchase().reference]


def test_alibaba_asking_to_slow_down_is_obeyed(scene: Scene) -> None:
    wanted(scene)
    scene.supplier.faults.throttle("place", 5)
    scene.drain()
    assert scene.state() == "quoted"
    scene.later(times=2, seconds=10)
    assert scene.state() == "placed"


def test_an_expired_quote_is_asked_for_again_and_then_placed(scene: Scene) -> None:
    wanted(scene)
    asked = scene.supplier.faults.count("freight")
    scene.clock.at += QUOTE_LIFE + timedelta(seconds=1)
    scene.drain()
    assert scene.state() == "placed"
    assert scene.supplier.faults.count("freight") == asked + 1


def test_an_order_the_customer_has_not_paid_is_refused_by_hand_as_well(scene: Scene) -> None:
    scene.order(2, paid=False)
    answer = want_placed(scene.outside, scene.shop_id, [scene.purchase().id])
    assert [(one.purchase_id, one.code) for one in answer.not_done] == [(scene.purchase().id, "NOT_PAID_IN_SHOP")]
    scene.drain()
    assert scene.supplier.faults.count("place") == 0


def test_an_order_cancelled_between_wanting_and_placing_is_not_placed(scene: Scene) -> None:
    wanted(scene)
    gid = scene.stored_order().gid
    scene.shop.people.cancel(gid)
    scene.bell.rings.insert(0, ("read_orders", (scene.shop_id,)))
    scene.hint(gid)
    scene.drain()
    assert scene.supplier.faults.count("place") == 0


def test_a_wish_for_what_is_not_quoted_says_why(scene: Scene) -> None:
    scene.supplier.offers = []
    scene.order(2)
    (refused,) = want_placed(scene.outside, scene.shop_id, [scene.purchase().id]).not_done
    assert refused.code == "NO_SHIPPING"


def test_two_suppliers_of_one_order_are_placed_each_for_itself(scene: Scene) -> None:
    scene.order(2, 0, 1)
    scene.supplier.faults.refuse("place", "480006")
    want_placed(scene.outside, scene.shop_id, [purchase.id for purchase in scene.purchases()])
    scene.drain()
    assert sorted(purchase.state for purchase in scene.purchases()) == ["placed", "refused"]
    assert scene.stored_order().stage == "needs_attention"
