"""The only way a purchase changes its state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import update

from sourcing.alerts.due import look_due
from sourcing.db import db
from sourcing.purchasing.gate import lock_order
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.stage import refresh_stage
from sourcing.purchasing.states import may_follow
from sourcing.transaction import hit


class ForbiddenMove(AssertionError):
    """The program asked for a change of state that the table does not allow."""


def move(purchase: Purchase, before: str | Sequence[str], after: str, now: datetime, **values: Any) -> bool:
    """Change the state if it is still `before` (or one of them); False when somebody was faster.

    `values` are further columns, set in the same statement. Raises ForbiddenMove against the table of states.
    """
    allowed = [before] if isinstance(before, str) else list(before)
    for state in allowed:
        if not may_follow(state, after):
            raise ForbiddenMove(f"{state} -> {after}")
    lock_order(purchase.order_id)
    db.session.flush()
    statement = (
        update(Purchase)
        .where(Purchase.id == purchase.id, Purchase.state.in_(allowed))
        .values(state=after, state_at=now, alert_due=look_due(after, now), **values)
        .execution_options(synchronize_session=False)
    )
    moved = hit(db.session.execute(statement))
    db.session.refresh(purchase)
    if moved:
        refresh_stage(purchase.order_id)
    return moved
