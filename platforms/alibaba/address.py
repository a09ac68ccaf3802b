"""Addresses as Alibaba.com takes and gives them (platform notes, section 3.1)."""

from __future__ import annotations

import re

from platforms.reading import Json, optional_child, optional_text
from sourcing.ports import Address

# E.164: codes are free of prefixes, so the first digits say how long the country's code is; three digits otherwise.
_ONE_DIGIT = {"1", "7"}
_TWO_DIGITS = {
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51",
    "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90",
    "91", "92", "93", "94", "95", "98",
}  # fmt: skip


def country_code(code: str) -> str:
    """ISO 3166-1 alpha-2 in capitals; "UK" becomes "GB", as the freight calculation wants it."""
    upper = code.strip().upper()
    return "GB" if upper == "UK" else upper


def shipment_address(address: Address) -> Json:
    """The `shipment_address` of an order."""
    found: Json = {
        "contact_person": address.name or address.company,
        "address": address.address1,
        "alternate_address": ", ".join(part for part in (address.address2, address.company) if part),
        "city": address.city,
        "province": address.province,
        "province_code": address.province_code,
        "zip": address.zip,
        "country": address.country or country_code(address.country_code),
        "country_code": country_code(address.country_code),
    }
    if address.phone:
        found["telephone"] = telephone(address.phone)
    return {name: value for name, value in found.items() if value}


def freight_address(address: Address) -> Json:
    """The `address` of a freight calculation, with what is known of it."""
    places = {
        "country": {"code": country_code(address.country_code), "name": address.country},
        "province": {"code": address.province_code, "name": address.province},
        "city": {"code": "", "name": address.city},
    }
    found: Json = {"zip": address.zip, "address": address.address1}
    for name, place in places.items():
        found[name] = {part: value for part, value in place.items() if value}
    return {name: value for name, value in found.items() if value}


def telephone(phone: str) -> dict[str, str]:
    """Country, area and number as far as E.164 tells them.

    The country's code is certain after a "+"; where the area ends is not, so the rest stays whole in `number`. Without
    a "+" all of it does.
    """
    digits = re.sub(r"\D", "", phone)
    if not phone.strip().startswith("+") or len(digits) < 5:
        return {"country": "", "area": "", "number": digits or phone.strip()}
    length = 1 if digits[0] in _ONE_DIGIT else 2 if digits[:2] in _TWO_DIGITS else 3
    return {"country": digits[:length], "area": "", "number": digits[length:]}


def parse_address(node: Json) -> Address:
    """The `shipping_address` of an order that was read."""
    return Address(
        name=optional_text(node, "contact_person"),
        address1=optional_text(node, "address"),
        address2=optional_text(node, "alternate_address"),
        city=optional_text(node, "city"),
        province=optional_text(node, "province"),
        zip=optional_text(node, "zip"),
        country=optional_text(node, "country"),
        country_code=optional_text(node, "country_code"),
        phone=_phone(optional_child(node, "mobile")) or _phone(optional_child(node, "telephone")),
    )


def _phone(node: Json) -> str:
    number = optional_text(node, "area") + optional_text(node, "number")
    country = optional_text(node, "country").lstrip("+")
    return f"+{country}{number}" if country and number else number
