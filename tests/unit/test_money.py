from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcing.money import CurrencyMismatch, Money, decimals

amounts = st.builds(Money, st.integers(-(10**12), 10**12), st.sampled_from(["USD", "HUF", "JPY", "KWD"]))


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("12.50", "USD", 1250),
        ("12.5", "usd", 1250),
        ("1500", "JPY", 1500),
        ("1.234", "KWD", 1234),
        ("990", "HUF", 99_000),
        ("0.005", "USD", 1),
        ("0.004", "USD", 0),
        ("-0.005", "USD", -1),
        ("0.5", "JPY", 1),
        ("1e3", "USD", 100_000),
    ],
)
def test_a_platforms_text_is_read_in_minor_units_half_rounded_up(text: str, currency: str, minor: int) -> None:
    assert Money.parse(text, currency) == Money(minor, currency.upper())


@pytest.mark.parametrize("text", ["", "12,50", "abc", "NaN", "Infinity", "-Infinity", "12.50 USD", None])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        Money.parse(text, "USD")


@pytest.mark.parametrize(
    ("money", "text"),
    [(Money(1250, "USD"), "12.50"), (Money(5, "JPY"), "5"), (Money(1, "KWD"), "0.001"), (Money(-5, "USD"), "-0.05")],
)
def test_an_amount_is_written_as_a_platform_writes_it(money: Money, text: str) -> None:
    assert money.decimal() == text
    assert str(money) == f"{text} {money.currency}"


@given(amounts)
def test_what_is_written_is_read_back_the_same(money: Money) -> None:
    assert Money.parse(money.decimal(), money.currency) == money


@given(amounts, st.integers(-(10**6), 10**6))
def test_sums_are_exact(money: Money, minor: int) -> None:
    other = Money(minor, money.currency)
    assert (money + other) - other == money
    assert money * 3 == money + money + money


@pytest.mark.parametrize("operation", [Money.__add__, Money.__sub__, Money.__lt__])
def test_currencies_do_not_mix(operation: object) -> None:
    with pytest.raises(CurrencyMismatch):
        operation(Money(1, "USD"), Money(1, "EUR"))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("currency", "places"), [("USD", 2), ("huf", 2), ("JPY", 0), ("krw", 0), ("BHD", 3), ("XYZ", 2)]
)
def test_decimals_are_those_of_iso_4217(currency: str, places: int) -> None:
    assert decimals(currency) == places
