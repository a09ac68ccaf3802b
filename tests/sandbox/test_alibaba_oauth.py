from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.sandbox.pretended_alibaba import BUYER, CHINA_BUYER, PretendedAlibaba, alibaba_running

CREATE, REFRESH = "/auth/token/create", "/auth/token/refresh"


@pytest.fixture
def alibaba(tmp_path: Path) -> Iterator[PretendedAlibaba]:
    with alibaba_running(tmp_path) as running:
        yield running


def question(alibaba: PretendedAlibaba) -> dict[str, str]:
    return {
        "response_type": "code",
        "client_id": alibaba.settings.alibaba_app_key,
        "state": "st-7",
        "redirect_uri": f"{alibaba.settings.app_url}/alibaba/callback",
    }


def test_the_consent_page_offers_both_buyers(alibaba: PretendedAlibaba) -> None:
    page = alibaba.http.get("/oauth/authorize", params=question(alibaba))
    assert page.status_code == 200
    assert BUYER in page.text
    assert CHINA_BUYER in page.text


def test_agreeing_leads_back_with_a_code_and_the_state(alibaba: PretendedAlibaba) -> None:
    form = {**question(alibaba), "decision": "agree", "account_id": BUYER}
    answer = alibaba.http.post("/oauth/authorize", data=form)
    back = parse_qs(urlsplit(answer.headers["location"]).query)
    assert answer.status_code == 302
    assert back["state"] == ["st-7"]
    assert back["code"][0].startswith("3_500100_")


def test_refusing_leads_back_without_a_code(alibaba: PretendedAlibaba) -> None:
    answer = alibaba.http.post("/oauth/authorize", data={**question(alibaba), "decision": "refuse"})
    assert parse_qs(urlsplit(answer.headers["location"]).query) == {"error": ["access_denied"], "state": ["st-7"]}


@pytest.mark.parametrize(
    ("name", "value"),
    [("client_id", "1"), ("response_type", "token"), ("redirect_uri", "https://elsewhere.example/callback")],
)
def test_a_wrong_question_is_answered_by_a_page_and_never_leads_away(
    alibaba: PretendedAlibaba, name: str, value: str
) -> None:
    asked = {**question(alibaba), name: value}
    page = alibaba.http.get("/oauth/authorize", params=asked)
    assert page.status_code == 400
    assert name in page.text
    assert alibaba.http.post("/oauth/authorize", data={**asked, "decision": "agree"}).status_code == 400


def test_a_token_reply_has_the_documented_shape(alibaba: PretendedAlibaba) -> None:
    reply = alibaba.connect()
    assert (len(reply["access_token"]), len(reply["refresh_token"])) == (60, 62)
    assert (reply["expires_in"], reply["refresh_expires_in"]) == ("864000", "5184000")
    assert (reply["account_id"], reply["account_platform"], reply["code"]) == (BUYER, "buyApp", "0")
    assert reply["user_info"]["user_id"] == BUYER
    assert alibaba.effects("token_issued")[0]["buyer"] == BUYER


def test_a_code_works_once(alibaba: PretendedAlibaba) -> None:
    code = alibaba.code()
    replies = [alibaba.post(CREATE, alibaba.signed(CREATE, {"code": code}))["code"] for _ in range(2)]
    assert replies == ["0", "InvalidCode"]


def test_a_code_that_is_too_old_is_refused(alibaba: PretendedAlibaba) -> None:
    alibaba.control("POST", "/settings", {"code_lifetime_seconds": 0})
    assert alibaba.post(CREATE, alibaba.signed(CREATE, {"code": alibaba.code()}))["code"] == "InvalidCode"


def test_an_access_token_ends_with_its_lifetime(alibaba: PretendedAlibaba) -> None:
    alibaba.control("POST", "/settings", {"access_token_seconds": 0})
    alibaba.connect()
    assert alibaba.call("/alibaba/order/list", role="buyer")["code"] == "IllegalAccessToken"


def refreshed(alibaba: PretendedAlibaba, refresh_token: str) -> dict[str, Any]:
    return alibaba.post(REFRESH, alibaba.signed(REFRESH, {"refresh_token": refresh_token}))


def test_refreshing_gives_a_new_pair_that_does_not_live_longer(alibaba: PretendedAlibaba) -> None:
    first = alibaba.connect()
    second = refreshed(alibaba, first["refresh_token"])
    assert second["access_token"] != first["access_token"]
    assert second["expires_in"] == "864000"
    assert int(second["refresh_expires_in"]) <= int(first["refresh_expires_in"])
    alibaba.token = second["access_token"]
    assert alibaba.call("/alibaba/order/list", role="buyer")["code"] == "0"


def test_a_refresh_may_be_repeated_until_its_answer_is_used(alibaba: PretendedAlibaba) -> None:
    first = alibaba.connect()["refresh_token"]
    second = refreshed(alibaba, first)["refresh_token"]
    assert refreshed(alibaba, first)["code"] == "0"
    assert refreshed(alibaba, second)["code"] == "0"
    assert refreshed(alibaba, first)["code"] == "IllegalRefreshToken"


def test_a_refresh_token_ends_with_its_lifetime(alibaba: PretendedAlibaba) -> None:
    alibaba.control("POST", "/settings", {"refresh_token_seconds": 0})
    pair = alibaba.connect()
    assert pair["refresh_expires_in"] == "0"
    reply = alibaba.post(REFRESH, alibaba.signed(REFRESH, {"refresh_token": pair["refresh_token"]}))
    assert reply["code"] == "IllegalRefreshToken"


def test_token_calls_must_be_signed(alibaba: PretendedAlibaba) -> None:
    form = {**alibaba.signed(CREATE, {"code": alibaba.code()}), "sign": "0" * 64}
    assert alibaba.post(CREATE, form)["code"] == "IncompleteSignature"
    assert alibaba.post(CREATE, alibaba.signed(CREATE, {}))["code"] == "MissingParameter"
