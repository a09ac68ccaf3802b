"""One signed call to the gateway, and what its answer means (platform notes, sections 1 and 4)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import urlencode

from platforms.alibaba.codes import error_for, inner_error
from platforms.alibaba.signing import sign
from platforms.http import Channel, Outgoing, Reply
from platforms.reading import Json
from sourcing.errors import PlatformThrottled

T = TypeVar("T")

API_BASE = "https://openapi-api.alibaba.com/rest"


class Gateway:
    """Calls the gateway for one app. `now` tells the time that requests are stamped with (accepted ± 7,200 s)."""

    def __init__(
        self,
        channel: Channel,
        app_key: str,
        app_secret: str,
        *,
        base: str = API_BASE,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._channel = channel
        self._app_key = app_key
        self._app_secret = app_secret
        self._base = base.rstrip("/")
        self.now = now

    def call(
        self,
        path: str,
        params: Mapping[str, Any],
        read: Callable[[Json], T],
        *,
        token: str | None = None,
        effect: bool = False,
        method: str = "POST",
    ) -> T:
        """Send `params` (objects and lists travel as JSON text) and hand the good answer to `read`.

        Raises PlatformError subclasses; an effect without a usable answer is OutcomeUnknown.
        """
        signed = self._signed(path, params, token)
        outgoing = Outgoing("GET", f"{self._base}{path}?{urlencode(signed)}")
        if method == "POST":
            headers = {"Content-Type": "application/x-www-form-urlencoded;charset=utf-8"}
            outgoing = Outgoing("POST", f"{self._base}{path}", headers, urlencode(signed).encode())
        return self._channel.ask(path, outgoing, lambda reply: read(_good(reply)), effect=effect)

    def _signed(self, path: str, params: Mapping[str, Any], token: str | None) -> dict[str, str]:
        sent = {name: _as_text(value) for name, value in params.items() if value is not None}
        sent |= {
            "app_key": self._app_key,
            "timestamp": f"{int(self.now().timestamp())}000",
            "sign_method": "sha256",
            "format": "json",
        }
        if token is not None:
            sent["access_token"] = token
        return {**sent, "sign": sign(path, sent, self._app_secret)}


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _good(reply: Reply) -> Json:
    if reply.status == 429:
        wait = reply.retry_after(1.0)
        raise PlatformThrottled(reply.platform, reply.operation, "HTTP_429", "Too many requests", wait)
    if reply.status >= 500 or 300 <= reply.status < 400:
        raise reply.unusable(f"HTTP_{reply.status}", reply.text[:200])
    # Errors come with HTTP 200 on the sibling gateways; whether they do here is not confirmed, so any status is read.
    body: Json = without_null_words(reply.json_object())
    _check(reply, body)
    if reply.status != 200:
        raise reply.unusable(f"HTTP_{reply.status}", "an answer without an error code")
    inner = body.get("result")
    if isinstance(inner, dict):
        _check_inner(reply, inner)
    return body


def _check(reply: Reply, body: Json) -> None:
    wrapped = body.get("error_response")
    said = wrapped if isinstance(wrapped, dict) else body
    code = str(said.get("sub_code") or said.get("code") or "")
    if not code and wrapped is None:
        raise reply.unusable("MISSING_FIELD", "an answer without a code")
    if wrapped is None and code == "0":
        return
    raise error_for(reply, code, str(said.get("type") or ""), _message(said))


def _check_inner(reply: Reply, inner: Json) -> None:
    # "0" outside and 400 or 500 inside happens; inner success is "200" or "00".
    code = inner.get("result_code")
    if code is not None and str(code) not in {"200", "00"}:
        raise inner_error(reply, str(code), str(inner.get("result_msg") or _message(inner)))


def _message(said: Json) -> str:
    return str(said.get("sub_msg") or said.get("message") or said.get("msg") or "no message")


def without_null_words(value: Any) -> Any:
    """The same JSON with the text "null" turned into null: the gateway writes absent values so."""
    if isinstance(value, dict):
        return {name: without_null_words(item) for name, item in value.items()}
    if isinstance(value, list):
        return [without_null_words(item) for item in value]
    return None if value == "null" else value
