"""What goes wrong with a call of a stand-in, planned by the test: before its effect, after it, or somebody in between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sourcing.errors import (
    OutcomeUnknown,
    PlatformError,
    PlatformForbidden,
    PlatformRefused,
    PlatformThrottled,
    PlatformUnauthorized,
    PlatformUnreachable,
)


class Faults:
    """The calls of one stand-in, in the order they came, and what is planned for the next ones of each name."""

    def __init__(self, platform: str) -> None:
        self.platform = platform
        self.calls: list[str] = []
        self._before: dict[str, list[PlatformError]] = defaultdict(list)
        self._after: dict[str, list[PlatformError]] = defaultdict(list)
        self._during: dict[str, list[Callable[[], object]]] = defaultdict(list)

    def silence(self, operation: str, *, after: bool, times: int = 1) -> None:
        """No answer comes to an effect; `after`: although it took place."""
        error = OutcomeUnknown(self.platform, operation, "TIMEOUT", "no answer")
        (self._after if after else self._before)[operation] += [error] * times

    def unreachable(self, operation: str, times: int = 1) -> None:
        self._before[operation] += [PlatformUnreachable(self.platform, operation, "NO_CONNECTION", "nobody")] * times

    def refuse(self, operation: str, code: str) -> None:
        self._before[operation].append(PlatformRefused(self.platform, operation, code, "refused"))

    def forbid(self, operation: str) -> None:
        self._before[operation].append(PlatformForbidden(self.platform, operation, "InsufficientPermission", "no"))

    def throttle(self, operation: str, seconds: float) -> None:
        self._before[operation].append(PlatformThrottled(self.platform, operation, "THROTTLED", "slow down", seconds))

    def unauthorized(self, operation: str) -> None:
        self._before[operation].append(PlatformUnauthorized(self.platform, operation, "HTTP_401", "expired"))

    def during(self, operation: str, action: Callable[[], object], times: int = 1) -> None:
        """Somebody acts while the call is under way, after it was sent and before its answer is made."""
        self._during[operation] += [action] * times

    def count(self, operation: str) -> int:
        """How often it was called, whatever came of it."""
        return self.calls.count(operation)

    @contextmanager
    def around(self, operation: str) -> Iterator[None]:
        """Stands around every call of a stand-in."""
        self.calls.append(operation)
        if self._during[operation]:
            self._during[operation].pop(0)()
        if self._before[operation]:
            raise self._before[operation].pop(0)
        yield
        if self._after[operation]:
            raise self._after[operation].pop(0)
