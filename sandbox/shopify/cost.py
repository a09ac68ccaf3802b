"""What a query will cost at most, counted before it runs: an object 1, a mutation 10, a connection by its size.

How Shopify counts inside connections is not published to the last point; this is the documented plain rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLField,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    get_named_type,
    is_composite_type,
    value_from_ast_untyped,
)

from sandbox.shopify.schema import admin_schema

MOST_PER_QUERY = 1_000
MUTATION = 10


def requested_cost(document: DocumentNode, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> int:
    """Points of the whole operation with these variables."""
    fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
    counter = _Counter(fragments, variables)
    schema = admin_schema().graphql
    if operation.operation is OperationType.MUTATION:
        assert schema.mutation_type is not None  # noqa: S101  the vendor's schema has mutations
        return counter.selections(operation.selection_set, schema.mutation_type, 1, top=True)
    assert schema.query_type is not None  # noqa: S101  as has every schema a query type
    return counter.selections(operation.selection_set, schema.query_type, 1)


class _Counter:
    def __init__(self, fragments: dict[str, FragmentDefinitionNode], variables: Mapping[str, Any]) -> None:
        self._fragments, self._variables = fragments, variables

    def selections(
        self,
        selected: SelectionSetNode | None,
        owner: GraphQLNamedType,
        size: int,
        *,
        top: bool = False,
    ) -> int:
        """Points of a selection; `size` is the number of nodes of the connection directly above."""
        total = 0
        for node in selected.selections if selected else ():
            if isinstance(node, FieldNode):
                total += MUTATION * top + self._field(node, owner, size, free=top)
            else:
                total += self._fragment(node, owner, size)
        return total

    def _fragment(self, node: Any, owner: GraphQLNamedType, size: int) -> int:
        inner = self._fragments[node.name.value] if hasattr(node, "name") else node
        condition = inner.type_condition
        kind = admin_schema().graphql.type_map[condition.name.value] if condition else owner
        return self.selections(inner.selection_set, kind, size)

    def _field(self, node: FieldNode, owner: GraphQLNamedType, size: int, *, free: bool) -> int:
        definition: GraphQLField | None = getattr(owner, "fields", {}).get(node.name.value)
        if definition is None:
            return 0
        kind = get_named_type(definition.type)
        if not is_composite_type(kind):
            return 0
        if kind.name.endswith("Connection"):
            return self.selections(node.selection_set, kind, self._size(node))
        if owner.name.endswith("Connection"):
            inside = self.selections(node.selection_set, kind, 1)
            if kind.name == "PageInfo":
                return 0
            return size * (inside + (0 if kind.name.endswith("Edge") else 1))
        inside = self.selections(node.selection_set, kind, 1)
        if free or kind.name.endswith("Error"):
            return inside
        return self._length(node, definition) * (inside + 1)

    def _length(self, node: FieldNode, definition: GraphQLField) -> int:
        kind = definition.type.of_type if isinstance(definition.type, GraphQLNonNull) else definition.type
        return self._size(node) if isinstance(kind, GraphQLList) else 1

    def _size(self, node: FieldNode) -> int:
        for argument in node.arguments:
            if argument.name.value in ("first", "last", "ids"):
                value = value_from_ast_untyped(argument.value, dict(self._variables))
                return len(value) if isinstance(value, list) else int(value or 1)
        return 1
