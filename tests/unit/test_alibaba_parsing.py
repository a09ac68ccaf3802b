"""What Alibaba writes, read; what it wants, written. Facts: the platform notes, sections 1 to 4."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from platforms.alibaba import codes
from platforms.alibaba.address import freight_address, parse_address, shipment_address, telephone
from platforms.alibaba.amounts import amount, optional_amount, optional_stamp, optional_whole, whole
from platforms.alibaba.freight import parse_days
from platforms.alibaba.gateway import without_null_words
from platforms.alibaba.orders import merged, product_entry
from platforms.alibaba.signing import sign, sign_push
from platforms.alibaba.tokens import authorize_url, parse_pair
from platforms.http import Reply
from platforms.reading import MissingField
from sourcing.errors import (
    OutcomeUnknown,
    PlatformError,
    PlatformForbidden,
    PlatformRefused,
    PlatformThrottled,
    PlatformUnauthorized,
)
from sourcing.money import Money
from sourcing.ports import Address, WantedSku

ADDRESS = Address(
    "Kiss Anna", "", "Fő utca 1", "2. em.", "Szeged", "Csongrád", "", "6720", "Hungary", "HU", "+36301234567"
)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("path", "params", "signature"),
    [
        (
            "/auth/token/create",
            {"app_key": "12345678", "code": "3_500102_JxZ05Ux3cnnSSUm6dCxYg6Q26"},
            "35607762342831B6A417A0DED84B79C05FEFBF116969C48AD6DC00279A9F4D81",
        ),
        (
            "/order/get",
            {"access_token": "test", "app_key": "123456", "order_id": "1234"},
            "4190D32361CFB9581350222F345CB77F3B19F0E31D162316848A2C1FFD5FAB4A",
        ),
    ],
)
def test_the_published_vectors_are_signed_as_published(path: str, params: dict[str, str], signature: str) -> None:
    whole_request = {**params, "timestamp": "1517820392000", "sign_method": "sha256"}
    assert sign(path, whole_request, "helloworld") == signature
    assert sign(path, dict(reversed(whole_request.items())), "helloworld") == signature


@given(st.dictionaries(st.text("abc", min_size=1), st.text()), st.text("xyz", min_size=1))
def test_whatever_is_changed_changes_the_signature(params: dict[str, str], value: str) -> None:
    changed = {**params, "a": params.get("a", "") + value}
    assert sign("/p", changed, "secret") != sign("/p", params, "secret")
    assert sign("/q", params, "secret") != sign("/p", params, "secret")
    assert sign("/p", params, "other") != sign("/p", params, "secret")


def test_a_push_is_signed_in_lower_case_over_key_and_body() -> None:
    signed = sign_push("500100", b'{"a": 1}', "secret")
    assert signed == signed.lower()
    assert signed != sign_push("500100", b'{"a":1}', "secret")


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("3-9", (3, 9)),
        ("10~15", (10, 15)),
        ("10 ~ 15 days", (10, 15)),
        ("9–3", (3, 9)),
        ("7", (7, 7)),
        (" 7 Days ", (7, 7)),
        ("", (None, None)),
        ("about a week", (None, None)),
        ("3-9 weeks", (None, None)),
        ("3-9-12", (None, None)),
    ],
)
def test_days_are_read_from_what_the_supplier_says(said: str, days: tuple[int | None, int | None]) -> None:
    assert parse_days(said) == days


@given(st.text())
def test_no_text_about_days_breaks_anything(said: str) -> None:
    first, last = parse_days(said)
    assert (first is None) == (last is None)
    assert first is None or last is None or first <= last


@pytest.mark.parametrize(
    ("phone", "country", "number"),
    [
        ("+36 30 123-4567", "36", "301234567"),
        ("+1 (212) 555 0100", "1", "2125550100"),
        ("+7 495 1234567", "7", "4951234567"),
        ("+353 1 234 5678", "353", "12345678"),
        ("06 30 123 4567", "", "06301234567"),
        ("+123", "", "123"),
        ("ask at the door", "", "ask at the door"),
    ],
)
def test_a_phone_is_split_as_far_as_it_is_certain(phone: str, country: str, number: str) -> None:
    assert telephone(phone) == {"country": country, "area": "", "number": number}


def test_an_address_is_written_without_empty_fields_and_comes_back_the_same() -> None:
    written = shipment_address(ADDRESS)
    assert "province_code" not in written
    assert all(written.values())
    assert parse_address(written) == ADDRESS


@pytest.mark.parametrize(("given_code", "written"), [("UK", "GB"), ("gb", "GB"), (" hu ", "HU")])
def test_the_country_is_written_as_alibaba_wants_it(given_code: str, written: str) -> None:
    address = Address(name="A", country_code=given_code)
    assert shipment_address(address)["country_code"] == written
    assert freight_address(address)["country"] == {"code": written}


def test_a_company_stands_in_for_a_missing_name_and_beside_a_given_one() -> None:
    assert shipment_address(Address(company="Kiss Kft."))["contact_person"] == "Kiss Kft."
    assert shipment_address(Address(name="A", company="B", address2="C"))["alternate_address"] == "C, B"


@pytest.mark.parametrize(("text", "number"), [("2.0000", 2), ("864000", 864_000), (7, 7), ("-1", -1)])
def test_whole_numbers_are_read_however_they_are_written(text: Any, number: int) -> None:
    assert whole({"n": text}, "n") == number


@pytest.mark.parametrize("text", ["2.5", "NaN", "Infinity", "two", "", None, True, [2]])
def test_what_is_no_whole_number_is_missing_by_name(text: Any) -> None:
    with pytest.raises(MissingField, match="n"):
        whole({"n": text}, "n")


def test_amounts_have_a_currency_of_their_own() -> None:
    assert amount({"fee": {"amount": "3.0", "currency": "USD"}}, "fee") == Money(300, "USD")
    assert optional_amount({}, "fee", "EUR") == Money(0, "EUR")
    assert optional_amount({"fee": None}, "fee", "EUR") == Money(0, "EUR")
    with pytest.raises(MissingField):
        amount({"fee": {"amount": "3.0"}}, "fee")


def test_times_are_milliseconds_and_one_outside_the_calendar_is_missing() -> None:
    assert optional_stamp({"at": {"timestamp": "1517820392000"}}, "at") == datetime(2018, 2, 5, 8, 46, 32, tzinfo=UTC)
    assert optional_stamp({}, "at") is None
    assert optional_whole({}, "n") is None
    with pytest.raises(MissingField, match="at"):
        optional_stamp({"at": {"timestamp": "9" * 30}}, "at")


def test_the_text_null_is_null_however_deep() -> None:
    assert without_null_words({"a": ["null", {"b": "null"}], "c": "nullable"}) == {
        "a": [None, {"b": None}],
        "c": "nullable",
    }


def test_equal_skus_are_merged_and_a_product_without_skus_names_none() -> None:
    assert merged((WantedSku("1", "a", 2), WantedSku("1", "a", 3), WantedSku("1", "b", 1))) == [
        WantedSku("1", "a", 5), WantedSku("1", "b", 1),
    ]  # fmt: skip
    assert product_entry(WantedSku("1", "", 2)) == {"product_id": "1", "quantity": "2"}


def test_the_way_to_connect_carries_the_state() -> None:
    url = httpx.URL(authorize_url("https://auth.example/", "500100", "https://app.example/back?x=1", "a b"))
    assert url.path == "/oauth/authorize"
    assert dict(url.params) == {
        "response_type": "code", "client_id": "500100", "redirect_uri": "https://app.example/back?x=1", "state": "a b",
    }  # fmt: skip


def test_a_pair_that_cannot_be_refreshed_has_no_refresh_token() -> None:
    body = {"access_token": "a", "expires_in": "864000", "refresh_token": "r", "account_id": "7"}
    pair = parse_pair({**body, "refresh_expires_in": "5184000"}, NOON)
    assert (pair.refresh_token, pair.access_expires_at) == ("r", datetime(2026, 12, 4, 12, tzinfo=UTC))
    assert parse_pair({**body, "refresh_expires_in": "0"}, NOON).refresh_token is None


def reply(*, effect: bool) -> Reply:
    return Reply("alibaba", "/buynow/order/create", effect, 200, httpx.Headers(), "")


@pytest.mark.parametrize(
    ("code", "kind", "error"),
    [
        ("IllegalAccessToken", "ISV", PlatformUnauthorized),
        ("InsufficientPermission", "ISP", PlatformForbidden),
        ("ApiCallLimit", "ISV", PlatformThrottled),
        ("130106", "ISP", PlatformRefused),
        ("MissingParameter", "ISV", PlatformRefused),
        ("424242", "ISP", PlatformRefused),
        ("ServiceTimeout", "ISP", OutcomeUnknown),
        ("SomethingNew", "ISP", OutcomeUnknown),
        ("SomethingNew", "SYSTEM", OutcomeUnknown),
        ("SomethingNew", "ISV", PlatformRefused),
    ],
)
def test_a_code_says_whether_an_effect_may_have_happened(code: str, kind: str, error: type[PlatformError]) -> None:
    found = codes.error_for(reply(effect=True), code, kind, "")
    assert type(found) is error
    assert found.code == code


@pytest.mark.parametrize(
    ("said", "seconds"), [("this ban will last 1.5 seconds", 1.5), ("last 60 seconds", 60.0), ("", 1.0)]
)
def test_a_ban_lasts_as_long_as_it_says(said: str, seconds: float) -> None:
    assert codes.banned_seconds(said) == seconds
