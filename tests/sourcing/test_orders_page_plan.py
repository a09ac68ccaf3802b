from __future__ import annotations

import psycopg
import pytest
from flask import Flask
from sqlalchemy import select

from bench.many_orders import fill
from local.environment import environment_for_tests
from local.private_postgres import plain
from sourcing.config import read_settings
from sourcing.db import db
from sourcing.orders.find_orders import listed
from sourcing.orders.model import Order
from sourcing.orders.sorting import SORTS, page
from wiring import create_flask


@pytest.fixture
def app(postgresql_url: str) -> Flask:
    fill(postgresql_url, orders=20_000, own=1_000, domain="demo-shop.myshopify.com")
    return create_flask(read_settings(environment_for_tests(postgresql_url)))


def test_a_page_of_orders_does_not_read_the_purchases_of_all_shops(app: Flask, postgresql_url: str) -> None:
    for sort in SORTS:
        with app.app_context():
            statement = page(select(Order).where(listed(1, list_unpaid=False)), sort, "", 26)
            query = str(statement.compile(dialect=db.engine.dialect, compile_kwargs={"literal_binds": True}))
        with psycopg.connect(plain(postgresql_url)) as connection:
            plan = "\n".join(str(line[0]) for line in connection.execute(f"EXPLAIN {query}".encode()))
        assert "Seq Scan" not in plan, sort
