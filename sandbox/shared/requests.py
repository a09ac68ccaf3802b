"""Counts the outside calls a platform has answered since the start."""

from __future__ import annotations

import threading
from collections import Counter
from typing import Any


class RequestCounts:
    """Calls per operation, and the GraphQL points they took (Shopify only)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_operation: Counter[str] = Counter()
        self._points = 0

    def add(self, operation: str, points: int = 0) -> None:
        """One call was answered; `points` is its actual GraphQL cost."""
        with self._lock:
            self._by_operation[operation] += 1
            self._points += points

    def report(self) -> dict[str, Any]:
        """{"total", "by_operation": {name: count}, "graphql_points"}."""
        with self._lock:
            counts = dict(sorted(self._by_operation.items()))
            return {"total": sum(counts.values()), "by_operation": counts, "graphql_points": self._points}

    def clear(self) -> None:
        """Starts counting anew."""
        with self._lock:
            self._by_operation.clear()
            self._points = 0
