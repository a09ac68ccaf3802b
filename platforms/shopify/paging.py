"""Going on where a page of a connection ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from platforms.reading import Json, child, children, flag, text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """What a page held, and the cursor to go on from; None on the last one."""

    items: list[T]
    next_cursor: str | None


def page_of(connection: Json, parse: Callable[[Json], T]) -> Page[T]:
    """A connection's nodes, each through `parse`. Raises MissingField."""
    info = child(connection, "pageInfo")
    cursor = text(info, "endCursor") if flag(info, "hasNextPage") else None
    return Page([parse(node) for node in children(connection, "nodes")], cursor)


def to_the_end(first: Page[T], next_page: Callable[[str], Page[T]]) -> list[T]:
    """All items of this page and those after it; `next_page` reads the one after a cursor."""
    found, cursor = list(first.items), first.next_cursor
    while cursor is not None:
        page = next_page(cursor)
        found += page.items
        cursor = page.next_cursor
    return found
