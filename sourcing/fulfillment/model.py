"""Fulfillment orders of our location, and what is made known of each purchase's shipping."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sourcing.db import Base, BigId


class FulfillmentOrder(Base):
    """A fulfillment order as last read; `status` and `request_status` are Shopify's words.

    `answer` is what we owe the merchant's request: "none", "due", "answering", "unknown", "done" or "waiting" (a
    problem on the order has to be mended first; `code` says which).
    """

    __tablename__ = "fulfillment_orders"
    __table_args__ = (
        UniqueConstraint("shop_id", "gid"),
        Index("ix_fulfillment_orders_due", "due_at", "shop_id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    shop_id: Mapped[int] = mapped_column(ForeignKey("shops.id", ondelete="CASCADE"))
    gid: Mapped[str] = mapped_column(String(255))
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"), index=True)
    location_gid: Mapped[str | None] = mapped_column(String(255))
    status: Mapped[str] = mapped_column(String(64))
    request_status: Mapped[str] = mapped_column(String(64))
    cancellation_asked: Mapped[bool] = mapped_column(default=False)
    notify_customer: Mapped[bool | None]
    # [{"gid", "line_gid", "total", "remaining"}]
    lines: Mapped[list[Any]] = mapped_column(default=list)
    answer: Mapped[str] = mapped_column(String(16), default="none")
    code: Mapped[str] = mapped_column(String(64), default="")
    due_at: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    read_at: Mapped[datetime]


class Shipment(Base):
    """What the shop has to know of a purchase's shipping: one fulfillment in the shop for one purchase.

    `state` is "due", "pushing", "unknown", "pushed", "refused" or "waiting"; `pushed_numbers` are the tracking numbers
    that stand in the shop, `delivered_told` whether the delivery does.
    """

    __tablename__ = "shipments"
    __table_args__ = (UniqueConstraint("purchase_id"), Index("ix_shipments_due", "due_at", "shop_id"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    shop_id: Mapped[int] = mapped_column(ForeignKey("shops.id", ondelete="CASCADE"))
    purchase_id: Mapped[int] = mapped_column(ForeignKey("purchases.id", ondelete="CASCADE"))
    fulfillment_gid: Mapped[str | None] = mapped_column(String(255))
    state: Mapped[str] = mapped_column(String(16), default="due")
    pushed_numbers: Mapped[list[Any]] = mapped_column(default=list)
    pushed_at: Mapped[datetime | None]
    first_pushed_at: Mapped[datetime | None]
    delivered_told: Mapped[bool] = mapped_column(default=False)
    code: Mapped[str] = mapped_column(String(64), default="")
    message: Mapped[str] = mapped_column(String(1000), default="")
    due_at: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
