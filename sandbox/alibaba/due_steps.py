"""What happens next to an order by itself, and when: one step per order, in the store, in sandbox time."""

from collections.abc import Iterator
from contextlib import contextmanager

from sandbox.shared.clock import SandboxClock
from sandbox.shared.store import Store


class DueSteps:
    """The steps that wait for the sandbox's clock."""

    def __init__(self, store: Store, clock: SandboxClock) -> None:
        self._store = store
        self._clock = clock
        self._as_of: int | None = None

    def plan(self, trade_id: str, step: str, after_seconds: float | None) -> None:
        """Do `step` after so many seconds, in place of what was planned; None plans nothing: it waits for a button."""
        if after_seconds is None:
            self.drop(trade_id)
            return
        start = int(self._clock.seconds() * 1000) if self._as_of is None else self._as_of
        at = start + int(after_seconds * 1000)
        self._store.put("due", trade_id, {"trade_id": trade_id, "step": step, "at": at}, rank=at)

    def drop(self, trade_id: str) -> None:
        """Nothing happens to this order by itself any more."""
        self._store.delete("due", trade_id)

    @contextmanager
    def as_of(self, moment: int) -> Iterator[None]:
        """Within this, plans start at that moment (sandbox milliseconds): a long leap of time walks the whole way.

        Only to be entered within a `store.change()`, which keeps everybody else from planning meanwhile.
        """
        self._as_of = moment
        try:
            yield
        finally:
            self._as_of = None

    def next_ripe(self) -> tuple[str, str, int] | None:
        """The trade id, the step that is longest overdue and when it was due, or None."""
        now = int(self._clock.seconds() * 1000)
        ripe = self._store.find("due", before=now + 1, limit=1)
        return (ripe[0]["trade_id"], ripe[0]["step"], ripe[0]["at"]) if ripe else None
