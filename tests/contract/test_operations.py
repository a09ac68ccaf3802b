"""Every GraphQL operation of ours on Shopify's own schema: valid, permitted, current and affordable."""

from __future__ import annotations

import gzip
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLSchema,
    IntValueNode,
    NoDeprecatedCustomRule,
    OperationDefinitionNode,
    TypeInfo,
    TypeInfoVisitor,
    VariableNode,
    Visitor,
    build_client_schema,
    get_named_type,
    parse,
    validate,
    visit,
)

from platforms.shopify.admin_api import API_VERSION
from platforms.shopify.load_operation import load_operation, operation_names
from platforms.shopify.read_orders import requested_cost

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / f"sandbox/node_modules/@shopify/dev-mcp/dist/data/admin_{API_VERSION}.json.gz"
# Required at run time since 2026-04 and not visible in the schema (platform notes, section 2.7).
IDEMPOTENT = {"inventoryActivate", "inventorySetQuantities", "inventoryAdjustQuantities", "inventoryMoveQuantities"}


@cache
def vendor_data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(gzip.decompress(DATA.read_bytes()))
    return found


@cache
def schema() -> GraphQLSchema:
    return build_client_schema(vendor_data()["data"])


@cache
def scopes_needed() -> dict[tuple[str, str], set[str]]:
    """Any one of the scopes opens a type ("Order", "") or a field ("Order", "risk")."""
    items = vendor_data()["offline_scopes"]["items"]
    return {(item["typeName"], item.get("fieldName") or ""): set(item["offlineScopes"]) for item in items}


@cache
def document(name: str) -> DocumentNode:
    return parse(load_operation(name).text)


def fields_of(name: str) -> list[tuple[str, str, str, FieldNode]]:
    """(owner, field, type of the field, node) of everything the operation asks for."""
    found = []
    info = TypeInfo(schema())

    class Collect(Visitor):
        def enter_field(self, node: FieldNode, *_: object) -> None:
            owner, kind = info.get_parent_type(), info.get_type()
            assert owner is not None
            assert kind is not None
            found.append((owner.name, node.name.value, get_named_type(kind).name, node))

    visit(document(name), TypeInfoVisitor(info, Collect()))
    return found


@pytest.mark.parametrize("name", operation_names())
def test_shopify_would_accept_the_operation(name: str) -> None:
    assert validate(schema(), document(name)) == []


@pytest.mark.parametrize("name", operation_names())
def test_the_operation_asks_for_nothing_deprecated(name: str) -> None:
    assert validate(schema(), document(name), [NoDeprecatedCustomRule]) == []


@pytest.mark.parametrize("name", operation_names())
def test_the_scopes_in_the_app_configuration_open_every_field_of_the_operation(name: str) -> None:
    granted = set(tomllib.loads((ROOT / "shopify.app.toml").read_text())["access_scopes"]["scopes"].split(","))
    # A scope to write opens what the scope to read opens.
    granted |= {scope.replace("write_", "read_", 1) for scope in granted}
    needed = {
        (owner, field): scopes
        for owner, field, kind, _ in fields_of(name)
        for scopes in (scopes_needed().get((owner, field)), scopes_needed().get((kind, "")))
        if scopes and not scopes & granted
    }
    assert needed == {}


@pytest.mark.parametrize("name", operation_names())
def test_every_mutation_that_must_carry_an_idempotency_key_does(name: str) -> None:
    for owner, field, _, node in fields_of(name):
        directives = {directive.name.value for directive in node.directives}
        assert ("idempotent" in directives) == (owner == "Mutation" and field in IDEMPOTENT), field


@pytest.mark.parametrize("name", operation_names())
def test_an_operation_and_its_file_have_the_same_name(name: str) -> None:
    definitions = [node for node in document(name).definitions if isinstance(node, OperationDefinitionNode)]
    assert [node.name and node.name.value for node in definitions] == [name.title().replace("_", "")]


@pytest.mark.parametrize("name", operation_names())
def test_the_operation_asks_for_less_than_a_query_may_cost(name: str) -> None:
    # The sizes that read_orders sends depend on how many it reads, and are looked at below.
    variables = {"lines": 20, "fulfillmentOrders": 5, "fulfillmentLines": 20, "shipments": 6}
    if name == "read_orders":
        variables["fulfillmentLines"] = 10
    assert cost(name, variables) <= 1_000


@pytest.mark.parametrize("orders", range(1, 14))
def test_reading_many_orders_at_once_asks_for_less_than_a_query_may_cost(orders: int) -> None:
    assert requested_cost(orders) <= 1_000


def test_the_cost_that_sizes_are_chosen_by_is_the_cost_of_the_operation() -> None:
    sizes = {"lines": 20, "fulfillmentOrders": 5, "fulfillmentLines": 10, "shipments": 6}
    # A list without pages counts once in the published rule, and as often as it was asked for in ours.
    assert requested_cost(1) - 2 * 5 * 2 >= cost("read_orders", sizes) - 3 - 2 * 5 * 2
    assert requested_cost(1) >= cost("read_orders", sizes)


def cost(name: str, variables: dict[str, int]) -> int:
    """The published rule: an object 1, a mutation 10, a connection as many times its node as its size."""
    definitions = document(name).definitions
    fragments = {node.name.value: node for node in definitions if isinstance(node, FragmentDefinitionNode)}
    operation = next(node for node in definitions if isinstance(node, OperationDefinitionNode))
    root = schema().get_root_type(operation.operation)
    return _selected(operation.selection_set, root, fragments, variables)


def _selected(selection_set: Any, owner: Any, fragments: Any, variables: dict[str, int]) -> int:
    total = 0
    for node in selection_set.selections if selection_set else ():
        if not isinstance(node, FieldNode):
            inner = fragments[node.name.value] if hasattr(node, "name") else node
            kind = schema().type_map[inner.type_condition.name.value]
            total += _selected(inner.selection_set, kind, fragments, variables)
            continue
        kind = get_named_type(owner.fields[node.name.value].type)
        inside = _selected(node.selection_set, kind, fragments, variables)
        own = 10 if owner.name == "Mutation" else 0 if kind.name.endswith("Connection") or not node.selection_set else 1
        size = _page_size(node, variables)
        is_page = kind.name.endswith("Connection")
        total += own + inside * (size if is_page else 1) - (1 if kind.name == "PageInfo" else 0)
    return total


def _page_size(node: FieldNode, variables: dict[str, Any]) -> int:
    first = next((argument.value for argument in node.arguments if argument.name.value == "first"), None)
    if isinstance(first, VariableNode):
        return int(variables[first.name.value])
    return int(first.value) if isinstance(first, IntValueNode) else 1
