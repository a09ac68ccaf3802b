"""Keep an order's stage in line with its purchases."""

from __future__ import annotations

from sqlalchemy import select

from sourcing.db import db
from sourcing.orders.model import Order
from sourcing.orders.stages import stage_of
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.states import STATES


def refresh_stage(order_id: int) -> None:
    """Work out the order's stage anew from its purchases, in the open transaction."""
    db.session.flush()
    order = db.session.get_one(Order, order_id)
    states = db.session.scalars(select(Purchase.state).where(Purchase.order_id == order_id)).all()
    stages = [STATES[state].stage for state in states]
    order.stage = stage_of(stages, has_problems=bool(order.problems), cancelled=order.cancelled_at is not None)
