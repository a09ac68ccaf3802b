"""Connecting a buyer's account (platform notes, section 2)."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlencode

from platforms.alibaba.amounts import optional_whole
from platforms.alibaba.gateway import Gateway
from platforms.reading import Json, optional_child, optional_text, text
from sourcing.ports import TokenPair

AUTH_BASE = "https://openapi-auth.alibaba.com"


def authorize_url(auth_base: str, app_key: str, redirect_uri: str, state: str) -> str:
    """Where the merchant agrees. `redirect_uri` is the one registered in Alibaba's app console."""
    query = {"response_type": "code", "client_id": app_key, "redirect_uri": redirect_uri, "state": state}
    return f"{auth_base.rstrip('/')}/oauth/authorize?{urlencode(query)}"


def exchange(gateway: Gateway, code: str) -> TokenPair:
    """The pair for the code of the callback, which is good for 30 minutes and once: an effect."""
    return gateway.call("/auth/token/create", {"code": code}, lambda body: parse_pair(body, gateway.now()), effect=True)


def refresh(gateway: Gateway, refresh_token: str) -> TokenPair:
    """A new access token. May be repeated, so silence is PlatformUnreachable; PlatformUnauthorized when it is over.

    It does not lengthen the refresh token's life: the merchant must connect again before that ends.
    """
    params = {"refresh_token": refresh_token}
    return gateway.call("/auth/token/refresh", params, lambda body: parse_pair(body, gateway.now()))


def parse_pair(body: Json, now: datetime) -> TokenPair:
    """A token answer; lifetimes in seconds from `now`. Raises MissingField."""
    refresh_seconds = optional_whole(body, "refresh_expires_in")
    account = optional_text(body, "account_id") or optional_text(optional_child(body, "user_info"), "user_id")
    # 0 means that it can't be refreshed: the merchant has to connect again.
    refreshable = refresh_seconds != 0
    return TokenPair(
        access_token=text(body, "access_token"),
        access_expires_at=_after(now, optional_whole(body, "expires_in")),
        refresh_token=(optional_text(body, "refresh_token") or None) if refreshable else None,
        refresh_expires_at=_after(now, refresh_seconds) if refreshable else None,
        account_id=account,
        account_name=optional_text(body, "account"),
    )


def _after(now: datetime, seconds: int | None) -> datetime | None:
    return None if seconds is None else now + timedelta(seconds=seconds)
