"""What keeps an order from being placed, found from its rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sourcing.catalog.model import Link
from sourcing.orders.model import Order
from sourcing.orders.rules import missing_fields


def problems_of(order: Order, links: Iterable[Link]) -> list[dict[str, Any]]:
    """The problems as they are stored: [{"code", ...names}]."""
    problems: list[dict[str, Any]] = []
    linked = {link.variant_gid for link in links}
    for line in order.lines:
        if line.ours and line.quantity > 0 and line.variant_gid not in linked:
            title = " ".join(filter(None, (line.title, line.variant_title)))
            problems.append({"code": "VARIANT_NOT_LINKED", "title": title, "variant_gid": line.variant_gid})
    if order.ship_to is None:
        problems.append({"code": "ADDRESS_MISSING"})
    elif missing := missing_fields(order.ship_to):
        problems.append({"code": "ADDRESS_INCOMPLETE", "fields": missing})
    if must_choose(order):
        problems.append({"code": "ADDRESS_CHOICE"})
    return problems


def must_choose(order: Order) -> bool:
    """Whether the shop's address became another one after the merchant had written an own one."""
    return order.own_address is not None and order.own_address_for != order.address
