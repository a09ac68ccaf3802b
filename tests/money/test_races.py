"""Two at once, on a real PostgreSQL: threads that start together, or the second one put in while the first one calls."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import func, select, text

from sourcing.db import db
from sourcing.errors import Conflict, OutcomeUnknown, PlatformError
from sourcing.purchasing.checkout import want_placed
from sourcing.purchasing.gate import change_stop_for_all, lock_settings
from sourcing.purchasing.mend import cancel
from sourcing.purchasing.model import Attempt
from sourcing.purchasing.pay import pay
from sourcing.shops.access import alibaba_token
from sourcing.shops.model import AlibabaAccount
from sourcing.shops.stop import stop_all
from sourcing.transaction import reading
from tests.money.town import Town, join

ONE = 1500
SILENCE = OutcomeUnknown("alibaba", "any", "TIMEOUT", "silence")


def once(town: Town, act: Callable[[], object]) -> Callable[[], None]:
    """Somebody else does this, the first time that it is called."""
    left = [act]

    def run() -> None:
        if left:
            town.meanwhile(left.pop())

    return run


def until_somebody_waits(town: Town) -> None:
    """Until a connection waits for a lock that another one holds."""
    with db.engine.connect() as connection:
        for _ in range(20_000):
            if connection.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
                return
            connection.rollback()
    raise AssertionError("nobody waits")


def attempts(effect: str) -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(Attempt).where(Attempt.effect == effect)) or 0


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


# -- token refresh against refresh


def test_of_many_that_need_a_new_token_one_fetches_it(race: Town) -> None:
    race.clock.pass_time(days=30, minutes=-2)
    race.at_once(*[lambda: alibaba_token(race.outside, race.shop_id)] * 8)
    assert race.supplier.calls["refresh"] == 1
    assert alibaba_token(race.outside, race.shop_id) == "access-2"


def test_the_old_token_serves_while_another_worker_fetches_the_new_one(race: Town) -> None:
    race.clock.pass_time(days=30, minutes=-2)
    seen: list[str] = []
    race.supplier.inside["refresh"] = once(race, lambda: seen.append(alibaba_token(race.outside, race.shop_id)))
    assert alibaba_token(race.outside, race.shop_id) == "access-2"
    assert seen == ["access-1"]


def test_a_refresh_overtaken_by_another_does_not_end_the_connection(race: Town) -> None:
    race.clock.pass_time(days=30, minutes=-2)

    def overtake() -> None:
        race.clock.pass_time(seconds=31)
        assert alibaba_token(race.outside, race.shop_id) == "access-2"

    race.supplier.inside["refresh"] = once(race, overtake)
    assert alibaba_token(race.outside, race.shop_id) == "access-2"
    with reading() as session:
        assert session.get_one(AlibabaAccount, race.shop_id).state == "connected"


def test_a_refresh_overtaken_by_a_new_connection_gives_way_to_it(race: Town) -> None:
    race.clock.pass_time(days=30, minutes=-2)
    seal, later = race.outside.secrets.seal, race.clock.now() + timedelta(days=30)

    def connect_again() -> None:
        with race.rows():
            account = db.session.get_one(AlibabaAccount, race.shop_id)
            account.access_token, account.access_expires_at = seal("of-the-new-account"), later
            account.token_round += 1

    race.supplier.inside["refresh"] = once(race, connect_again)
    assert alibaba_token(race.outside, race.shop_id) == "of-the-new-account"


def test_a_refresh_that_fails_lets_the_next_one_try(race: Town) -> None:
    race.clock.pass_time(days=30, minutes=-2)

    def fail() -> None:
        race.supplier.inside.clear()
        raise OutcomeUnknown("alibaba", "refresh", "TIMEOUT", "silence")

    race.supplier.inside["refresh"] = fail
    with pytest.raises(PlatformError):
        alibaba_token(race.outside, race.shop_id)
    assert alibaba_token(race.outside, race.shop_id) == "access-2"


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
