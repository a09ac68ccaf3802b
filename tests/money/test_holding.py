from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sourcing.errors import OutcomeUnknown, PlatformRefused
from sourcing.purchasing.checkout import choose_offer, want_placed
from sourcing.purchasing.mend import release
from sourcing.shops.stop import count_in_flight, stop_all, stop_shop
from tests.money.town import DOMAIN, Town

# One lamp with slow shipping.
ONE = 1500
CAP_DAY = {"cap_day_minor": 2 * ONE + 100, "cap_day_currency": "USD"}


def test_the_day_cap_holds_what_would_go_over_it_and_says_the_numbers(town: Town) -> None:
    town.settings(automatic=True, **CAP_DAY)
    bought = [town.bought(number) for number in (1, 2, 3)]
    assert [town.purchase(one).state for one in bought] == ["paid", "paid", "held"]
    (reason,) = town.purchase(bought[2]).reasons
    numbers = {"value": ONE, "limit": 2 * ONE + 100, "spent": 2 * ONE, "currency": "USD"}
    assert reason == {"code": "CAP_PER_DAY", **numbers}
    decision = town.timeline(bought[2], "pay_decision")[-1]
    assert (decision["allowed"], decision["reasons"]) == (False, [reason])


def test_what_the_day_cap_held_goes_on_by_itself_at_the_shops_midnight(town: Town) -> None:
    town.settings(automatic=True, cap_day_minor=ONE, cap_day_currency="USD")
    first, second = town.bought(1), town.bought(2)
    # Budapest is an hour ahead of UTC in November.
    assert town.purchase(second).due_at == datetime(2026, 11, 20, 23, tzinfo=UTC)
    town.clock.at = datetime(2026, 11, 20, 23, tzinfo=UTC)
    town.advance(second)
    assert town.purchase(second).state == "paid"
    assert len(town.supplier.ledger.paid) == len({*town.supplier.ledger.paid}) == 2
    assert town.purchase(first).state == "paid"


@pytest.mark.parametrize("spent", [True, False])
def test_an_unknown_payment_counts_until_it_is_known_not_to_have_happened(town: Town, spent: bool) -> None:
    town.settings(automatic=True, cap_day_minor=ONE, cap_day_currency="USD")
    town.supplier.fails["pay"] = OutcomeUnknown("alibaba", "pay", "TIMEOUT", "silence")
    if not spent:
        town.supplier.inside["pay"] = lambda: town.supplier.__dict__.update(pay_answer="SILENT")
    first, second = town.bought(1), town.bought(2)
    assert [town.purchase(one).state for one in (first, second)] == ["pay_unknown", "held"]
    town.supplier.inside.clear()
    town.supplier.pay_answer = "PAY_SUCCESS"
    for _ in range(6):
        town.clock.pass_time(minutes=1)
        town.wake(first)
    assert town.purchase(first).state == "paid"
    town.wake(second)
    assert town.purchase(second).state == "held"
    assert len(town.supplier.ledger.paid) == 1


def test_a_refused_payment_gives_its_money_back_to_the_day(town: Town) -> None:
    town.settings(automatic=True, cap_day_minor=ONE, cap_day_currency="USD")
    first = town.bought(1)
    assert town.purchase(first).state == "paid"
    second = town.bought(2)
    town.settings(cap_day_minor=2 * ONE)
    town.supplier.pay_answer = "PAY_FAILED"
    town.wake(second)
    assert town.purchase(second).state == "refused"
    town.supplier.pay_answer = "PAY_SUCCESS"
    third = town.bought(3)
    assert town.purchase(third).state == "paid"
    assert town.purchase(town.bought(4)).state == "held"


def test_a_payment_that_was_refused_wakes_what_the_day_cap_held(town: Town) -> None:
    town.settings(cap_day_minor=ONE, cap_day_currency="USD")
    first, second = town.placed_by_hand(1), town.placed_by_hand(2)
    town.supplier.fails["pay"] = PlatformRefused("alibaba", "pay", "NO_MONEY", "the card is empty")
    town.supplier.inside["pay"] = lambda: town.meanwhile(pay_second)

    def pay_second() -> None:
        town.supplier.inside.clear()
        town.pay_by_hand(second)
        town.advance(second)
        assert town.codes(second) == ["CAP_PER_DAY"]

    town.pay_by_hand(first)
    town.advance(first)
    assert town.purchase(first).state == "refused"
    town.advance(second)
    assert town.purchase(second).state == "paid"


