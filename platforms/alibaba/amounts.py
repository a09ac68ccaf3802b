"""Numbers, amounts and times as the gateway writes them."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation

from platforms.reading import Json, MissingField, child, money, optional_child, optional_text, text
from sourcing.money import Money


def whole(source: Json, key: str) -> int:
    """A whole number that may be written as "2.0000" or "864000". Raises MissingField."""
    try:
        value = Decimal(text(source, key))
    except InvalidOperation as error:
        raise MissingField(f"'{key}' is no number") from error
    if not value.is_finite() or value != value.to_integral_value():
        raise MissingField(f"'{key}' is no whole number")
    return int(value)


def optional_whole(source: Json, key: str) -> int | None:
    """The same, None when it is absent. Raises MissingField when it is there and no number."""
    return whole(source, key) if optional_text(source, key) else None


def amount(source: Json, key: str) -> Money:
    """An `{amount, currency}` in minor units of its currency. Raises MissingField."""
    found = child(source, key)
    return money(found, "amount", text(found, "currency"))


def optional_amount(source: Json, key: str, currency: str) -> Money:
    """The same, zero of `currency` when it is absent or empty."""
    return amount(source, key) if optional_text(optional_child(source, key), "amount") else Money(0, currency)


def optional_stamp(source: Json, key: str) -> datetime | None:
    """The `timestamp` in milliseconds of a date object, in UTC; None when it is absent."""
    stamp = optional_whole(optional_child(source, key), "timestamp")
    return None if stamp is None else moment_after_epoch(stamp / 1000, key)


def moment_after_epoch(seconds: float, key: str) -> datetime:
    """The moment so many seconds after 1970, in UTC. Raises MissingField, naming `key`, for one outside the calendar."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError) as error:
        raise MissingField(f"'{key}' is no time: {seconds}") from error
