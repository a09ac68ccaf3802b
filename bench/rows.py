"""What the table is made of: rows with a budget, and measurements that fill one or several of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

NOT_MEASURED = "not measured"


@dataclass(frozen=True, slots=True)
class Measured:
    """`value` as a person reads it, with its unit; `within` says whether the budget is kept, None when nobody can say.

    `ceiling` is what stands beside it in the same run, `ratio` the one by the other. `figures` are the bare numbers,
    for comparing runs; `notes` are whole lines for below the table.
    """

    value: str
    within: bool | None = None
    ceiling: str = ""
    ratio: str = ""
    figures: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the budget table; `key` is its name in the results."""

    key: str
    what: str
    budget: str


@dataclass(frozen=True, slots=True)
class Measurement:
    """What is run in one go, and the rows that come of it; `measure` answers what it found by the rows' keys.

    `measure` raises Trouble, with a sentence for the reader, when something it needs is missing.
    """

    name: str
    rows: tuple[Row, ...]
    measure: Callable[[], Mapping[str, Measured]]


def not_measured(measurement: Measurement, why: str) -> dict[str, Measured]:
    """Every row of the measurement, with the reason below the table once."""
    note = f"{measurement.name}: {why}"
    return {
        row.key: Measured(NOT_MEASURED, notes=(note,) if not number else ())
        for number, row in enumerate(measurement.rows)
    }
