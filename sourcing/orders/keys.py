"""By what the list of orders sorts and filters, told from an order's own words. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

_LAST_NUMBER = re.compile(r"([0-9]{1,18})[^0-9]*\Z")


def number_in(name: str) -> int:
    """The number in an order's name, which a shop may dress as it likes: "#1001", "EN-1001-A". 0 when there is none."""
    found = _LAST_NUMBER.search(name)
    return int(found.group(1)) if found else 0


def sorted_as(name: str) -> str:
    """A name as it is put in order: neither case nor accents count, so that every database sorts it the same."""
    letters = unicodedata.normalize("NFKD", name.strip())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()[:255]


def country_in(address: Mapping[str, Any] | None) -> str:
    """The two letters of the country of an address, "" when there is none."""
    return str((address or {}).get("country_code") or "").upper()[:2]
