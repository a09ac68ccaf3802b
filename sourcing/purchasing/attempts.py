"""Attempts at effects: written before the call, completed after it."""

from __future__ import annotations

from datetime import datetime

from sourcing.db import db
from sourcing.errors import PlatformError
from sourcing.purchasing.model import Attempt


def begin_attempt(shop_id: int, subject: str, subject_id: int, effect: str, key: str, now: datetime) -> int:
    """Write down that an effect is about to be asked for; answers the attempt's id. Commit before the call."""
    attempt = Attempt(shop_id=shop_id, subject=subject, subject_id=subject_id, effect=effect, key=key, started_at=now)
    db.session.add(attempt)
    db.session.flush()
    return attempt.id


def end_attempt(attempt_id: int, outcome: str, now: datetime, error: PlatformError | None = None) -> None:
    """Write down what came of it: "done", "refused" or "unknown"."""
    attempt = db.session.get_one(Attempt, attempt_id)
    attempt.outcome, attempt.ended_at = outcome, now
    if error is not None:
        attempt.code, attempt.message = error.code[:64], error.message[:1000]


def outcome_of(error: PlatformError) -> str:
    """The word for a failed attempt: "unknown" when the effect may have happened, else "refused"."""
    return "unknown" if error.may_have_happened else "refused"
