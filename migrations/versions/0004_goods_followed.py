"""Goods followed: what was seen when linking, when prices are read again, products to import, files of links."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from sourcing import db as columns

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("links", sa.Column("seen_minor", sa.BigInteger(), nullable=True))
    op.add_column("links", sa.Column("seen_currency", sa.String(length=3), nullable=True))
    op.add_column("links", sa.Column("seen_stock", sa.BigInteger(), nullable=True))
    op.add_column("links", sa.Column("seen_minimum", sa.Integer(), nullable=True))
    # With a default in the database: the version before this one goes on adding links while both run.
    op.add_column("links", sa.Column("warned", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_index("ix_links_shop_warned", "links", ["shop_id", "warned", "id"])
    op.create_index("ix_links_shop_read", "links", ["shop_id", "read_at"])
    # By it a message about a product finds the shops that buy it.
    op.create_index("ix_links_product", "links", ["product_id"])
    op.add_column("alibaba_accounts", sa.Column("prices_due", columns.UtcDateTime(), nullable=True))
    op.create_index("ix_alibaba_accounts_prices_due", "alibaba_accounts", ["prices_due"])
    # Those that are connected already are due at once.
    op.execute("UPDATE alibaba_accounts SET prices_due = connected_at")
    _make_imports()
    _make_uploads()


def _make_imports() -> None:
    op.create_table(
        "product_imports",
        sa.Column("id", columns.BigId, nullable=False),
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("product_id", sa.String(length=64), nullable=False),
        sa.Column("handle", sa.String(length=255), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("product_gid", sa.String(length=255), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("message", sa.String(length=500), nullable=False),
        sa.Column("looks", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.UtcDateTime(), nullable=False),
        sa.Column("due_at", columns.UtcDateTime(), nullable=True),
        sa.Column("lease_until", columns.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("fk_product_imports_shop_id_shops"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product_imports")),
        sa.UniqueConstraint("shop_id", "key", name=op.f("uq_product_imports_shop_id_key")),
    )
    op.create_index("ix_product_imports_due_at", "product_imports", ["due_at"])


def _make_uploads() -> None:
    op.create_table(
        "link_uploads",
        sa.Column("id", columns.BigId, nullable=False),
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("errors", sa.JSON(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("variants", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("message", sa.String(length=500), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.UtcDateTime(), nullable=False),
        sa.Column("due_at", columns.UtcDateTime(), nullable=True),
        sa.Column("lease_until", columns.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("fk_link_uploads_shop_id_shops"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_uploads")),
    )
    op.create_index("ix_link_uploads_shop_id", "link_uploads", ["shop_id"])
    op.create_index("ix_link_uploads_due_at", "link_uploads", ["due_at"])


def downgrade() -> None:
    op.drop_table("link_uploads")
    op.drop_table("product_imports")
    op.drop_index("ix_alibaba_accounts_prices_due", table_name="alibaba_accounts")
    op.drop_column("alibaba_accounts", "prices_due")
    op.drop_index("ix_links_product", table_name="links")
    op.drop_index("ix_links_shop_read", table_name="links")
    op.drop_index("ix_links_shop_warned", table_name="links")
    for name in ("warned", "seen_minimum", "seen_stock", "seen_currency", "seen_minor"):
        op.drop_column("links", name)
