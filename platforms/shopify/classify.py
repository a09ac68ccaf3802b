"""What the Admin API's answer means: data, or one of our errors. Facts: Shopify platform notes, sections 2.10 and 7."""

from __future__ import annotations

import math
from typing import Any

from platforms.http import Reply
from platforms.reading import Json
from sourcing.errors import (
    PlatformError,
    PlatformForbidden,
    PlatformRefused,
    PlatformThrottled,
    PlatformUnauthorized,
)

_RETRY_OTHERWISE_SECONDS = 2.0
# The work may have been begun when these are said, so they are no refusals.
_INTERNAL_CODES = {"INTERNAL_SERVER_ERROR", "TIMEOUT", "SERVICE_UNAVAILABLE"}


def data_of(reply: Reply) -> Json:
    """The `data` of a good answer, with the points it cost noted in `reply`. Raises PlatformError subclasses."""
    check_status(reply)
    body = reply.json_object()
    reply.points = _points(body)
    errors = body.get("errors")
    if errors:
        raise _top_level(reply, body, errors)
    data = body.get("data")
    if not isinstance(data, dict):
        raise reply.unusable("MISSING_FIELD", "an answer without data and without errors")
    for field, payload in data.items():
        _check_user_errors(reply, field, payload)
    return data


def check_status(reply: Reply) -> None:
    """Raise the error that the HTTP status stands for; nothing on 200."""
    status = reply.status
    if status == 200:
        return
    said = f"HTTP {status}: {reply.text[:200]}"
    if status == 401:
        raise PlatformUnauthorized(reply.platform, reply.operation, "HTTP_401", said)
    if status == 403:
        raise PlatformForbidden(reply.platform, reply.operation, "HTTP_403", said)
    if status == 429:
        wait = reply.retry_after(_RETRY_OTHERWISE_SECONDS)
        raise PlatformThrottled(reply.platform, reply.operation, "HTTP_429", said, wait)
    if 400 <= status < 500:
        raise PlatformRefused(reply.platform, reply.operation, f"HTTP_{status}", said)
    raise reply.unusable(f"HTTP_{status}", said)


def throttle_wait(cost: Json) -> float:
    """Seconds until the bucket holds what was asked for: (requested - available) / restore rate, at least 0.1.

    `cost` is `extensions.cost` of the answer; 1 second when it does not tell.
    """
    status = _object(cost, "throttleStatus")
    requested, available = _amount(cost, "requestedQueryCost"), _amount(status, "currentlyAvailable")
    rate, most = _amount(status, "restoreRate"), _amount(status, "maximumAvailable")
    if requested is None or available is None or not rate:
        return 1.0
    # More than the bucket can hold will never be there: waiting for a full one is all that can be done.
    wanted = requested if most is None else min(requested, most)
    return max(0.1, math.ceil((wanted - available) / rate * 10) / 10)


def _points(body: Json) -> int:
    return int(_amount(_cost(body), "actualQueryCost") or 0)


def _cost(body: Json) -> Json:
    return _object(_object(body, "extensions"), "cost")


def _object(source: Json, key: str) -> Json:
    found = source.get(key)
    return found if isinstance(found, dict) else {}


def _amount(source: Json, key: str) -> float | None:
    found = source.get(key)
    return None if isinstance(found, bool) or not isinstance(found, int | float) else float(found)


def _top_level(reply: Reply, body: Json, errors: Any) -> PlatformError:
    first = errors[0] if isinstance(errors, list) else errors
    extensions = first.get("extensions") if isinstance(first, dict) else None
    code = str((extensions or {}).get("code") or "GRAPHQL_ERROR")
    message = str(first.get("message") if isinstance(first, dict) else first)
    if code == "THROTTLED":
        return PlatformThrottled(reply.platform, reply.operation, code, message, throttle_wait(_cost(body)))
    # A mutation may have been done although a field of its answer was denied: then its own field is not null.
    if code in _INTERNAL_CODES or (reply.effect and any((body.get("data") or {}).values())):
        return reply.unusable(code, message)
    if code == "ACCESS_DENIED":
        return PlatformForbidden(reply.platform, reply.operation, code, message)
    return PlatformRefused(reply.platform, reply.operation, code, message)


def _check_user_errors(reply: Reply, field: str, payload: Any) -> None:
    errors = payload.get("userErrors") if isinstance(payload, dict) else None
    if not errors:
        return
    said = "; ".join(f"{'.'.join(error.get('field') or [field])}: {error.get('message')}" for error in errors)
    raise PlatformRefused(reply.platform, reply.operation, str(errors[0].get("code") or "USER_ERROR"), said)
