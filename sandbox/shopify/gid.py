"""Shopify's global ids, such as `gid://shopify/Order/5001`."""

from __future__ import annotations

from graphql import GraphQLError


def gid(kind: str, number: str | int) -> str:
    """The global id of one thing."""
    # A service's id carries a suffix in recorded traffic; its deletedId does not.
    suffix = "?id=true" if kind == "FulfillmentService" else ""
    return f"gid://shopify/{kind}/{number}{suffix}"


def split_gid(text: str) -> tuple[str, str]:
    """(kind, number) of a global id; a GraphQLError as Shopify words it when it is none."""
    head, _, rest = text.partition("gid://shopify/")
    kind, _, number = rest.partition("/")
    number = number.partition("?")[0]
    if head or not kind.isalpha() or not number.isdigit():
        raise invalid_id(text)
    return kind, number


def number_of(text: str, kind: str) -> str:
    """The number of a global id that must be of this kind; else a GraphQLError."""
    found, number = split_gid(text)
    if found != kind:
        raise invalid_id(text)
    return number


def invalid_id(text: str) -> GraphQLError:
    """Recorded: a wrong id is a top-level error, not a user error."""
    return GraphQLError(f"Invalid id: {text}", extensions={"code": "RESOURCE_NOT_FOUND"})
