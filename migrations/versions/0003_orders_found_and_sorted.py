"""Orders found and sorted: what the list sorts and filters by, an index for each, and views with a name."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

import sqlalchemy as sa
from alembic import op

from sourcing import db as columns

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NUMBER = re.compile(r"([0-9]{1,18})[^0-9]*\Z")
_AT_ONCE = 5_000
_BY_DATE = {
    "ix_orders_shop_created": ["shop_id", "created_at"],
    "ix_orders_shop_stage_created": ["shop_id", "stage", "created_at"],
    "ix_orders_shop_paid_created": ["shop_id", "paid", "created_at"],
}
_NEW = {
    "ix_orders_shop_total": ["shop_id", "total_minor", "id"],
    "ix_orders_shop_sort_name": ["shop_id", "sort_name", "id"],
    "ix_orders_shop_country": ["shop_id", "country_code"],
}


def upgrade() -> None:
    # With a default in the database, so that the version before this one can go on adding orders while both run.
    op.add_column("orders", sa.Column("order_number", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("orders", sa.Column("sort_name", sa.String(length=255), server_default="", nullable=False))
    op.add_column("orders", sa.Column("country_code", sa.String(length=2), server_default="", nullable=False))
    _fill(op.get_bind())
    for name, wanted in _BY_DATE.items():
        op.drop_index(name, table_name="orders")
        op.create_index(name, "orders", [*wanted, "order_number", "id"])
    for name, wanted in _NEW.items():
        op.create_index(name, "orders", wanted)
    op.create_index("ix_purchases_shop_code", "purchases", ["shop_id", "code"])
    op.create_table(
        "order_views",
        sa.Column("id", columns.BigId, nullable=False),
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("made_at", columns.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("fk_order_views_shop_id_shops"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_views")),
        sa.UniqueConstraint("shop_id", "name", name=op.f("uq_order_views_shop_id_name")),
    )


def downgrade() -> None:
    op.drop_table("order_views")
    op.drop_index("ix_purchases_shop_code", table_name="purchases")
    for name in _NEW:
        op.drop_index(name, table_name="orders")
    for name, wanted in _BY_DATE.items():
        op.drop_index(name, table_name="orders")
        op.create_index(name, "orders", [*wanted, "id"])
    # Not by copying the table, as Alembic's batches do: on SQLite, dropping the old copy would delete the rows of every
    # table that refers to it.
    for name in ("country_code", "sort_name", "order_number"):
        op.drop_column("orders", name)


def _fill(connection: sa.Connection) -> None:
    """In Python, batch by batch: neither database can take accents off by itself."""
    read = sa.text("SELECT id, name, customer_name, address FROM orders WHERE id > :after ORDER BY id LIMIT :most")
    write = sa.text(
        "UPDATE orders SET order_number = :number, sort_name = :sort_name, country_code = :country WHERE id = :id"
    )
    after = 0
    while batch := connection.execute(read, {"after": after, "most": _AT_ONCE}).all():
        connection.execute(write, [_keys(*row) for row in batch])
        after = batch[-1][0]


def _keys(order_id: int, name: str, customer: str, address: Any) -> dict[str, Any]:
    """As sourcing.orders.keys had it when this was written."""
    number = _NUMBER.search(name)
    letters = unicodedata.normalize("NFKD", customer.strip())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    # SQLite hands JSON out as text.
    known = json.loads(address) if isinstance(address, str) else address
    return {
        "id": order_id,
        "number": int(number.group(1)) if number else 0,
        "sort_name": plain[:255],
        "country": str((known or {}).get("country_code") or "").upper()[:2],
    }
