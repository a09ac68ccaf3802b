"""The one place where a platform is called over HTTP: pooled, with timeouts, counted, and every failure classed."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

import httpx

from platforms.reading import Json, MissingField
from sourcing.errors import (
    OutcomeUnknown,
    PlatformError,
    PlatformForbidden,
    PlatformRefused,
    PlatformThrottled,
    PlatformUnauthorized,
    PlatformUnreachable,
)

T = TypeVar("T")

# Raised before a byte of the request left: what was asked for cannot have happened.
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.InvalidURL)

_OUTCOMES: tuple[tuple[type[PlatformError], str], ...] = (
    (PlatformRefused, "refused"),
    (PlatformThrottled, "throttled"),
    (PlatformUnreachable, "unreachable"),
    (PlatformUnauthorized, "unauthorized"),
    (PlatformForbidden, "forbidden"),
    (OutcomeUnknown, "unknown"),
)


class CallCounter(Protocol):
    """Told of every call once it is over."""

    def __call__(self, platform: str, operation: str, outcome: str, seconds: float, points: int) -> None:
        """`outcome` is "done" or the kind of error; `points` are GraphQL points."""


def count_nothing(platform: str, operation: str, outcome: str, seconds: float, points: int) -> None:
    """The counter of those who do not count."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A request, complete: `url` with its query string, `body` as it goes over the wire."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


@dataclass(slots=True)
class Reply:
    """What came back. `points` is set by whoever reads a GraphQL cost in it."""

    platform: str
    operation: str
    effect: bool
    status: int
    headers: httpx.Headers
    text: str
    points: int = 0

    def json_object(self) -> Json:
        """The body as a JSON object. Raises what `unusable` gives when it is anything else, e.g. an HTML page."""
        try:
            found = json.loads(self.text)
        except ValueError as error:
            raise self.unusable("NOT_JSON", f"HTTP {self.status} without JSON: {self.text[:80]!r}") from error
        if not isinstance(found, dict):
            raise self.unusable("NOT_JSON", f"HTTP {self.status} with JSON that is no object")
        return found

    def unusable(self, code: str, message: str) -> PlatformError:
        """The error for an answer that tells nothing: OutcomeUnknown for an effect, PlatformUnreachable for a read."""
        kind = OutcomeUnknown if self.effect else PlatformUnreachable
        return kind(self.platform, self.operation, code, message)

    def retry_after(self, otherwise: float) -> float:
        """The seconds of the Retry-After header, or `otherwise` when there is none that can be read."""
        try:
            return max(0.0, float(self.headers.get("retry-after", "")))
        except ValueError:
            return otherwise


class Channel:
    """One platform's connections. `addresses` sends hosts elsewhere, keeping their Host header: for development,
    {".myshopify.com": "http://127.0.0.1:8100"}; a key that begins with a dot stands for every host that ends so.
    """

    def __init__(
        self,
        platform: str,
        *,
        connect_seconds: float = 3.0,
        read_seconds: float = 10.0,
        addresses: Mapping[str, str] | None = None,
        count: CallCounter = count_nothing,
        connections: int = 20,
    ) -> None:
        self.platform = platform
        self._timeout = httpx.Timeout(read_seconds, connect=connect_seconds)
        self._limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
        self._addresses = dict(addresses or {})
        self._count = count
        self._lock = threading.Lock()
        self._client: httpx.Client | None = None
        self._owner = 0

    def ask(self, operation: str, outgoing: Outgoing, read: Callable[[Reply], T], *, effect: bool) -> T:
        """Send and hand the reply to `read`, whose result is returned.

        Raises PlatformError subclasses only: PlatformUnreachable when nothing was sent; when no usable answer came,
        OutcomeUnknown for an effect and PlatformUnreachable for a read; and whatever `read` raises of them.
        """
        started = time.monotonic()
        outcome, points = "done", 0
        try:
            reply = self._send(operation, outgoing, effect)
            try:
                return read(reply)
            except MissingField as error:
                raise reply.unusable("MISSING_FIELD", str(error)) from error
            finally:
                points = reply.points
        except PlatformError as error:
            outcome = next(word for kind, word in _OUTCOMES if isinstance(error, kind))
            raise
        finally:
            self._count(self.platform, operation, outcome, time.monotonic() - started, points)

    def close(self) -> None:
        """Give the connections back."""
        with self._lock:
            if self._client is not None:
                self._client.close()
            self._client = None

    def _send(self, operation: str, outgoing: Outgoing, effect: bool) -> Reply:
        try:
            response = self._pool().request(
                outgoing.method, outgoing.url, headers=dict(outgoing.headers), content=outgoing.body
            )
        except _NEVER_SENT as error:
            raise PlatformUnreachable(self.platform, operation, "NO_CONNECTION", str(error)) from error
        except httpx.RequestError as error:
            kind = OutcomeUnknown if effect else PlatformUnreachable
            code = "TIMEOUT" if isinstance(error, httpx.TimeoutException) else "CONNECTION_LOST"
            raise kind(self.platform, operation, code, str(error) or type(error).__name__) from error
        return Reply(self.platform, operation, effect, response.status_code, response.headers, response.text)

    def _pool(self) -> httpx.Client:
        with self._lock:
            # A worker forks per job: connections opened by the parent must not be spoken on by the child as well.
            if self._client is None or self._owner != os.getpid():
                transport = _Elsewhere(self._addresses, self._limits) if self._addresses else None
                self._client = httpx.Client(timeout=self._timeout, limits=self._limits, transport=transport)
                self._owner = os.getpid()
            return self._client


class _Elsewhere(httpx.HTTPTransport):
    """Connects to another address than the URL names; the Host header stays, as it was set from the URL before."""

    def __init__(self, addresses: Mapping[str, str], limits: httpx.Limits) -> None:
        super().__init__(limits=limits)
        self._addresses = {host: httpx.URL(target) for host, target in addresses.items()}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send to the mapped address if the host has one, else where the URL says."""
        target = self._target(request.url.host)
        if target is not None:
            request.url = request.url.copy_with(scheme=target.scheme, host=target.host, port=target.port)
        return super().handle_request(request)

    def _target(self, host: str) -> httpx.URL | None:
        for known, target in self._addresses.items():
            if host == known or (known.startswith(".") and host.endswith(known)):
                return target
        return None
