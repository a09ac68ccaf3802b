"""What a row of the table is made of, and the list of all rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

NOT_YET = "not yet measured"


@dataclass(frozen=True, slots=True)
class Measured:
    """`value` as a person reads it, with its unit; `within` says whether the budget is kept, None when nobody can say."""

    value: str
    within: bool | None = None


def not_yet() -> Measured:
    """Stands in a row until somebody writes its measurement."""
    return Measured(NOT_YET)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the budget table; `measure` does the work and answers what it found."""

    what: str
    budget: str
    measure: Callable[[], Measured] = not_yet
