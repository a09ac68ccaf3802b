"""Store a message once, so that it can be answered at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from sourcing.db import db
from sourcing.inbox.model import InboxMessage
from sourcing.outside import Outside
from sourcing.transaction import transaction

# Made once: building the statement anew costs more than the database takes to run it.
_STORE_ONCE = {
    name: insert(cast("Table", InboxMessage.__table__))
    .on_conflict_do_nothing(index_elements=["source", "key"])
    .returning(InboxMessage.id)
    for name, insert in (("postgresql", postgresql.insert), ("sqlite", sqlite.insert))
}

# One statement is a transaction by itself; asked to begin and to end one, PostgreSQL would have to be waited for twice more.
_ALONE = {"postgresql": {"isolation_level": "AUTOCOMMIT"}}


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
    with transaction(outside.doorbell) as tx:
        # Past the session's own machinery: thousands of messages a second come this way, and nothing of it is for them.
        connection = db.session.connection(execution_options=_ALONE.get(db.engine.dialect.name, {}))
        values = {
            "source": message.source,
            "key": _fit(message.key, 255),
            "account": _fit(message.account, 255),
            "topic": _fit(message.topic, 128),
            "body": message.body,
            "triggered_at": message.triggered_at,
            "received_at": now,
            "due_at": now,
            "state": "new",
            "tries": 0,
            "error": "",
        }
        # Not the row count: SQLAlchemy does not keep that of an INSERT on PostgreSQL, and nobody would be rung for.
        is_new = connection.scalar(_STORE_ONCE[connection.dialect.name], values) is not None
        if is_new:
            tx.ring("work_inbox")
    return is_new


def _fit(text: str, length: int) -> str:
    """What the column takes of it; PostgreSQL refuses NUL."""
    return text.replace("\0", "")[:length]
