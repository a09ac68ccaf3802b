"""Fills a database with as many orders as a measurement wants, quicker than any shop could."""

from __future__ import annotations

from pathlib import Path

import psycopg

from local.private_postgres import plain

_SQL = Path(__file__).with_suffix(".sql")
_TABLES = ("orders", "order_lines", "purchases", "parcels")
_SHOP = (
    "INSERT INTO shops (id, domain, name, email, currency, timezone, country_code, locale, scopes, installed_at, "
    "access_token, access_expires_at, token_round, service_gid, location_gid) VALUES (%s, %s, 'Demo', '', 'USD', 'UTC', "
    "'US', 'en', '', now(), ''::bytea, now() + interval '1 day', 1, 'gid://shopify/FulfillmentService/1', "
    "'gid://shopify/Location/1')"
)
_SUPPLIER = "INSERT INTO suppliers (shop_id, company_id, name, dispatch_country) VALUES (%s, 'c1', 'Yiwu Lamps', 'CN')"


def fill(database: str, orders: int, own: int, domain: str | None = None) -> None:
    """`orders` in all, `own` of them in the first shop; with `domain` that shop is made, without it there is one."""
    others = (orders - own) // 1000 + 1 if orders > own else 0
    with psycopg.connect(plain(database)) as connection:
        # The foreign keys hold by how the rows are made; checking each of millions would take most of the time.
        connection.execute("SET session_replication_role = replica")
        shop = _shops(connection, others, domain)
        supplier = connection.execute(f"{_SUPPLIER} RETURNING id", (shop,)).fetchone()
        counts = {"orders": orders, "own": own, "shop": shop, "supplier": supplier[0] if supplier else 0}
        for statement in _SQL.read_text().split(";\n"):
            if statement.strip():
                connection.execute(statement.encode(), counts)
    with psycopg.connect(plain(database), autocommit=True) as connection:
        for table in _TABLES:
            connection.execute(f"VACUUM ANALYZE {table}".encode())


def _shops(connection: psycopg.Connection, others: int, domain: str | None) -> int:
    """The id of the shop that is looked at; the others have the ids behind it."""
    if domain is None:
        row = connection.execute("SELECT max(id) FROM shops").fetchone()
        return int(row[0]) if row else 0
    for number in range(others + 1):
        shop_id = number + 1
        connection.execute(_SHOP, (shop_id, domain if number == 0 else f"shop-{number}.myshopify.com"))
        connection.execute(
            "INSERT INTO order_settings (shop_id, list_unpaid, automatic, shipping_rule, notify_customer, "
            "drift_limit_bp, supplier_note, stopped, version) VALUES (%s, false, false, 'cheapest', true, 0, "
            "'', false, 1)",
            (shop_id,),
        )
    return 1
