from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.builders import a_shop, rows
from tests.web.api import OTHER, ask, everything, got, refused

VIEW = {
    "tab": "paid", "search": "lamp", "supplier": [3], "country": ["HU", "DE"], "reason": ["STOPPED"], "paid": "yes",
    "since": "2026-11-01", "until": "", "min_total": 100, "max_total": None, "sort": "total_high",
}  # fmt: skip


@pytest.fixture(autouse=True)
def shop(app: Flask) -> None:
    with app.app_context(), rows() as session:
        a_shop(session)
        a_shop(session, OTHER)


def save(client: FlaskClient, name: str, view: dict[str, Any] | None = None) -> int:
    views = got(client, "POST /orders/views", {"name": name, "view": view or {}})["views"]
    return int(views[-1]["id"])


def names(client: FlaskClient) -> list[str]:
    return [view["name"] for view in got(client, "GET /orders/views")["views"]]


def test_a_view_comes_back_as_it_was_saved(client: FlaskClient) -> None:
    save(client, "  Lamps to Hungary ", VIEW)
    (view,) = got(client, "GET /orders/views")["views"]
    assert (view["name"], view["view"]) == ("Lamps to Hungary", VIEW)


def test_a_view_is_renamed_and_deleted(client: FlaskClient) -> None:
    first, second = save(client, "First"), save(client, "Second")
    got(client, f"PUT /orders/views/{first}", {"name": "Else"})
    assert names(client) == ["Else", "Second"]
    got(client, f"DELETE /orders/views/{second}")
    assert names(client) == ["Else"]
    assert refused(client, f"DELETE /orders/views/{second}") == (404, "NO_SUCH_VIEW")


def test_a_name_is_there_once_in_a_shop_and_may_be_in_another(client: FlaskClient) -> None:
    first = save(client, "Lamps")
    save(client, "Chairs")
    assert refused(client, "POST /orders/views", {"name": "Lamps", "view": {}}) == (409, "VIEW_NAME_TAKEN")
    assert refused(client, f"PUT /orders/views/{first}", {"name": "Chairs"}) == (409, "VIEW_NAME_TAKEN")
    got(client, f"PUT /orders/views/{first}", {"name": "Lamps"})
    got(client, "POST /orders/views", {"name": "Lamps", "view": {}}, shop=OTHER)
    assert names(client) == ["Lamps", "Chairs"]


def test_the_twenty_first_view_is_refused(client: FlaskClient) -> None:
    for number in range(20):
        save(client, f"View {number}")
    assert refused(client, "POST /orders/views", {"name": "One more", "view": {}}) == (422, "TOO_MANY_VIEWS")
    got(client, "POST /orders/views", {"name": "Theirs", "view": {}}, shop=OTHER)


def test_another_shops_view_is_neither_seen_nor_changed(app: Flask, client: FlaskClient) -> None:
    theirs = got(client, "POST /orders/views", {"name": "Theirs", "view": {}}, shop=OTHER)["views"][0]["id"]
    before = everything(app)
    assert names(client) == []
    assert refused(client, f"PUT /orders/views/{theirs}", {"name": "Mine"}) == (404, "NO_SUCH_VIEW")
    assert refused(client, f"DELETE /orders/views/{theirs}") == (404, "NO_SUCH_VIEW")
    assert everything(app) == before


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": "", "view": {}}, "name"),
        ({"name": "   ", "view": {}}, "name"),
        ({"name": "x" * 41, "view": {}}, "name"),
        ({"name": "a\0b", "view": {}}, "name"),
        ({"name": "a", "view": {"sort": "cheapest"}}, "view.sort"),
        ({"name": "a", "view": {"country": ["Hungary"]}}, "view.country.0"),
        ({"name": "a", "view": {"since": "2026-02-30"}}, "view.since"),
        ({"name": "a", "view": {"cursor": "x"}}, "view.cursor"),
        ({"name": "a"}, "view"),
    ],
)
def test_a_view_that_means_nothing_is_refused(app: Flask, client: FlaskClient, body: Any, field: str) -> None:
    before = everything(app)
    answer = ask(client, "POST /orders/views", body)
    assert (answer.status, answer.json["field"]) == (422, field)
    assert everything(app) == before
