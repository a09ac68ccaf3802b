"""Two at once: the day's cap against itself; a stop and an uninstall against placing and paying."""

from __future__ import annotations

from functools import partial

import pytest

from sourcing.db import db
from sourcing.purchasing.gate import change_stop_for_all, lock_settings
from sourcing.shops.stop import stop_all
from tests.money.together import SILENCE, attempts, once, until_somebody_waits
from tests.money.town import Town, join

ONE = 1500


# -- the day's cap against itself


def test_payments_at_once_do_not_go_over_the_day_cap_together(race: Town) -> None:
    bought = [race.placed_by_hand(number) for number in range(1, 9)]
    race.settings(cap_day_minor=3 * ONE + 1, cap_day_currency="USD")
    race.pay_by_hand(*bought)
    race.at_once(*[partial(race.advance, one) for one in bought])
    assert sorted(race.purchase(one).state for one in bought) == ["held"] * 5 + ["paid"] * 3
    assert len(race.supplier.ledger.paid) == 3
    held = [one for one in bought if race.purchase(one).state == "held"]
    assert all(race.purchase(one).reasons[0]["spent"] == 3 * ONE for one in held)


def test_a_payment_under_way_counts_before_it_is_answered(race: Town) -> None:
    race.settings(cap_day_minor=ONE, cap_day_currency="USD")
    first, second = race.placed_by_hand(1), race.placed_by_hand(2)
    race.pay_by_hand(first, second)
    race.supplier.inside["pay"] = once(race, lambda: race.advance(second))
    race.advance(first)
    assert [race.purchase(one).state for one in (first, second)] == ["paid", "held"]


# -- stop against pay


def test_nothing_slips_in_after_a_stop_was_committed(race: Town) -> None:
    bought = [race.placed_by_hand(number) for number in range(1, 9)]
    race.pay_by_hand(*bought)
    seen: list[int] = []

    def stop() -> None:
        stop_all(race.outside, on=True)
        seen.append(attempts("pay"))

    race.at_once(stop, *[partial(race.advance, one) for one in bought])
    assert attempts("pay") == seen[0] == len(race.supplier.ledger.paid)
    assert {race.purchase(one).state for one in bought} <= {"paid", "held"}


@pytest.mark.parametrize("whom", ["all", "shop"])
@pytest.mark.parametrize("effect", ["place", "pay"])
def test_an_intent_waits_for_a_stop_that_is_being_written_and_then_sees_it(race: Town, effect: str, whom: str) -> None:
    purchase_id = race.placed_by_hand(1) if effect == "pay" else race.bought(1)
    (race.pay_by_hand if effect == "pay" else race.place_by_hand)(purchase_id)
    before = dict(race.supplier.calls)
    with race.rows():
        if whom == "all":
            change_stop_for_all().stopped = True
        else:
            lock_settings(race.shop_id).stopped = True
        db.session.flush()
        worker = race.aside(lambda: race.advance(purchase_id))
        until_somebody_waits(race)
    join([worker])
    assert race.purchase(purchase_id).state == "held"
    assert race.supplier.calls[effect] == before.get(effect, 0)


def test_a_stop_waits_for_no_payment_that_is_under_way(race: Town) -> None:
    purchase_id = race.placed_by_hand(1)
    race.pay_by_hand(purchase_id)
    race.supplier.inside["pay"] = once(race, lambda: stop_all(race.outside, on=True))
    race.advance(purchase_id)
    assert race.purchase(purchase_id).state == "paid"


# -- uninstall against a payment


def test_an_uninstall_before_the_intent_is_seen_by_it(race: Town) -> None:
    purchase_id = race.placed_by_hand(1)
    race.pay_by_hand(purchase_id)
    race.clock.pass_time(minutes=2)
    race.supplier.inside["read_order"] = once(race, race.uninstall)
    race.advance(purchase_id)
    assert (race.purchase(purchase_id).state, race.codes(purchase_id)) == ("held", ["UNINSTALLED"])
    assert race.supplier.ledger.paid == []


def test_after_an_uninstall_nothing_is_placed(race: Town) -> None:
    race.settings(automatic=True)
    purchase_id = race.take_in(race.shop.order(1))
    race.supplier.inside["freight"] = once(race, race.uninstall)
    race.advance(purchase_id)
    assert race.codes(purchase_id) == ["UNINSTALLED"]
    assert race.supplier.ledger.placed == []


def test_a_payment_under_way_when_the_app_is_uninstalled_is_followed_to_its_end(race: Town) -> None:
    purchase_id = race.placed_by_hand(1)
    race.pay_by_hand(purchase_id)
    race.supplier.inside["pay"] = once(race, race.uninstall)
    race.supplier.fails["pay"] = SILENCE
    race.advance(purchase_id)
    assert race.purchase(purchase_id).state == "pay_unknown"
    race.clock.pass_time(seconds=10)
    race.advance(purchase_id)
    assert race.purchase(purchase_id).state == "paid"


def test_an_uninstall_and_payments_at_once_leave_nothing_half_done(race: Town) -> None:
    bought = [race.placed_by_hand(number) for number in range(1, 7)]
    race.pay_by_hand(*bought)
    race.at_once(race.uninstall, *[partial(race.advance, one) for one in bought])
    ended = [race.purchase(one).state for one in bought]
    # "placed": the shop could not be asked any more; it is looked at again, and stays unpaid.
    assert set(ended) <= {"paid", "held", "placed"}
    assert len(race.supplier.ledger.paid) == ended.count("paid") == attempts("pay")
