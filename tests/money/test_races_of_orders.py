"""Two at once: an edited order against placing, a cancelled fulfillment request against placing and paying."""

from __future__ import annotations

from functools import partial

import pytest

from sourcing.fulfillment.answer_request import answer_request
from sourcing.purchasing.checkout import want_placed
from sourcing.purchasing.move import move
from tests.money.together import SILENCE, once, until_somebody_waits
from tests.money.town import Town, join

# -- an edited order against placing and paying


@pytest.mark.parametrize("silent", [False, True], ids=["answered", "silent"])
def test_an_edit_while_it_is_placed_neither_changes_what_was_placed_nor_places_again(race: Town, silent: bool) -> None:
    race.settings(automatic=True)
    order = race.shop.order(1)
    purchase_id = race.take_in(order)

    def edit() -> None:
        race.clock.pass_time(seconds=1)
        race.shop.edit(order, 3)
        race.take_in(order)

    race.supplier.inside["place"] = once(race, edit)
    if silent:
        race.supplier.fails["place"] = SILENCE
    race.advance(purchase_id)
    for _ in range(8):
        race.clock.pass_time(seconds=30)
        race.wake(purchase_id)
    assert (race.supplier.ledger.placed, race.supplier.ledger.paid) == (["T1"], [])
    assert (race.purchase(purchase_id).state, race.codes(purchase_id)) == ("held", ["QUANTITY_CHANGED"])


def test_edit_and_place_at_once_never_place_what_was_not_written_down(race: Town) -> None:
    for number in range(1, 9):
        purchase_id = race.bought(number)
        order = race.shop.orders[f"gid://shopify/Order/{number}"]
        want_placed(race.outside, race.shop_id, [purchase_id])
        race.clock.pass_time(seconds=1)
        race.shop.edit(order, 3)
        race.at_once(partial(race.advance, purchase_id), partial(race.take_in, order))
        race.advance(purchase_id)
        placed = race.supplier.trades[f"T{number}"].order
        assert [sku.quantity for sku in placed.skus] == race.quantities(purchase_id)
    assert len(race.supplier.ledger.placed) == 8


def test_an_edit_waits_for_the_intent_or_the_intent_sees_it(race: Town) -> None:
    purchase_id = race.bought(1)
    order = race.shop.orders["gid://shopify/Order/1"]
    want_placed(race.outside, race.shop_id, [purchase_id])
    race.clock.pass_time(seconds=1)
    race.shop.edit(order, 3)
    with race.rows():
        race.lock(purchase_id)
        worker = race.aside(lambda: race.advance(purchase_id))
        until_somebody_waits(race)
        race.apply(order)
    join([worker])
    race.advance(purchase_id)
    assert [sku.quantity for sku in race.supplier.trades["T1"].order.skus] == [3]
    assert len(race.supplier.trades) == 1


# -- the cancellation of a request against placing and paying


def test_a_cancellation_that_comes_while_it_is_paid_is_declined(race: Town) -> None:
    purchase_id = race.placed_by_hand(1)
    race.pay_by_hand(purchase_id)
    unit = race.ask_to_cancel(purchase_id)
    race.supplier.inside["pay"] = once(race, lambda: answer_request(race.outside, unit))
    race.supplier.fails["pay"] = SILENCE
    race.advance(purchase_id)
    race.clock.pass_time(seconds=10)
    race.advance(purchase_id)
    assert race.shop.answers == ["reject_cancellation"]
    assert race.purchase(purchase_id).state == "paid"


def test_a_cancellation_that_comes_while_it_is_placed_is_answered_once_it_is_known_what_there_is(race: Town) -> None:
    purchase_id = race.bought(1)
    race.place_by_hand(purchase_id)
    unit = race.ask_to_cancel(purchase_id)
    race.supplier.inside["place"] = once(race, lambda: answer_request(race.outside, unit))
    race.supplier.fails["place"] = SILENCE
    race.advance(purchase_id)
    assert (race.purchase(purchase_id).state, race.shop.answers) == ("place_unknown", [])
    race.clock.pass_time(seconds=20)
    race.advance(purchase_id)
    answer_request(race.outside, unit)
    race.advance(purchase_id)
    assert race.shop.answers == ["accept_cancellation"]
    assert race.purchase(purchase_id).state == "cancelled"


def test_a_cancellation_and_payments_at_once_agree(race: Town) -> None:
    for number in range(1, 9):
        purchase_id = race.placed_by_hand(number)
        race.pay_by_hand(purchase_id)
        unit = race.ask_to_cancel(purchase_id)
        race.shop.answers.clear()
        race.at_once(partial(race.advance, purchase_id), partial(answer_request, race.outside, unit))
        race.clock.pass_time(seconds=61)
        race.wake(purchase_id)
        paid = race.purchase(purchase_id).state == "paid"
        assert race.shop.answers == ["reject_cancellation" if paid else "accept_cancellation"]


def test_a_cancellation_sees_the_payment_whose_intent_is_just_being_written(race: Town) -> None:
    purchase_id = race.placed_by_hand(1)
    unit = race.ask_to_cancel(purchase_id)
    with race.rows():
        race.lock(purchase_id)
        merchant = race.aside(lambda: answer_request(race.outside, unit))
        until_somebody_waits(race)
        move(race.purchase_row(purchase_id), "placed", "paying", race.clock.now())
    join([merchant])
    assert race.shop.answers == ["reject_cancellation"]
