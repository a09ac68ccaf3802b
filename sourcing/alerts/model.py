"""Alerts and the mails that told of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from sourcing.db import Base, BigId

_OPEN = text("closed_at IS NULL")


class Alert(Base):
    """One cause of worry. It is open until `closed_at`; the merchant may dismiss it, and it stays open, unseen, until
    the cause is gone, so that the same cause does not come back.

    `kind` is one of sourcing.alerts.rules, `subject` what it is about (with the code, where there is one), `data` the
    numbers and names of its sentence; no personal data. `mail_id` is the mail that told of it.
    """

    __tablename__ = "alerts"
    __table_args__ = (
        Index("uq_alerts_open", "shop_id", "kind", "subject", unique=True, postgresql_where=_OPEN, sqlite_where=_OPEN),
        Index("ix_alerts_shop_closed", "shop_id", "closed_at"),
        Index("ix_alerts_purchase_closed", "purchase_id", "closed_at"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    shop_id: Mapped[int] = mapped_column(ForeignKey("shops.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(String(160))
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"), index=True)
    purchase_id: Mapped[int | None] = mapped_column(ForeignKey("purchases.id", ondelete="CASCADE"))
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    dismissed_at: Mapped[datetime | None]
    mail_id: Mapped[int | None] = mapped_column(ForeignKey("alert_mails.id", ondelete="SET NULL"), index=True)


class AlertMail(Base):
    """A mail to the merchant, written down before it is sent. `due_at` is when it may be tried (again).

    `state` is "due", "sending", "sent", "unknown" (it may have arrived), "unneeded" or "failed". `doubtful` counts the
    tries that may have delivered it: two at most.
    """

    __tablename__ = "alert_mails"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    shop_id: Mapped[int] = mapped_column(ForeignKey("shops.id", ondelete="CASCADE"), index=True)
    address: Mapped[str] = mapped_column(String(255))
    message_id: Mapped[str] = mapped_column(String(255))
    made_at: Mapped[datetime]
    due_at: Mapped[datetime | None] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(String(16), default="due")
    tries: Mapped[int] = mapped_column(default=0)
    doubtful: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    code: Mapped[str] = mapped_column(String(64), default="")
    message: Mapped[str] = mapped_column(String(1000), default="")
