"""Work through the inbox: each message becomes a hint on a list of things to look at."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError

from sourcing.db import db
from sourcing.inbox.model import InboxMessage
from sourcing.inbox.topics import HANDLERS, BadMessage, Hint, Payload, refuse
from sourcing.outside import Outside
from sourcing.transaction import Transaction, transaction

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
            message.state, message.error = _handle(tx, outside, message)
            if message.state == "done":
                # Its body is somebody's order, and nobody needs it again; that it came stays known by its key.
                message.body = ""
        if len(messages) == _BATCH:
            tx.ring("work_inbox")
        return len(messages)


def _handle(tx: Transaction, outside: Outside, message: InboxMessage) -> tuple[str, str]:
    """State and error of the message once it was handled.

    Each has a savepoint of its own: one that the database does not take must not hold up those of all other shops.
    """
    handler = HANDLERS.get((message.source, message.topic), refuse)
    try:
        with db.session.begin_nested():
            handler(Hint(tx, outside, message, _payload(message)))
    except BadMessage as error:
        return "failed", str(error)[:1000]
    except (DataError, IntegrityError, ProgrammingError) as error:
        # Only the kind: the whole error quotes the statement, with the customer's data in it.
        return "failed", f"the database does not take it: {type(error.orig).__name__}"
    return "done", ""


def _payload(message: InboxMessage) -> Payload:
    try:
        payload = json.loads(message.body or "{}")
    except json.JSONDecodeError as error:
        raise BadMessage(f"the body is no JSON: {error}") from error
    if not isinstance(payload, dict):
        raise BadMessage("the body is no JSON object")
    return payload
