"""Which of the offered shipping methods is taken. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Offered(Protocol):
    """What the choice hangs on; all fees of one choice are in one currency."""

    @property
    def vendor_code(self) -> str:
        """Alibaba's name for the offer."""

    @property
    def fee_minor(self) -> int:
        """What it costs, in minor units."""

    @property
    def days_max(self) -> int | None:
        """How long it takes at most, None when that was not told."""


_Offer = TypeVar("_Offer", bound=Offered)

# An offer whose days could not be read counts as slower than any other.
_UNKNOWN_DAYS = 10_000


def pick(offers: Iterable[_Offer], rule: str, max_days: int | None = None) -> _Offer | None:
    """The offer that the rule ("cheapest", "fastest" or "cheapest_within" `max_days`) takes; None when there is none.

    When nothing arrives within the days, the fastest comes closest to what was wanted. Ties go to the other virtue,
    then to the code, so that the same offers always give the same choice.
    """
    offers = list(offers)
    if rule == "cheapest_within" and max_days is not None:
        in_time = [offer for offer in offers if _days(offer) <= max_days]
        return min(in_time, key=_cheapest, default=None) or pick(offers, "fastest")
    return min(offers, key=_fastest if rule == "fastest" else _cheapest, default=None)


def _cheapest(offer: Offered) -> tuple[int, int, str]:
    return offer.fee_minor, _days(offer), offer.vendor_code


def _fastest(offer: Offered) -> tuple[int, int, str]:
    return _days(offer), offer.fee_minor, offer.vendor_code


def _days(offer: Offered) -> int:
    return _UNKNOWN_DAYS if offer.days_max is None else offer.days_max


def unit_price(steps: Iterable[tuple[int, int]], quantity: int) -> int | None:
    """The price of one piece when `quantity` are bought, from steps (min_quantity, minor units); the first step's
    when the quantity is below it, None without steps.
    """
    chosen: int | None = None
    for minimum, minor in sorted(steps):
        if chosen is None or minimum <= quantity:
            chosen = minor
    return chosen
