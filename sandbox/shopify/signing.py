"""Shopify's signatures, written for the sandbox alone: webhooks, callbacks, session tokens, queries."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any


class BadToken(ValueError):
    """A session token is malformed, wrongly signed, expired or meant for another app; the message says which."""


def body_signature(secret: str, body: bytes) -> str:
    """Base64 HMAC-SHA256 of the raw body, as in X-Shopify-Hmac-Sha256."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def query_signature(secret: str, parameters: Mapping[str, str]) -> str:
    """Hex HMAC-SHA256 over the sorted `k=v` joined with `&`, without `hmac` itself."""
    text = "&".join(f"{key}={parameters[key]}" for key in sorted(parameters) if key != "hmac")
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


def session_token(secret: str, claims: Mapping[str, Any]) -> str:
    """A JWT signed with HS256."""
    head = _encode(json.dumps({"alg": "HS256", "typ": "JWT"}, separators=(",", ":")).encode())
    body = _encode(json.dumps(dict(claims), separators=(",", ":")).encode())
    return f"{head}.{body}.{_encode(_sign(secret, f'{head}.{body}'))}"


def read_session_token(secret: str, token: str, client_id: str, shop: str, now: float) -> dict[str, Any]:
    """The claims of a session token for this app and shop (`x.myshopify.com`); `now` in seconds. Raises BadToken."""
    parts = token.split(".")
    if len(parts) != 3:
        raise BadToken("the token is not a JWT of three parts")
    head, claims = _json(parts[0]), _json(parts[1])
    if head.get("alg") != "HS256":
        raise BadToken("the token is not signed with HS256")
    if not hmac.compare_digest(_decode(parts[2]), _sign(secret, f"{parts[0]}.{parts[1]}")):
        raise BadToken("the signature of the token is wrong")
    if claims.get("aud") != client_id:
        raise BadToken("the token was made for another app")
    if claims.get("dest") != f"https://{shop}" or claims.get("iss") != f"https://{shop}/admin":
        raise BadToken("the token was made for another shop")
    leeway = 10
    if float(claims.get("exp", 0)) + leeway < now or float(claims.get("nbf", 0)) - leeway > now:
        raise BadToken("the token has expired or is not valid yet")
    return claims


def _sign(secret: str, text: str) -> bytes:
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        raise BadToken("the token is not base64url") from None


def _json(text: str) -> dict[str, Any]:
    try:
        value = json.loads(_decode(text))
    except ValueError:
        raise BadToken("the token does not hold JSON") from None
    if not isinstance(value, dict):
        raise BadToken("the token does not hold an object")
    return value
