"""Taking fields out of a platform's JSON, so that a missing one is said by name instead of breaking somewhere later."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sourcing.money import Money

Json = dict[str, Any]


class MissingField(Exception):
    """A reply lacks a field, or holds another kind of thing in it; the message names the field."""


def child(source: Json, key: str) -> Json:
    """The object under `key`. Raises MissingField."""
    value = source.get(key)
    if not isinstance(value, dict):
        raise MissingField(f"no object in '{key}'")
    return value


def nullable_child(source: Json, key: str) -> Json | None:
    """The object under `key`, None when it is null. Raises MissingField when the key is absent: that tells nothing."""
    if key not in source:
        raise MissingField(f"no '{key}'")
    return None if source[key] is None else child(source, key)


def optional_child(source: Json, key: str) -> Json:
    """The object under `key`, an empty one when it is absent or null."""
    return child(source, key) if source.get(key) is not None else {}


def children(source: Json, key: str) -> list[Json]:
    """The list of objects under `key`. Raises MissingField."""
    value = source.get(key)
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise MissingField(f"no list of objects in '{key}'")
    return value


def optional_children(source: Json, key: str) -> list[Json]:
    """The list of objects under `key`, an empty one when it is absent or null."""
    return children(source, key) if source.get(key) is not None else []


def text(source: Json, key: str) -> str:
    """The text or number under `key` as text. Raises MissingField when it is absent, null or empty."""
    value = optional_text(source, key)
    if not value:
        raise MissingField(f"no text in '{key}'")
    return value


def optional_text(source: Json, key: str) -> str:
    """The text or number under `key` as text, empty when it is absent or null."""
    value = source.get(key)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise MissingField(f"'{key}' is no text")
    return str(value)


def number(source: Json, key: str) -> int:
    """The whole number under `key`. Raises MissingField."""
    value = source.get(key)
    if isinstance(value, bool) or not isinstance(value, int):
        raise MissingField(f"no whole number in '{key}'")
    return value


def flag(source: Json, key: str) -> bool:
    """The boolean under `key`. Raises MissingField."""
    value = source.get(key)
    if not isinstance(value, bool):
        raise MissingField(f"no true or false in '{key}'")
    return value


def money(source: Json, amount_key: str, currency: str) -> Money:
    """The decimal text under `amount_key` in minor units of `currency`. Raises MissingField."""
    try:
        return Money.parse(text(source, amount_key), currency)
    except ValueError as error:
        raise MissingField(f"'{amount_key}': {error}") from error


def moment(source: Json, key: str) -> datetime:
    """The ISO 8601 time under `key`, aware, in UTC. Raises MissingField."""
    found = optional_moment(source, key)
    if found is None:
        raise MissingField(f"no time in '{key}'")
    return found


def optional_moment(source: Json, key: str) -> datetime | None:
    """The ISO 8601 time under `key`, aware, in UTC; None when it is absent or null. Raises MissingField when unread."""
    value = optional_text(source, key)
    if not value:
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError as error:
        raise MissingField(f"'{key}' is no time: {value!r}") from error
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
