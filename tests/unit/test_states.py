from __future__ import annotations

import pytest

from sourcing.orders.stages import STAGES
from sourcing.purchasing import states
from sourcing.purchasing.states import STATES, may_follow

# Spelled out a second time, so that a change of the table has to be meant twice.
ALLOWED = {
    "new": "quoted refused held cancelled",
    "quoted": "new placing refused held cancelled",
    "placing": "placed place_unknown refused quoted new",
    "place_unknown": "placed quoted",
    "placed": "paying paid shipping delivered refused held cancelling cancelled",
    "paying": "placed paid shipping delivered pay_unknown refused cancelled",
    "pay_unknown": "placed paid shipping delivered refused cancelled",
    "paid": "shipping delivered cancelled held",
    "shipping": "delivered cancelled held",
    "delivered": "",
    "refused": "new placed paid shipping delivered held cancelling cancelled",
    "held": "new placed paid shipping delivered cancelling cancelled",
    "cancelling": "cancelled placed paid shipping",
    "cancelled": "new",
}
NAMED = {value for name, value in vars(states).items() if name.isupper() and isinstance(value, str) and name[0] != "_"}


def test_every_state_has_a_row_and_every_row_is_a_state() -> None:
    assert set(STATES) == NAMED == set(ALLOWED)


@pytest.mark.parametrize("before", ALLOWED)
def test_of_all_states_these_may_follow_and_no_others(before: str) -> None:
    assert {after for after in ALLOWED if may_follow(before, after)} == set(ALLOWED[before].split())


def test_only_known_states_follow() -> None:
    assert all(state.then <= set(STATES) for state in STATES.values())


def test_a_state_nobody_knows_is_followed_by_none() -> None:
    assert not any(may_follow("of tomorrow", after) for after in STATES)


def test_delivered_is_final() -> None:
    assert STATES["delivered"].then == frozenset()


def test_every_state_is_listed_under_a_tab() -> None:
    assert {state.stage for state in STATES.values()} <= set(STAGES)


def test_paying_is_reached_from_placed_only() -> None:
    assert [before for before in STATES if may_follow(before, "paying")] == ["placed"]


def test_placing_is_reached_from_quoted_only() -> None:
    assert [before for before in STATES if may_follow(before, "placing")] == ["quoted"]


def test_what_is_unknown_is_never_done_again_at_once() -> None:
    assert not may_follow("place_unknown", "placing")
    assert not may_follow("pay_unknown", "paying")


def test_what_is_spent_is_at_the_supplier_too() -> None:
    assert all(state.at_supplier for state in STATES.values() if state.spent)


@pytest.mark.parametrize("state", ["new", "quoted", "refused", "held", "cancelled"])
def test_nothing_need_be_at_the_supplier_before_placing(state: str) -> None:
    assert not STATES[state].at_supplier
