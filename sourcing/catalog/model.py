"""Suppliers and links."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from sourcing.db import Base


class Supplier(Base):
    """An Alibaba.com seller that a shop buys from; `company_id` is Alibaba's eCompanyId."""

    __tablename__ = "suppliers"
    __table_args__ = (UniqueConstraint("shop_id", "company_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    shop_id: Mapped[int] = mapped_column(ForeignKey("shops.id", ondelete="CASCADE"))
    company_id: Mapped[str] = mapped_column(String(255))
    name: Mapped[str] = mapped_column(String(255))
    # Where the last freight offers came from: asked first the next time. Empty until it is known.
    dispatch_country: Mapped[str] = mapped_column(String(2), default="")


class Link(Base):
    """One SKU that a variant is bought as, `quantity` of it for each piece sold; a bundle has several links."""

    __tablename__ = "links"
    __table_args__ = (
        UniqueConstraint("shop_id", "variant_gid", "product_id", "sku_id"),
        Index("ix_links_shop_sku", "shop_id", "variant_sku"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    shop_id: Mapped[int] = mapped_column(ForeignKey("shops.id", ondelete="CASCADE"))
    supplier_id: Mapped[int] = mapped_column(ForeignKey("suppliers.id"))
    variant_gid: Mapped[str] = mapped_column(String(255))
    inventory_item_gid: Mapped[str] = mapped_column(String(255))
    variant_title: Mapped[str] = mapped_column(String(500))
    variant_sku: Mapped[str] = mapped_column(String(255), default="")
    product_id: Mapped[str] = mapped_column(String(64))
    sku_id: Mapped[str] = mapped_column(String(64), default="")
    product_title: Mapped[str] = mapped_column(String(500))
    sku_title: Mapped[str] = mapped_column(String(500), default="")
    product_url: Mapped[str] = mapped_column(String(1000), default="")
    image_url: Mapped[str] = mapped_column(String(1000), default="")
    quantity: Mapped[int] = mapped_column(default=1)
    min_order_quantity: Mapped[int] = mapped_column(default=1)
    # Price steps as last read: [[min_quantity, minor], ...] in `currency`.
    prices: Mapped[list[Any]] = mapped_column(default=list)
    currency: Mapped[str] = mapped_column(String(3), default="USD")
    stock: Mapped[int | None] = mapped_column(BigInteger)
    product_status: Mapped[str] = mapped_column(String(32), default="PRODUCT_ONLINE")
    read_at: Mapped[datetime | None]
    # What stands in the shop: "due" until the variant is stocked at our location, then "done"; or the refusal's code.
    stocked: Mapped[str] = mapped_column(String(64), default="due")
    stock_due: Mapped[datetime | None] = mapped_column(index=True)

    supplier: Mapped[Supplier] = relationship()
