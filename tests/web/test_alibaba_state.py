from __future__ import annotations

import threading
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from local.environment import environment_for_tests
from sourcing.config import read_settings
from sourcing.db import db
from sourcing.ports import TokenPair
from sourcing.shops.model import Shop
from tests.builders import NOW, a_shop, rows
from tests.web.api import OTHER, everything, got
from tests.web.signing import SECRET, SHOP
from tests.web.stand_ins import HouseOfMemory, MemorySuppliers
from web import create_app


@pytest.fixture
def shops(app: Flask) -> None:
    with app.app_context(), rows() as session:
        a_shop(session)
        a_shop(session, OTHER)


def begun(client: FlaskClient, shop: str = SHOP) -> str:
    address: str = got(client, "POST /alibaba/connect", shop=shop)["authorize_url"]
    return parse_qs(urlsplit(address).query)["state"][0]


def come_back(client: FlaskClient, state: str) -> int:
    return client.get("/alibaba/callback", query_string={"state": state, "code": "1"}).status_code


def connected(app: Flask) -> list[int]:
    return [row["shop_id"] for row in everything(app)["alibaba_accounts"]]


def test_the_account_goes_to_the_shop_that_began_whatever_the_way_back_says(
    app: Flask, client: FlaskClient, shops: None
) -> None:
    state = begun(client, OTHER)
    query = {"state": state, "code": "1", "shop": SHOP}
    answer = client.get("/alibaba/callback", query_string=query, headers={"X-Shopify-Shop-Domain": SHOP})
    assert answer.status_code == 200
    assert f"{OTHER} buys with this account from now on" in answer.text
    assert SHOP not in answer.text
    assert connected(app) == [2]


def test_the_states_of_two_shops_and_of_two_beginnings_are_their_own(
    app: Flask, client: FlaskClient, shops: None
) -> None:
    first, second, other = begun(client), begun(client), begun(client, OTHER)
    assert len({first, second, other}) == 3
    assert [come_back(client, state) for state in (first, second, other)] == [200, 200, 200]
    assert connected(app) == [1, 2]


def test_a_state_is_long_enough_not_to_be_guessed_and_tells_nothing(client: FlaskClient, shops: None) -> None:
    state = begun(client)
    assert len(state) == 43
    assert "demo" not in state


@pytest.mark.parametrize("state", ["\0", "é", "x" * 43, "x" * 5000, "' OR '1'='1"])
def test_a_state_that_nobody_made_is_refused(app: Flask, client: FlaskClient, shops: None, state: str) -> None:
    begun(client)
    assert come_back(client, state) == 400
    assert connected(app) == []
    assert len(everything(app)["oauth_states"]) == 1


def test_a_shop_that_uninstalled_on_the_way_is_not_connected(app: Flask, client: FlaskClient, shops: None) -> None:
    state = begun(client)
    with app.app_context(), rows() as session:
        session.execute(update(Shop).where(Shop.domain == SHOP).values(uninstalled_at=NOW))
    assert come_back(client, state) == 400
    assert connected(app) == []


class CountingSuppliers(MemorySuppliers):
    """Counts the codes it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.codes: list[str] = []

    def exchange(self, code: str) -> TokenPair:
        self.codes.append(code)
        return super().exchange(code)


@pytest.fixture
def crowded(postgresql_url: str, redis_url: str) -> Iterator[tuple[Flask, CountingSuppliers]]:
    settings = read_settings({**environment_for_tests(postgresql_url, redis_url), "SHOPIFY_API_SECRET": SECRET})
    house = HouseOfMemory(settings)
    house.memory_suppliers = suppliers = CountingSuppliers()
    app = create_app(settings, house)
    yield app, suppliers
    house.redis.close()
    with app.app_context():
        db.engine.dispose()


def test_of_many_ways_back_with_one_state_at_the_same_time_one_connects(
    crowded: tuple[Flask, CountingSuppliers],
) -> None:
    app, suppliers = crowded
    with app.app_context(), rows() as session:
        a_shop(session)
    state, start, statuses = begun(app.test_client()), threading.Barrier(6), []

    def come() -> None:
        start.wait()
        statuses.append(come_back(app.test_client(), state))

    threads = [threading.Thread(target=come) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200, 400, 400, 400, 400, 400]
    assert suppliers.codes == ["1"]
