"""Alibaba.com's two signatures (platform notes, sections 1 and 3.5)."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping


def sign(api_path: str, params: Mapping[str, str], app_secret: str) -> str:
    """The `sign` of a gateway request: upper-case hex HMAC-SHA256 of the path and every name and value, sorted by name.

    `params` are the unencoded values exactly as they are sent, without `sign`.
    """
    joined = api_path + "".join(f"{name}{params[name]}" for name in sorted(params))
    return hmac.digest(app_secret.encode(), joined.encode(), hashlib.sha256).hex().upper()


def sign_push(app_key: str, body: bytes, app_secret: str) -> str:
    """The Authorization header of a pushed message: lower-case hex HMAC-SHA256 of the app key and the raw body."""
    return hmac.digest(app_secret.encode(), app_key.encode() + body, hashlib.sha256).hex()
