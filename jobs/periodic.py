"""All periodic jobs, in one table. The polls themselves are rows with a due time; the sweep rings for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jobs import entries


@dataclass(frozen=True, slots=True)
class Periodic:
    """A job and how often it runs, in seconds."""

    job: Callable[..., None]
    every: int


PERIODIC = (
    # Finds whatever is due and was not rung for: lost rings, emptied Redis, dead workers, polls, waits that are over.
    Periodic(entries.sweep, 2),
)
