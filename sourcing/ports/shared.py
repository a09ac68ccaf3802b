"""What both platforms speak of: tokens, addresses, and the doorbell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class TokenPair:
    """Tokens as a platform issued them, in the clear; stored only encrypted. `None` for a moment that was not told."""

    access_token: str
    access_expires_at: datetime | None
    refresh_token: str | None
    refresh_expires_at: datetime | None
    scopes: str = ""
    account_id: str = ""
    account_name: str = ""


@dataclass(frozen=True, slots=True)
class ShopAccess:
    """The right to call one shop: its myshopify.com domain and a valid access token."""

    domain: str
    token: str


@dataclass(frozen=True, slots=True)
class Address:
    """Where the customer wants the goods. `province` is a name, `country_code` ISO 3166-1 alpha-2."""

    name: str = ""
    company: str = ""
    address1: str = ""
    address2: str = ""
    city: str = ""
    province: str = ""
    province_code: str = ""
    zip: str = ""
    country: str = ""
    country_code: str = ""
    phone: str = ""


class Doorbell(Protocol):
    """Says "now" to a worker. Losing a ring costs seconds, never an order; ringing twice does no harm."""

    def ring(self, job: str, *ids: int) -> None:
        """Have a worker run the job with these ids."""
