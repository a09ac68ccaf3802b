"""What tests of races share: acting once, waiting for a lock to be waited for, counting attempts."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import func, select, text

from sourcing.db import db
from sourcing.errors import OutcomeUnknown
from sourcing.purchasing.model import Attempt
from sourcing.transaction import reading
from tests.money.town import Town

SILENCE = OutcomeUnknown("alibaba", "any", "TIMEOUT", "silence")


def once(town: Town, act: Callable[[], object]) -> Callable[[], None]:
    """Somebody else does this, the first time that it is called."""
    left = [act]

    def run() -> None:
        if left:
            town.meanwhile(left.pop())

    return run


def until_somebody_waits(town: Town) -> None:
    """Until a connection waits for a lock that another one holds."""
    with db.engine.connect() as connection:
        for _ in range(20_000):
            if connection.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
                return
            connection.rollback()
    raise AssertionError("nobody waits")


def attempts(effect: str) -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(Attempt).where(Attempt.effect == effect)) or 0
