from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcing.errors import UseCaseError
from sourcing.orders.cursor import read_cursor, write_cursor
from sourcing.orders.rules import is_paid, missing_fields
from sourcing.orders.stages import STAGES, stage_of

WHOLE = {"name": "A", "address1": "B", "city": "C", "country_code": "HU", "phone": "1", "zip": "1011"}
PURCHASE_STAGES = [stage for stage in STAGES if stage != "cancelled"]


@pytest.mark.parametrize("status", ["PAID", "PARTIALLY_REFUNDED"])
def test_these_statuses_are_paid(status: str) -> None:
    assert is_paid(status)


@pytest.mark.parametrize(
    "status", ["PENDING", "AUTHORIZED", "PARTIALLY_PAID", "REFUNDED", "VOIDED", "EXPIRED", "", "paid", "OF_TOMORROW"]
)
def test_every_other_status_is_not(status: str) -> None:
    assert not is_paid(status)


def test_a_whole_address_lacks_nothing() -> None:
    assert missing_fields(WHOLE) == []


@pytest.mark.parametrize("field", WHOLE)
@pytest.mark.parametrize("value", ["", "  "])
def test_each_needed_field_is_named_when_it_is_empty(field: str, value: str) -> None:
    assert missing_fields({**WHOLE, field: value}) == [field]


def test_all_that_is_missing_is_named_at_once() -> None:
    assert set(missing_fields({})) == set(WHOLE)


@pytest.mark.parametrize(("country", "missing"), [("HK", []), ("AE", []), ("US", ["zip"])])
def test_a_zip_is_asked_of_countries_that_have_one(country: str, missing: list[str]) -> None:
    assert missing_fields({**WHOLE, "country_code": country, "zip": ""}) == missing


def test_an_order_without_purchases_is_to_place_and_a_cancelled_one_cancelled() -> None:
    assert stage_of([], has_problems=False, cancelled=False) == "to_place"
    assert stage_of([], has_problems=False, cancelled=True) == "cancelled"


def test_a_problem_goes_before_all_unless_the_order_is_cancelled() -> None:
    assert stage_of(["paid"], has_problems=True, cancelled=False) == "needs_attention"
    assert stage_of([], has_problems=True, cancelled=True) == "cancelled"


@pytest.mark.parametrize("one", PURCHASE_STAGES)
def test_the_least_advanced_of_two_purchases_decides(one: str) -> None:
    order = ["needs_attention", "to_place", "awaiting_payment", "paid", "shipped", "delivered"]
    found = {other: stage_of([one, other], has_problems=False, cancelled=False) for other in PURCHASE_STAGES}
    assert found == {other: min(one, other, key=order.index) for other in PURCHASE_STAGES}


@pytest.mark.parametrize("stage", PURCHASE_STAGES)
def test_a_cancelled_purchase_beside_another_does_not_count(stage: str) -> None:
    assert stage_of([stage, "cancelled"], has_problems=False, cancelled=False) == stage


def test_an_order_of_cancelled_purchases_only_is_cancelled() -> None:
    assert stage_of(["cancelled", "cancelled"], has_problems=False, cancelled=False) == "cancelled"


@given(st.datetimes(timezones=st.just(UTC)), st.integers(0, 2**63 - 1))
def test_a_cursor_is_read_as_it_was_written(at: datetime, order_id: int) -> None:
    assert read_cursor(write_cursor(at, order_id)) == (at, order_id)


@given(st.text())
def test_every_other_word_is_refused_as_a_wrong_cursor_or_is_a_moment_and_an_id(word: str) -> None:
    with suppress(UseCaseError):
        at, order_id = read_cursor(word)
        assert at.tzinfo
        assert order_id >= 0


@pytest.mark.parametrize("word", ["", "x", "MjAyNg", "éé", "2026-11-24T00:00:00|1"])
def test_a_word_that_is_not_ours_is_refused(word: str) -> None:
    with pytest.raises(UseCaseError, match="does not exist"):
        read_cursor(word)
