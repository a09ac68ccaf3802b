"""Connections: `first`, `last`, `after`, `before`, `reverse` over a list of things that each have an id."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any

from graphql import GraphQLError

from sandbox.shopify.call import Thing

MOST = 250


def connection(things: Sequence[Thing], arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Edges, nodes and pageInfo of one page. Raises GraphQLError for sizes and cursors Shopify refuses."""
    items = list(reversed(things)) if arguments.get("reverse") else list(things)
    start, end = _bounds(items, arguments)
    size_first, size_last = _size(arguments, "first"), _size(arguments, "last")
    if size_first is None and size_last is None:
        raise GraphQLError("you must provide one of first or last", extensions={"code": "BAD_REQUEST"})
    if size_first is not None:
        end = min(end, start + size_first)
    elif size_last is not None:
        start = max(start, end - size_last)
    page = items[start:end]
    edges = [{"node": thing, "cursor": cursor_of(thing)} for thing in page]
    return {
        "edges": edges,
        "nodes": page,
        "pageInfo": {
            "hasNextPage": end < len(items),
            "hasPreviousPage": start > 0,
            "startCursor": edges[0]["cursor"] if edges else None,
            "endCursor": edges[-1]["cursor"] if edges else None,
        },
    }


def cursor_of(thing: Thing) -> str:
    """An opaque cursor that stays right when other things come or go."""
    return base64.b64encode(f'{{"last_id":"{thing.doc["id"]}"}}'.encode()).decode()


def _bounds(items: list[Thing], arguments: Mapping[str, Any]) -> tuple[int, int]:
    start, end = 0, len(items)
    if arguments.get("after"):
        start = _place(items, str(arguments["after"])) + 1
    if arguments.get("before"):
        end = _place(items, str(arguments["before"]))
    return start, end


def _place(items: list[Thing], cursor: str) -> int:
    for index, thing in enumerate(items):
        if cursor_of(thing) == cursor:
            return index
    raise GraphQLError("Invalid cursor for current pagination sort.", extensions={"code": "BAD_REQUEST"})


def _size(arguments: Mapping[str, Any], name: str) -> int | None:
    value = arguments.get(name)
    if value is None:
        return None
    if not 0 <= int(value) <= MOST:
        raise GraphQLError(f"{name} cannot exceed {MOST}", extensions={"code": "BAD_REQUEST"})
    return int(value)
