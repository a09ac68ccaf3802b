from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcing.purchasing.shipping import pick, unit_price


@dataclass(frozen=True)
class Offered:
    vendor_code: str
    fee_minor: int
    days_max: int | None


offers = st.lists(
    st.builds(Offered, st.text("abc", min_size=1), st.integers(0, 9), st.none() | st.integers(1, 9)), min_size=1
)
rules = st.sampled_from(["cheapest", "fastest", "cheapest_within"])


def test_of_no_offers_none_is_taken() -> None:
    assert pick([], "cheapest") is None


@pytest.mark.parametrize(("rule", "code"), [("cheapest", "slow"), ("fastest", "fast"), ("a rule of tomorrow", "slow")])
def test_the_rule_decides(rule: str, code: str) -> None:
    chosen = pick([Offered("fast", 1200, 5), Offered("slow", 500, 15)], rule)
    assert chosen
    assert chosen.vendor_code == code


def test_unknown_days_are_slower_than_any_other() -> None:
    chosen = pick([Offered("untold", 1, None), Offered("slow", 900, 60)], "fastest")
    assert chosen == Offered("slow", 900, 60)


def test_of_equally_cheap_ones_the_faster_is_taken_and_of_equally_fast_ones_the_cheaper() -> None:
    assert pick([Offered("a", 5, 9), Offered("b", 5, 3)], "cheapest") == Offered("b", 5, 3)
    assert pick([Offered("a", 9, 3), Offered("b", 5, 3)], "fastest") == Offered("b", 5, 3)


@pytest.mark.parametrize(
    ("max_days", "code"), [(4, "air"), (9, "air"), (10, "rail"), (30, "sea"), (3, "air"), (None, "sea")]
)
def test_within_the_days_the_cheapest_is_taken_and_the_fastest_when_nothing_is_so_fast(
    max_days: int | None, code: str
) -> None:
    found = [Offered("sea", 300, 30), Offered("rail", 500, 10), Offered("air", 900, 4), Offered("untold", 1, None)]
    if max_days is None:
        found.pop()
    chosen = pick(found, "cheapest_within", max_days)
    assert chosen is not None
    assert chosen.vendor_code == code


@given(offers.filter(lambda found: len(found) <= 4), rules)
def test_the_same_offers_give_the_same_choice_in_whatever_order_they_come(found: list[Offered], rule: str) -> None:
    assert len({pick(order, rule) for order in permutations(found)}) == 1


@given(offers)
def test_none_is_cheaper_than_the_cheapest(found: list[Offered]) -> None:
    chosen = pick(found, "cheapest")
    assert chosen
    assert all(chosen.fee_minor <= offer.fee_minor for offer in found)


@pytest.mark.parametrize(("quantity", "price"), [(1, 900), (9, 900), (10, 800), (11, 800), (0, 900)])
def test_a_price_counts_from_its_quantity_on(quantity: int, price: int) -> None:
    assert unit_price([(10, 800), (1, 900)], quantity) == price


def test_below_the_first_step_the_first_price_counts_and_without_steps_there_is_none() -> None:
    assert unit_price([(5, 700)], 2) == 700
    assert unit_price([], 2) is None
