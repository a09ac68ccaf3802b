from __future__ import annotations

from decimal import Decimal

import pytest

from sourcing.money import Money
from sourcing.orders.csv_cells import amounts, lines
from sourcing.orders.keys import country_in, number_in, sorted_as


@pytest.mark.parametrize(
    ("name", "number"),
    [("#1001", 1001), ("EN-1002-HU", 1002), ("2026/7", 7), ("", 0), ("abc", 0), ("9" * 40, 10**18 - 1)],
)
def test_an_orders_number_is_the_last_one_in_its_name(name: str, number: int) -> None:
    assert number_in(name) == number


def test_a_name_is_sorted_without_case_and_accents() -> None:
    assert sorted_as(" Őze Ágnes ") == "oze agnes"
    assert sorted_as("straße") == sorted_as("STRASSE")
    assert len(sorted_as("ﬃ" * 255)) == 255


def test_a_country_is_two_letters_or_none() -> None:
    assert [country_in(one) for one in (None, {}, {"country_code": None}, {"country_code": "hu"})] == ["", "", "", "HU"]


def test_cells_are_quoted_where_they_must_be() -> None:
    assert lines([["a,b", 'say "x"', "two\r\nlines", Decimal("-1.50"), 7]]) == (
        '"a,b","say ""x""","two\r\nlines",-1.50,7\r\n'
    )


def test_amounts_are_numbers_alone_and_text_together() -> None:
    usd, eur = Money(1200, "USD"), Money(800, "EUR")
    assert amounts([usd]) == Decimal("12.00")
    assert amounts([eur, usd]) == "8.00; 12.00"
    assert amounts([usd, None]) == amounts([]) == ""
