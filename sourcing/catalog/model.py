"""Suppliers and links."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from sourcing.db import Base, BigId


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
        Index("ix_links_shop_warned", "shop_id", "warned", "id"),
        Index("ix_links_shop_read", "shop_id", "read_at"),
        Index("ix_links_product", "product_id"),
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
    # What the merchant saw when linking, or took note of since: price of one at `quantity`, stock, smallest order.
    seen_minor: Mapped[int | None] = mapped_column(BigInteger)
    seen_currency: Mapped[str | None] = mapped_column(String(3))
    seen_stock: Mapped[int | None] = mapped_column(BigInteger)
    seen_minimum: Mapped[int | None]
    # Whether something moved since then; worked out whenever one of the two sides changes.
    warned: Mapped[bool] = mapped_column(default=False, server_default=false())
    # What stands in the shop: "due" until the variant is stocked at our location, then "done"; or the refusal's code.
    stocked: Mapped[str] = mapped_column(String(64), default="due")
    stock_due: Mapped[datetime | None] = mapped_column(index=True)

    supplier: Mapped[Supplier] = relationship()


class ProductImport(Base):
    """A product of Alibaba's that is to be made in the shop, once. `plan` is what was shown to the merchant.

    `state` is "new", "creating", "unknown" (no answer came: it is looked for), "done" or "refused" with the `code`.
    """

    __tablename__ = "product_imports"
    __table_args__ = (UniqueConstraint("shop_id", "key"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    shop_id: Mapped[int] = mapped_column(ForeignKey("shops.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(64))
    product_id: Mapped[str] = mapped_column(String(64))
    handle: Mapped[str] = mapped_column(String(255))
    plan: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(16), default="new")
    product_gid: Mapped[str] = mapped_column(String(255), default="")
    code: Mapped[str] = mapped_column(String(64), default="")
    message: Mapped[str] = mapped_column(String(500), default="")
    # How often in a row it was looked for and not found.
    looks: Mapped[int] = mapped_column(default=0)
    tries: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    due_at: Mapped[datetime | None] = mapped_column(index=True)
    lease_until: Mapped[datetime | None]


class LinkUpload(Base):
    """A file of links that a merchant sent: "waiting" until every line is looked at, then "done" or "refused"."""

    __tablename__ = "link_uploads"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    shop_id: Mapped[int] = mapped_column(ForeignKey("shops.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16), default="waiting")
    # [{"line", "code", "column", "value"}], the first of them; `wrong` counts all.
    errors: Mapped[list[Any]] = mapped_column(default=list)
    wrong: Mapped[int] = mapped_column(default=0)
    lines: Mapped[int] = mapped_column(default=0)
    variants: Mapped[int] = mapped_column(default=0)
    code: Mapped[str] = mapped_column(String(64), default="")
    message: Mapped[str] = mapped_column(String(500), default="")
    tries: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    due_at: Mapped[datetime | None] = mapped_column(index=True)
    lease_until: Mapped[datetime | None]
