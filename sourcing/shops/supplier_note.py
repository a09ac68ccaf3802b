"""The note for suppliers, a template: {order_name} and the like are filled in for each purchase. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sourcing.errors import UseCaseError

PLACEHOLDERS = ("order_name", "reference", "shop_name", "country_code")

_PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")


def unknown_placeholders(template: str) -> list[str]:
    """What stands in braces and is none of PLACEHOLDERS, in the order it stands there."""
    return [found for found in dict.fromkeys(_PLACEHOLDER.findall(template)) if found not in PLACEHOLDERS]


def fill_note(template: str, values: Mapping[str, str]) -> str:
    """The note with its placeholders filled; one without a value stays as it is."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), template)


def check_note(note: str) -> None:
    """Raises UseCaseError when something in braces cannot be filled in."""
    if unknown := unknown_placeholders(note):
        known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        raise UseCaseError(
            "PLACEHOLDER_UNKNOWN",
            f"Nothing can be put in place of {{{unknown[0]}}}.",
            f"Use {known}, or leave the braces out.",
            field="supplier_note",
        )
