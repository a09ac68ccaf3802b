"""Orders from before the list could be sorted get what it sorts by, the same as new ones get."""

from __future__ import annotations

import json

import sqlalchemy as sa
from flask_migrate import downgrade, upgrade

from local.environment import environment_for_tests
from sourcing.config import read_settings
from sourcing.db import db
from sourcing.orders.keys import country_in, number_in, sorted_as
from web import create_app

SHOP = (
    "INSERT INTO shops (id, domain, name, email, currency, timezone, country_code, locale, scopes, installed_at, "
    "token_round) VALUES (1, 'a.myshopify.com', '', '', 'USD', 'UTC', '', 'en', '', '2026-11-01', 1)"
)
ORDER = (
    "INSERT INTO orders (id, shop_id, gid, name, created_at, changed_at, read_at, financial_status, fulfillment_status, "
    "paid, test, risk, currency, total_minor, refunded_minor, customer_name, email, phone, note, address, stage, problems) "
    "VALUES (:id, 1, :gid, :name, '2026-11-01', '2026-11-02', '2026-11-02', 'PAID', '', true, false, '', 'USD', 1, 0, "
    ":customer, '', '', '', :address, 'paid', '[]')"
)
OLD: list[tuple[str, str, dict[str, str | None] | None]] = [
    ("#1001", "Őze Ágnes", {"country_code": "hu"}),
    ("EN-1002-A", "", {"country_code": None}),
    ("x", "Anna Kiss", None),
]


def test_old_orders_are_sorted_like_new_ones(empty_database_url: str) -> None:
    app = create_app(read_settings(environment_for_tests(empty_database_url)))
    with app.app_context():
        upgrade(revision="0002")
        with db.engine.begin() as connection:
            connection.execute(sa.text(SHOP))
            for place, (name, customer, address) in enumerate(OLD):
                values = {"id": place + 1, "gid": f"g{place}", "name": name, "customer": customer}
                connection.execute(sa.text(ORDER), {**values, "address": json.dumps(address)})
        for _ in range(2):
            upgrade(revision="0003")
            with db.engine.begin() as connection:
                keys = "SELECT order_number, sort_name, country_code FROM orders ORDER BY id"
                found: list[tuple[object, ...]] = [tuple(row) for row in connection.execute(sa.text(keys))]
            assert found == [(number_in(n), sorted_as(c), country_in(a)) for n, c, a in OLD]
            downgrade(revision="0002")
        db.engine.dispose()
