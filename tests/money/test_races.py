"""Two at once, on a real PostgreSQL: threads that start together, or the second one put in while the first one calls.

Here: two workers on one purchase, and cancelling against paying.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from sourcing.errors import Conflict
from sourcing.purchasing.checkout import want_placed
from sourcing.purchasing.mend import cancel
from sourcing.purchasing.pay import pay
from tests.money.together import SILENCE, once
from tests.money.town import Town

# -- two workers on one purchase


def test_a_second_worker_leaves_alone_what_the_first_one_holds(race: Town) -> None:
    race.settings(automatic=True)
    purchase_id = race.take_in(race.shop.order(1))
    for call in ("freight", "place", "read_order", "pay"):
        race.supplier.inside[call] = lambda: race.meanwhile(lambda: race.advance(purchase_id))
    race.advance(purchase_id)
    assert race.purchase(purchase_id).state == "paid"
    assert (race.supplier.calls["place"], race.supplier.calls["pay"]) == (1, 1)


@pytest.mark.parametrize("silent", [False, True], ids=["answered", "silent"])
@pytest.mark.parametrize("call", ["place", "pay"])
def test_a_call_that_outlasts_its_lease_is_not_made_a_second_time(race: Town, call: str, silent: bool) -> None:
    race.settings(automatic=True)
    purchase_id = race.take_in(race.shop.order(1))

    def outlast() -> None:
        race.clock.pass_time(seconds=61)
        race.advance(purchase_id)

    race.supplier.inside[call] = once(race, outlast)
    if silent:
        race.supplier.fails[call] = SILENCE
    race.advance(purchase_id)
    for _ in range(12):
        race.clock.pass_time(seconds=61)
        race.wake(purchase_id)
    assert race.purchase(purchase_id).state == "paid"
    assert (race.supplier.ledger.placed, race.supplier.ledger.paid) == (["T1"], ["T1"])


def test_many_workers_pay_one_purchase_once_even_without_a_lease(race: Town) -> None:
    purchase_id = race.placed_by_hand(1)
    race.pay_by_hand(purchase_id)
    race.at_once(*[lambda: pay(race.outside, purchase_id)] * 6)
    assert (race.supplier.calls["pay"], race.supplier.ledger.paid) == (1, ["T1"])


def test_many_workers_place_one_purchase_once(race: Town) -> None:
    purchase_id = race.bought(1)
    want_placed(race.outside, race.shop_id, [purchase_id])
    race.at_once(*[lambda: race.advance(purchase_id)] * 6)
    assert race.purchase(purchase_id).state == "placed"
    assert race.supplier.calls["place"] == 1


def test_a_worker_that_lost_its_lease_does_not_take_it_from_the_next(race: Town) -> None:
    purchase_id = race.take_in(race.shop.order(1))

    def second() -> None:
        race.supplier.inside["freight"] = lambda: None
        race.clock.pass_time(seconds=61)
        with race.rows():
            row = race.purchase_row(purchase_id)
            row.lease_until = row.due_at = race.clock.now() + timedelta(seconds=60)

    race.supplier.inside["freight"] = once(race, second)
    race.advance(purchase_id)
    assert race.purchase(purchase_id).lease_until == race.clock.now() + timedelta(seconds=60)


def test_a_wish_that_comes_while_a_worker_finds_nothing_to_do_is_not_forgotten(race: Town) -> None:
    purchase_id = race.bought(1)
    race.clock.pass_time(seconds=1)

    def wish() -> None:
        race.clock.pass_time(seconds=1)
        assert want_placed(race.outside, race.shop_id, [purchase_id]).accepted

    race.between_steps(purchase_id, lambda: race.meanwhile(wish))
    race.advance(purchase_id)
    assert race.purchase(purchase_id).state == "placed"


# -- cancel against pay


def test_what_is_cancelled_before_the_intent_is_not_paid(race: Town) -> None:
    purchase_id = race.placed_by_hand(1)
    race.pay_by_hand(purchase_id)
    race.shop.inside["read_orders"] = once(race, lambda: cancel(race.outside, race.shop_id, purchase_id))
    race.advance(purchase_id)
    race.advance(purchase_id)
    assert race.purchase(purchase_id).state == "cancelled"
    assert (race.supplier.ledger.paid, race.supplier.ledger.cancelled) == ([], ["T1"])


def test_what_is_being_paid_cannot_be_cancelled_any_more(race: Town) -> None:
    purchase_id = race.placed_by_hand(1)
    race.pay_by_hand(purchase_id)

    def too_late() -> None:
        with pytest.raises(Conflict):
            cancel(race.outside, race.shop_id, purchase_id)

    race.supplier.inside["pay"] = once(race, too_late)
    race.advance(purchase_id)
    assert race.purchase(purchase_id).state == "paid"


def test_cancel_and_pay_at_once_end_in_one_of_both(race: Town) -> None:
    bought = [race.placed_by_hand(number) for number in range(1, 9)]
    race.pay_by_hand(*bought)

    def try_to_cancel(purchase_id: int) -> None:
        try:
            cancel(race.outside, race.shop_id, purchase_id)
        except Conflict:
            return

    for one in bought:
        race.at_once(partial(race.advance, one), partial(try_to_cancel, one))
        race.clock.pass_time(seconds=61)
        race.wake(one)
    ended = [race.purchase(one).state for one in bought]
    assert set(ended) <= {"paid", "cancelled"}
    assert len(race.supplier.ledger.paid) == ended.count("paid")
    assert not set(race.supplier.ledger.paid) & set(race.supplier.ledger.cancelled)


def test_an_order_cancelled_in_the_shop_while_it_is_read_for_paying_is_not_paid(race: Town) -> None:
    purchase_id = race.placed_by_hand(1)
    order = race.shop.orders["gid://shopify/Order/1"]
    race.pay_by_hand(purchase_id)
    race.clock.pass_time(minutes=2)

    def cancelled_in_shop() -> None:
        race.clock.pass_time(seconds=1)
        race.shop.change(order, cancelled_at=race.clock.now())
        race.take_in(order)

    # Alibaba's amounts are read after the shop's order.
    race.supplier.inside["read_order"] = once(race, cancelled_in_shop)
    race.advance(purchase_id)
    race.wake(purchase_id)
    assert race.supplier.ledger.paid == []
    assert race.purchase(purchase_id).state == "cancelled"
