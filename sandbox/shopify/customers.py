"""The demo's customers: several per country, with addresses that exist and phone numbers that ring nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_PEOPLE = {
    "hu": (
        ("Eszter", "Kovács", "Bartók Béla út 42. 3/2.", "Budapest", "1111", "+36 1 555 0142"),
        ("Bence", "Nagy", "Széchenyi utca 18.", "Debrecen", "4025", "+36 52 555 018"),
        ("Réka", "Szűcs-Tóth", "Kárász utca 7.", "Szeged", "6720", "+36 62 555 107"),
    ),
    "us": (
        ("Olivia", "Harper", "1420 NW Lovejoy St, Apt 512", "Portland", "97209", "+1 503 555 0164", "Oregon", "OR"),
        ("Marcus", "Bennett", "85 Willow Creek Rd", "Austin", "78704", "+1 512 555 0119", "Texas", "TX"),
        ("Grace", "Nakamura", "2201 Pine St", "San Francisco", "94115", "+1 415 555 0137", "California", "CA"),
    ),
    "de": (
        ("Lena", "Schröder", "Kastanienallee 23", "Berlin", "10435", "+49 30 5550 1423"),
        ("Jonas", "Weiß", "Färberstraße 9", "Düsseldorf", "40223", "+49 211 555 0190"),
        ("Mia", "Krüger", "Große Bleichen 14", "Hamburg", "20354", "+49 40 5550 1177"),
    ),
}
_COUNTRIES = {"hu": ("Hungary", "HU", "hu"), "us": ("United States", "US", "en"), "de": ("Germany", "DE", "de")}


def customer(country: str, number: int) -> dict[str, Any]:
    """The `number`-th customer of "hu", "us" or "de" (they take turns), with address, e-mail and phone. KeyError."""
    first, last, street, city, code, phone, *region = _PEOPLE[country][number % len(_PEOPLE[country])]
    name, iso, locale = _COUNTRIES[country]
    return _whole(
        {
            "first_name": first,
            "last_name": last,
            "address1": street,
            "city": city,
            "zip": code,
            "phone": phone,
            "province": region[0] if region else None,
            "province_code": region[1] if region else None,
            "country": name,
            "country_code": iso,
            "email": f"{iso.lower()}{number % 3 + 1}@example.com",
        },
        locale,
    )


def customer_at(address: Mapping[str, Any]) -> dict[str, Any]:
    """A customer at an address somebody typed in; what is missing stays missing."""
    return _whole({"email": "customer@example.com", **address}, "en")


def countries() -> tuple[str, ...]:
    """The countries customer() knows."""
    return tuple(_PEOPLE)


def _whole(known: dict[str, Any], locale: str) -> dict[str, Any]:
    empty = dict.fromkeys(("company", "address2", "province", "province_code", "phone", "first_name", "last_name"))
    return {**empty, **known, "locale": locale}
