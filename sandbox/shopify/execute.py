"""Executes one GraphQL request on the vendor's schema: validation, cost, throttling, scopes, answers."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    OperationDefinitionNode,
    execute_sync,
    get_operation_ast,
    parse,
    validate,
)

import sandbox.shopify.answers  # noqa: F401  importing registers every answer
from sandbox.shopify.call import Call
from sandbox.shopify.cost import MOST_PER_QUERY, requested_cost
from sandbox.shopify.resolve import answer_field, type_of
from sandbox.shopify.schema import admin_schema
from sandbox.shopify.throttle import Buckets

# One request at a time and platform: what a shop does in parallel, SQLite would queue anyway.
_MUTATIONS = threading.RLock()


@dataclass(frozen=True, slots=True)
class Request:
    """A parsed and validated request, or the errors it is refused with."""

    document: DocumentNode | None
    operation: OperationDefinitionNode | None
    errors: tuple[dict[str, Any], ...] = ()

    @property
    def name(self) -> str:
        """What faults and counts call it: the operation's name, else its first field."""
        if self.operation is None:
            return "invalid"
        if self.operation.name:
            return self.operation.name.value
        first = self.operation.selection_set.selections[0]
        return str(getattr(getattr(first, "name", None), "value", "anonymous"))

    @property
    def is_mutation(self) -> bool:
        """Whether it may change anything."""
        return self.operation is not None and self.operation.operation.value == "mutation"


@lru_cache(maxsize=512)
def understand(query: str, operation_name: str | None) -> Request:
    """Parses and validates; kept by text, since an app sends the same few operations over and over."""
    try:
        document = parse(query)
    except GraphQLError as error:
        return Request(None, None, (_plain(error),))
    errors = validate(admin_schema().graphql, document, max_errors=20)
    if errors:
        return Request(None, None, tuple(_plain(error) for error in errors))
    operation = get_operation_ast(document, operation_name)
    if operation is None:
        return Request(None, None, ({"message": f"No operation named {operation_name or ''!r}"},))
    return Request(document, operation)


def run(request: Request, variables: Mapping[str, Any], call: Call, buckets: Buckets) -> tuple[dict[str, Any], int]:
    """The whole answer and its actual cost in points."""
    if request.document is None or request.operation is None:
        return {"errors": list(request.errors)}, 0
    asked = requested_cost(request.document, request.operation, variables)
    handle = call.shop.handle
    if asked > MOST_PER_QUERY:
        return _too_expensive(asked), 0
    if not buckets.take(handle, asked):
        return throttled(asked, buckets, handle), 0
    result = _execute(request, variables, call)
    actual = min(asked, call.points + 10 * _mutations(request))
    buckets.give_back(handle, asked - actual)
    answer: dict[str, Any] = {}
    if result.data is not None or not result.errors:
        answer["data"] = result.data
    if result.errors:
        answer["errors"] = [_plain(error) for error in result.errors]
        if result.data is None and any(error.path for error in result.errors):
            answer["data"] = None
    cost = {"requestedQueryCost": asked, "actualQueryCost": actual, "throttleStatus": buckets.status(handle)}
    answer["extensions"] = {"cost": cost}
    return answer, actual


def throttled(asked: int, buckets: Buckets, handle: str) -> dict[str, Any]:
    """Recorded: HTTP 200 and no data."""
    error = {
        "message": "Throttled",
        "extensions": {"code": "THROTTLED", "documentation": "https://shopify.dev/api/usage/rate-limits"},
    }
    cost = {"requestedQueryCost": asked, "actualQueryCost": None, "throttleStatus": buckets.status(handle)}
    return {"errors": [error], "extensions": {"cost": cost}}


def _execute(request: Request, variables: Mapping[str, Any], call: Call) -> Any:
    assert request.document is not None and request.operation is not None  # noqa: S101, PT018  checked by run()
    name = request.operation.name.value if request.operation.name else None
    with _MUTATIONS:
        return execute_sync(
            admin_schema().graphql,
            request.document,
            root_value={},
            context_value=call,
            variable_values=dict(variables),
            operation_name=name,
            field_resolver=answer_field,
            type_resolver=type_of,
        )


def _mutations(request: Request) -> int:
    if not request.is_mutation or request.operation is None:
        return 0
    return len(request.operation.selection_set.selections)


def _too_expensive(asked: int) -> dict[str, Any]:
    # The code is from memory of the platform; no recording of it was at hand.
    message = f"Query cost is {asked}, which exceeds the single query max cost limit ({MOST_PER_QUERY})."
    return {
        "errors": [
            {
                "message": message,
                "extensions": {
                    "code": "MAX_COST_EXCEEDED",
                    "cost": asked,
                    "maxCost": MOST_PER_QUERY,
                    "documentation": "https://shopify.dev/api/usage/rate-limits",
                },
            }
        ]
    }


def _plain(error: GraphQLError) -> dict[str, Any]:
    original = error.original_error
    if original is not None and not isinstance(original, GraphQLError):
        # A bug of the sandbox must not pass as an answer of Shopify's.
        raise original
    return dict(error.formatted)
