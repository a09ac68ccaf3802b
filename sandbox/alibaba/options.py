"""What the control door may change about how the pretended platform works, kept in the store."""

from dataclasses import asdict, dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import Any

from sandbox.shared.store import Store


class WrongInputError(ValueError):
    """A request at the control door cannot be followed; the message says what is wrong and how to mend it."""


@dataclass(frozen=True)
class Options:
    """How fast things happen and what they cost.

    The first five are seconds of the sandbox's clock (None: only by button); the three lifetimes are real seconds, as
    the app keeps its own calendar. The sample replies show 10 and 60 days; production lifetimes depend on the app level.
    """

    pay_settle_seconds: float | None = 3.0
    prepare_after_seconds: float | None = 2.0
    ship_after_seconds: float | None = 60.0
    deliver_after_seconds: float | None = 60.0
    confirm_after_seconds: float | None = 60.0
    code_lifetime_seconds: float = 1800.0
    access_token_seconds: float = 864_000.0
    refresh_token_seconds: float = 5_184_000.0
    price_factor: str = "1"
    freight_factor: str = "1"
    vat_percent: str = "0"
    messages: bool = True


NEVER_BY_BUTTON = {"code_lifetime_seconds", "access_token_seconds", "refresh_token_seconds"}


def read_options(store: Store) -> Options:
    """The options in force: the defaults, and what was changed since."""
    return Options(**(store.get("options", "options") or {}))


def change_options(store: Store, changes: object) -> Options:
    """Check and keep changes, a JSON object of option names. Raises WrongInputError and then changes nothing."""
    if not isinstance(changes, dict) or not changes:
        known = ", ".join(field.name for field in fields(Options))
        raise WrongInputError(f"send a JSON object with one or more of: {known}")
    merged = {**asdict(read_options(store)), **{name: _checked(name, value) for name, value in changes.items()}}
    store.put("options", "options", merged)
    return Options(**merged)


def _checked(name: str, value: object) -> Any:
    if name not in {field.name for field in fields(Options)}:
        raise WrongInputError(f"'{name}' is no setting; known are {', '.join(field.name for field in fields(Options))}")
    if name == "messages":
        return _flag(name, value)
    if name in {"price_factor", "freight_factor", "vat_percent"}:
        return factor_text(name, value)
    if value is None and name not in NEVER_BY_BUTTON:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 10**9:
        raise WrongInputError(
            f"{name} must be a number of seconds, 0 or more" + ("" if name in NEVER_BY_BUTTON else ", or null")
        )
    return float(value)


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise WrongInputError(f"{name} must be true or false")
    return value


def factor_text(name: str, value: object) -> str:
    """A number of 0 or more as its decimal text; raises WrongInputError."""
    try:
        number = Decimal(str(value))
    except InvalidOperation as error:
        raise WrongInputError(f"{name} must be a number, such as 1.10") from error
    if isinstance(value, bool) or not number.is_finite() or not 0 <= number <= 1000:
        raise WrongInputError(f"{name} must be a number from 0 to 1000, such as 1.10")
    return str(number)
