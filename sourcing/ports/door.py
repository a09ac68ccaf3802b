"""Who is knocking: what the signatures of both platforms prove. platforms/ verifies, wiring.py puts it together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class NotAdmitted(Exception):
    """The signature or token is missing, wrong or too old.

    `code` says which, for the log. The sender is answered `status` and `headers`, and nothing that helps to guess.
    """

    def __init__(self, code: str, status: int = 401, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.headers = dict(headers or {})


class MalformedMessage(Exception):
    """Signed rightly, but not what was agreed; the text says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody in a shop's admin. `domain` is the shop's myshopify.com domain, `id_token` what proved it."""

    domain: str
    user_id: str
    id_token: str


@dataclass(frozen=True, slots=True)
class SignedMessage:
    """A webhook or a posted callback of Shopify's. A callback has a domain and nothing else; `key` is the delivery's
    id, the same on each retry.
    """

    domain: str
    topic: str
    key: str
    triggered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Push:
    """A message of Alibaba's: only a hint. `account_id` is the buyer's for orders, `topic` its message type."""

    account_id: str
    topic: str
    triggered_at: datetime | None


class Doors(Protocol):
    """Every method raises NotAdmitted unless the signature is good. Headers are looked up whatever their case."""

    def session(self, authorization: str | None) -> Visitor:
        """The sender of a request by its Authorization header, in which App Bridge puts a session token."""

    def page(self, url: str, headers: Mapping[str, str], patch_path: str) -> Visitor:
        """The visitor of a page that Shopify opens in the admin; `url` is whole, with its query.

        NotAdmitted carries a redirect to `patch_path`, where the browser fetches a fresh token, if that can help.
        """

    def message(self, headers: Mapping[str, str], body: bytes) -> SignedMessage:
        """A webhook or posted callback, signed over its raw body. Raises MalformedMessage."""

    def callback(self, headers: Mapping[str, str], query: bytes) -> str:
        """The shop's domain of a callback by GET, signed over its query."""

    def push(self, headers: Mapping[str, str], body: bytes) -> Push:
        """A push message of Alibaba's. Raises MalformedMessage."""
