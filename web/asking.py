"""Who is asking: the shop of a verified session token, and nothing the request says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from flask import g, request

import wiring
from sourcing.shops.find_shop import find_shop
from sourcing.shops.install import admit


@dataclass(frozen=True, slots=True)
class Asking:
    """The shop that the session token was made for."""

    shop_id: int
    domain: str


def let_in() -> None:
    """Before each call of the API: remember whose it is. Raises NotAdmitted, or PlatformError on a first visit."""
    visitor = wiring.doors().session(request.headers.get("Authorization"))
    shop_id = find_shop(visitor.domain)
    if shop_id is None:
        shop_id = admit(wiring.outside(), visitor.domain, visitor.id_token)
    g.asking = Asking(shop_id, visitor.domain)


def shop_id() -> int:
    """The id of the shop that asks."""
    asking: Asking = g.asking
    return asking.shop_id
