"""Prints the budget table with what was measured."""

from __future__ import annotations

from collections.abc import Sequence

from bench.rows import Measured, Row

HEAD = ("what", "budget", "measured", "")
_MARKS = {True: "✓", False: "✗", None: ""}


def lines(rows: Sequence[tuple[Row, Measured]]) -> list[str]:
    """The table, one string per line, as wide as its longest words."""
    cells = [HEAD, *((row.what, row.budget, found.value, _MARKS[found.within]) for row, found in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEAD))]
    printed = [
        "  ".join(f"{cell:<{width}}" for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells
    ]
    printed.insert(1, "  ".join("─" * width for width in widths if width))
    return printed


def over_budget(rows: Sequence[tuple[Row, Measured]]) -> list[str]:
    """What was measured and is not within its budget."""
    return [row.what for row, found in rows if found.within is False]
