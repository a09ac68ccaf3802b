"""The timeline of an order."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from sourcing.db import Base, BigId


class TimelineEntry(Base):
    """One thing that happened. `kind` is a word that the pages translate, `data` its numbers and names."""

    __tablename__ = "timeline"
    __table_args__ = (Index("ix_timeline_order", "order_id", "id"), Index("ix_timeline_shop", "shop_id", "id"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    shop_id: Mapped[int] = mapped_column(ForeignKey("shops.id", ondelete="CASCADE"))
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"))
    purchase_id: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime]
    # "caravan", "merchant", "shopify" or "alibaba".
    who: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(64))
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
