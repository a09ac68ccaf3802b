"""`@idempotent(key:)`: demanded at run time on inventory mutations since 2026-04; a repeat answers the first result."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from graphql import FieldNode, GraphQLError, GraphQLResolveInfo, value_from_ast_untyped

from sandbox.shopify.call import Call

NEEDED = frozenset(
    {
        "inventoryActivate",
        "inventoryAdjustQuantities",
        "inventoryMoveQuantities",
        "inventorySetOnHandQuantities",
        "inventorySetQuantities",
        "inventoryShipmentAddItems",
        "inventoryShipmentCreate",
        "inventoryShipmentCreateInTransit",
        "inventoryShipmentReceive",
        "inventoryTransferCreate",
        "inventoryTransferCreateAsReadyToShip",
        "inventoryTransferDuplicate",
        "inventoryTransferSetItems",
        "locationActivate",
        "locationDeactivate",
        "refundCreate",
    }
)


def key_of(info: GraphQLResolveInfo) -> str | None:
    """The key of the field's directive. Raises GraphQLError where one is needed and missing."""
    node: FieldNode = info.field_nodes[0]
    for directive in node.directives:
        if directive.name.value == "idempotent":
            key = value_from_ast_untyped(directive.arguments[0].value, info.variable_values)
            if not key:
                break
            return str(key)
    if info.field_name in NEEDED:
        # The wording was not recorded.
        raise GraphQLError(
            f"The @idempotent directive with a key is required for {info.field_name}.",
            extensions={"code": "BAD_REQUEST"},
        )
    return None


def answer_once(call: Call, info: GraphQLResolveInfo, arguments: dict[str, Any], run: Callable[[], Any]) -> Any:
    """Runs a mutation, or answers what it answered before under the same key. The key must come with the same
    parameters: GraphQLError otherwise. Answers are kept for as long as the process lives.
    """
    key = key_of(info)
    if key is None:
        return run()
    said = json.dumps([info.field_name, arguments], sort_keys=True, default=str)
    place = f"{call.shop.handle}:{key}"
    before = call.shop.world.answered.get(place)
    if before is None:
        answer = run()
        call.shop.world.answered[place] = (said, answer)
        return answer
    if before[0] != said:
        raise GraphQLError(
            "The idempotency key was used with other parameters.",
            extensions={"code": "IDEMPOTENCY_KEY_PARAMETER_MISMATCH"},
        )
    return before[1]
