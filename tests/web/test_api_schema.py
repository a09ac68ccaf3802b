"""Schemathesis makes requests out of the API's own document, rightful ones and wrong ones; none may end in a 5xx."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.builders import a_link, a_purchase, a_shop, a_supplier, an_account, an_order, rows
from tests.web.signing import bearer

Operation = APIOperation[Any, Any, Any, Any]
CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]


@pytest.fixture(autouse=True)
def shop(app: Flask) -> None:
    with app.app_context(), rows() as session:
        made = a_shop(session)
        an_account(session, made)
        supplier = a_supplier(session, made)
        a_link(session, supplier)
        a_purchase(session, an_order(session, made), supplier)


def operations(app: Flask) -> list[Operation]:
    """All of them; without an account there is nothing to see at Alibaba, so that one is let go of at the end."""
    found = schemathesis.openapi.from_wsgi("/api/openapi.json", app).get_all_operations()
    whole = [one.ok() for one in found if isinstance(one, Ok)]
    return sorted(whole, key=lambda operation: "disconnect" in operation.path)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_no_request_that_the_document_allows_or_forbids_ends_in_a_server_error(
    app: Flask, mode: GenerationMode
) -> None:
    asked = [ask_often(operation, mode) for operation in operations(app)]
    assert len(asked) > 20
    assert sum(asked) > 100


def ask_often(operation: Operation, mode: GenerationMode) -> int:
    """How many requests were made."""
    asked = 0

    @seed(20261120)
    @settings(
        max_examples=6,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Case[Any]) -> None:
        nonlocal asked
        asked += 1
        case.call_and_validate(headers=bearer(), checks=CHECKS)

    ask()
    return asked
