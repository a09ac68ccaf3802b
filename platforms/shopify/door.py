"""Who is at our door: session tokens, signed messages and signed callbacks of Shopify, verified.

The official `shopifyapp` verifies what it can; what it leaves open is checked here: a token must have an end and name
the same shop twice, and a shop must be a myshopify.com domain. Nothing here knows a web framework.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import shopify
from shopify_app import RequestInput, ResultWithExchangeableIdToken, ShopifyApp

_SHOP = re.compile(r"[a-z0-9][a-z0-9-]*\.myshopify\.com")
# For App Bridge: fetch a new session token and send the request again.
_RETRY = {"X-Shopify-Retry-Invalid-Session-Request": "1"}


class DoorClosed(Exception):
    """The request is not let in; answer it with `status`, `headers` and `body`. `code` says why, for the log."""

    def __init__(
        self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None, body: str = ""
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.headers = dict(headers or {})
        self.body = body


@dataclass(frozen=True, slots=True)
class Visitor:
    """A merchant's user, as the session token says. `expires_at` is when the token ends, in UTC."""

    shop_domain: str
    user_id: str
    expires_at: datetime
    id_token: str


@dataclass(frozen=True, slots=True)
class AppHome:
    """A verified request for the app's page, and the headers its answer must carry (CSP for this shop among them)."""

    visitor: Visitor
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class SignedMessage:
    """A webhook or a callback of ours whose body is Shopify's. A callback has a shop and nothing else.

    The signature covers the body only: the headers are as sure as the connection.
    """

    shop_domain: str
    topic: str
    webhook_id: str
    event_id: str
    api_version: str
    triggered_at: str


@dataclass(frozen=True, slots=True)
class PageReply:
    """A page to answer with as it is."""

    status: int
    headers: dict[str, str]
    body: str


