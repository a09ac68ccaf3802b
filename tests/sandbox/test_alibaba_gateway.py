import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from sandbox.alibaba.apis import BUYER_APIS, TOKEN_APIS
from sandbox.alibaba.signing import request_signature
from tests.sandbox.pretended_alibaba import BUYER, PretendedAlibaba, alibaba_running

ORDER_LIST = "/alibaba/order/list"


@pytest.fixture
def alibaba(tmp_path: Path) -> Iterator[PretendedAlibaba]:
    with alibaba_running(tmp_path) as running:
        running.connect()
        yield running


def refusal(reply: dict[str, Any]) -> tuple[str | None, str]:
    return reply.get("type"), reply["code"]


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
            {"app_key": "123456", "access_token": "test", "order_id": "1234"},
            "4190D32361CFB9581350222F345CB77F3B19F0E31D162316848A2C1FFD5FAB4A",
        ),
    ],
)
def test_published_vectors_have_the_published_signature(path: str, params: dict[str, str], signature: str) -> None:
    common = {"sign_method": "sha256", "timestamp": "1517820392000"}
    assert request_signature(path, {**params, **common}, "helloworld") == signature


def test_both_call_styles_and_both_methods_are_answered_alike(alibaba: PretendedAlibaba) -> None:
    form = alibaba.signed(ORDER_LIST, {"access_token": alibaba.token, "role": "buyer"})
    sdk = alibaba.signed(ORDER_LIST, {"access_token": alibaba.token, "role": "buyer", "method": ORDER_LIST})
    answers = [
        alibaba.http.post(f"/rest{ORDER_LIST}", data=form),
        alibaba.http.get(f"/rest{ORDER_LIST}", params=form),
        alibaba.http.post("/rest", data=sdk),
        alibaba.http.get("/rest", params=sdk),
    ]
    assert [answer.json()["value"] for answer in answers] == [{"total_count": 0, "order_list": []}] * 4
    assert len({answer.json()["request_id"] for answer in answers}) == 4


def test_a_wrong_signature_is_refused(alibaba: PretendedAlibaba) -> None:
    form = alibaba.signed(ORDER_LIST, {"access_token": alibaba.token, "role": "buyer"})
    assert refusal(alibaba.post(ORDER_LIST, {**form, "role": "seller"})) == ("ISV", "IncompleteSignature")


def test_a_signature_of_another_path_is_refused(alibaba: PretendedAlibaba) -> None:
    form = alibaba.signed("/alibaba/order/get", {"access_token": alibaba.token, "role": "buyer"})
    assert refusal(alibaba.post(ORDER_LIST, form)) == ("ISV", "IncompleteSignature")


@pytest.mark.parametrize(
    ("seconds_off", "code"), [(-7300, "InvalidTimestamp"), (7300, "InvalidTimestamp"), (-7000, "0")]
)
def test_a_stale_timestamp_is_refused(alibaba: PretendedAlibaba, seconds_off: int, code: str) -> None:
    stamp = str(int((time.time() + seconds_off) * 1000))
    assert alibaba.call(ORDER_LIST, role="buyer", timestamp=stamp)["code"] == code


def test_a_timestamp_may_be_a_utc_date(alibaba: PretendedAlibaba) -> None:
    stamp = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime())
    assert alibaba.call(ORDER_LIST, role="buyer", timestamp=stamp)["code"] == "0"
    assert refusal(alibaba.call(ORDER_LIST, role="buyer", timestamp="yesterday")) == ("ISV", "InvalidParameter")


@pytest.mark.parametrize("name", ["app_key", "timestamp", "sign_method", "sign", "access_token"])
def test_a_missing_common_parameter_is_named(alibaba: PretendedAlibaba, name: str) -> None:
    sent = {"access_token": alibaba.token, "role": "buyer"}
    sent.pop(name, None)
    form = alibaba.signed(ORDER_LIST, sent)
    form.pop(name, None)
    reply = alibaba.post(ORDER_LIST, form)
    assert refusal(reply) == ("ISV", "MissingParameter")
    assert name in reply["message"]


def test_a_missing_parameter_of_an_api_is_named(alibaba: PretendedAlibaba) -> None:
    reply = alibaba.call(ORDER_LIST)
    assert refusal(reply) == ("ISV", "MissingParameter")
    assert "role" in reply["message"]


def test_an_unknown_app_key_path_or_sign_method_is_refused(alibaba: PretendedAlibaba) -> None:
    assert refusal(alibaba.call(ORDER_LIST, app_key="1")) == ("ISV", "InvalidAppKey")
    assert refusal(alibaba.call(ORDER_LIST, sign_method="md5")) == ("ISV", "UnsupportedSignMethod")
    assert refusal(alibaba.call("/alibaba/order/eat")) == ("ISV", "InvalidApiPath")
    assert refusal(alibaba.post("", alibaba.signed("", {}))) == ("ISV", "MissingParameter")


