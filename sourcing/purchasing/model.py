"""Purchases, their lines and shipping offers, and the attempts at effects on the platforms."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from sourcing.catalog.model import Supplier
from sourcing.db import Base, BigId
from sourcing.orders.model import Order


class Purchase(Base):
    """What is bought for one order at one supplier. Amounts in minor units of `currency` (the supplier's).

    `state` moves only by sourcing.purchasing.move; `due_at` is when something is owed to it next, None when nothing
    is. `lease_until` is set while a worker holds it.
    """

    __tablename__ = "purchases"
    __table_args__ = (
        UniqueConstraint("shop_id", "order_id", "supplier_id"),
        UniqueConstraint("shop_id", "trade_id"),
        UniqueConstraint("reference"),
        Index("ix_purchases_due", "due_at", "shop_id"),
        Index("ix_purchases_shop_state", "shop_id", "state", "id"),
        Index("ix_purchases_shop_code", "shop_id", "code"),
        Index("ix_purchases_shop_would_have", "shop_id", "would_have_at"),
        Index("ix_purchases_shop_paid", "shop_id", "paid_at"),
        Index("ix_purchases_alert_due", "alert_due", "shop_id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    shop_id: Mapped[int] = mapped_column(ForeignKey("shops.id", ondelete="CASCADE"))
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"), index=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("suppliers.id"))
    # Our own key at Alibaba: channel_refer_id, and part of the remark. Never changes once it was sent.
    reference: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(16), default="new")
    state_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    # How often it was woken from outside of its own steps (sourcing.purchasing.wake).
    hints: Mapped[int] = mapped_column(default=0)
    # How often new offers were fetched because Alibaba refused a stale one.
    requotes: Mapped[int] = mapped_column(default=0)

    # The quote: goods as linked prices say, freight as the chosen offer says.
    currency: Mapped[str] = mapped_column(String(3), default="USD")
    goods_minor: Mapped[int | None] = mapped_column(BigInteger)
    freight_minor: Mapped[int | None] = mapped_column(BigInteger)
    quoted_at: Mapped[datetime | None]
    quote_expires_at: Mapped[datetime | None]
    # The chosen offer's vendor code; `chosen_by` is "rule" or "merchant".
    vendor_code: Mapped[str | None] = mapped_column(String(255))
    chosen_by: Mapped[str] = mapped_column(String(16), default="rule")

    # Who wanted it placed and paid ("merchant" or "automatic"), None while nobody did.
    place_by: Mapped[str | None] = mapped_column(String(16))
    pay_by: Mapped[str | None] = mapped_column(String(16))

    # At Alibaba: what it is called and what it really costs (`total_minor` and the real ones in
    # `asked_currency`). `checked_at`: when the amounts were last read.
    trade_id: Mapped[str | None] = mapped_column(String(64))
    trade_status: Mapped[str] = mapped_column(String(64), default="")
    pay_url: Mapped[str] = mapped_column(String(2000), default="")
    total_minor: Mapped[int | None] = mapped_column(BigInteger)
    asked_currency: Mapped[str | None] = mapped_column(String(3))
    real_goods_minor: Mapped[int | None] = mapped_column(BigInteger)
    real_freight_minor: Mapped[int | None] = mapped_column(BigInteger)
    checked_at: Mapped[datetime | None]
    placed_at: Mapped[datetime | None]
    paid_at: Mapped[datetime | None]
    # "caravan" when paid through the API, "person" when somebody paid at Alibaba.
    paid_how: Mapped[str | None] = mapped_column(String(16))
    shipped_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]

    # Why it stands where it stands: a platform's code or a word of ours, and the reasons of may_spend
    # ([{"code", ...numbers}]).
    code: Mapped[str] = mapped_column(String(64), default="")
    message: Mapped[str] = mapped_column(String(1000), default="")
    reasons: Mapped[list[Any]] = mapped_column(default=list)
    # Reasons that the merchant has seen and released, with the number each held for: [{"code", "value"}].
    waived: Mapped[list[Any]] = mapped_column(default=list)

    # Under a dry run: when automatic ordering would have bought it, and for how much.
    would_have_at: Mapped[datetime | None]
    would_have_minor: Mapped[int | None] = mapped_column(BigInteger)

    # When its alerts (sourcing.alerts) are to be looked at, None while nothing could be wrong with it by time alone.
    alert_due: Mapped[datetime | None]

    order: Mapped[Order] = relationship()
    supplier: Mapped[Supplier] = relationship()
    lines: Mapped[list[PurchaseLine]] = relationship(order_by="PurchaseLine.id", cascade="all, delete-orphan")
    offers: Mapped[list[Offer]] = relationship(order_by="Offer.fee_minor", cascade="all, delete-orphan")


class PurchaseLine(Base):
    """So many of a SKU for a line of the order. `unit_minor` is the price of one at quoting, in the purchase's
    currency.
    """

    __tablename__ = "purchase_lines"
    __table_args__ = (UniqueConstraint("purchase_id", "order_line_id", "product_id", "sku_id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    purchase_id: Mapped[int] = mapped_column(ForeignKey("purchases.id", ondelete="CASCADE"))
    order_line_id: Mapped[int] = mapped_column(ForeignKey("order_lines.id", ondelete="CASCADE"))
    product_id: Mapped[str] = mapped_column(String(64))
    sku_id: Mapped[str] = mapped_column(String(64), default="")
    title: Mapped[str] = mapped_column(String(500))
    sku_title: Mapped[str] = mapped_column(String(500), default="")
    image_url: Mapped[str] = mapped_column(String(1000), default="")
    quantity: Mapped[int]
    unit_minor: Mapped[int | None] = mapped_column(BigInteger)


class Offer(Base):
    """A shipping method that Alibaba offered for a purchase; `fee_minor` in `currency`."""

    __tablename__ = "offers"
    __table_args__ = (UniqueConstraint("purchase_id", "vendor_code"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    purchase_id: Mapped[int] = mapped_column(ForeignKey("purchases.id", ondelete="CASCADE"))
    vendor_code: Mapped[str] = mapped_column(String(255))
    vendor_name: Mapped[str] = mapped_column(String(255))
    fee_minor: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3))
    days_text: Mapped[str] = mapped_column(String(64), default="")
    days_min: Mapped[int | None]
    days_max: Mapped[int | None]
    dispatch_country: Mapped[str] = mapped_column(String(2))
    trade_term: Mapped[str] = mapped_column(String(16), default="")
    shipping_type: Mapped[str] = mapped_column(String(64), default="")


class Reservation(Base):
    """Money that a payment may take, written with its intent, before the call: what the caps count.

    `released_at` is set only when the payment is known not to have happened. `minor` in `currency`, as Alibaba asked.
    """

    __tablename__ = "reservations"
    __table_args__ = (
        Index("ix_reservations_shop_at", "shop_id", "at"),
        Index("ix_reservations_order", "order_id"),
        Index("ix_reservations_purchase", "purchase_id", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    shop_id: Mapped[int] = mapped_column(ForeignKey("shops.id", ondelete="CASCADE"))
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"))
    purchase_id: Mapped[int] = mapped_column(ForeignKey("purchases.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    minor: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3))
    released_at: Mapped[datetime | None]


class Attempt(Base):
    """One try at an effect on a platform, written before the call and completed after it.

    `subject` is "purchase", "fulfillment_order" or "shipment"; `outcome` is "started", "done", "refused" or
    "unknown".
    """

    __tablename__ = "attempts"
    __table_args__ = (Index("ix_attempts_subject", "subject", "subject_id", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    shop_id: Mapped[int] = mapped_column(ForeignKey("shops.id", ondelete="CASCADE"))
    subject: Mapped[str] = mapped_column(String(32))
    subject_id: Mapped[int] = mapped_column(BigInteger)
    effect: Mapped[str] = mapped_column(String(32))
    key: Mapped[str] = mapped_column(String(255))
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(String(16), default="started")
    code: Mapped[str] = mapped_column(String(64), default="")
    message: Mapped[str] = mapped_column(String(1000), default="")
