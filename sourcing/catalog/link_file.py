"""The file of links: how it is written for a spreadsheet, and read back line by line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sourcing.catalog.link import Part
from sourcing.catalog.list_links import VariantView

COLUMNS = ("variant_id", "sku", "title", "product_id", "sku_id", "quantity")
_NEEDED = ("variant_id", "product_id", "sku_id", "quantity")
MOST_LINES, MOST_BYTES = 5_000, 1_000_000
_MOST_PARTS, _MOST_PIECES = 20, 10_000
# A spreadsheet would take what begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_VARIANT = "gid://shopify/ProductVariant/"


@dataclass(frozen=True, slots=True)
class LineError:
    """What is wrong with a line of the file; the pages have a sentence for each `code`."""

    line: int
    code: str
    column: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class LinkLine:
    """One part of one variant."""

    line: int
    variant_gid: str
    part: Part


@dataclass(frozen=True, slots=True)
class LinkFile:
    """What a file says. `lines` counts those that name a product; variants without one are left as they are."""

    lines: tuple[LinkLine, ...]
    errors: tuple[LineError, ...]


def write_header() -> str:
    """The first line; the mark before it tells Excel that the rest is UTF-8."""
    return "\ufeff" + _row(COLUMNS)


def write_variants(variants: Iterable[VariantView]) -> str:
    """A line for each part of each variant, one without a product for a variant that is not linked."""
    lines = []
    for variant in variants:
        title = " · ".join(filter(None, (variant.title, variant.variant_title)))
        start = (variant.gid.rpartition("/")[2], _defused(variant.sku), _defused(title))
        parts = [(link.product_id, link.sku_id, str(link.quantity)) for link in variant.links]
        lines += [_row((*start, *part)) for part in parts or [("", "", "")]]
    return "".join(lines)


def read_file(text: str) -> LinkFile:
    """Every line looked at by itself; whether the shop and Alibaba know what it names is not asked here."""
    try:
        return _read(_rows(text))
    except csv.Error:
        return LinkFile((), (LineError(1, "NOT_A_TABLE"),))


def _read(rows: Iterator[tuple[int, list[str]]]) -> LinkFile:
    header = [cell.strip().lower() for cell in next(rows, (1, []))[1]]
    if missing := [name for name in _NEEDED if name not in header]:
        return LinkFile((), (LineError(1, "COLUMN_MISSING", missing[0]),))
    lines: list[LinkLine] = []
    errors: list[LineError] = []
    for line, cells in rows:
        if line > MOST_LINES + 1:
            return LinkFile((), (LineError(line, "TOO_MANY_LINES"),))
        named = {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
        if not named.get("product_id"):
            continue
        found = _line(line, named)
        (errors if isinstance(found, LineError) else lines).append(found)  # type: ignore[arg-type]
    return LinkFile(tuple(lines), (*errors, *_too_many_parts(lines)))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    text = text.removeprefix("\ufeff").replace("\0", "")
    first = text.partition("\n")[0]
    # Excel writes ; where a comma is the decimal sign.
    mark = max((",", ";", "\t"), key=first.count)
    for cells in (reader := csv.reader(io.StringIO(text, newline=""), delimiter=mark)):
        if any(cell.strip() for cell in cells):
            yield reader.line_num, cells


def _line(line: int, named: dict[str, str]) -> LinkLine | LineError:
    variant = named.get("variant_id", "").removeprefix(_VARIANT)
    product, sku, quantity = named["product_id"], named.get("sku_id", ""), named.get("quantity", "") or "1"
    for column, value in (("variant_id", variant), ("product_id", product), ("sku_id", sku)):
        if (value or column != "sku_id") and (code := _wrong_id(value)):
            return LineError(line, code, column, value[:64])
    if not quantity.isascii() or not quantity.isdigit() or not 1 <= int(quantity[:9]) <= _MOST_PIECES:
        return LineError(line, "QUANTITY_WRONG", "quantity", quantity[:64])
    return LinkLine(line, f"{_VARIANT}{int(variant)}", Part(product, sku, int(quantity)))


def _wrong_id(value: str) -> str | None:
    if value.isascii() and value.isdigit() and len(value) <= 20:
        return None
    # "1.6011E+12" is what a spreadsheet makes of a long number.
    shortened = "e+" in value.lower() or value.endswith((".0", ".00"))
    return "NUMBER_SHORTENED" if shortened else "NUMBER_WRONG"


def _too_many_parts(lines: list[LinkLine]) -> list[LineError]:
    parts: dict[str, int] = {}
    for one in lines:
        parts[one.variant_gid] = parts.get(one.variant_gid, 0) + 1
        if parts[one.variant_gid] == _MOST_PARTS + 1:
            return [LineError(one.line, "TOO_MANY_PARTS", "variant_id", one.variant_gid.rpartition("/")[2])]
    return []


def _row(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue()


def _defused(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
