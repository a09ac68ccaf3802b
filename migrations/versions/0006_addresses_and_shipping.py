"""Addresses repaired by the merchant, notes of single orders, and shipping within a number of days."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("order_settings", sa.Column("shipping_max_days", sa.Integer(), nullable=True))
    op.add_column("orders", sa.Column("own_address", sa.JSON(), nullable=True))
    op.add_column("orders", sa.Column("own_address_for", sa.JSON(), nullable=True))
    # A default in the database, so that the version before this one can go on adding orders while both run.
    op.add_column("orders", sa.Column("supplier_note", sa.String(length=500), server_default="", nullable=False))


def downgrade() -> None:
    # Not by copying the tables, as Alembic's batches do: on SQLite, dropping the old copy would delete the rows of
    # every table that refers to it.
    for name in ("supplier_note", "own_address_for", "own_address"):
        op.drop_column("orders", name)
    op.drop_column("order_settings", "shipping_max_days")
