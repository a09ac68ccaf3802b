"""What the merchant asks of the orders page: a tab, words, filters, an order. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Question:
    """Every filter that is set has to hold; several values of one filter are alternatives.

    `since` and `until` are days of the shop, both included; `min_total` and `max_total` minor units of its money, both
    included; `reasons` codes of problems.
    """

    tab: str = "all"
    search: str = ""
    suppliers: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    paid: bool | None = None
    since: date | None = None
    until: date | None = None
    min_total: int | None = None
    max_total: int | None = None
    sort: str = "newest"

    @property
    def narrowed(self) -> bool:
        """Whether anything but the tab and the sort is asked."""
        return self != Question(tab=self.tab, sort=self.sort)