class ShopifyDoor:
    """Verifies for one app. `old_client_secret` still counts while Shopify may sign with it after a rotation."""

    def __init__(self, client_id: str, client_secret: str, old_client_secret: str | None = None) -> None:
        self._app = ShopifyApp(client_id, client_secret, old_client_secret)
        self._secrets = [secret for secret in (client_secret, old_client_secret) if secret]

    def who(self, id_token: str) -> Visitor:
        """Whose session token this is. Raises DoorClosed 401, which tells App Bridge to try again with a new one."""
        request = _request("GET", {"Authorization": f"Bearer {id_token}"}, "https://app.invalid/")
        result = self._app.verify_admin_ui_ext_req(request)
        return _visitor(result)

    def bearer(self, authorization: str | None) -> Visitor:
        """Whose request this is by its Authorization header. Raises DoorClosed 401."""
        scheme, _, id_token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not id_token.strip():
            raise DoorClosed(401, "missing_id_token", "There is no session token in the Authorization header", _RETRY)
        return self.who(id_token.strip())

    def app_home(self, method: str, url: str, headers: Mapping[str, str], patch_path: str) -> AppHome:
        """Who opens the app's page. `url` is the whole address asked for, `patch_path` where `patch_page` is served.

        Raises DoorClosed: 302 to the patch page when the token is missing or over, 401 for a fetch.
        """
        result = self._app.verify_app_home_req(_request(method, headers, url), patch_path)
        visitor = _visitor(result)
        return AppHome(visitor, dict(result.response.headers))

    def patch_page(self, method: str, url: str, headers: Mapping[str, str]) -> PageReply:
        """The page that only fetches a new session token and then loads what `shopify-reload` names."""
        reply = self._app.app_home_patch_id_token(_request(method, headers, url)).response
        return PageReply(reply.status, dict(reply.headers), reply.body)

    def message(self, headers: Mapping[str, str], body: bytes) -> SignedMessage:
        """Verify a webhook or a POST callback over its raw body. Raises DoorClosed 401 when the signature is not good."""
        known = {name.lower(): value for name, value in headers.items()}
        if not known.get("x-shopify-hmac-sha256", known.get("shopify-hmac-sha256", "")).isascii():
            raise DoorClosed(401, "invalid_hmac", "The signature is no base64")
        try:
            request = _request("POST", headers, "https://app.invalid/", body.decode())
        except UnicodeDecodeError as error:
            raise DoorClosed(401, "invalid_hmac", "The body is no UTF-8, so Shopify cannot have sent it") from error
        result = self._app.verify_webhook_req(request)
        if not result.ok:
            # The library suggests 400 without a signature; the store review wants 401 for every one that is not good.
            raise DoorClosed(401, result.log.code, result.log.detail, body="Unauthorized")
        return SignedMessage(
            # Not the library's shop: it cuts .myshopify.com out wherever it stands.
            shop_domain=_shop(known.get("x-shopify-shop-domain") or known.get("shopify-shop-domain", "")),
            topic=known.get("x-shopify-topic", ""),
            webhook_id=known.get("x-shopify-webhook-id", ""),
            event_id=known.get("x-shopify-event-id", ""),
            api_version=known.get("x-shopify-api-version", ""),
            triggered_at=known.get("x-shopify-triggered-at", ""),
        )

    def callback(self, headers: Mapping[str, str], query: bytes) -> str:
        """The shop domain of a GET callback, whose signature may stand in either of two places.

        Which one Shopify uses today is not documented (platform notes, section 3): a header over the raw query
        string, or an `hmac` parameter over the others. Raises DoorClosed 401 when neither is good.
        """
        known = {name.lower(): value for name, value in headers.items()}
        params = _params(query)
        if not (self._query_signed(known.get("x-shopify-hmac-sha256", ""), query) or self._hmac_param_good(params)):
            raise DoorClosed(401, "invalid_hmac", "The callback carries no good signature", body="Unauthorized")
        shops = params.get("shop") or [known.get("x-shopify-shop-domain", "")]
        if len(shops) != 1:
            raise DoorClosed(401, "invalid_shop", "The callback names several shops")
        return _shop(shops[0])

    def _query_signed(self, signature: str, query: bytes) -> bool:
        wanted = signature.encode()
        made = (base64.b64encode(hmac.digest(secret.encode(), query, hashlib.sha256)) for secret in self._secrets)
        return any(hmac.compare_digest(one, wanted) for one in made)

    def _hmac_param_good(self, params: dict[str, list[str]]) -> bool:
        if len(params.get("hmac", ())) != 1:
            return False
        plain: dict[str, Any] = {name: found if name.endswith("[]") else found[0] for name, found in params.items()}
        return any(_signed_with(secret, plain) for secret in self._secrets)


def _request(method: str, headers: Mapping[str, str], url: str, body: str = "") -> RequestInput:
    return {"method": method, "headers": dict(headers), "url": url, "body": body}


def _params(query: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in parse_qsl(query.decode(errors="replace"), keep_blank_values=True):
        found.setdefault(name, []).append(value)
    return found


def _signed_with(secret: str, params: dict[str, Any]) -> bool:
    class Signed(shopify.Session):  # type: ignore[misc]  # ShopifyAPI has no types
        # ShopifyAPI keeps the secret in a class attribute: a class of its own keeps apps and secrets apart.
        pass

    Signed.secret = secret
    return bool(Signed.validate_hmac(params))


def _shop(domain: str) -> str:
    lowered = domain.lower()
    if not _SHOP.fullmatch(lowered):
        raise DoorClosed(401, "invalid_shop", f"{domain!r} is not the domain of a shop")
    return lowered


def _visitor(result: ResultWithExchangeableIdToken) -> Visitor:
    if not result.ok or result.id_token is None:
        reply = result.response
        raise DoorClosed(reply.status, result.log.code, result.log.detail, reply.headers, reply.body)
    claims = result.id_token.claims
    end, user = claims.get("exp"), claims.get("sub")
    hosts = [urlsplit(str(claims.get(name, ""))).hostname or "" for name in ("iss", "dest")]
    if isinstance(end, bool) or not isinstance(end, int | float) or not user or hosts[0] != hosts[1]:
        raise DoorClosed(401, "invalid_id_token", "The session token has no end, no user, or names two shops", _RETRY)
    return Visitor(_shop(hosts[1]), str(user), datetime.fromtimestamp(end, UTC), result.id_token.token)
