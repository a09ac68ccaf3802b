"""Signatures made as the two platforms make them, from their documents alone."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from typing import Any

CLIENT_ID = "sandbox-client-id"
# As long as Shopify's own: shorter keys make the token library warn.
SECRET = "client-secret-of-the-tests-0123456789"
SHOP = "demo-shop.myshopify.com"


def session_token(shop: str = SHOP, secret: str = SECRET, **claims: Any) -> str:
    now = int(time.time())
    whole = {
        "iss": f"https://{shop}/admin",
        "dest": f"https://{shop}",
        "aud": CLIENT_ID,
        "sub": "42",
        "exp": now + 60,
        "nbf": now - 1,
        "iat": now - 1,
        "jti": "5f2c",
        "sid": "a1b2",
        **claims,
    }
    claimed = {name: value for name, value in whole.items() if value is not None}
    signed = f"{_part({'alg': 'HS256', 'typ': 'JWT'})}.{_part(claimed)}"
    return f"{signed}.{_url_safe(hmac.digest(secret.encode(), signed.encode(), hashlib.sha256))}"


def _part(values: dict[str, Any]) -> str:
    return _url_safe(json.dumps(values).encode())


def _url_safe(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def bearer(**wanted: Any) -> dict[str, str]:
    return {"Authorization": f"Bearer {session_token(**wanted)}"}


def webhook_headers(body: bytes, *, secret: str = SECRET, shop: str = SHOP, **more: str) -> dict[str, str]:
    signature = base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()
    return {
        "X-Shopify-Hmac-Sha256": signature,
        "X-Shopify-Shop-Domain": shop,
        "X-Shopify-Topic": "orders/paid",
        "X-Shopify-Webhook-Id": "delivery-1",
        "X-Shopify-Triggered-At": "2026-11-20T10:00:00.123456789Z",
        "Content-Type": "application/json",
        **more,
    }


def push_headers(body: bytes, secret: str = "sandbox-app-secret") -> dict[str, str]:
    signed = hmac.new(secret.encode(), b"500100" + body, hashlib.sha256).hexdigest()
    return {"Authorization": signed, "Content-Type": "application/json"}


def query_headers(query: str, *, secret: str = SECRET, shop: str = SHOP) -> dict[str, str]:
    """A callback by GET whose signature stands in a header, over the query as it is sent."""
    signature = base64.b64encode(hmac.digest(secret.encode(), query.encode(), hashlib.sha256)).decode()
    return {"X-Shopify-Hmac-Sha256": signature, "X-Shopify-Shop-Domain": shop}


def hmac_of(params: dict[str, str | list[str]], *, secret: str = SECRET) -> str:
    """The `hmac` parameter of a callback: over the others, decoded, sorted, lists as Shopify writes them."""
    pairs = [
        f"{name.removesuffix('[]')}={json.dumps(value) if isinstance(value, list) else value}"
        for name, value in params.items()
    ]
    return hmac.digest(secret.encode(), "&".join(sorted(pairs)).encode(), hashlib.sha256).hex()
