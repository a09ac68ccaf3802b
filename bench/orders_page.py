"""The server's time for the orders page with many orders, against the same page with a thousand."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import jwt
from flask import Flask
from flask.testing import FlaskClient

from bench.many_orders import fill
from bench.percentiles import percentile
from bench.programs import migrated, postgres, settings
from bench.rows import Measured
from bench.say import say
from local.trouble import Trouble

FEW = 1_000
MANY = int(os.environ.get("MANY", "200000"))
# A large shop among all those orders.
OWN_OF_MANY = 50_000
PAGES, PER_PAGE, SEARCHES = 50, 10, 15
MOST_RATIO = 1.2
_DOMAIN = "demo-shop.myshopify.com"
# As long as Shopify's own: with shorter ones the token library warns.
_SECRET = "client-secret-of-measurements-0123456789"  # noqa: S105 - made up
# What is looked at, by its name in the table; searches are repeated rather than paged.
VIEWS: Mapping[str, dict[str, str]] = {
    "all": {},
    "to place": {"tab": "to_place"},
    "needs attention": {"tab": "needs_attention"},
    "delivered": {"tab": "delivered"},
    "search: a number": {"search": "1500"},
    "search: a customer": {"search": "Clara Smith"},
    "search: a tracking number": {"search": "YT800"},
    "search: nothing": {"search": "zzzz"},
}


class PageRefused(Trouble):
    """The page was not answered with 200."""


@dataclass
class Shop:
    """A shop's page, and how long each of its views took, in milliseconds."""

    client: FlaskClient
    times: dict[str, list[float]] = field(default_factory=dict)


def measure_orders_page() -> Mapping[str, Measured]:
    """Both databases on one server, their views in turn. Raises Trouble."""
    from sourcing.db import db

    apps: list[Flask] = []
    with postgres(durable=False) as server:
        try:
            shops = []
            for orders in (FEW, MANY):
                say(f"fill a database with {orders:,} orders")
                database = migrated(server, f"orders{orders}")
                fill(database, orders, min(orders, OWN_OF_MANY), _DOMAIN)
                app = _app(database)
                apps.append(app)
                shops.append(Shop(app.test_client()))
            _look_at_all(shops)
        finally:
            for app in apps:
                with app.app_context():
                    db.engine.dispose()
    return {"orders-page": _row(*shops)}


def _app(database: str) -> Flask:
    from sourcing.config import read_settings
    from web import create_app

    return create_app(read_settings(settings(database, "redis://127.0.0.1:1/0", SHOPIFY_API_SECRET=_SECRET)))


def _look_at_all(shops: list[Shop]) -> None:
    for view, query in VIEWS.items():
        for shop in shops:
            _ask(shop, query)
        _walk(shops, view, query)
        few, many = (percentile(shop.times[view], 0.95) for shop in shops)
        say(f"{view}: p95 {few:.1f} ms at {FEW:,}, {many:.1f} ms at {MANY:,}")


def _walk(shops: list[Shop], view: str, query: Mapping[str, str]) -> None:
    """PAGES pages of both shops in turn, as deep as they go and from the first again where they end."""
    cursors = [""] * len(shops)
    for _ in range(SEARCHES if "search" in query else PAGES):
        for number, shop in enumerate(shops):
            cursor = {"cursor": cursors[number]} if cursors[number] else {}
            milliseconds, cursors[number] = _ask(shop, {**query, **cursor})
            shop.times.setdefault(view, []).append(milliseconds)


def _ask(shop: Shop, query: Mapping[str, str]) -> tuple[float, str]:
    headers = {"Authorization": f"Bearer {_session_token()}"}
    begun = time.perf_counter()
    answer = shop.client.get("/api/orders", query_string={**query, "limit": str(PER_PAGE)}, headers=headers)
    milliseconds = (time.perf_counter() - begun) * 1000
    if answer.status_code != 200:
        raise PageRefused(f"the orders page answered {answer.status_code}: {answer.get_data(as_text=True)[:300]}")
    return milliseconds, str(answer.get_json()["next_cursor"] or "")


def _session_token() -> str:
    now = int(time.time())
    claims = {
        "iss": f"https://{_DOMAIN}/admin",
        "dest": f"https://{_DOMAIN}",
        "aud": "sandbox-client-id",
        "sub": "42",
        "exp": now + 60,
        "nbf": now - 1,
        "iat": now - 1,
        "jti": "bench",
        "sid": "bench",
    }
    return jwt.encode(claims, _SECRET, algorithm="HS256")


def _row(few: Shop, many: Shop) -> Measured:
    p95 = {view: (percentile(few.times[view], 0.95), percentile(many.times[view], 0.95)) for view in VIEWS}
    ratios = {view: big / small for view, (small, big) in p95.items()}
    worst = max(ratios, key=lambda view: ratios[view])
    small, big = p95[worst]
    return Measured(
        f"{big:.1f} ms at {MANY:,} ({worst})",
        within=ratios[worst] <= MOST_RATIO,
        ceiling=f"{small:.1f} ms at {FEW:,}",
        ratio=f"{ratios[worst]:.2f}",
        figures={"orders": MANY, **ratios},
        notes=(
            "orders page, p95 and its ratio: "
            + ", ".join(f"{view} {big:.1f} ms ({ratios[view]:.2f})" for view, (_, big) in p95.items()),
        ),
    )
