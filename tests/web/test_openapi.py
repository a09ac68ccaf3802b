from __future__ import annotations

from pathlib import Path

from flask.testing import FlaskClient
from openapi_spec_validator import validate

from tests.web.api import document
from web.openapi import document as written

ROOT = Path(__file__).resolve().parents[2]


def test_the_pages_types_are_made_of_the_document_as_it_is_now() -> None:
    kept = (ROOT / "frontend" / "openapi.json").read_text()
    assert kept == written(), "frontend/openapi.json is old: run `make api`"


def test_the_document_is_sound() -> None:
    validate(document())


def test_the_app_serves_the_same_document(client: FlaskClient) -> None:
    assert client.get("/api/openapi.json").get_json() == document()


def test_every_operation_tells_of_every_kind_of_answer() -> None:
    for path, methods in document()["paths"].items():
        for operation in methods.values():
            assert set(operation["responses"]) >= {"200", "401", "404", "409", "413", "415", "422", "502", "503"}, path
            assert operation["security"] == [{"session_token": []}], path
