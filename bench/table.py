"""Prints the budget table: what may be, what was measured, and the ceiling of the same run."""

from __future__ import annotations

from collections.abc import Sequence

from bench.rows import Measured, Row

HEAD = ("what", "budget", "measured", "ceiling in the same run", "ratio", "")
_MARKS = {True: "✓", False: "✗", None: ""}


def lines(rows: Sequence[tuple[Row, Measured]]) -> list[str]:
    """The table, one string per line, as wide as its longest words."""
    cells = [
        HEAD,
        *((row.what, row.budget, found.value, found.ceiling, found.ratio, _MARKS[found.within]) for row, found in rows),
    ]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEAD))]
    printed = [
        "  ".join(f"{cell:<{width}}" for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells
    ]
    printed.insert(1, "  ".join("─" * width for width in widths if width))
    return printed


def notes(rows: Sequence[tuple[Row, Measured]]) -> list[str]:
    """What there is to say below the table."""
    return [note for _, found in rows for note in found.notes]


def over_budget(rows: Sequence[tuple[Row, Measured]]) -> list[str]:
    """What was measured and is not within its budget."""
    return [row.what for row, found in rows if found.within is False]
