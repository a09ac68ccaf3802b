"""One transaction per request or job: the only place that commits, and the place from which jobs leave."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import CursorResult, Result
from sqlalchemy.orm import Session

from sourcing.db import db
from sourcing.ports import Doorbell


class Transaction:
    """What is to happen once the rows are safe."""

    def __init__(self) -> None:
        self._rings: dict[tuple[str, tuple[int, ...]], None] = {}

    def ring(self, job: str, *ids: int) -> None:
        """Have a worker look at once; sent after the commit, dropped on rollback, the same ring only once."""
        self._rings[(job, ids)] = None

    def send(self, doorbell: Doorbell) -> None:
        """Ring all that was asked for."""
        for job, ids in self._rings:
            doorbell.ring(job, *ids)


@contextmanager
def transaction(doorbell: Doorbell) -> Iterator[Transaction]:
    """Commit what the block did, or roll it back when it raises; then ring the doorbell.

    Not to be nested: the inner one would commit the outer one's half of the work. RuntimeError when it is.
    """
    session = db.session()
    if session.info.get("open"):
        raise RuntimeError("a transaction is already open")
    session.info["open"] = True
    pending = Transaction()
    try:
        yield pending
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info["open"] = False
        session.close()
    pending.send(doorbell)


@contextmanager
def reading() -> Iterator[Session]:
    """A look at the rows as they stand, without holding up writers (SQLite lets one writer at a time)."""
    session = db.session()
    if session.info.get("open"):
        yield session
        return
    session.info["open"] = True
    try:
        session.connection(execution_options={"reads_only": True})
        yield session
    finally:
        session.info["open"] = False
        session.rollback()
        session.close()


def hit(result: Result[tuple[()]] | Result[object]) -> bool:
    """Whether a compare-and-swap UPDATE found its row."""
    return isinstance(result, CursorResult) and result.rowcount == 1
