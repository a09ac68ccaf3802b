"""Messages as they came."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sourcing.db import Base, BigId


class InboxMessage(Base):
    """A webhook, callback or push message. `key` is the sender's id of the delivery: the same one is stored once.

    `account` is the shop's domain for Shopify, the buyer's account id for Alibaba. `state` is "new", "done" with its
    `body` emptied, or "failed" with the reason in `error`.
    """

    __tablename__ = "inbox_messages"
    __table_args__ = (
        UniqueConstraint("source", "key"),
        Index("ix_inbox_messages_state_due", "state", "due_at"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    source: Mapped[str] = mapped_column(String(16))
    key: Mapped[str] = mapped_column(String(255))
    account: Mapped[str] = mapped_column(String(255))
    topic: Mapped[str] = mapped_column(String(128))
    body: Mapped[str] = mapped_column(Text)
    triggered_at: Mapped[datetime | None]
    received_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(16), default="new")
    due_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    error: Mapped[str] = mapped_column(String(1000), default="")
