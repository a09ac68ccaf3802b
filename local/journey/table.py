"""The table at the end of a journey."""

from __future__ import annotations

from collections.abc import Sequence

from local.journey.books import Books, Calls
from local.journey.scenarios import Walked

_HEAD = ("scenario", "placed", "paid", "by", "shipped", "in Shopify", "calls", "points", "ledgers")


def table(rows: Sequence[tuple[Walked, Books, Calls]]) -> list[str]:
    """One line per scenario under a head; columns as wide as their widest cell."""
    cells = [_HEAD, *(_cells(walked, books, calls) for walked, books, calls in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(_HEAD))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
    return [lines[0], "  ".join("─" * width for width in widths), *lines[1:]]


def _cells(walked: Walked, books: Books, calls: Calls) -> tuple[str, ...]:
    return (
        walked.scenario.title,
        f"{books.placed} for {books.placed_total}",
        f"{books.paid} for {books.paid_total}",
        books.paid_by,
        f"{books.shipped} parcels",
        f"{books.requests} accepted, {books.fulfillments} tracked",
        f"{calls.shopify} + {calls.alibaba}",
        str(calls.points),
        "agree" if not books.problems else "DISAGREE",
    )
