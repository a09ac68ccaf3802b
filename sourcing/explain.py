"""Codes turned into sentences with a remedy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sourcing.problems import Explanation

_UNKNOWN = Explanation(
    "Something we do not know yet is in the way",
    "Try again; if it stays, send the diagnostic of the help page to support.",
    "contact_support",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the pages need beside the rows: the explanations by code, where the platforms' own pages are, and now.

    `trade_url` holds {trade_id}, or is empty when the address of Alibaba's order page is not known.
    """

    explanations: Mapping[str, Explanation]
    admin_origin: str
    trade_url: str
    now: datetime

    def trade_page(self, trade_id: str | None) -> str:
        """The address of a trade at Alibaba; empty when there is none."""
        if not trade_id or not self.trade_url:
            return ""
        return self.trade_url.replace("{trade_id}", trade_id)

    def admin_orders(self, domain: str) -> str:
        """The address of the shop's order list in the Shopify admin."""
        return f"{self._admin(domain)}/orders"

    def admin_products(self, domain: str) -> str:
        """The address of the shop's product list in the Shopify admin."""
        return f"{self._admin(domain)}/products"

    def _admin(self, domain: str) -> str:
        return f"{self.admin_origin}/store/{domain.removesuffix('.myshopify.com')}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something does not go on. `data` are the deciding numbers, `message` the platform's own words."""

    code: str
    title: str
    remedy: str
    action: str
    message: str = ""
    data: dict[str, Any] = field(default_factory=dict)


def explain(
    explanations: Mapping[str, Explanation], code: str, message: str = "", data: Mapping[str, Any] | None = None
) -> Problem:
    """The problem behind a code; one without an explanation keeps its code and the platform's words."""
    known = explanations.get(code, _UNKNOWN)
    return Problem(code, known.title, known.remedy, known.action, message, dict(data or {}))


def explain_all(explanations: Mapping[str, Explanation], rows: Iterable[Mapping[str, Any]]) -> list[Problem]:
    """Problems out of stored [{"code", "message", ...numbers}]."""
    return [
        explain(
            explanations,
            str(row.get("code", "")),
            str(row.get("message", "")),
            {name: value for name, value in row.items() if name not in {"code", "message"}},
        )
        for row in rows
    ]
