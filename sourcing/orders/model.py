"""Orders with goods of ours, their lines, and the list of those to be read afresh."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from sourcing.db import Base, BigId
from sourcing.orders.keys import country_in, number_in, sorted_as


class Order(Base):
    """A customer's order that has goods of ours. Amounts in minor units of `currency` (the shop's money).

    `stage` is what the lists show (see sourcing.orders.stages); `problems` are [{"code", "field", ...}] found before
    anything is placed. `order_number`, `sort_name` and `country_code` are what the list sorts and filters by; they
    follow `name`, `customer_name` and `address` by themselves.
    """

    __tablename__ = "orders"
    # An index per sort, ending as the sort does: a page is read off it, however many orders there are.
    __table_args__ = (
        UniqueConstraint("shop_id", "gid"),
        Index("ix_orders_shop_created", "shop_id", "created_at", "order_number", "id"),
        Index("ix_orders_shop_stage_created", "shop_id", "stage", "created_at", "order_number", "id"),
        Index("ix_orders_shop_paid_created", "shop_id", "paid", "created_at", "order_number", "id"),
        Index("ix_orders_shop_total", "shop_id", "total_minor", "id"),
        Index("ix_orders_shop_sort_name", "shop_id", "sort_name", "id"),
        Index("ix_orders_shop_country", "shop_id", "country_code"),
        Index("ix_orders_shop_name", "shop_id", "name"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    shop_id: Mapped[int] = mapped_column(ForeignKey("shops.id", ondelete="CASCADE"))
    gid: Mapped[str] = mapped_column(String(255))
    name: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    read_at: Mapped[datetime]
    financial_status: Mapped[str] = mapped_column(String(64))
    fulfillment_status: Mapped[str] = mapped_column(String(64))
    paid: Mapped[bool]
    # When the shop last changed the order before we first saw it paid: the customer paid then, or shortly before.
    paid_since: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    test: Mapped[bool] = mapped_column(default=False)
    risk: Mapped[str] = mapped_column(String(64), default="")
    currency: Mapped[str] = mapped_column(String(3))
    total_minor: Mapped[int] = mapped_column(BigInteger)
    refunded_minor: Mapped[int] = mapped_column(BigInteger, default=0)
    customer_name: Mapped[str] = mapped_column(String(255), default="")
    email: Mapped[str] = mapped_column(String(255), default="")
    phone: Mapped[str] = mapped_column(String(64), default="")
    note: Mapped[str] = mapped_column(String(5000), default="")
    # The fields of sourcing.ports.Address, or None when the order has none.
    address: Mapped[dict[str, Any] | None]
    # What the merchant wrote instead, and the shop's address that it was written for: once that is another, the merchant
    # chooses between the two. Neither is ever dropped by itself.
    own_address: Mapped[dict[str, Any] | None]
    own_address_for: Mapped[dict[str, Any] | None]
    # What the merchant adds for the suppliers of this order, after the note of the settings.
    supplier_note: Mapped[str] = mapped_column(String(500), default="")
    stage: Mapped[str] = mapped_column(String(32), default="to_place")
    problems: Mapped[list[Any]] = mapped_column(default=list)
    # The databases' own defaults are for the version before these columns, which goes on adding orders during an update.
    order_number: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    sort_name: Mapped[str] = mapped_column(String(255), default="", server_default="")
    country_code: Mapped[str] = mapped_column(String(2), default="", server_default="")

    @property
    def ship_to(self) -> dict[str, Any] | None:
        """The address that the goods are sent to: the merchant's own where there is one."""
        return self.own_address or self.address

    lines: Mapped[list[OrderLine]] = relationship(order_by="OrderLine.id", cascade="all, delete-orphan")

    @validates("name", "customer_name", "address")
    def _follow(self, column: str, value: Any) -> Any:
        if column == "name":
            self.order_number = number_in(value)
        elif column == "customer_name":
            self.sort_name = sorted_as(value)
        else:
            self.country_code = country_in(value)
        return value


class OrderLine(Base):
    """A line of an order. `ours` is False for goods from elsewhere, which are left alone.

    `quantity` is what is still wanted (removed and refunded pieces taken off); `unit_minor` is the price of one, after
    discounts, in the order's currency.
    """

    __tablename__ = "order_lines"
    __table_args__ = (UniqueConstraint("order_id", "gid"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"))
    gid: Mapped[str] = mapped_column(String(255))
    variant_gid: Mapped[str | None] = mapped_column(String(255))
    title: Mapped[str] = mapped_column(String(500))
    variant_title: Mapped[str] = mapped_column(String(500), default="")
    sku: Mapped[str] = mapped_column(String(255), default="")
    image_url: Mapped[str] = mapped_column(String(1000), default="")
    quantity: Mapped[int]
    unit_minor: Mapped[int] = mapped_column(BigInteger)
    ours: Mapped[bool] = mapped_column(default=False)


class SavedView(Base):
    """A tab, search, filters and sort that the merchant gave a name; `asked` are the fields of the API's ViewIn."""

    __tablename__ = "order_views"
    __table_args__ = (UniqueConstraint("shop_id", "name"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    shop_id: Mapped[int] = mapped_column(ForeignKey("shops.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(40))
    asked: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]


class OrderToRead(Base):
    """An order that has to be read afresh from the shop: many hints melt into one row.

    `hints` grows with every hint, so that one arriving during a read is not lost when the row is removed.
    """

    __tablename__ = "orders_to_read"
    __table_args__ = (
        UniqueConstraint("shop_id", "gid"),
        Index("ix_orders_to_read_due", "due_at", "shop_id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    shop_id: Mapped[int] = mapped_column(ForeignKey("shops.id", ondelete="CASCADE"))
    gid: Mapped[str] = mapped_column(String(255))
    why: Mapped[str] = mapped_column(String(64))
    hints: Mapped[int] = mapped_column(default=1)
    tries: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime]
