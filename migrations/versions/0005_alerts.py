"""Alerts: what the merchant is told of, the mails about it, and the figures of the home page."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from sourcing import db as columns

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_OPEN = sa.text("closed_at IS NULL")


def upgrade() -> None:
    _make_mails()
    _make_alerts()
    # Columns that may not be empty have a default in the database, so that the version before this one, which does not
    # know them, can go on adding shops while both run.
    op.add_column("order_settings", sa.Column("alerts_email", sa.String(16), server_default="off", nullable=False))
    op.add_column("order_settings", sa.Column("alerts_address", sa.String(255), server_default="", nullable=False))
    op.add_column(
        "order_settings", sa.Column("guide_dismissed", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column("shops", sa.Column("alerts_mail_due", columns.UtcDateTime(), nullable=True))
    op.add_column("alibaba_accounts", sa.Column("alert_due", columns.UtcDateTime(), nullable=True))
    op.add_column("purchases", sa.Column("alert_due", columns.UtcDateTime(), nullable=True))
    op.add_column("shipments", sa.Column("first_pushed_at", columns.UtcDateTime(), nullable=True))
    op.create_index("ix_shops_alerts_mail_due", "shops", ["alerts_mail_due"])
    op.create_index("ix_alibaba_accounts_alert_due", "alibaba_accounts", ["alert_due"])
    op.create_index("ix_purchases_alert_due", "purchases", ["alert_due", "shop_id"])
    op.create_index("ix_purchases_shop_paid", "purchases", ["shop_id", "paid_at"])
    # What stood still or was on its way before there were alerts is looked at once.
    op.execute("UPDATE purchases SET alert_due = state_at WHERE state IN ('held', 'refused', 'paid', 'shipping')")
    op.execute("UPDATE alibaba_accounts SET alert_due = connected_at")
    op.execute("UPDATE shipments SET first_pushed_at = pushed_at")


def _make_mails() -> None:
    op.create_table(
        "alert_mails",
        sa.Column("id", columns.BigId, nullable=False),
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=255), nullable=False),
        sa.Column("message_id", sa.String(length=255), nullable=False),
        sa.Column("made_at", columns.UtcDateTime(), nullable=False),
        sa.Column("due_at", columns.UtcDateTime(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("doubtful", sa.Integer(), nullable=False),
        sa.Column("sent_at", columns.UtcDateTime(), nullable=True),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("message", sa.String(length=1000), nullable=False),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("fk_alert_mails_shop_id_shops"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_mails")),
    )
    op.create_index("ix_alert_mails_shop_id", "alert_mails", ["shop_id"])
    op.create_index("ix_alert_mails_due_at", "alert_mails", ["due_at"])


def _make_alerts() -> None:
    op.create_table(
        "alerts",
        sa.Column("id", columns.BigId, nullable=False),
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=160), nullable=False),
        sa.Column("order_id", columns.BigId, nullable=True),
        sa.Column("purchase_id", columns.BigId, nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("opened_at", columns.UtcDateTime(), nullable=False),
        sa.Column("closed_at", columns.UtcDateTime(), nullable=True),
        sa.Column("dismissed_at", columns.UtcDateTime(), nullable=True),
        sa.Column("mail_id", columns.BigId, nullable=True),
        sa.ForeignKeyConstraint(
            ["mail_id"], ["alert_mails.id"], name=op.f("fk_alerts_mail_id_alert_mails"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_alerts_order_id_orders"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["purchase_id"], ["purchases.id"], name=op.f("fk_alerts_purchase_id_purchases"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_alerts_shop_id_shops"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alerts")),
    )
    # Once per cause, as long as it is open.
    op.create_index(
        "uq_alerts_open",
        "alerts",
        ["shop_id", "kind", "subject"],
        unique=True,
        postgresql_where=_OPEN,
        sqlite_where=_OPEN,
    )
    op.create_index("ix_alerts_shop_closed", "alerts", ["shop_id", "closed_at"])
    op.create_index("ix_alerts_purchase_closed", "alerts", ["purchase_id", "closed_at"])
    op.create_index("ix_alerts_order_id", "alerts", ["order_id"])
    op.create_index("ix_alerts_mail_id", "alerts", ["mail_id"])


def downgrade() -> None:
    op.drop_table("alerts")
    op.drop_table("alert_mails")
    op.drop_index("ix_purchases_shop_paid", table_name="purchases")
    op.drop_index("ix_purchases_alert_due", table_name="purchases")
    op.drop_index("ix_alibaba_accounts_alert_due", table_name="alibaba_accounts")
    op.drop_index("ix_shops_alerts_mail_due", table_name="shops")
    # Not by copying the table, as Alembic's batches do: on SQLite, dropping the old copy would delete the rows of every
    # table that refers to it.
    op.drop_column("shipments", "first_pushed_at")
    op.drop_column("purchases", "alert_due")
    op.drop_column("alibaba_accounts", "alert_due")
    op.drop_column("shops", "alerts_mail_due")
    for name in ("guide_dismissed", "alerts_address", "alerts_email"):
        op.drop_column("order_settings", name)
