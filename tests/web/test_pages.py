from __future__ import annotations

import json
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.builders import a_shop, rows
from tests.web.signing import SHOP, session_token
from tests.web.stand_ins import HouseOfMemory
from web.built_pages import NotBuilt, read_build

PAGES = ["/", "/orders", "/orders/7", "/checkout", "/payments", "/products", "/settings", "/alibaba", "/help"]


@pytest.fixture(autouse=True)
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A build of the frontend, as Vite leaves it; the test must not depend on one having been made."""
    manifest = {
        "src/main.tsx": {"file": "main-1.js", "isEntry": True, "css": ["main-1.css"], "imports": ["_part.js"]},
        "_part.js": {"file": "part-1.js"},
    }
    (tmp_path / ".vite").mkdir()
    (tmp_path / ".vite" / "manifest.json").write_text(json.dumps(manifest))
    (tmp_path / "main-1.js").write_text("export {}")
    monkeypatch.setattr("web.built_pages._DIST", tmp_path)
    monkeypatch.setattr("web.built_pages.read_build.__defaults__", (tmp_path,))
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_the_document_framed_by_its_own_shop_only(client: FlaskClient, page: str) -> None:
    answer = client.get(page, query_string={"shop": SHOP, "id_token": session_token(), "locale": "hu-HU"})
    assert answer.status_code == 200
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith(f"frame-ancestors https://{SHOP} http://127.0.0.1:8100;")
    assert "script-src 'self' http://127.0.0.1:8100;" in policy
    assert answer.headers["Cache-Control"] == "no-store"
    assert '<html lang="hu">' in answer.text


def test_app_bridge_is_the_first_script_then_polaris_then_the_build(client: FlaskClient) -> None:
    text = client.get("/", query_string={"shop": SHOP, "id_token": session_token()}).text
    wanted = [
        '<meta name="shopify-api-key" content="sandbox-client-id">',
        '<script src="http://127.0.0.1:8100/cdn/shopifycloud/app-bridge.js"></script>',
        '<script src="http://127.0.0.1:8100/cdn/shopifycloud/polaris.js"></script>',
        '<link rel="stylesheet" href="/assets/main-1.css">',
        '<link rel="modulepreload" href="/assets/part-1.js">',
        '<script type="module" src="/assets/main-1.js"></script>',
    ]
    places = [text.find(part) for part in wanted]
    assert -1 not in places
    assert places == sorted(places)


def test_a_language_we_do_not_speak_becomes_english(client: FlaskClient) -> None:
    answer = client.get("/", query_string={"shop": SHOP, "id_token": session_token(), "locale": '"><script>'})
    assert '<html lang="en">' in answer.text


@pytest.mark.parametrize(
    "token",
    [None, session_token(exp=int(time.time()) - 60), session_token(secret="guessed")],
    ids=["no token", "an old one", "a forged one"],
)
def test_a_page_without_a_valid_token_is_sent_for_one_and_comes_back(client: FlaskClient, token: str | None) -> None:
    query = {"shop": SHOP, "host": "YWRtaW4", "tab": "paid", **({"id_token": token} if token else {})}
    answer = client.get("/orders", query_string=query)
    assert answer.status_code == 302
    place = urlsplit(answer.headers["Location"])
    assert (place.netloc, place.path) == ("127.0.0.1:8000", "/session")
    reload = parse_qs(place.query)["shopify-reload"][0]
    assert urlsplit(reload).path == "/orders"
    assert "id_token" not in reload
    assert parse_qs(urlsplit(reload).query)["tab"] == ["paid"]


def test_the_page_that_fetches_a_token_holds_nothing_but_app_bridge(client: FlaskClient) -> None:
    answer = client.get("/session", query_string={"shop": SHOP, "shopify-reload": "/orders"})
    assert answer.status_code == 200
    assert (
        '<script data-api-key="sandbox-client-id" src="http://127.0.0.1:8100/cdn/shopifycloud/app-bridge.js"></script>'
        in answer.text
    )
    assert "/assets/" not in answer.text


def test_somebody_without_shopify_around_it_is_told_where_to_go(client: FlaskClient) -> None:
    answer = client.get("/orders")
    assert answer.status_code == 401
    assert "Shopify admin" in answer.text


def test_opening_a_page_lets_a_new_shop_in_once(client: FlaskClient, house: HouseOfMemory) -> None:
    for _ in range(2):
        assert client.get("/", query_string={"shop": SHOP, "id_token": session_token()}).status_code == 200
    # Its set-up has not run yet, so each visit asks again until the fulfillment service stands.
    assert house.memory_shops.exchanged


def test_opening_a_page_of_a_known_shop_exchanges_nothing(
    app: Flask, client: FlaskClient, house: HouseOfMemory
) -> None:
    with app.app_context(), rows() as session:
        a_shop(session)
    client.get("/", query_string={"shop": SHOP, "id_token": session_token()})
    assert house.memory_shops.exchanged == []


def test_a_built_file_may_be_kept_for_good(client: FlaskClient) -> None:
    answer = client.get("/assets/main-1.js", buffered=True)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("name", ["missing.js", ".vite/manifest.json", "../pyproject.toml", "%2e%2e/pyproject.toml"])
def test_nothing_but_built_files_is_served(client: FlaskClient, name: str) -> None:
    assert client.get(f"/assets/{name}").status_code == 404


def test_a_missing_build_is_said_with_the_way_to_make_it(client: FlaskClient, built: Path) -> None:
    (built / ".vite" / "manifest.json").unlink()
    answer = client.get("/", query_string={"shop": SHOP, "id_token": session_token()})
    assert answer.status_code == 503
    assert "npm run build" in answer.text


def test_a_build_without_entry_is_none(tmp_path: Path) -> None:
    (tmp_path / ".vite" / "manifest.json").write_text("{}")
    with pytest.raises(NotBuilt):
        read_build(tmp_path)


def test_health_tells_of_the_database_and_of_redis(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"database": True, "redis": True}


def test_the_process_is_well_while_redis_is_gone(client: FlaskClient, house: HouseOfMemory) -> None:
    house.redis.connection_pool.connection_kwargs["path"] = "/nowhere/redis.sock"
    house.redis.connection_pool.disconnect()
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"database": True, "redis": False})
