"""The plainest answers: a key of the document, a global id, money, a whole number of the platform's."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

from sandbox.shopify.call import Call, Resolver, Thing
from sandbox.shopify.gid import gid
from sandbox.shopify.money import cents, money_bag


def key(name: str) -> Resolver:
    """A key of the thing's document."""
    return lambda _call, thing, _arguments: thing.doc[name]


def constant(value: Any) -> Resolver:
    """What is the same for all in the sandbox."""
    return lambda _call, _thing, _arguments: value


def identity(kind: str) -> dict[str, Resolver]:
    """`id` and `legacyResourceId`."""
    return {
        "id": lambda _call, thing, _arguments: gid(kind, thing.doc["id"]),
        "legacyResourceId": lambda _call, thing, _arguments: thing.doc["id"],
    }


def bag(amount: Callable[[Thing], int | str]) -> Resolver:
    """A MoneyBag of cents, or of a decimal string, in the shop's currency."""

    def answer(call: Call, thing: Thing, _arguments: Any) -> Any:
        value = amount(thing)
        return money_bag(value if isinstance(value, int) else cents(value), call.shop.currency)

    return answer


def camel(address: dict[str, Any] | None, number: str) -> dict[str, Any] | None:
    """A stored address as MailingAddress."""
    if address is None:
        return None
    first, last = address["first_name"] or "", address["last_name"] or ""
    place = ", ".join(part for part in (address["city"], address["province_code"], address["country"]) if part)
    return {
        "id": gid("MailingAddress", number),
        "firstName": address["first_name"],
        "lastName": address["last_name"],
        "name": f"{first} {last}".strip() or None,
        "company": address["company"],
        "address1": address["address1"],
        "address2": address["address2"],
        "city": address["city"],
        "zip": address["zip"],
        "province": address["province"],
        "provinceCode": address["province_code"],
        "country": address["country"],
        "countryCode": address["country_code"],
        "countryCodeV2": address["country_code"],
        "phone": address["phone"],
        "latitude": None,
        "longitude": None,
        "coordinatesValidated": False,
        "timeZone": None,
        "validationResultSummary": "NO_ISSUES",
        "formattedArea": place,
        "formatted": [part for part in (address["address1"], address["address2"], place) if part],
    }


def count(number: int) -> dict[str, Any]:
    """A Count that is exact."""
    return {"count": number, "precision": "EXACT"}


def picture_of(call: Call, slug: str) -> dict[str, Any]:
    """An Image of a product's picture: a drawn one on this server, or where an app said that it is."""
    settings = call.shop.world.settings
    own = f"http://{settings.host}:{settings.shopify_port}/cdn/images/{slug}.svg"
    url = slug if slug.startswith("http") else own
    return {
        "id": f"gid://shopify/ImageSource/{zlib.crc32(slug.encode())}",
        "url": url,
        "src": url,
        "originalSrc": url,
        "altText": slug.replace("-", " "),
        "width": 400,
        "height": 400,
        "thumbhash": None,
    }
