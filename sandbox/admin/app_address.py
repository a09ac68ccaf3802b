"""The address at which the admin opens the app inside its frame."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import time
from urllib.parse import quote, urlencode

from sandbox.shared.settings import Settings

LOCALES = ("en", "hu")


class AddressRefusedError(ValueError):
    """The wish for an address makes no sense; the message says what is wrong."""


def app_address(settings: Settings, handle: str, admin_host: str, path: str, locale: str, id_token: str) -> str:
    """The app's URL for `path`, with the parameters Shopify adds to a document load, signed by the client secret.

    `admin_host` is host:port of the admin as the browser sees it. The `hmac` is the hex HMAC-SHA256 over the sorted
    `k=v` pairs joined by `&` (public fact of the platform). Raises AddressRefusedError for a foreign path or locale.
    """
    if not path.startswith("/") or path.startswith("//") or "\\" in path:
        raise AddressRefusedError(
            f"path is {path!r}: give a path of the app that starts with one slash, such as /orders"
        )
    if locale not in LOCALES:
        raise AddressRefusedError(f"locale is {locale!r}: give one of {', '.join(LOCALES)}")
    host = base64.b64encode(f"{admin_host}/store/{handle}".encode()).decode().rstrip("=")
    signed = {
        "embedded": "1",
        "shop": f"{handle}.myshopify.com",
        "host": host,
        "locale": locale,
        "timestamp": str(int(time.time())),
        "session": secrets.token_hex(32),
        "id_token": id_token,
    }
    place, _, fragment = path.partition("#")
    page, _, own = place.partition("?")
    query = "&".join(part for part in (own, urlencode({**signed, "hmac": query_hmac(settings, signed)})) if part)
    return f"{settings.app_url}{quote(page, safe='/%:@-._~')}?{query}" + (f"#{fragment}" if fragment else "")


def query_hmac(settings: Settings, parameters: dict[str, str]) -> str:
    """Hex HMAC-SHA256 of the parameters, keyed by the app's client secret."""
    message = "&".join(f"{name}={parameters[name]}" for name in sorted(parameters))
    return hmac.new(settings.shopify_client_secret.encode(), message.encode(), hashlib.sha256).hexdigest()
