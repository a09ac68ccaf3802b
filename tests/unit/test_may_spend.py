from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcing.purchasing.rules import RELEASABLE, Reason, Spending, highest_payable, may_spend

PAY = Spending(
    action="pay",
    paid_in_shop=True,
    cancelled=False,
    refunded_minor=0,
    test=False,
    stopped=False,
    problems=(),
    lines_match=True,
    quoted_minor=2300,
    quoted_currency="USD",
    asked_minor=2300,
    asked_currency="USD",
)
PLACE = replace(PAY, action="place", asked_minor=None, asked_currency=None)

# A fact that speaks against spending, for placing and for paying, and the reason it gives.
ABOUT_ORDER: list[tuple[dict[str, Any], Reason]] = [
    ({"cancelled": True}, Reason("ORDER_CANCELLED")),
    ({"refunded_minor": 1}, Reason("ORDER_REFUNDED", 1)),
    ({"paid_in_shop": False}, Reason("NOT_PAID_IN_SHOP")),
    ({"test": True}, Reason("TEST_ORDER")),
    ({"stopped": True}, Reason("STOPPED")),
    ({"lines_match": False}, Reason("QUANTITY_CHANGED")),
    ({"problems": ("ADDRESS_MISSING",)}, Reason("ADDRESS_MISSING")),
]
ABOUT_PAYING: list[tuple[dict[str, Any], Reason]] = [
    ({"already_paid": True}, Reason("ALREADY_PAID")),
    ({"placed_by_us": False}, Reason("NOT_OURS")),
    ({"asked_minor": None}, Reason("AMOUNT_UNKNOWN")),
    ({"asked_currency": None}, Reason("AMOUNT_UNKNOWN")),
    ({"quoted_minor": None}, Reason("AMOUNT_UNKNOWN")),
    ({"asked_currency": "EUR"}, Reason("CURRENCY_DIFFERS", 2300)),
    ({"asked_minor": 2301}, Reason("AMOUNT_ABOVE_QUOTE", 2301, 2300)),
]
ABOUT_PLACING: list[tuple[dict[str, Any], Reason]] = [
    ({"quote_expired": True}, Reason("QUOTE_EXPIRED")),
    ({"quoted_minor": None}, Reason("QUOTE_EXPIRED")),
]

facts_of_payments = st.builds(
    Spending,
    action=st.sampled_from(["place", "pay"]),
    paid_in_shop=st.booleans(),
    cancelled=st.booleans(),
    refunded_minor=st.integers(0, 5000),
    test=st.booleans(),
    stopped=st.booleans(),
    problems=st.lists(st.sampled_from(["ADDRESS_MISSING", "VARIANT_NOT_LINKED"]), max_size=2),
    lines_match=st.booleans(),
    quoted_minor=st.none() | st.integers(0, 10_000),
    quoted_currency=st.sampled_from(["USD", "EUR"]),
    quote_expired=st.booleans(),
    asked_minor=st.none() | st.integers(0, 10_000),
    asked_currency=st.none() | st.sampled_from(["USD", "EUR"]),
    drift_limit_bp=st.integers(0, 10_000),
    already_paid=st.booleans(),
    placed_by_us=st.booleans(),
    waived=st.dictionaries(st.sampled_from([*RELEASABLE, "STOPPED", "TEST_ORDER"]), st.integers(0, 10_000)),
)


@pytest.mark.parametrize("facts", [PLACE, PAY], ids=["place", "pay"])
def test_nothing_against_it_is_a_yes(facts: Spending) -> None:
    assert may_spend(facts).allowed
    assert may_spend(facts).reasons == ()


@pytest.mark.parametrize("facts", [PLACE, PAY], ids=["place", "pay"])
@pytest.mark.parametrize(("against", "reason"), ABOUT_ORDER)
def test_each_fact_of_the_order_gives_its_reason_and_no_other(
    facts: Spending, against: dict[str, Any], reason: Reason
) -> None:
    assert may_spend(replace(facts, **against)).reasons == (reason,)


@pytest.mark.parametrize(("against", "reason"), ABOUT_PAYING)
def test_each_fact_of_the_amount_keeps_from_paying(against: dict[str, Any], reason: Reason) -> None:
    assert may_spend(replace(PAY, **against)).reasons == (reason,)


