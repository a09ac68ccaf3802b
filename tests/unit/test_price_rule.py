from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcing.catalog.rules import ENDINGS, PriceRule, cost_in, price_for
from sourcing.money import Money


def rule(factor: str = "2", add: str = "0", ending: str = "none", rate: str = "1") -> PriceRule:
    return PriceRule(Decimal(factor), Decimal(add), ending, Decimal(rate))


@pytest.mark.parametrize(
    ("cost", "how", "price"),
    [
        (1180, rule("2"), 2360),
        (1180, rule("2.2"), 2596),
        (1180, rule("2.5", "1.00"), 3050),
        (333, rule("1.5"), 500),
        (1180, rule("2", ending="99"), 2399),
        (1180, rule("2", ending="95"), 2395),
        (1180, rule("2", ending="00"), 2400),
        # Already there: not a step higher.
        (1200, rule("2", ending="00"), 2400),
        (2399, rule("1", ending="99"), 2399),
        (2400, rule("1", ending="99"), 2499),
        (100, rule("1", "-50", "99"), 99),
        (100, rule("1", "-50"), 0),
    ],
)
def test_what_a_cost_is_sold_for(cost: int, how: PriceRule, price: int) -> None:
    assert price_for(Money(cost, "USD"), how) == Money(price, "USD")


def test_where_there_are_no_cents_a_price_ends_in_hundreds() -> None:
    assert price_for(Money(1180, "JPY"), rule("1", ending="99")) == Money(1199, "JPY")
    assert price_for(Money(11_800, "KWD"), rule("1", ending="95")) == Money(11_950, "KWD")


def test_a_cost_is_turned_into_the_shops_currency_by_the_merchants_rate() -> None:
    assert cost_in(Money(1180, "USD"), "USD", Decimal(360)) == Money(1180, "USD")
    assert cost_in(Money(1180, "USD"), "HUF", Decimal("360.5")) == Money(425_390, "HUF")
    assert cost_in(Money(1180, "USD"), "JPY", Decimal(155)) == Money(1829, "JPY")


@given(
    cost=st.integers(0, 10**7),
    factor=st.decimals("0", "100", places=2),
    add=st.decimals("0", "1000", places=2),
    ending=st.sampled_from(ENDINGS[1:]),
    currency=st.sampled_from(["USD", "JPY", "KWD"]),
)
def test_an_ending_never_makes_it_cheaper_and_at_most_one_whole_dearer(
    cost: int, factor: Decimal, add: Decimal, ending: str, currency: str
) -> None:
    how = PriceRule(factor, add, ending)
    plain, ended = (price_for(Money(cost, currency), one) for one in (PriceRule(factor, add, "none"), how))
    whole = {"USD": 100, "JPY": 100, "KWD": 1000}[currency]
    assert ended.minor % whole == whole * int(ending) // 100
    # Rounding to the smallest coin may have gone up by half of one.
    assert plain.minor - 1 <= ended.minor <= plain.minor + whole
