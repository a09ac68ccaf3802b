from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sandbox.pretended_shopify import EXCHANGE, PretendedShopify, pretended_shopify

REFRESH = {"grant_type": "refresh_token"}


@pytest.fixture
def shopify(tmp_path: Path) -> Iterator[PretendedShopify]:
    with pretended_shopify(tmp_path) as running:
        yield running


def test_a_session_token_is_exchanged_for_an_expiring_pair(shopify: PretendedShopify) -> None:
    tokens = shopify.connect()
    assert (tokens["expires_in"], tokens["refresh_token_expires_in"]) == (3600, 7_776_000)
    assert shopify.ask("{ shop { myshopifyDomain } }") == {"shop": {"myshopifyDomain": "demo-shop.myshopify.com"}}


def test_an_online_token_names_the_user(shopify: PretendedShopify) -> None:
    online = {**EXCHANGE, "requested_token_type": "urn:shopify:params:oauth:token-type:online-access-token"}
    answer = shopify.oauth(**online, subject_token=shopify.id_token()).json()
    assert answer["associated_user"]["id"] == 42
    assert "refresh_token" not in answer


@pytest.mark.parametrize(
    ("change", "status", "error"),
    [
        ({"client_secret": "wrong"}, 401, "invalid_client"),
        ({"client_id": "wrong"}, 401, "invalid_client"),
        ({"subject_token": "no.jwt.here"}, 400, "invalid_subject_token"),
        ({"subject_token": ""}, 400, "invalid_subject_token"),
        ({"expiring": "0"}, 400, "invalid_request"),
        ({"requested_token_type": "other"}, 400, "invalid_request"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
    ],
)
def test_a_wrong_exchange_is_refused_and_issues_nothing(
    shopify: PretendedShopify, change: dict[str, str], status: int, error: str
) -> None:
    answer = shopify.oauth(**{**EXCHANGE, "subject_token": shopify.id_token(), **change})
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert shopify.effects("token_issued") == []


def test_a_session_token_with_another_signature_is_refused(shopify: PretendedShopify) -> None:
    head, claims, _ = shopify.id_token().split(".")
    answer = shopify.oauth(**EXCHANGE, subject_token=f"{head}.{claims}.c2lnbmF0dXJl")
    assert answer.json()["error"] == "invalid_subject_token"


def test_an_access_token_ends_after_an_hour_of_the_sandboxs_clock(shopify: PretendedShopify) -> None:
    shopify.connect()
    shopify.control("POST", "/clock", {"advance_seconds": 3601})
    assert shopify.post("{ shop { name } }").status_code == 401


def test_a_refresh_replaces_both_tokens_and_the_old_ones_die_with_the_first_use_of_the_new(
    shopify: PretendedShopify,
) -> None:
    old = shopify.connect()
    new = shopify.oauth(**REFRESH, refresh_token=old["refresh_token"]).json()
    assert {new["access_token"], new["refresh_token"]}.isdisjoint({old["access_token"], old["refresh_token"]})
    shopify.token = new["access_token"]
    assert shopify.post("{ shop { name } }").status_code == 200
    shopify.token = old["access_token"]
    assert shopify.post("{ shop { name } }").status_code == 401
    assert shopify.oauth(**REFRESH, refresh_token=old["refresh_token"]).json()["error"] == "invalid_grant"


def test_a_refresh_whose_answer_was_lost_can_be_repeated(shopify: PretendedShopify) -> None:
    old = shopify.connect()
    shopify.oauth(**REFRESH, refresh_token=old["refresh_token"])
    again = shopify.oauth(**REFRESH, refresh_token=old["refresh_token"])
    assert again.status_code == 200


def test_a_refresh_token_of_nobody_is_an_invalid_grant(shopify: PretendedShopify) -> None:
    answer = shopify.oauth(**REFRESH, refresh_token="shprt_unknown")
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


def test_a_token_of_one_shop_opens_no_other(shopify: PretendedShopify) -> None:
    shopify.connect()
    shopify.control("POST", "/shops", {"handle": "other-shop", "name": "Other"}, 201)
    answer = shopify.http.post(
        "/admin/api/2026-10/graphql.json",
        json={"query": "{ shop { name } }"},
        headers={"Host": "other-shop.myshopify.com", "X-Shopify-Access-Token": shopify.token},
    )
    assert answer.status_code == 401


def test_uninstalling_ends_the_tokens_at_once(shopify: PretendedShopify) -> None:
    tokens = shopify.connect()
    shopify.shop("POST", "/app/uninstall")
    assert shopify.post("{ shop { name } }").status_code == 401
    assert shopify.oauth(**REFRESH, refresh_token=tokens["refresh_token"]).status_code == 400


def test_a_restart_keeps_tokens_orders_and_the_ledger(tmp_path: Path) -> None:
    with pretended_shopify(tmp_path) as first:
        first.connect()
        order = first.order((first.variants(foreign=True)[0], 1))
        token, entries = first.token, first.control("GET", "/ledger")
    with pretended_shopify(tmp_path) as second:
        second.token = token
        assert second.ask("{ shop { name } }") == {"shop": {"name": "Demo Shop"}}
        assert second.read(order["id"])["name"] == order["name"]
        assert second.control("GET", "/ledger") == entries
