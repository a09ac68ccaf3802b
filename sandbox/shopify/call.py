"""One GraphQL call while it is being answered, and the things it hands to resolvers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.shared.store import Document
from sandbox.shopify.world import Shop


@dataclass(slots=True)
class Call:
    """Who asks, in which shop, with which scopes (a write scope includes its read scope)."""

    shop: Shop
    scopes: frozenset[str]
    points: int = 0
    memory: dict[tuple[str, str], Document | None] = field(default_factory=dict)

    def load(self, kind: str, key: str) -> Document | None:
        """A document of the shop, read once per call."""
        if (kind, key) not in self.memory:
            self.memory[kind, key] = self.shop.get(kind, key)
        return self.memory[kind, key]

    def forget(self) -> None:
        """After a mutation everything is read anew."""
        self.memory.clear()


@dataclass(frozen=True, slots=True)
class Thing:
    """A GraphQL object over a stored document; `parent` is the document it lives in (an order, a product)."""

    type: str
    doc: Document
    parent: Document = field(default_factory=dict)


Resolver = Callable[[Call, Any, Mapping[str, Any]], Any]
FIELDS: dict[str, dict[str, Resolver]] = {}


class Refusal(Exception):
    """A mutation says no: `userErrors` with a field path, Shopify's words, and a code where the schema has one."""

    def __init__(self, message: str, *path: str, code: str | None = None) -> None:
        super().__init__(message)
        self.message, self.path, self.code = message, list(path), code

    def as_user_error(self) -> dict[str, Any]:
        """One entry of userErrors."""
        return {"field": self.path or None, "message": self.message, "code": self.code}


def fields(type_name: str, table: dict[str, Resolver]) -> None:
    """Registers how the fields of a type are answered."""
    FIELDS.setdefault(type_name, {}).update(table)


def expand(scopes: tuple[str, ...]) -> frozenset[str]:
    """The scopes with the read scope that each write scope includes."""
    return frozenset(scopes) | {"read_" + scope[6:] for scope in scopes if scope.startswith("write_")}