@pytest.mark.parametrize(("against", "reason"), ABOUT_PLACING)
def test_each_fact_of_the_quote_keeps_from_placing(against: dict[str, Any], reason: Reason) -> None:
    assert may_spend(replace(PLACE, **against)).reasons == (reason,)


def test_all_reasons_are_told_together() -> None:
    facts: dict[str, Any] = {name: value for against, _ in ABOUT_ORDER for name, value in against.items()}
    reasons = may_spend(replace(PAY, **facts)).reasons
    assert len(reasons) == len(ABOUT_ORDER)
    assert set(reasons) == {reason for _, reason in ABOUT_ORDER}


def test_an_expired_quote_does_not_keep_a_placed_purchase_from_being_paid() -> None:
    assert may_spend(replace(PAY, quote_expired=True)).allowed


@given(facts_of_payments)
def test_it_is_allowed_only_when_no_fact_that_cannot_be_released_speaks_against_it(facts: Spending) -> None:
    certain = facts.paid_in_shop and not (facts.cancelled or facts.test or facts.stopped or facts.problems)
    if may_spend(facts).allowed:
        assert certain


@given(facts_of_payments)
def test_what_is_paid_never_costs_more_than_quoted_or_released(facts: Spending) -> None:
    if facts.action == "place" or not may_spend(facts).allowed:
        return
    assert facts.asked_minor is not None
    assert facts.quoted_minor is not None
    limits = [highest_payable(facts.quoted_minor, facts.drift_limit_bp)]
    limits += [seen for code, seen in facts.waived.items() if code in {"AMOUNT_ABOVE_QUOTE", "CURRENCY_DIFFERS"}]
    assert facts.asked_minor <= max(limits)


@given(facts_of_payments)
def test_what_is_paid_already_is_never_paid(facts: Spending) -> None:
    assert not may_spend(replace(facts, action="pay", already_paid=True)).allowed


@given(facts_of_payments)
def test_the_same_facts_give_the_same_answer(facts: Spending) -> None:
    assert may_spend(facts) == may_spend(replace(facts))


@given(facts_of_payments)
def test_releasing_removes_reasons_and_adds_none(facts: Spending) -> None:
    without = may_spend(replace(facts, waived={})).reasons
    left = may_spend(facts).reasons
    assert set(left) <= set(without)
    assert all(reason.code in RELEASABLE for reason in without if reason not in left)


@given(seen=st.integers(0, 10_000), asked=st.integers(2301, 10_000))
def test_a_released_amount_counts_up_to_the_number_that_was_seen(seen: int, asked: int) -> None:
    facts = replace(PAY, asked_minor=asked, waived={"AMOUNT_ABOVE_QUOTE": seen})
    assert may_spend(facts).allowed == (asked <= seen)


@given(seen=st.integers(0, 100), refunded=st.integers(1, 100))
def test_a_released_refund_counts_up_to_the_number_that_was_seen(seen: int, refunded: int) -> None:
    facts = replace(PAY, refunded_minor=refunded, waived={"ORDER_REFUNDED": seen})
    assert may_spend(facts).allowed == (refunded <= seen)


@pytest.mark.parametrize("code", ["STOPPED", "NOT_PAID_IN_SHOP", "ALREADY_PAID", "AMOUNT_UNKNOWN", "TEST_ORDER"])
def test_a_fact_is_not_released(code: str) -> None:
    fact = {reason.code: against for against, reason in [*ABOUT_ORDER, *ABOUT_PAYING]}[code]
    assert [reason.code for reason in may_spend(replace(PAY, **fact, waived={code: 10**9})).reasons] == [code]


@given(quoted=st.integers(0, 10**9), limit=st.integers(0, 10_000))
def test_the_most_that_is_paid_is_the_quote_and_the_drift_rounded_down(quoted: int, limit: int) -> None:
    most = highest_payable(quoted, limit)
    assert quoted <= most <= 2 * quoted
    assert (most - quoted) * 10_000 <= quoted * limit < (most - quoted + 1) * 10_000


@pytest.mark.parametrize(("quoted", "limit", "most"), [(2300, 0, 2300), (2300, 100, 2323), (99, 100, 99), (0, 500, 0)])
def test_the_most_that_is_paid_in_numbers(quoted: int, limit: int, most: int) -> None:
    assert highest_payable(quoted, limit) == most
