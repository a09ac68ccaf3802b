from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import sqlalchemy as sa

from local.environment import environment_for_tests

ROOT = Path(__file__).resolve().parents[2]
ROWS = (
    (
        "INSERT INTO shops (id, domain, name, email, currency, timezone, country_code, locale, scopes, installed_at, "
        "token_round) VALUES (1, 'a.myshopify.com', '', '', 'USD', 'UTC', '', 'en', '', '2026-11-01', 1)"
    ),
    (
        "INSERT INTO order_settings (shop_id, list_unpaid, automatic, shipping_rule, notify_customer, drift_limit_bp, "
        "supplier_note, stopped, version) VALUES (1, false, true, 'cheapest', true, 0, '', false, 3)"
    ),
    "INSERT INTO suppliers (id, shop_id, company_id, name, dispatch_country) VALUES (1, 1, 'c', 'n', '')",
    (
        "INSERT INTO orders (id, shop_id, gid, name, created_at, changed_at, read_at, financial_status, "
        "fulfillment_status, paid, test, risk, currency, total_minor, refunded_minor, customer_name, email, phone, note, "
        "stage, problems) VALUES (1, 1, 'g', '#1', '2026-11-01', '2026-11-02', '2026-11-02', 'PAID', '', true, false, '', "
        "'USD', 1, 0, '', '', '', '', 'paid', '[]')"
    ),
    (
        "INSERT INTO order_lines (id, order_id, gid, title, variant_title, sku, image_url, quantity, unit_minor, ours) "
        "VALUES (1, 1, 'l', 't', '', '', '', 1, 1, true)"
    ),
)
PURCHASE = (
    "INSERT INTO purchases (id, shop_id, order_id, supplier_id, reference, state, state_at, tries, hints, requotes, currency, "
    "chosen_by, trade_status, pay_url, total_minor, asked_currency, paid_at, paid_how, code, message, reasons, waived) "
    "VALUES (1, 1, 1, 1, 'r', 'paid', '2026-11-02', 0, 0, 0, 'USD', 'rule', 'paid', '', 1500, 'USD', '2026-11-03', "
    "'caravan', '', '', '[]', '[]')"
)


def migrate(url: str, *words: str) -> None:
    command = [sys.executable, "-m", "flask", "--app", "web:create_app", "db", *words]
    done = subprocess.run(
        command, check=False, cwd=ROOT, env=environment_for_tests(url), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_up_down_and_up_again_keeps_every_row(empty_database_url: str) -> None:
    migrate(empty_database_url, "upgrade", "0001")
    engine = sa.create_engine(empty_database_url)
    with engine.begin() as connection:
        for statement in (*ROWS, PURCHASE):
            connection.execute(sa.text(statement))
    for way in (("upgrade", "0002"), ("downgrade", "0001"), ("upgrade", "0002")):
        migrate(empty_database_url, *way)
        with engine.begin() as connection:
            for table in ("shops", "order_settings", "orders", "order_lines", "purchases"):
                assert connection.execute(sa.text(f"SELECT count(*) FROM {table}")).scalar_one() == 1, (way, table)  # noqa: S608  names from here
    with engine.begin() as connection:
        reserved = connection.execute(sa.text("SELECT purchase_id, minor, currency, released_at FROM reservations"))
        assert list(reserved) == [(1, 1500, "USD", None)]
        since = connection.execute(sa.text("SELECT paid_since FROM orders")).scalar_one()
        assert str(since).startswith("2026-11-02")
        settings = connection.execute(sa.text("SELECT risk_rule, hold_minutes, version FROM order_settings")).one()
        assert tuple(settings) == ("high", 0, 3)
        # The version before this one knows none of the new columns, and adds shops while both run.
        connection.execute(sa.text("DELETE FROM order_settings"))
        connection.execute(sa.text(ROWS[1]))
    engine.dispose()


def test_the_tables_are_what_the_models_mean(database_url: str) -> None:
    migrate(database_url, "check")
