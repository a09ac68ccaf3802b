"""Token exchange and refresh, spoken by the official `shopifyapp` over our own channel.

Both are effects: Shopify may have replaced the pair although its answer was lost. `shopifyapp` 1.0.2 repeats a refresh
after a 5xx and an exchange after a 429 by itself, and folds every failure into one result. It posts through whatever
client it is handed, so it is handed one that sends once and raises our errors before the library can repeat anything.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import httpx
from shopify_app import IdTokenDetails, ShopifyApp, TokenExchangeResult

from platforms.http import Channel, Outgoing, Reply
from platforms.reading import Json, number, optional_text, text
from platforms.shopify.classify import check_status
from platforms.shopify.door import DoorClosed, ShopifyDoor
from sourcing.errors import PlatformError, PlatformRefused, PlatformUnauthorized
from sourcing.ports import TokenPair

_OVER = datetime(2000, 1, 1, tzinfo=UTC).isoformat()
# What only a new session token can mend: it is invalid, or the refresh token is used up or revoked.
_ASK_AGAIN = {"invalid_subject_token", "invalid_grant"}


class TokenDesk:
    """Hands out token pairs for one app."""

    def __init__(self, channel: Channel, client_id: str, client_secret: str, old_client_secret: str | None) -> None:
        self._channel = channel
        self._app = ShopifyApp(client_id, client_secret, old_client_secret)
        self._door = ShopifyDoor(client_id, client_secret, old_client_secret)

    def exchange(self, id_token: str) -> TokenPair:
        """An expiring offline pair for a session token, which is verified once more."""
        try:
            visitor = self._door.who(id_token)
        except DoorClosed as error:
            raise PlatformUnauthorized(self._channel.platform, "token_exchange", error.code, str(error)) from error
        details = IdTokenDetails(exchangeable=True, token=id_token, claims={"dest": f"https://{visitor.shop_domain}"})
        return self._ask(
            "token_exchange",
            lambda once: self._app.exchange_using_token_exchange("offline", details, http_client=once),
        )

    def refresh(self, domain: str, refresh_token: str) -> TokenPair:
        """A new pair for a refresh token. The library refuses to refresh early, so it is told that the token is over."""
        old = {
            "shop": domain.removesuffix(".myshopify.com"),
            "refresh_token": refresh_token,
            "expires": _OVER,
            "refresh_token_expires": "",
            "access_mode": "offline",
        }
        return self._ask(
            "token_refresh", lambda once: self._app.refresh_token_exchanged_access_token(old, http_client=once)
        )

    def _ask(self, operation: str, spoken: Callable[[httpx.Client], TokenExchangeResult]) -> TokenPair:
        once = _OneSending(self._channel, operation)
        result = spoken(cast("httpx.Client", once))
        if once.pair is None:
            raise PlatformRefused(self._channel.platform, operation, result.log.code, result.log.detail)
        return once.pair


class _OneSending:
    """What `shopifyapp` is handed as its client: one post, through our channel, with our errors."""

    def __init__(self, channel: Channel, operation: str) -> None:
        self._channel = channel
        self._operation = operation
        self.pair: TokenPair | None = None

    def post(self, url: str, *, headers: Mapping[str, str], json: Any) -> httpx.Response:
        """Send it and keep the pair of the answer. Raises PlatformError subclasses, which the library lets through."""
        request = httpx.Request("POST", url, headers=dict(headers), json=json)
        outgoing = Outgoing("POST", url, headers, request.content)

        def read(reply: Reply) -> httpx.Response:
            self.pair = _pair(reply)
            return httpx.Response(reply.status, headers=reply.headers, text=reply.text, request=request)

        return self._channel.ask(self._operation, outgoing, read, effect=True)


def _pair(reply: Reply) -> TokenPair:
    if reply.status in {400, 401, 403}:
        raise _refusal(reply)
    check_status(reply)
    return parse_pair(reply.json_object(), datetime.now(UTC))


def parse_pair(body: Json, now: datetime) -> TokenPair:
    """A token answer; lifetimes in seconds from `now`. Raises MissingField when a part of the pair is not there."""
    return TokenPair(
        access_token=text(body, "access_token"),
        access_expires_at=_after(now, number(body, "expires_in")),
        refresh_token=text(body, "refresh_token"),
        refresh_expires_at=_after(now, number(body, "refresh_token_expires_in")),
        scopes=optional_text(body, "scope"),
    )


def _after(now: datetime, seconds: int) -> datetime:
    return now + timedelta(seconds=seconds)


def _refusal(reply: Reply) -> PlatformError:
    try:
        said = json.loads(reply.text)
    except ValueError:
        said = {}
    code = str(said.get("error") or f"HTTP_{reply.status}") if isinstance(said, dict) else f"HTTP_{reply.status}"
    message = str(said.get("error_description") or code) if isinstance(said, dict) else code
    # The platform notes say 400 for an invalid subject token without naming the body, so an exchange's bare 400 is one.
    unsaid = code == "HTTP_400" and reply.operation == "token_exchange"
    kind = PlatformUnauthorized if code in _ASK_AGAIN or unsaid else PlatformRefused
    return kind(reply.platform, reply.operation, code, message)
