"""Work through the inbox: each message becomes a hint on a list of things to look at."""

from __future__ import annotations

import json

from sqlalchemy import select

from sourcing.db import db
from sourcing.inbox.model import InboxMessage
from sourcing.inbox.topics import HANDLERS, BadMessage, Hint, Payload, refuse
from sourcing.outside import Outside
from sourcing.transaction import transaction

_BATCH = 100


def work_inbox(outside: Outside) -> int:
    """Handle the oldest new messages, one transaction for the batch; answers how many.

    Handlers only write rows, so that a batch done twice by two workers does no harm; a message nobody can read is kept
    as failed, with the reason.
    """
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        messages = db.session.scalars(
            select(InboxMessage)
            .where(InboxMessage.state == "new", InboxMessage.due_at <= now)
            .order_by(InboxMessage.due_at, InboxMessage.id)
            .limit(_BATCH)
            .with_for_update(skip_locked=True)
        ).all()
        for message in messages:
            handler = HANDLERS.get((message.source, message.topic), refuse)
            try:
                handler(Hint(tx, outside, message, _payload(message.body)))
                message.state = "done"
            except (BadMessage, json.JSONDecodeError) as error:
                message.state, message.error = "failed", str(error)[:1000]
        if len(messages) == _BATCH:
            tx.ring("work_inbox")
        return len(messages)


def _payload(body: str) -> Payload:
    found = json.loads(body or "{}")
    if not isinstance(found, dict):
        raise BadMessage("the message is no JSON object")
    return found
