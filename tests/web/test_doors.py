"""What strangers try at the doors."""

from __future__ import annotations

import json
import time
from urllib.parse import quote, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.builders import a_shop, rows
from tests.web.api import OTHER, everything
from tests.web.signing import SHOP, bearer, push_headers, session_token, webhook_headers


@pytest.fixture(autouse=True)
def shops(app: Flask) -> None:
    with app.app_context(), rows() as session:
        a_shop(session)
        a_shop(session, OTHER)


ELSEWHERE = [
    "https://evil.example.com/",
    "//evil.example.com",
    "/\\evil.example.com",
    "/\t/evil.example.com",
    "\\/evil.example.com",
    " /orders",
    "javascript:alert(1)",
    "orders",
    "",
    "/orders\r\nSet-Cookie: a=b",
    "/orders\\..\\x",
]


def test_a_fresh_token_is_never_carried_to_another_host(client: FlaskClient) -> None:
    for reload in ELSEWHERE:
        answer = client.get("/session", query_string={"shop": SHOP, "shopify-reload": reload})
        assert answer.status_code == 400, reload
        assert "<script" not in answer.text
        assert "Set-Cookie" not in answer.headers


def test_a_fresh_token_is_fetched_for_the_pages_of_the_app(client: FlaskClient) -> None:
    assert client.get("/session", query_string={"shop": SHOP}).status_code == 200
    for reload in ("/", "/orders", "/orders/7?tab=paid&search=%C3%A1", "/checkout?order_ids=1,2"):
        query = {"shop": SHOP, "shopify-reload": reload}
        assert client.get("/session", query_string=query).status_code == 200, reload


def test_a_page_leads_only_to_our_own_host_whatever_the_request_says(client: FlaskClient) -> None:
    evil = quote("https://evil.example.com", safe="")
    headers = {"Host": "evil.example.com", "X-Forwarded-Host": "evil.example.com"}
    for path in ("/orders", "/orders/7", "/"):
        query = f"shop={SHOP}&shopify-reload={evil}&return_to={evil}&host=x%0d%0aa:b"
        answer = client.get(f"{path}?{query}", headers=headers)
        assert answer.status_code == 302
        assert urlsplit(answer.headers["Location"]).netloc == "127.0.0.1:8000"
        assert "\n" not in answer.headers["Location"]


def test_a_page_is_framed_by_the_shop_of_the_token_not_of_the_address(client: FlaskClient) -> None:
    answer = client.get("/", query_string={"shop": OTHER, "id_token": session_token()})
    assert OTHER not in answer.headers["Content-Security-Policy"]
    assert f"frame-ancestors https://{SHOP} " in answer.headers["Content-Security-Policy"]


def test_a_token_of_no_shop_of_shopifys_opens_no_page(client: FlaskClient) -> None:
    for shop in ("evil.example.com", f"{SHOP}.evil.example.com", "x;script-src *", "a b.myshopify.com"):
        answer = client.get("/", query_string={"shop": SHOP, "id_token": session_token(shop=shop)})
        assert answer.status_code in {302, 401}, shop
        assert "Content-Security-Policy" not in answer.headers


