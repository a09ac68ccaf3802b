"""What is worth an alert, and when it is to be looked at again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sourcing.alerts.rules import Found, ParcelSeen, Standing, look_at_connection, look_at_purchase

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def standing(state: str, **fields: Any) -> Standing:
    values: dict[str, Any] = {"code": "", "reasons": [], "currency": "USD", "paid_at": None, "parcels": []}
    return Standing(purchase_id=7, state=state, **{**values, **fields})


def parcel(number: int, *, still_for: float, delivered: bool = False) -> ParcelSeen:
    return ParcelSeen(number, f"LX{number}", "YunExpress", NOW - timedelta(hours=still_for), delivered)


def kinds(found: Found) -> list[str]:
    return [cause.kind for cause in found.causes]


def test_a_refused_purchase_is_one_cause_by_its_code() -> None:
    (cause,) = look_at_purchase(standing("refused", code="PAY_FAILED"), NOW).causes
    assert (cause.kind, cause.subject, cause.data["code"]) == ("refused", "purchase:7:PAY_FAILED", "PAY_FAILED")


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["HIGH_RISK"], ["held"]),
        (["HIGH_RISK", "ORDER_REFUNDED"], ["held"]),
        (["CAP_PER_DAY", "CAP_PER_ORDER"], ["cap_reached"]),
        (["CAP_CURRENCY"], ["cap_reached"]),
        (["AMOUNT_ABOVE_QUOTE", "CAP_PER_ORDER"], ["price_risen", "cap_reached"]),
        (["CURRENCY_DIFFERS"], ["price_risen"]),
        (["HELD_BY_MERCHANT"], []),
        (["STOPPED", "STOPPED_BY_OPERATOR"], []),
        (["STOPPED", "HIGH_RISK"], ["held"]),
        (["ALIBABA_CONNECTION_ENDED"], []),
        (["ALIBABA_NOT_CONNECTED"], ["held"]),
    ],
)
def test_what_is_held_is_told_by_kind_and_what_the_merchant_did_is_not(codes: list[str], expected: list[str]) -> None:
    reasons = [{"code": code, "value": 3, "limit": None} for code in codes]
    assert kinds(look_at_purchase(standing("held", reasons=reasons), NOW)) == expected


def test_the_deciding_numbers_go_with_it() -> None:
    reasons = [{"code": "CAP_PER_ORDER", "value": 1500, "limit": 1000, "spent": 0, "currency": "EUR", "word": None}]
    (cause,) = look_at_purchase(standing("held", reasons=reasons), NOW).causes
    assert cause.data == {"code": "CAP_PER_ORDER", "value": 1500, "limit": 1000, "spent": 0, "currency": "EUR"}


def test_without_a_parcel_it_is_told_seven_days_after_paying_and_not_before() -> None:
    paid_at = NOW - timedelta(days=7)
    assert kinds(look_at_purchase(standing("paid", paid_at=paid_at), NOW)) == ["no_tracking"]
    early = NOW - timedelta(seconds=1)
    assert look_at_purchase(standing("paid", paid_at=paid_at), early) == Found((), paid_at + timedelta(days=7))


def test_each_parcel_that_stands_still_is_told_and_the_next_look_is_when_another_may() -> None:
    parcels = [parcel(1, still_for=50), parcel(2, still_for=47), parcel(3, still_for=99, delivered=True)]
    found = look_at_purchase(standing("shipping", paid_at=NOW - timedelta(days=20), parcels=parcels), NOW)
    assert [cause.data["number"] for cause in found.causes] == ["LX1"]
    assert found.causes[0].subject == f"parcel:1:{(NOW - timedelta(hours=50)).isoformat()}"
    assert found.look_again == NOW + timedelta(hours=1)


@pytest.mark.parametrize("state", ["new", "quoted", "placing", "placed", "paying", "delivered", "cancelled"])
def test_nothing_is_wrong_with_what_goes_its_way(state: str) -> None:
    assert look_at_purchase(standing(state, paid_at=NOW - timedelta(days=30)), NOW) == Found(())


def test_a_connection_is_told_of_fourteen_days_ahead_and_when_it_has_ended() -> None:
    ends_at = NOW + timedelta(days=14)
    assert look_at_connection("connected", ends_at + timedelta(days=1), NOW) == Found((), NOW + timedelta(days=1))
    ending = look_at_connection("connected", ends_at, NOW)
    assert (kinds(ending), ending.look_again) == (["connection_ending"], ends_at)
    assert kinds(look_at_connection("connected", ends_at, ends_at)) == ["connection_ended"]
    assert kinds(look_at_connection("ended", ends_at, NOW)) == ["connection_ended"]
    assert look_at_connection("none", None, NOW) == Found(())
    assert look_at_connection("connected", None, NOW) == Found(())
