"""Every outside call against the eight bad answers: is it known whether it may have happened?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from platforms.alibaba import AlibabaPlatform
from platforms.http import Channel
from platforms.shopify import ShopifyPlatform
from sourcing.errors import OutcomeUnknown, PlatformError, PlatformRefused, PlatformUnreachable
from tests.contract.bad_platform import SHORT_SECONDS, BadPlatform, nobody_there, serving
from tests.contract.calls import CLIENT_ID, CLIENT_SECRET, SHOP_CALLS, SUPPLIER_CALLS, ShopCall, SupplierCall

ANSWERED = ["refused", "late"]
SILENT = ["timeout_before", "timeout_after", "error", "html", "missing_field", "reset"]

REFUSED_BY_SHOPIFY = {"errors": [{"message": "Invalid id", "extensions": {"code": "RESOURCE_NOT_VALID"}}]}
REFUSED_BY_ALIBABA = {"code": "10005", "message": "SKU is not found", "request_id": "r"}


def shopify_at(address: str) -> ShopifyPlatform:
    channel = Channel("shopify", read_seconds=SHORT_SECONDS, addresses={".myshopify.com": address})
    return ShopifyPlatform(channel, CLIENT_ID, CLIENT_SECRET)


def alibaba_at(address: str) -> AlibabaPlatform:
    channel = Channel("alibaba", read_seconds=SHORT_SECONDS)
    return AlibabaPlatform(channel, "500100", "secret", "https://app.example/back", api_base=f"{address}/rest")


@pytest.fixture(scope="module")
def bad_shopify() -> Iterator[BadPlatform]:
    with serving(BadPlatform(REFUSED_BY_SHOPIFY, {"data": {}})) as platform:
        yield platform


@pytest.fixture(scope="module")
def bad_alibaba() -> Iterator[BadPlatform]:
    with serving(BadPlatform(REFUSED_BY_ALIBABA, {"request_id": "r"})) as platform:
        yield platform


def named(call: ShopCall | SupplierCall) -> str:
    return call.name


def silence(call: ShopCall | SupplierCall) -> type[PlatformError]:
    return OutcomeUnknown if call.effect else PlatformUnreachable


@pytest.mark.parametrize("manner", SILENT)
@pytest.mark.parametrize("call", SHOP_CALLS, ids=named)
def test_shopify_without_a_usable_answer_leaves_an_effect_unknown_and_a_read_unreachable(
    call: ShopCall, manner: str, bad_shopify: BadPlatform
) -> None:
    bad_shopify.manner, bad_shopify.reached = manner, 0
    with pytest.raises(PlatformError) as raised:
        call.run(shopify_at(bad_shopify.address))
    assert type(raised.value) is silence(call)
    assert bad_shopify.reached_so_far() == 1, "a call without an answer must never be repeated by itself"


@pytest.mark.parametrize("manner", ANSWERED)
@pytest.mark.parametrize("call", SHOP_CALLS, ids=named)
def test_shopify_saying_no_is_a_refusal_however_slowly_it_says_so(
    call: ShopCall, manner: str, bad_shopify: BadPlatform
) -> None:
    bad_shopify.manner = manner
    with pytest.raises(PlatformError) as raised:
        call.run(shopify_at(bad_shopify.address))
    # A token endpoint answers 400 for a no; a body without a token at 200 is no answer at all.
    wanted = OutcomeUnknown if call.name in {"exchange", "refresh"} else PlatformRefused
    assert type(raised.value) is wanted


@pytest.mark.parametrize("call", SHOP_CALLS, ids=named)
def test_nothing_happened_at_shopify_when_no_connection_was_made(call: ShopCall) -> None:
    with pytest.raises(PlatformUnreachable) as raised:
        call.run(shopify_at(nobody_there()))
    assert not raised.value.may_have_happened


@pytest.mark.parametrize("manner", SILENT)
@pytest.mark.parametrize("call", SUPPLIER_CALLS, ids=named)
def test_alibaba_without_a_usable_answer_leaves_an_effect_unknown_and_a_read_unreachable(
    call: SupplierCall, manner: str, bad_alibaba: BadPlatform
) -> None:
    bad_alibaba.manner, bad_alibaba.reached = manner, 0
    with pytest.raises(PlatformError) as raised:
        call.run(alibaba_at(bad_alibaba.address))
    assert type(raised.value) is silence(call)
    assert bad_alibaba.reached_so_far() == 1, "a call without an answer must never be repeated by itself"


@pytest.mark.parametrize("manner", ANSWERED)
@pytest.mark.parametrize("call", SUPPLIER_CALLS, ids=named)
def test_alibaba_saying_no_is_a_refusal_with_its_code_however_slowly_it_says_so(
    call: SupplierCall, manner: str, bad_alibaba: BadPlatform
) -> None:
    bad_alibaba.manner = manner
    with pytest.raises(PlatformRefused) as raised:
        call.run(alibaba_at(bad_alibaba.address))
    assert raised.value.code == "10005"


@pytest.mark.parametrize("call", SUPPLIER_CALLS, ids=named)
def test_nothing_happened_at_alibaba_when_no_connection_was_made(call: SupplierCall) -> None:
    with pytest.raises(PlatformUnreachable) as raised:
        call.run(alibaba_at(nobody_there()))
    assert not raised.value.may_have_happened
