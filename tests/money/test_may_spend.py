"""may_spend over facts of every kind: what holds for all of them, not for the examples somebody thought of."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import assume, given
from hypothesis import strategies as st

from sourcing.problems import OURS
from sourcing.purchasing.days import day_of
from sourcing.purchasing.rules import (
    RELEASABLE,
    WAITING,
    Cap,
    Decision,
    Spending,
    highest_payable,
    hold_ends,
    may_spend,
    risk_rank,
)

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
amounts = st.integers(min_value=0, max_value=10**9)
currencies = st.sampled_from(["USD", "EUR"])
caps = st.none() | st.builds(Cap, amounts, currencies)
risks = st.sampled_from(["", "NONE", "ACCEPT", "INVESTIGATE", "CANCEL", "TOMORROWS_WORD"])
problems = st.lists(st.sampled_from(["ADDRESS_MISSING", "ADDRESS_INCOMPLETE", "VARIANT_NOT_LINKED"]), unique=True)
waivers = st.dictionaries(st.sampled_from([*sorted(RELEASABLE), "STOPPED", "NOT_PAID_IN_SHOP", "DRY_RUN"]), amounts)
spendings = st.builds(
    Spending,
    action=st.sampled_from(["place", "pay"]),
    paid_in_shop=st.booleans(),
    cancelled=st.booleans(),
    refunded_minor=st.just(0) | amounts,
    test=st.booleans(),
    stopped=st.booleans(),
    problems=problems,
    lines_match=st.booleans(),
    quoted_minor=st.none() | amounts,
    quoted_currency=currencies,
    quote_expired=st.booleans(),
    asked_minor=st.none() | amounts,
    asked_currency=st.none() | currencies,
    drift_limit_bp=st.integers(0, 5000),
    already_paid=st.booleans(),
    placed_by_us=st.booleans(),
    waived=waivers,
    by=st.sampled_from(["merchant", "automatic"]),
    installed=st.booleans(),
    stopped_by_operator=st.booleans(),
    stopped_for_all=st.booleans(),
    risk=risks,
    risk_rule=st.sampled_from(["ignore", "high", "medium"]),
    cap_order=caps,
    spent_on_order=amounts,
    cap_day=caps,
    spent_today=amounts,
    dry_run=st.booleans(),
    hold_minutes=st.integers(0, 10_080),
    paid_since=st.none() | st.integers(-20_000, 20_000).map(lambda minutes: NOW + timedelta(minutes=minutes)),
    now=st.just(NOW),
)
fine = Spending(
    action="pay",
    paid_in_shop=True,
    cancelled=False,
    refunded_minor=0,
    test=False,
    stopped=False,
    problems=(),
    lines_match=True,
    quoted_minor=1500,
    quoted_currency="USD",
    asked_minor=1500,
    asked_currency="USD",
    now=NOW,
    paid_since=NOW,
)


def mixed(odd: Spending, names: set[str]) -> Spending:
    """Nothing against it, but for a few facts that may be anything."""
    return replace(fine, **{name: getattr(odd, name) for name in names})


nearly_fine = st.builds(mixed, spendings, st.sets(st.sampled_from([one.name for one in fields(Spending)]), max_size=4))


def codes(facts: Spending) -> list[str]:
    return [reason.code for reason in may_spend(facts).reasons]


def strict(facts: Spending) -> Decision:
    return may_spend(replace(facts, waived={}))


def test_nothing_against_it_is_a_yes() -> None:
    assert may_spend(fine).allowed
    assert may_spend(replace(fine, action="place")).allowed


@given(nearly_fine)
def test_a_yes_means_that_every_single_thing_holds(facts: Spending) -> None:
    assume(may_spend(facts).allowed)
    assert facts.paid_in_shop
    assert facts.installed
    assert not any((facts.cancelled, facts.test, facts.problems))
    assert not any((facts.stopped, facts.stopped_by_operator, facts.stopped_for_all))
    assert not (facts.by == "automatic" and facts.dry_run)
    if facts.action == "pay":
        assert facts.placed_by_us
        assert not facts.already_paid
        assert facts.asked_minor is not None
        assert facts.quoted_minor is not None


@given(nearly_fine)
def test_a_yes_nobody_released_anything_for_stays_under_every_limit(facts: Spending) -> None:
    facts = replace(facts, waived={})
    assume(may_spend(facts).allowed)
    assert facts.refunded_minor == 0
    assert facts.lines_match
    assert facts.risk_rule == "ignore" or risk_rank(facts.risk) < (1 if facts.risk_rule == "medium" else 2)
    amount, currency = facts.quoted_minor, facts.quoted_currency
    if facts.action == "pay":
        assert facts.asked_minor is not None
        assert facts.asked_currency == facts.quoted_currency
        assert facts.asked_minor <= highest_payable(facts.quoted_minor or 0, facts.drift_limit_bp)
        amount = facts.asked_minor
    caps = [(facts.cap_order, facts.spent_on_order)]
    caps += [(facts.cap_day, facts.spent_today)] if facts.action == "pay" else []
    for cap, spent in caps:
        assert cap is None or (cap.currency == currency and spent + (amount or 0) <= cap.minor)


@given(nearly_fine, amounts, amounts)
def test_what_is_refused_is_refused_too_when_more_was_spent(facts: Spending, order: int, day: int) -> None:
    assume(not strict(facts).allowed)
    more = replace(facts, spent_on_order=facts.spent_on_order + order, spent_today=facts.spent_today + day)
    assert strict(facts).codes <= strict(more).codes


@given(spendings)
def test_each_reason_stands_once_and_is_explained(facts: Spending) -> None:
    found = [reason.code for reason in strict(facts).reasons]
    assert len(found) == len(set(found))
    assert set(found) <= set(OURS)


@given(spendings)
def test_releasing_takes_off_what_may_be_released_and_nothing_else(facts: Spending) -> None:
    against = strict(facts)
    released = {reason.code: reason.value for reason in against.reasons}
    left = may_spend(replace(facts, waived=released)).codes
    assert left == against.codes - RELEASABLE


@given(spendings)
def test_a_released_reason_counts_again_when_its_number_grew(facts: Spending) -> None:
    for reason in strict(facts).reasons:
        if reason.code in RELEASABLE and reason.value > 0:
            assert reason.code in codes(replace(facts, waived={reason.code: reason.value - 1}))


@given(spendings)
def test_hold_time_and_dry_run_stop_only_what_nobody_asked_for(facts: Spending) -> None:
    assert not strict(replace(facts, by="merchant")).codes & WAITING


@given(spendings)
def test_a_stop_of_any_kind_is_a_no_whatever_was_released(facts: Spending) -> None:
    stopped = facts.stopped or facts.stopped_by_operator or facts.stopped_for_all
    assert stopped <= (not may_spend(facts).allowed)


@given(st.integers(0, 10_080), st.integers(0, 10_080 * 60))
def test_the_hold_time_ends_on_the_dot(minutes: int, seconds: int) -> None:
    facts = replace(fine, action="place", by="automatic", hold_minutes=minutes, now=NOW + timedelta(seconds=seconds))
    decision = may_spend(facts)
    assert decision.allowed is (seconds >= minutes * 60)
    for reason in decision.reasons:
        assert reason.until == hold_ends(NOW, minutes).isoformat()
        assert 0 < reason.value <= minutes == reason.limit


@given(amounts, amounts, amounts)
def test_the_caps_reason_carries_its_deciding_numbers(cap: int, spent: int, this: int) -> None:
    facts = replace(fine, quoted_minor=this, asked_minor=this, cap_day=Cap(cap, "USD"), spent_today=spent)
    decision = may_spend(facts)
    assert decision.allowed is (spent + this <= cap)
    for reason in decision.reasons:
        assert (reason.code, reason.value, reason.limit, reason.spent) == ("CAP_PER_DAY", this, cap, spent)


@given(st.lists(st.integers(1, 10**6), max_size=20), st.integers(0, 10**7))
def test_whatever_comes_in_whatever_order_a_day_never_goes_over_its_cap(prices: list[int], cap: int) -> None:
    spent = 0
    for price in prices:
        facts = replace(fine, quoted_minor=price, asked_minor=price, cap_day=Cap(cap, "USD"), spent_today=spent)
        spent += price if may_spend(facts).allowed else 0
    assert spent <= cap


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),  # noqa: DTZ001  made aware below
    st.sampled_from(sorted(available_timezones())),
)
def test_every_moment_lies_in_its_shops_day(moment: datetime, zone: str) -> None:
    at = moment.replace(tzinfo=UTC)
    begins, ends = day_of(at, zone)
    assert begins <= at < ends
    assert timedelta(hours=0) < ends - begins <= timedelta(hours=49)
    assert begins.astimezone(ZoneInfo(zone)).date() == at.astimezone(ZoneInfo(zone)).date()
    assert day_of(ends, zone)[0] == ends


def test_a_zone_that_nobody_knows_counts_as_utc() -> None:
    for unknown in ("", "Middle/Earth", "../etc/passwd"):
        assert day_of(NOW, unknown) == (datetime(2026, 11, 20, tzinfo=UTC), datetime(2026, 11, 21, tzinfo=UTC))