def test_an_unknown_or_expired_token_is_refused(alibaba: PretendedAlibaba) -> None:
    assert refusal(alibaba.call(ORDER_LIST, role="buyer", access_token="x" * 60)) == ("ISV", "IllegalAccessToken")
    alibaba.control("POST", f"/buyers/{BUYER}/expire-tokens")
    assert refusal(alibaba.call(ORDER_LIST, role="buyer")) == ("ISV", "IllegalAccessToken")


def test_a_permission_that_was_taken_away_is_missing_until_it_is_given_back(alibaba: PretendedAlibaba) -> None:
    alibaba.control("PATCH", f"/buyers/{BUYER}", {"permissions": {ORDER_LIST: False}})
    assert refusal(alibaba.call(ORDER_LIST, role="buyer")) == ("ISP", "InsufficientPermission")
    alibaba.control("PATCH", f"/buyers/{BUYER}", {"permissions": {ORDER_LIST: True}})
    assert alibaba.call(ORDER_LIST, role="buyer")["code"] == "0"


def test_calls_are_counted_by_operation(alibaba: PretendedAlibaba) -> None:
    alibaba.call(ORDER_LIST, role="buyer")
    alibaba.call(ORDER_LIST, role="buyer")
    counts = alibaba.control("GET", "/requests")
    assert counts["by_operation"] == {ORDER_LIST: 2, "/auth/token/create": 1}
    assert counts["total"] == 3


def test_a_throttled_call_says_how_long_the_ban_lasts(alibaba: PretendedAlibaba) -> None:
    alibaba.break_once(ORDER_LIST, "throttled")
    reply = alibaba.call(ORDER_LIST, role="buyer")
    assert refusal(reply) == ("ISV", "ApiCallLimit")
    assert "ban will last 1 seconds" in reply["message"]
    assert alibaba.call(ORDER_LIST, role="buyer")["code"] == "0"


@pytest.mark.parametrize(("kind", "orders"), [("timeout_before", 0), ("timeout_after", 1)])
def test_a_timeout_leaves_an_order_only_when_it_comes_after_the_effect(
    alibaba: PretendedAlibaba, kind: str, orders: int
) -> None:
    alibaba.break_once("/buynow/order/create", kind)
    alibaba.http.timeout = httpx.Timeout(0.7)
    with pytest.raises(httpx.ReadTimeout):
        alibaba.place()
    assert len(alibaba.effects("order_created")) == orders


def test_a_reset_does_nothing(alibaba: PretendedAlibaba) -> None:
    alibaba.break_once("/buynow/order/create", "reset")
    with pytest.raises(httpx.TransportError):
        alibaba.place()
    assert alibaba.effects("order_created") == []


@pytest.mark.parametrize(
    ("kind", "status", "orders"), [("error_before", 503, 0), ("error_after", 503, 1), ("html", 200, 0)]
)
def test_a_broken_answer_is_no_json(alibaba: PretendedAlibaba, kind: str, status: int, orders: int) -> None:
    alibaba.break_once("/buynow/order/create", kind)
    offer = alibaba.freight(
        [{"product_id": "1601300000035", "quantity": "1"}], "US", "Xd8NfE4hJ6sGcU3oPv5iMw==", dispatch_location="US"
    )["value"][0]
    address = {
        "address": "1 Main St",
        "city": "Austin",
        "zip": "78701",
        "province": "Texas",
        "country": "United States",
        "country_code": "US",
        "contact_person": "Jo Field",
    }
    form = alibaba.signed(
        "/buynow/order/create",
        {
            "access_token": alibaba.token,
            "channel_refer_id": "CV-9",
            "product_list": [{"product_id": "1601300000035", "quantity": "1"}],
            "logistics_detail": {
                "carrier_code": offer["vendor_code"],
                "dispatch_location": "US",
                "shipment_address": address,
            },
        },
    )
    answer = alibaba.http.post("/rest/buynow/order/create", data=form)
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (status, "text/html")
    assert len(alibaba.effects("order_created")) == orders


def test_a_missing_field_is_missing_though_the_order_exists(alibaba: PretendedAlibaba) -> None:
    alibaba.break_once("/buynow/order/create", "missing_field")
    reply = alibaba.place()
    assert (reply["code"], "value" in reply) == ("0", False)
    assert len(alibaba.effects("order_created")) == 1


def test_a_refusal_of_the_plan_does_nothing(alibaba: PretendedAlibaba) -> None:
    alibaba.break_once("/buynow/order/create", "refused")
    assert refusal(alibaba.place()) == (None, "4016")
    assert alibaba.effects("order_created") == []


@pytest.mark.parametrize("path", [*TOKEN_APIS, *BUYER_APIS])
def test_every_api_can_fail_by_the_plan_once(alibaba: PretendedAlibaba, path: str) -> None:
    before = alibaba.effects()
    alibaba.break_once(path, "error_before")
    form = alibaba.signed(path, {"access_token": alibaba.token})
    assert alibaba.http.post(f"/rest{path}", data=form).status_code == 503
    assert alibaba.post(path, form)["code"] == "MissingParameter"
    assert alibaba.effects() == before
