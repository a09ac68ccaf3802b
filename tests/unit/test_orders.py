from __future__ import annotations

import base64
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcing.errors import UseCaseError
from sourcing.orders.cursor import Key, read_cursor, write_cursor
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


KEYS = {
    "newest": st.tuples(st.datetimes(timezones=st.just(UTC)), st.integers(0, 2**63 - 1), st.integers(0, 2**63 - 1)),
    "total_low": st.tuples(st.integers(-(2**63), 2**63 - 1), st.integers(0, 2**63 - 1)),
    "customer": st.tuples(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=255),
        st.integers(0, 2**63 - 1),
    ),
}
KINDS: dict[str, tuple[type[Key], ...]] = {
    "newest": (datetime, int, int),
    "total_low": (int, int),
    "customer": (str, int),
}


@given(st.data(), st.sampled_from(sorted(KEYS)))
def test_a_cursor_is_read_as_it_was_written(data: st.DataObject, sort: str) -> None:
    key = data.draw(KEYS[sort])
    assert tuple(read_cursor(write_cursor(sort, key), sort, KINDS[sort])) == key


@given(st.text(), st.sampled_from(sorted(KEYS)))
def test_every_other_word_is_refused_as_a_wrong_cursor(word: str, sort: str) -> None:
    with pytest.raises(UseCaseError, match="does not exist"):
        read_cursor(word, sort, KINDS[sort])


WRONG = [
    "null", "7", "{}", "[]", '["newest"]', '["oldest","2026-11-24T00:00:00+00:00",1,1]',
    '["newest","2026-11-24T00:00:00",1,1]', '["newest","2026-11-24T00:00:00+00:00",1]', '["newest",5,1,1]',
    '["newest","2026-11-24T00:00:00+00:00",true,1]', '["newest","2026-11-24T00:00:00+00:00",1,9223372036854775808]',
    '["newest","9999-12-31T23:59:59-14:00",1,1]', '["newest",[],1,1]', "[" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_a_key_of_another_list_or_of_none_is_refused(text: str) -> None:
    with pytest.raises(UseCaseError, match="does not exist"):
        read_cursor(base64.urlsafe_b64encode(text.encode()).decode().rstrip("="), "newest", KINDS["newest"])


@pytest.mark.parametrize("name", ["a\0b", "\ud83d", "x" * 256])
def test_a_name_that_no_database_takes_is_refused(name: str) -> None:
    text = json.dumps(["customer", name, 1])
    with pytest.raises(UseCaseError, match="does not exist"):
        read_cursor(base64.urlsafe_b64encode(text.encode()).decode(), "customer", KINDS["customer"])


@pytest.mark.parametrize("word", ["", "x", "MjAyNg", "éé", "2026-11-24T00:00:00|1"])
def test_a_word_that_is_not_ours_is_refused(word: str) -> None:
    with pytest.raises(UseCaseError, match="does not exist"):
        read_cursor(word, "newest", KINDS["newest"])
