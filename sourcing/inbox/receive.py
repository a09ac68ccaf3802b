"""Store a message once, so that it can be answered at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy.dialects import postgresql, sqlite

from sourcing.db import db
from sourcing.inbox.model import InboxMessage
from sourcing.outside import Outside
from sourcing.transaction import transaction


@dataclass(frozen=True, slots=True)
class Received:
    """A message whose signature was verified. `key` tells one delivery from another; `body` is the raw text."""

    source: Literal["shopify", "callback", "alibaba"]
    key: str
    account: str
    topic: str
    body: str
    triggered_at: datetime | None


def receive(outside: Outside, message: Received) -> bool:
    """Store the message durably and have a worker look at it; False when the same delivery was stored before."""
    now = outside.clock.now()
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    with transaction(outside.doorbell) as tx:
        statement = insert(InboxMessage).values(
            source=message.source,
            key=_fit(message.key, 255),
            account=_fit(message.account, 255),
            topic=_fit(message.topic, 128),
            body=message.body,
            triggered_at=message.triggered_at,
            received_at=now,
            due_at=now,
            state="new",
            tries=0,
            error="",
        )
        once = statement.on_conflict_do_nothing(index_elements=["source", "key"])
        # Not the row count: SQLAlchemy does not keep that of an INSERT on PostgreSQL, and nobody would be rung for.
        is_new = db.session.scalar(once.returning(InboxMessage.id)) is not None
        if is_new:
            tx.ring("work_inbox")
    return is_new


def _fit(text: str, length: int) -> str:
    """What the column takes of it; PostgreSQL refuses NUL."""
    return text.replace("\0", "")[:length]
