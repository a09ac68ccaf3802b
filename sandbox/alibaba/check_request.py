"""What the gateway checks before an API sees a request: parameters, app key, clock, signature (platform facts, 1 and 4)."""

import hmac
from collections.abc import Mapping
from datetime import UTC, datetime

from sandbox.alibaba.refusals import RefusedError, invalid, missing
from sandbox.alibaba.signing import request_signature
from sandbox.alibaba.stamps import now_ms

CLOCK_TOLERANCE_SECONDS = 7200
REQUIRED = ("app_key", "timestamp", "sign_method", "sign")


def check_request(api_path: str, params: Mapping[str, str], app_key: str, app_secret: str) -> None:
    """Pass a request that the app really signed just now; otherwise raise RefusedError."""
    for name in REQUIRED:
        if not params.get(name):
            raise missing(name)
    if params["app_key"] != app_key:
        raise RefusedError("InvalidAppKey", "The specified app key is invalid")
    if params["sign_method"] != "sha256":
        raise RefusedError("UnsupportedSignMethod", "The sign method is not supported: sha256 is")
    if abs(now_ms() - _timestamp(params["timestamp"])) > CLOCK_TOLERANCE_SECONDS * 1000:
        raise RefusedError("InvalidTimestamp", f"The timestamp is more than {CLOCK_TOLERANCE_SECONDS} seconds off")
    expected = request_signature(api_path, params, app_secret)
    if not hmac.compare_digest(expected.encode(), params["sign"].encode()):
        raise RefusedError("IncompleteSignature", "The request signature does not conform to platform standards")


def _timestamp(text: str) -> int:
    if text.isdigit():
        return int(text)
    try:
        return int(datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC).timestamp() * 1000)
    except ValueError as error:
        raise invalid("timestamp", "it is neither milliseconds since 1970 nor a UTC date and time") from error
