"""The note for suppliers, a template: {order_name} and the like are filled in for each purchase. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

PLACEHOLDERS = ("order_name", "reference", "shop_name", "country_code")

_PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")


def unknown_placeholders(template: str) -> list[str]:
    """What stands in braces and is none of PLACEHOLDERS, in the order it stands there."""
    return [found for found in dict.fromkeys(_PLACEHOLDER.findall(template)) if found not in PLACEHOLDERS]


def fill_note(template: str, values: Mapping[str, str]) -> str:
    """The note with its placeholders filled; one without a value stays as it is."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), template)
