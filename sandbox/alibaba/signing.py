"""Alibaba.com's two signatures, written for the sandbox alone from the public description."""

import hmac
from collections.abc import Mapping
from hashlib import sha256


def request_signature(api_path: str, params: Mapping[str, str], app_secret: str) -> str:
    """Sign a gateway request: upper-case hex of HMAC-SHA256 over the path and the sorted, unencoded parameters.

    `params` are all that were sent; a `sign` among them is left out. Source: platform facts, section 1.
    """
    names = sorted(name for name in params if name != "sign")
    text = api_path + "".join(name + params[name] for name in names)
    return _hex(app_secret, text.encode()).upper()


def message_signature(app_key: str, body: bytes, app_secret: str) -> str:
    """Sign a push message: lower-case hex of HMAC-SHA256 over the app key and the raw body (section 3.5)."""
    return _hex(app_secret, app_key.encode() + body)


def _hex(secret: str, content: bytes) -> str:
    return hmac.new(secret.encode(), content, sha256).hexdigest()