def test_a_purchase_above_the_cap_per_order_is_not_even_placed_until_released(town: Town) -> None:
    town.settings(automatic=True, cap_order_minor=ONE, cap_order_currency="USD")
    assert town.purchase(town.bought(1)).state == "paid"
    dear = town.bought(2, quantity=2)
    assert (town.purchase(dear).state, town.codes(dear)) == ("held", ["CAP_PER_ORDER"])
    assert len(town.supplier.ledger.placed) == 1
    release(town.outside, town.shop_id, dear)
    town.advance(dear)
    assert town.purchase(dear).state == "paid"


def test_a_cap_in_another_currency_holds_and_says_so(town: Town) -> None:
    town.settings(automatic=True, cap_order_minor=10**6, cap_order_currency="EUR")
    held = town.bought(1)
    (reason,) = town.purchase(held).reasons
    assert (reason["code"], reason["currency"], reason["word"]) == ("CAP_CURRENCY", "USD", "EUR")
    release(town.outside, town.shop_id, held)
    town.advance(held)
    assert town.purchase(held).state == "paid"


@pytest.mark.parametrize(
    ("rule", "risk", "state"),
    [
        ("ignore", "CANCEL", "paid"),
        ("high", "CANCEL", "held"),
        ("high", "INVESTIGATE", "paid"),
        ("medium", "INVESTIGATE", "held"),
        ("medium", "ACCEPT", "paid"),
        ("medium", "A_WORD_OF_TOMORROW", "held"),
    ],
)
def test_a_fraud_risk_is_held_as_the_merchant_chose(town: Town, rule: str, risk: str, state: str) -> None:
    town.settings(automatic=True, risk_rule=rule)
    purchase_id = town.bought(1, risk=risk)
    assert town.purchase(purchase_id).state == state
    assert len(town.supplier.ledger.placed) == (1 if state == "paid" else 0)


def test_a_risk_found_after_placing_is_seen_before_the_money_moves(town: Town) -> None:
    purchase_id = town.placed_by_hand(1)
    town.clock.pass_time(minutes=5)
    town.shop.change(town.shop.orders["gid://shopify/Order/1"], risk="CANCEL")
    town.pay_by_hand(purchase_id)
    town.advance(purchase_id)
    assert town.codes(purchase_id) == ["HIGH_RISK"]
    assert town.supplier.ledger.paid == []


def test_automatic_ordering_waits_out_the_hold_time_where_the_order_stands(town: Town) -> None:
    town.settings(automatic=True, hold_minutes=30)
    purchase_id = town.bought(1)
    waiting = town.purchase(purchase_id)
    assert (waiting.state, waiting.place_by, town.codes(purchase_id)) == ("quoted", None, ["HOLD_TIME_RUNNING"])
    assert waiting.reasons[0]["value"] == 30
    # Reading the order again, as every webhook does, neither shortens the wait nor writes it down once more.
    town.clock.pass_time(minutes=29)
    town.take_in(town.shop.orders["gid://shopify/Order/1"])
    town.advance(purchase_id)
    assert len(town.timeline(purchase_id, "waiting")) == 1
    assert town.supplier.ledger.placed == []
    town.clock.pass_time(minutes=1)
    town.advance(purchase_id)
    assert town.purchase(purchase_id).state == "paid"


def test_the_hold_time_does_not_hold_the_merchant(town: Town) -> None:
    town.settings(automatic=True, hold_minutes=30)
    purchase_id = town.bought(1)
    choose_offer(town.outside, town.shop_id, purchase_id, "fast")
    assert want_placed(town.outside, town.shop_id, [purchase_id]).accepted == [purchase_id]
    town.advance(purchase_id)
    assert town.purchase(purchase_id).state == "placed"
    assert town.codes(purchase_id) == []


def test_the_hold_time_begins_with_the_customers_payment(town: Town) -> None:
    town.settings(automatic=True, hold_minutes=30)
    order = town.shop.order(1, financial_status="PENDING")
    purchase_id = town.take_in(order)
    town.clock.pass_time(hours=2)
    town.shop.change(order, financial_status="PAID")
    town.take_in(order)
    town.advance(purchase_id)
    assert town.codes(purchase_id) == ["HOLD_TIME_RUNNING"]


