"""Asks the API as the pages do, and holds its answers against its own document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from rq import Queue
from werkzeug.datastructures import Headers

from sourcing.db import Base
from sourcing.transaction import reading
from tests.web.signing import SHOP, bearer
from web.api.register import create_api
from wiring import QUEUE, House

OTHER = "other-shop.myshopify.com"


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    json: Any
    headers: Headers
    text: str


def ask(
    client: FlaskClient,
    call: str,
    body: Any = None,
    *,
    shop: str = SHOP,
    data: str | None = None,
    content_type: str = "application/json",
) -> Answer:
    """`call` reads like "GET /orders"; the path stands under /api. A body goes as JSON, `data` as it is."""
    method, _, path = call.partition(" ")
    sent = {"json": body} if body is not None else {"data": data, "content_type": content_type} if data else {}
    answer = client.open(f"/api{path}", method=method, headers=bearer(shop=shop), **sent)
    return Answer(answer.status_code, answer.get_json(silent=True), answer.headers, answer.text)


def got(client: FlaskClient, call: str, body: Any = None, *, shop: str = SHOP) -> Any:
    """The JSON of an answer that has to be 200 and as the document says."""
    answer = ask(client, call, body, shop=shop)
    assert answer.status == 200, answer.text
    return conforming(answer, call)


def refused(client: FlaskClient, call: str, body: Any = None, *, shop: str = SHOP) -> tuple[int, str]:
    """Status and code of an answer that has to be a 4xx with a sentence and a remedy."""
    answer = ask(client, call, body, shop=shop)
    assert 400 <= answer.status < 500, answer.text
    said = conforming(answer, call)
    assert said["message"].strip(), said
    assert said["remedy"].strip(), said
    return answer.status, said["code"]


def conforming(answer: Answer, call: str) -> Any:
    """The answer's JSON, which has to be what the document promises for this operation and status."""
    responses = operations()[_operation(call)]["responses"]
    assert str(answer.status) in responses, f"{call} does not tell of {answer.status}"
    schema = responses[str(answer.status)]["content"]["application/json"]["schema"]
    whole = {**schema, "components": document()["components"]}
    OAS31Validator(whole, format_checker=oas31_format_checker).validate(answer.json)
    return answer.json


@cache
def document() -> dict[str, Any]:
    return dict(create_api().api_doc)


@cache
def operations() -> dict[str, dict[str, Any]]:
    """Every operation by its method and path as the document writes it, e.g. "GET /orders/{id}"."""
    return {
        f"{method.upper()} {path.removeprefix('/api')}": operation
        for path, methods in document()["paths"].items()
        for method, operation in methods.items()
    }


def _operation(call: str) -> str:
    method, _, path = call.partition(" ")
    parts = path.partition("?")[0].split("/")
    # "/orders/views" is itself, not the order "views".
    for name in sorted(operations(), key=lambda operation: operation.count("{")):
        known_method, _, known_path = name.partition(" ")
        known = known_path.split("/")
        if (
            known_method == method
            and len(known) == len(parts)
            and all(one == part or one.startswith("{") for one, part in zip(known, parts, strict=True))
        ):
            return name
    raise AssertionError(f"the document knows no {call}")


def everything(app: Flask) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, to show that a request changed none."""
    with app.app_context(), reading() as session:
        return {
            table.name: [dict(row._mapping) for row in session.execute(table.select().order_by(*table.primary_key))]
            for table in Base.metadata.sorted_tables
        }


def rung(house: House) -> list[tuple[str, ...]]:
    """What was rung for, in order: the job's name and its ids."""
    jobs = Queue(QUEUE, connection=house.redis).jobs
    return [(str(job.func_name).rpartition(".")[2], *map(str, job.args)) for job in jobs]
