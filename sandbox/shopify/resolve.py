"""How any field of the schema is answered: scopes first, then the registered answer, else a plain no."""

from __future__ import annotations

from typing import Any

from graphql import (
    GraphQLError,
    GraphQLObjectType,
    GraphQLResolveInfo,
    get_named_type,
    is_composite_type,
)

from sandbox.shopify.call import FIELDS, Call, Thing
from sandbox.shopify.idempotency import answer_once
from sandbox.shopify.paginate import connection
from sandbox.shopify.schema import Access, admin_schema

_FREE = ("Connection", "Edge", "UserError", "Error", "PageInfo", "Payload")


def answer_field(source: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    """graphql-core's field resolver for the whole schema."""
    call: Call = info.context
    kind = get_named_type(info.return_type).name
    _check_access(call, info, kind)
    value = _value(call, source, info, arguments)
    if kind.endswith("Connection") and isinstance(value, list):
        value = connection(value, arguments)
    if is_composite_type(get_named_type(info.return_type)) and not kind.endswith(_FREE):
        call.points += len(value) if isinstance(value, list) else int(value is not None)
    return value


def type_of(value: Any, _info: GraphQLResolveInfo, _type: Any) -> str:
    """Which object type stands behind an interface or union."""
    return value.type if isinstance(value, Thing) else str(value["__typename"])


def _value(call: Call, source: Any, info: GraphQLResolveInfo, arguments: dict[str, Any]) -> Any:
    name, parent = info.field_name, info.parent_type.name
    known = FIELDS.get(parent, {}).get(name)
    if known is not None and parent == "Mutation":
        return answer_once(call, info, arguments, lambda: known(call, source, arguments))
    if known is not None:
        return known(call, source, arguments)
    if name == "id" and isinstance(source, Thing):
        raise GraphQLError(f"The sandbox has no id for {parent}.")
    if isinstance(source, dict) and (name in source or parent.endswith(("Payload", "Error"))):
        return source.get(name)
    raise GraphQLError(
        f"The sandbox does not answer {parent}.{name} yet: add it to sandbox/shopify/answers.",
        extensions={"code": "NOT_IN_SANDBOX"},
    )


def _check_access(call: Call, info: GraphQLResolveInfo, kind: str) -> None:
    access = admin_schema().access
    parent: GraphQLObjectType = info.parent_type
    for needed in (access.get((parent.name, info.field_name)), access.get((kind, ""))):
        if needed is not None and not needed.scopes & call.scopes:
            raise _denied(info.field_name, needed)


def _denied(field_name: str, needed: Access) -> GraphQLError:
    return GraphQLError(
        f"Access denied for {field_name} field. Required access: {needed.text}",
        extensions={
            "code": "ACCESS_DENIED",
            "documentation": "https://shopify.dev/api/usage/access-scopes",
            "requiredAccess": needed.text,
        },
    )
