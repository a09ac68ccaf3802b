"""Cells of a table for spreadsheets, as RFC 4180 writes them, with no text that a spreadsheet would calculate. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from sourcing.money import Money

# What a spreadsheet takes for a formula, or for a gap before one; also as written in full width in East Asia.
_CALCULATED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Without it, Excel takes a file for one in the reader's old encoding.
BOM = "\ufeff"

Cell = str | Decimal | int


def lines(rows: Iterable[Sequence[Cell]]) -> str:
    """The rows as text; each ends with CR LF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_cell(cell) for cell in row])
    return text.getvalue()


def amounts(found: Sequence[Money | None]) -> Cell:
    """One amount as a number, several with "; " between them, "" when one is not known."""
    known = [amount for amount in found if amount is not None]
    if not known or len(known) < len(found):
        return ""
    return Decimal(known[0].decimal()) if len(known) == 1 else "; ".join(amount.decimal() for amount in known)


def _cell(cell: Cell) -> str:
    # Numbers are made here and hold nothing else, so one below zero stays a number.
    if not isinstance(cell, str):
        return str(cell)
    return f"'{cell}" if cell.startswith(_CALCULATED) else cell
