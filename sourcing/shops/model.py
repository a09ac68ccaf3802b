"""Shops, their settings and their connections."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String, false
from sqlalchemy.orm import Mapped, mapped_column

from sourcing.db import Base


class Shop(Base):
    """A Shopify shop. Tokens are stored encrypted; `token_round` grows with each stored pair, for compare-and-swap."""

    __tablename__ = "shops"

    id: Mapped[int] = mapped_column(primary_key=True)
    domain: Mapped[str] = mapped_column(String(255), unique=True)
    name: Mapped[str] = mapped_column(String(255), default="")
    email: Mapped[str] = mapped_column(String(255), default="")
    currency: Mapped[str] = mapped_column(String(3), default="USD")
    timezone: Mapped[str] = mapped_column(String(64), default="UTC")
    country_code: Mapped[str] = mapped_column(String(2), default="")
    locale: Mapped[str] = mapped_column(String(16), default="en")
    scopes: Mapped[str] = mapped_column(String(1024), default="")
    installed_at: Mapped[datetime]
    uninstalled_at: Mapped[datetime | None]

    access_token: Mapped[bytes | None] = mapped_column(LargeBinary)
    access_expires_at: Mapped[datetime | None]
    refresh_token: Mapped[bytes | None] = mapped_column(LargeBinary)
    refresh_expires_at: Mapped[datetime | None]
    token_round: Mapped[int] = mapped_column(default=0)
    refreshing_until: Mapped[datetime | None]

    service_gid: Mapped[str | None] = mapped_column(String(255))
    location_gid: Mapped[str | None] = mapped_column(String(255))

    # How far the poll for changed orders has come, and when each poll is due again.
    orders_seen_until: Mapped[datetime | None]
    orders_poll_due: Mapped[datetime | None] = mapped_column(index=True)
    requests_poll_due: Mapped[datetime | None] = mapped_column(index=True)
    # When a mail about open alerts is to be written, None while nothing new is to be told.
    alerts_mail_due: Mapped[datetime | None] = mapped_column(index=True)


class OrderSettings(Base):
    """What the merchant chose under Account → Order settings; a row for every shop."""

    __tablename__ = "order_settings"

    shop_id: Mapped[int] = mapped_column(ForeignKey("shops.id", ondelete="CASCADE"), primary_key=True)
    list_unpaid: Mapped[bool] = mapped_column(default=False)
    automatic: Mapped[bool] = mapped_column(default=False)
    # "cheapest", "fastest" or "cheapest_within" `shipping_max_days`.
    shipping_rule: Mapped[str] = mapped_column(String(32), default="cheapest")
    shipping_max_days: Mapped[int | None]
    notify_customer: Mapped[bool] = mapped_column(default=True)
    # How much dearer than its quote a placed purchase may be and still be paid, in hundredths of a percent.
    drift_limit_bp: Mapped[int] = mapped_column(default=0)
    supplier_note: Mapped[str] = mapped_column(String(500), default="")
    stopped: Mapped[bool] = mapped_column(default=False)
    # Set by whoever runs Caravan (python -m jobs.stop); the merchant cannot lift it.
    stopped_by_operator: Mapped[bool] = mapped_column(default=False)
    # From which fraud risk on nothing is bought: "ignore", "high" or "medium".
    risk_rule: Mapped[str] = mapped_column(String(16), default="high")
    # The most that is spent for one order and in one of the shop's days, in the supplier's currency; None: no cap.
    cap_order_minor: Mapped[int | None] = mapped_column(BigInteger)
    cap_order_currency: Mapped[str | None] = mapped_column(String(3))
    cap_day_minor: Mapped[int | None] = mapped_column(BigInteger)
    cap_day_currency: Mapped[str | None] = mapped_column(String(3))
    # How long after the customer's payment automatic ordering waits.
    hold_minutes: Mapped[int] = mapped_column(default=0)
    # Automatic ordering only writes down what it would have bought.
    dry_run: Mapped[bool] = mapped_column(default=False)
    # Alerts by e-mail: "off", "at_once" or "daily", to this address; empty: to the shop's own.
    alerts_email: Mapped[str] = mapped_column(String(16), default="off", server_default="off")
    alerts_address: Mapped[str] = mapped_column(String(255), default="", server_default="")
    # The merchant has put the setup guide away.
    guide_dismissed: Mapped[bool] = mapped_column(default=False, server_default=false())
    version: Mapped[int] = mapped_column(default=1)
    changed_at: Mapped[datetime | None]


class Stop(Base):
    """A switch that stops buying; "all" is the only one so far. Every intent reads its row under a lock."""

    __tablename__ = "stops"

    scope: Mapped[str] = mapped_column(String(16), primary_key=True)
    stopped: Mapped[bool] = mapped_column(default=False)
    changed_at: Mapped[datetime | None]


class AlibabaAccount(Base):
    """The shop's connection to Alibaba. `payment_method` is "unknown", "saved" or "missing"; `payment_method_why`
    says how we know (a word that the pages translate).
    """

    __tablename__ = "alibaba_accounts"

    shop_id: Mapped[int] = mapped_column(ForeignKey("shops.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(64), index=True)
    login: Mapped[str] = mapped_column(String(255))
    access_token: Mapped[bytes] = mapped_column(LargeBinary)
    access_expires_at: Mapped[datetime | None]
    refresh_token: Mapped[bytes | None] = mapped_column(LargeBinary)
    refresh_expires_at: Mapped[datetime | None]
    token_round: Mapped[int] = mapped_column(default=1)
    refreshing_until: Mapped[datetime | None]
    # "connected", or "ended" once Alibaba refuses the tokens and only the merchant can mend it.
    state: Mapped[str] = mapped_column(String(16), default="connected")
    connected_at: Mapped[datetime]
    payment_method: Mapped[str] = mapped_column(String(16), default="unknown")
    payment_method_why: Mapped[str] = mapped_column(String(64), default="")
    payment_method_at: Mapped[datetime | None]
    # How far the look at changed orders has come, and when it is due again.
    followed_until: Mapped[datetime | None]
    follow_due: Mapped[datetime | None] = mapped_column(index=True)
    # When its alerts (sourcing.alerts) are to be looked at.
    alert_due: Mapped[datetime | None] = mapped_column(index=True)
    # When prices and stock of linked products are read again.
    prices_due: Mapped[datetime | None] = mapped_column(index=True)


class OAuthState(Base):
    """A way to Alibaba's login that was begun and not yet come back from."""

    __tablename__ = "oauth_states"

    state: Mapped[str] = mapped_column(String(64), primary_key=True)
    shop_id: Mapped[int] = mapped_column(ForeignKey("shops.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[datetime]
