"""Reading what a request at the control door gives; every mistake is a WrongRequest that says how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sandbox.shared.control import WrongRequest
from sandbox.shopify.call import Refusal
from sandbox.shopify.orders.place import ADDRESS_KEYS
from sandbox.shopify.world import Shop, World

MOST_LINES = 250
Result = TypeVar("Result")


def shop_at(world: World, handle: str) -> Shop:
    """The shop of this handle."""
    shop = world.shop(handle)
    if shop is None:
        raise WrongRequest(f"there is no shop {handle!r}: see GET /_sandbox/shops")
    return shop


def attempt(act: Callable[[], Result]) -> Result:
    """Runs a use case; its refusals become WrongRequest."""
    try:
        return act()
    except (LookupError, ValueError) as error:
        raise WrongRequest(str(error.args[0] if error.args else error)) from None
    except Refusal as refusal:
        raise WrongRequest(refusal.message) from None


def lines_in(body: dict[str, Any], key: str) -> list[tuple[str, int]]:
    """`lines` as (id, quantity); `key` names the id."""
    lines = body.get("lines")
    if not isinstance(lines, list) or not lines or len(lines) > MOST_LINES:
        raise WrongRequest(f'lines must be a list of 1 to {MOST_LINES} objects {{"{key}": ..., "quantity": ...}}')
    return [pair_in(line, key, f"lines[{number}]") for number, line in enumerate(lines)]


def pair_in(line: Any, key: str, where: str, least: int = 1) -> tuple[str, int]:
    """One {key, quantity}."""
    if not isinstance(line, dict) or set(line) != {key, "quantity"}:
        raise WrongRequest(f'{where} must be {{"{key}": ..., "quantity": ...}}')
    quantity = line["quantity"]
    if isinstance(quantity, bool) or not isinstance(quantity, int) or not least <= quantity <= 10_000:
        raise WrongRequest(f"{where}.quantity must be a whole number from {least} to 10000")
    if not str(line[key]).rpartition("/")[2].isdigit():
        raise WrongRequest(f"{where}.{key} is {line[key]!r}: give the number (or the gid) from the shop's lists")
    return str(line[key]).rpartition("/")[2], quantity


def address_in(value: Any) -> dict[str, Any]:
    """An address object: its keys are those of Shopify's REST addresses, and email; texts or null."""
    allowed = {*ADDRESS_KEYS, "email"}
    if not isinstance(value, dict) or not value:
        raise WrongRequest(f"address must be an object with some of {', '.join(sorted(allowed))}")
    for key, text in value.items():
        if key not in allowed:
            raise WrongRequest(f"address has the unknown key {key!r}: known are {', '.join(sorted(allowed))}")
        if text is not None and (not isinstance(text, str) or len(text) > 255):
            raise WrongRequest(f"address.{key} must be a text of at most 255 characters, or null")
    return value


def flag_in(body: dict[str, Any], name: str, default: bool) -> bool:
    """A yes or no of JSON."""
    value = body.get(name, default)
    if not isinstance(value, bool):
        raise WrongRequest(f"{name} must be true or false")
    return value


def text_in(body: dict[str, Any], name: str, default: str) -> str:
    """A text of at most 255 characters."""
    value = body.get(name, default)
    if not isinstance(value, str) or not value.strip() or len(value) > 255:
        raise WrongRequest(f"{name} must be a text of 1 to 255 characters")
    return value.strip()
