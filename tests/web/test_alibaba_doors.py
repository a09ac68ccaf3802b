from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from sourcing.errors import PlatformRefused
from sourcing.inbox.model import InboxMessage
from sourcing.shops.model import AlibabaAccount
from sourcing.transaction import reading
from tests.builders import a_shop, rows
from tests.web.signing import bearer, push_headers
from tests.web.stand_ins import HouseOfMemory

BODY = (
    b'{"seller_id":"200042360","message_type":3,"timestamp":1763640000,'
    b'"data":{"status":"unpay","trade_id_str":"255201166001024316"}}'
)


@pytest.fixture(autouse=True)
def shop(app: Flask) -> None:
    with app.app_context(), rows() as session:
        a_shop(session)


def begun(client: FlaskClient) -> str:
    answer = client.post("/api/alibaba/connect", headers=bearer())
    assert answer.status_code == 200
    return str(parse_qs(urlsplit(answer.get_json()["authorize_url"]).query)["state"][0])


def logins(app: Flask) -> list[str]:
    with app.app_context(), reading() as session:
        return list(session.scalars(select(AlibabaAccount.login)))


def messages(app: Flask) -> int:
    with app.app_context(), reading() as session:
        return session.scalar(select(func.count()).select_from(InboxMessage)) or 0


def test_coming_back_with_a_code_connects_and_leads_into_the_admin(app: Flask, client: FlaskClient) -> None:
    answer = client.get("/alibaba/callback", query_string={"state": begun(client), "code": "3_500102_abc"})
    assert answer.status_code == 200
    assert 'href="http://127.0.0.1:8100/store/demo-shop/apps/sandbox-client-id/alibaba"' in answer.text
    assert "window.close()" in answer.text
    assert logins(app) == ["me"]


def test_a_state_works_once(app: Flask, client: FlaskClient) -> None:
    state = begun(client)
    first = client.get("/alibaba/callback", query_string={"state": state, "code": "1"})
    again = client.get("/alibaba/callback", query_string={"state": state, "code": "2"})
    assert (first.status_code, again.status_code) == (200, 400)
    assert "press Connect again" in again.text


def test_a_state_older_than_half_an_hour_is_refused(app: Flask, client: FlaskClient, house: HouseOfMemory) -> None:
    state = begun(client)
    house.fixed_clock.at += timedelta(minutes=31)
    assert client.get("/alibaba/callback", query_string={"state": state, "code": "1"}).status_code == 400
    assert logins(app) == []


def test_a_state_nobody_began_connects_nothing(app: Flask, client: FlaskClient) -> None:
    answer = client.get("/alibaba/callback", query_string={"state": "made-up", "code": "1"})
    assert answer.status_code == 400
    assert "window.close()" not in answer.text
    assert logins(app) == []


def test_a_merchant_who_said_no_is_told_how_to_go_on(app: Flask, client: FlaskClient) -> None:
    state = begun(client)
    answer = client.get(
        "/alibaba/callback", query_string={"state": state, "error": "access_denied", "error_description": "<b>no</b>"}
    )
    assert answer.status_code == 400
    assert "&lt;b&gt;no&lt;/b&gt;" in answer.text
    assert "press Connect again" in answer.text
    assert logins(app) == []


def test_a_code_that_alibaba_refuses_connects_nothing(app: Flask, client: FlaskClient, house: HouseOfMemory) -> None:
    state = begun(client)
    house.memory_suppliers.error = PlatformRefused("alibaba", "/auth/token/create", "InvalidCode", "the code is over")
    answer = client.get("/alibaba/callback", query_string={"state": state, "code": "1"})
    assert answer.status_code == 502
    assert "the code is over" in answer.text
    assert logins(app) == []


def test_disconnecting_forgets_the_account(app: Flask, client: FlaskClient) -> None:
    client.get("/alibaba/callback", query_string={"state": begun(client), "code": "1"})
    answer = client.post("/api/alibaba/disconnect", headers=bearer())
    assert answer.get_json()["state"] == "none"
    assert logins(app) == []


def test_a_pushed_message_is_stored_once_however_often_it_comes(app: Flask, client: FlaskClient) -> None:
    statuses = [client.post("/alibaba/messages", data=BODY, headers=push_headers(BODY)).status_code for _ in range(3)]
    assert statuses == [200, 200, 200]
    assert messages(app) == 1
    with app.app_context(), reading() as session:
        row = session.scalars(select(InboxMessage)).one()
        assert (row.source, row.account, row.topic, row.body) == ("alibaba", "200042360", "3", BODY.decode())


@pytest.mark.parametrize("headers", [{}, push_headers(BODY, secret="guessed"), push_headers(BODY + b" ")])
def test_a_message_without_alibabas_signature_is_refused(
    app: Flask, client: FlaskClient, headers: dict[str, str]
) -> None:
    assert client.post("/alibaba/messages", data=BODY, headers=headers).status_code == 401
    assert messages(app) == 0


def test_a_signed_message_that_is_no_json_is_told_so(app: Flask, client: FlaskClient) -> None:
    answer = client.post("/alibaba/messages", data=b"hello", headers=push_headers(b"hello"))
    assert answer.status_code == 400
    assert "JSON" in answer.text
    assert messages(app) == 0
