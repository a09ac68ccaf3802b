"""Parcels."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sourcing.db import Base, BigId


class Parcel(Base):
    """A parcel of a purchase, as Alibaba last told it; `events` are the fields of sourcing.ports.ParcelEvent."""

    __tablename__ = "parcels"
    __table_args__ = (
        UniqueConstraint("purchase_id", "number"),
        Index("ix_parcels_shop_number", "shop_id", "number"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    shop_id: Mapped[int] = mapped_column(ForeignKey("shops.id", ondelete="CASCADE"))
    purchase_id: Mapped[int] = mapped_column(ForeignKey("purchases.id", ondelete="CASCADE"))
    carrier: Mapped[str] = mapped_column(String(255))
    number: Mapped[str] = mapped_column(String(255))
    url: Mapped[str] = mapped_column(String(2000), default="")
    current_event: Mapped[str] = mapped_column(String(64), default="")
    events: Mapped[list[Any]] = mapped_column(default=list)
    seen_at: Mapped[datetime]
    moved_at: Mapped[datetime]
    delivered_at: Mapped[datetime | None]
