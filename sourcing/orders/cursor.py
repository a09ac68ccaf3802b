"""Where a page of orders ended, as an opaque word that goes to the browser and comes back."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from sourcing.errors import UseCaseError

Key = datetime | int | str


def write_cursor(sort: str, key: Sequence[Key]) -> str:
    """The word for "after the order with this key", in a list sorted like this."""
    values = [value.isoformat() if isinstance(value, datetime) else value for value in key]
    text = json.dumps([sort, *values], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(cursor: str, sort: str, kinds: Sequence[type[Key]]) -> list[Key]:
    """The key of the last order shown, a value of each kind. Raises UseCaseError for a word that is not ours, or is of
    a list sorted otherwise.
    """
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        read = json.loads(base64.urlsafe_b64decode(padded.encode()).decode())
        if not isinstance(read, list) or read[:1] != [sort]:
            raise _wrong()
        return [_READ[kind](value) for kind, value in zip(kinds, read[1:], strict=True)]
    # A moment at the edge of the calendar has no counterpart in UTC: OverflowError. Deeply nested lists: RecursionError.
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise _wrong() from error


def _moment(value: Any) -> datetime:
    at = datetime.fromisoformat(value)
    if at.tzinfo is None:
        raise _wrong()
    return at.astimezone(UTC)


def _number(value: Any) -> int:
    if type(value) is not int or not -(2**63) <= value < 2**63:
        raise _wrong()
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or "\0" in value or len(value) > 255:
        raise _wrong()
    # Half a character, as JSON can write it, is none that a database takes: UnicodeEncodeError.
    value.encode()
    return value


_READ: dict[type[Key], Callable[[Any], Key]] = {datetime: _moment, int: _number, str: _text}


def _wrong() -> UseCaseError:
    return UseCaseError("CURSOR_WRONG", "This page of the list does not exist.", "Start from the first page.", "cursor")
