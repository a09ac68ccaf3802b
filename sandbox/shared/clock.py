"""The time of one pretended platform: it may run faster than the world's, and can be advanced."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime

from sandbox.shared.store import Store


def iso(moment: datetime) -> str:
    """ISO 8601 in UTC with whole seconds, as `2026-11-24T08:00:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class SandboxClock:
    """Starts at the real time; each platform has its own. How far it was advanced is kept in the store."""

    def __init__(self, rate: float = 1.0, store: Store | None = None) -> None:
        self._lock = threading.Lock()
        self._rate = rate
        self._store = store
        kept = store.get("clock", "clock") if store else None
        self._base = time.time() + (float(kept["ahead"]) if kept else 0.0)
        self._since = time.monotonic()

    @property
    def rate(self) -> float:
        """Sandbox seconds per real second."""
        return self._rate

    def seconds(self) -> float:
        """Sandbox seconds since 1970, UTC."""
        with self._lock:
            return self._read()

    def now(self) -> datetime:
        """The sandbox's time, UTC."""
        return datetime.fromtimestamp(self.seconds(), UTC)

    def advance(self, seconds: float) -> None:
        """Lets that many seconds pass at once; raises ValueError for a negative number: time does not go back."""
        if seconds < 0:
            raise ValueError("advance_seconds is negative: the sandbox's time only goes forward")
        with self._lock:
            self._base = self._read() + seconds
            self._since = time.monotonic()
        self._keep()

    def set_rate(self, rate: float) -> None:
        """From now on this many sandbox seconds pass per real second (0 stands still)."""
        if not 0 <= rate <= 1_000_000:
            raise ValueError("rate must be from 0 to 1000000 sandbox seconds per real second")
        with self._lock:
            self._base = self._read()
            self._since = time.monotonic()
            self._rate = rate
        self._keep()

    def _read(self) -> float:
        return self._base + (time.monotonic() - self._since) * self._rate

    def _keep(self) -> None:
        if self._store:
            self._store.put("clock", "clock", {"ahead": self.seconds() - time.time()})