@pytest.mark.parametrize("whom", ["all", "shop"])
def test_a_stop_of_the_operator_holds_everything_and_lifting_it_lets_all_go_on(town: Town, whom: str) -> None:
    placed, by_hand = town.placed_by_hand(1), town.bought(2)
    switch(town, whom, on=True)
    town.settings(automatic=True)
    town.pay_by_hand(placed)
    town.advance(placed)
    town.wake(by_hand)
    new = town.bought(3)
    code = "STOPPED_FOR_ALL" if whom == "all" else "STOPPED_BY_OPERATOR"
    assert [(town.purchase(one).state, town.codes(one)) for one in (placed, by_hand, new)] == [("held", [code])] * 3
    assert len(town.supplier.ledger.placed) == 1
    assert want_placed(town.outside, town.shop_id, [new]).accepted == []
    # Waking them changes nothing while it lasts.
    town.wake(new)
    assert town.purchase(new).state == "held"
    switch(town, whom, on=False)
    town.advance(placed, by_hand, new)
    assert [town.purchase(one).state for one in (placed, by_hand, new)] == ["paid"] * 3
    assert sorted(town.supplier.ledger.paid) == sorted(town.supplier.ledger.placed)


def test_what_was_in_flight_when_it_was_stopped_is_followed_to_its_end(town: Town) -> None:
    purchase_id = town.placed_by_hand(1)
    town.supplier.fails["pay"] = OutcomeUnknown("alibaba", "pay", "TIMEOUT", "silence")
    town.supplier.inside["pay"] = lambda: town.meanwhile(lambda: stop_all(town.outside, on=True))
    town.pay_by_hand(purchase_id)
    town.advance(purchase_id)
    assert town.purchase(purchase_id).state == "pay_unknown"
    assert count_in_flight() == 1
    town.clock.pass_time(seconds=10)
    town.advance(purchase_id)
    assert town.purchase(purchase_id).state == "paid"
    assert count_in_flight(DOMAIN) == 0


def test_of_several_reasons_those_that_are_gone_are_taken_off_the_rest_stay(town: Town) -> None:
    town.settings(automatic=True, cap_order_minor=ONE, cap_order_currency="USD")
    stop_all(town.outside, on=True)
    purchase_id = town.bought(1, quantity=2)
    assert town.codes(purchase_id) == ["STOPPED_FOR_ALL", "CAP_PER_ORDER"]
    stop_all(town.outside, on=False)
    town.advance(purchase_id)
    assert town.codes(purchase_id) == ["CAP_PER_ORDER"]
    assert town.purchase(purchase_id).code == "CAP_PER_ORDER"


def switch(town: Town, whom: str, *, on: bool) -> None:
    changed = stop_all(town.outside, on=on) if whom == "all" else stop_shop(town.outside, DOMAIN, on=on)
    assert changed


def test_an_order_that_the_shop_does_not_show_any_more_is_not_paid(town: Town) -> None:
    purchase_id = town.placed_by_hand(1)
    order = town.shop.orders.pop("gid://shopify/Order/1")
    town.pay_by_hand(purchase_id)
    town.advance(purchase_id)
    assert (town.purchase(purchase_id).state, town.codes(purchase_id)) == ("held", ["ORDER_GONE"])
    town.wake(purchase_id)
    assert town.supplier.ledger.paid == []
    town.shop.orders[order.gid] = order
    release(town.outside, town.shop_id, purchase_id)
    town.advance(purchase_id)
    assert town.purchase(purchase_id).state == "paid"


def test_what_an_uninstalled_shop_left_unpaid_waits_until_it_is_back_without_being_tried(town: Town) -> None:
    purchase_id = town.placed_by_hand(1)
    town.pay_by_hand(purchase_id)
    town.uninstall()
    town.advance(purchase_id)
    left = town.purchase(purchase_id)
    assert (left.state, left.due_at, town.codes(purchase_id)) == ("held", None, ["UNINSTALLED"])
    town.install_again()
    town.advance(purchase_id)
    assert town.purchase(purchase_id).state == "paid"
