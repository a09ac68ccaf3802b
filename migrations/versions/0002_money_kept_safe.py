"""Money kept safe: caps, hold time, fraud risk, dry run, stops, and what is reserved for payments."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from sourcing import db as columns

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stops",
        sa.Column("scope", sa.String(length=16), nullable=False),
        sa.Column("stopped", sa.Boolean(), nullable=False),
        sa.Column("changed_at", columns.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("scope", name=op.f("pk_stops")),
    )
    op.execute("INSERT INTO stops (scope, stopped) VALUES ('all', false)")
    # Columns that may not be empty have a default in the database, so that the version before this one, which does not
    # know them, can go on adding shops while both run.
    op.add_column(
        "order_settings", sa.Column("stopped_by_operator", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column("order_settings", sa.Column("risk_rule", sa.String(length=16), server_default="high", nullable=False))
    for cap in ("cap_order", "cap_day"):
        op.add_column("order_settings", sa.Column(f"{cap}_minor", sa.BigInteger(), nullable=True))
        op.add_column("order_settings", sa.Column(f"{cap}_currency", sa.String(length=3), nullable=True))
    op.add_column("order_settings", sa.Column("hold_minutes", sa.Integer(), server_default="0", nullable=False))
    op.add_column("order_settings", sa.Column("dry_run", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("orders", sa.Column("paid_since", columns.UtcDateTime(), nullable=True))
    op.execute("UPDATE orders SET paid_since = changed_at WHERE paid")
    op.add_column("purchases", sa.Column("would_have_at", columns.UtcDateTime(), nullable=True))
    op.add_column("purchases", sa.Column("would_have_minor", sa.BigInteger(), nullable=True))
    op.create_index("ix_purchases_shop_would_have", "purchases", ["shop_id", "would_have_at"])
    _make_reservations()


def _make_reservations() -> None:
    op.create_table(
        "reservations",
        sa.Column("id", columns.BigId, nullable=False),
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("order_id", columns.BigId, nullable=False),
        sa.Column("purchase_id", columns.BigId, nullable=False),
        sa.Column("at", columns.UtcDateTime(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("released_at", columns.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_reservations_order_id_orders"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["purchase_id"], ["purchases.id"], name=op.f("fk_reservations_purchase_id_purchases"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("fk_reservations_shop_id_shops"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reservations")),
    )
    op.create_index("ix_reservations_shop_at", "reservations", ["shop_id", "at"])
    op.create_index("ix_reservations_order", "reservations", ["order_id"])
    op.create_index("ix_reservations_purchase", "reservations", ["purchase_id", "id"])
    # What was paid, or may have been, before there were reservations counts too.
    op.execute(
        "INSERT INTO reservations (shop_id, order_id, purchase_id, at, minor, currency) "
        "SELECT shop_id, order_id, id, COALESCE(paid_at, state_at), total_minor, COALESCE(asked_currency, currency) "
        "FROM purchases WHERE total_minor IS NOT NULL AND (paid_how = 'caravan' OR state IN ('paying', 'pay_unknown'))"
    )


def downgrade() -> None:
    op.drop_table("reservations")
    op.drop_index("ix_purchases_shop_would_have", table_name="purchases")
    # Not by copying the table, as Alembic's batches do: on SQLite, dropping the old copy would delete the rows of every
    # table that refers to it.
    for table, names in {
        "purchases": ("would_have_minor", "would_have_at"),
        "orders": ("paid_since",),
        "order_settings": ("dry_run", "hold_minutes", "cap_day_currency", "cap_day_minor", "cap_order_currency"),
    }.items():
        for name in names:
            op.drop_column(table, name)
    for name in ("cap_order_minor", "risk_rule", "stopped_by_operator"):
        op.drop_column("order_settings", name)
    op.drop_table("stops")