@pytest.mark.parametrize(
    "token",
    [
        session_token(iss=f"https://{OTHER}/admin"),
        session_token(dest=f"https://{OTHER}"),
        session_token(sub=None),
        session_token(exp=True),
        session_token(exp="tomorrow"),
        session_token(nbf=int(time.time()) + 3600),
        session_token().rpartition(".")[0] + ".",
        "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0." + session_token().split(".")[1] + ".",
    ],
    ids=["issuer", "destination", "user", "end as switch", "end as word", "early", "unsigned", "algorithm none"],
)
def test_a_token_that_names_two_shops_or_proves_nothing_is_refused_everywhere(client: FlaskClient, token: str) -> None:
    assert client.get("/api/me", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    assert client.get("/", query_string={"id_token": token, "shop": SHOP}).status_code in {302, 401}
    assert client.get("/", headers={"Authorization": f"Bearer {token}"}).status_code == 401


def test_the_token_in_the_address_is_no_way_into_the_api(client: FlaskClient) -> None:
    assert client.get(f"/api/orders?id_token={session_token()}&shop={SHOP}").status_code == 401
    client.set_cookie("session", session_token())
    assert client.get("/api/orders").status_code == 401


def test_another_site_can_neither_ask_nor_be_told(client: FlaskClient) -> None:
    headers = {"Origin": "https://evil.example.com", "Access-Control-Request-Headers": "authorization"}
    for answer in (
        client.options("/api/purchases/pay", headers=headers),
        client.get("/api/orders", headers={**headers, **bearer()}),
    ):
        assert not [name for name, _ in answer.headers if name.lower().startswith("access-control-")]


def test_no_answer_sets_a_cookie_or_leaves_its_kind_to_guessing(client: FlaskClient) -> None:
    for path in ("/", "/session", "/api/orders", "/api/nowhere", "/alibaba/callback", "/healthz", "/x", "/assets/x.js"):
        answer = client.get(path, headers=bearer() if path.startswith("/api") else {})
        assert "Set-Cookie" not in answer.headers, path
        assert answer.headers["X-Content-Type-Options"] == "nosniff", path


def test_the_page_outside_of_the_admin_runs_nothing_but_its_own_script_and_stands_in_no_frame(
    client: FlaskClient,
) -> None:
    answers = [client.get("/alibaba/callback?error=<script>x</script>") for _ in range(2)]
    policy = answers[0].headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert policy != answers[1].headers["Content-Security-Policy"]
    assert "<script>x" not in answers[0].text


NOBODYS = [
    {"X-Shopify-Hmac-Sha256": "é"},
    {"X-Shopify-Hmac-Sha256": "", "Shopify-Hmac-Sha256": "é"},
    {"X-Shopify-Hmac-Sha256": "é", "Shopify-Hmac-Sha256": "e"},
    {"X-Shopify-Shop-Domain": ""},
    {"X-Shopify-Shop-Domain": "demo.myshopify.com-shop"},
    {"X-Shopify-Shop-Domain": "demo-shop"},
    {"X-Shopify-Shop-Domain": f"{SHOP}.evil.example.com"},
    {"X-Shopify-Shop-Domain": f"{SHOP}, {OTHER}"},
]


def test_a_message_that_names_no_shop_or_is_signed_with_no_base64_is_refused(app: Flask, client: FlaskClient) -> None:
    for path in ("/webhooks", "/fulfillment/fulfillment_order_notification"):
        for more in NOBODYS:
            answer = client.post(path, data=b"{}", headers=webhook_headers(b"{}", **more))
            assert answer.status_code == 401, (path, more)
    assert everything(app)["inbox_messages"] == []


def test_the_domain_of_a_message_counts_whatever_its_case(app: Flask, client: FlaskClient) -> None:
    client.post("/webhooks", data=b"{}", headers=webhook_headers(b"{}", shop=SHOP.upper()))
    assert [row["account"] for row in everything(app)["inbox_messages"]] == [SHOP]


def test_a_pushed_message_in_another_encoding_is_told_so(app: Flask, client: FlaskClient) -> None:
    for encoding in ("utf-16", "utf-32", "latin-1"):
        body = json.dumps({"seller_id": "é", "message_type": 3, "data": {}}, ensure_ascii=False).encode(encoding)
        answer = client.post("/alibaba/messages", data=body, headers=push_headers(body))
        assert (answer.status_code, "JSON" in answer.text) == (400, True), encoding
    assert everything(app)["inbox_messages"] == []


def test_a_pushed_message_of_another_shape_is_told_so_or_kept_without_harm(client: FlaskClient) -> None:
    for body in (b"[]", b"7", b"null", b'{"data": []}', b'{"timestamp": "soon"}', b'{"timestamp": 1e30}', b"{}"):
        answer = client.post("/alibaba/messages", data=body, headers=push_headers(body))
        assert answer.status_code in {200, 400}, body
