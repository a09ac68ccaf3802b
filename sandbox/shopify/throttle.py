"""The leaky bucket of points per shop: 2,000 at 100 per second, restored by real time."""

from __future__ import annotations

import threading
import time
from typing import Any

CAPACITY = 2_000
RESTORE_RATE = 100


class Buckets:
    """One bucket per shop (and the one app)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._levels: dict[str, tuple[float, float]] = {}

    def take(self, shop: str, points: int) -> bool:
        """Takes the points at once; False, and nothing taken, when there are too few."""
        with self._lock:
            level = self._level(shop)
            enough = level >= points
            self._levels[shop] = (level - points if enough else level, time.monotonic())
            return enough

    def give_back(self, shop: str, points: int) -> None:
        """What was asked for but not used."""
        with self._lock:
            self._levels[shop] = (min(CAPACITY, self._level(shop) + points), time.monotonic())

    def drain(self, shop: str) -> None:
        """Empties the bucket, as a burst of another part of the app would."""
        with self._lock:
            self._levels[shop] = (0.0, time.monotonic())

    def refill(self) -> None:
        """All buckets full again, as at the start."""
        with self._lock:
            self._levels.clear()

    def status(self, shop: str) -> dict[str, Any]:
        """`throttleStatus` of the answer's extensions."""
        with self._lock:
            available = int(self._level(shop))
        return {"maximumAvailable": CAPACITY, "currentlyAvailable": available, "restoreRate": RESTORE_RATE}

    def _level(self, shop: str) -> float:
        level, at = self._levels.get(shop, (float(CAPACITY), time.monotonic()))
        return min(float(CAPACITY), level + (time.monotonic() - at) * RESTORE_RATE)
