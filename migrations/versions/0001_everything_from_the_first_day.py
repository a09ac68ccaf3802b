"""Everything from the first day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from sourcing import db as columns

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:  # noqa: PLR0915  every table is a statement
    op.create_table(
        "inbox_messages",
        sa.Column("id", columns.BigId, nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("account", sa.String(length=255), nullable=False),
        sa.Column("topic", sa.String(length=128), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("triggered_at", columns.UtcDateTime(), nullable=True),
        sa.Column("received_at", columns.UtcDateTime(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("due_at", columns.UtcDateTime(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(length=1000), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox_messages")),
        sa.UniqueConstraint("source", "key", name=op.f("uq_inbox_messages_source_key")),
    )
    with op.batch_alter_table("inbox_messages", schema=None) as batch_op:
        batch_op.create_index("ix_inbox_messages_state_due", ["state", "due_at"], unique=False)

    op.create_table(
        "shops",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("domain", sa.String(length=255), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("email", sa.String(length=255), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=False),
        sa.Column("country_code", sa.String(length=2), nullable=False),
        sa.Column("locale", sa.String(length=16), nullable=False),
        sa.Column("scopes", sa.String(length=1024), nullable=False),
        sa.Column("installed_at", columns.UtcDateTime(), nullable=False),
        sa.Column("uninstalled_at", columns.UtcDateTime(), nullable=True),
        sa.Column("access_token", sa.LargeBinary(), nullable=True),
        sa.Column("access_expires_at", columns.UtcDateTime(), nullable=True),
        sa.Column("refresh_token", sa.LargeBinary(), nullable=True),
        sa.Column("refresh_expires_at", columns.UtcDateTime(), nullable=True),
        sa.Column("token_round", sa.Integer(), nullable=False),
        sa.Column("refreshing_until", columns.UtcDateTime(), nullable=True),
        sa.Column("service_gid", sa.String(length=255), nullable=True),
        sa.Column("location_gid", sa.String(length=255), nullable=True),
        sa.Column("orders_seen_until", columns.UtcDateTime(), nullable=True),
        sa.Column("orders_poll_due", columns.UtcDateTime(), nullable=True),
        sa.Column("requests_poll_due", columns.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shops")),
        sa.UniqueConstraint("domain", name=op.f("uq_shops_domain")),
    )
    with op.batch_alter_table("shops", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shops_orders_poll_due"), ["orders_poll_due"], unique=False)
        batch_op.create_index(batch_op.f("ix_shops_requests_poll_due"), ["requests_poll_due"], unique=False)

    op.create_table(
        "alibaba_accounts",
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.String(length=64), nullable=False),
        sa.Column("login", sa.String(length=255), nullable=False),
        sa.Column("access_token", sa.LargeBinary(), nullable=False),
        sa.Column("access_expires_at", columns.UtcDateTime(), nullable=True),
        sa.Column("refresh_token", sa.LargeBinary(), nullable=True),
        sa.Column("refresh_expires_at", columns.UtcDateTime(), nullable=True),
        sa.Column("token_round", sa.Integer(), nullable=False),
        sa.Column("refreshing_until", columns.UtcDateTime(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("connected_at", columns.UtcDateTime(), nullable=False),
        sa.Column("payment_method", sa.String(length=16), nullable=False),
        sa.Column("payment_method_why", sa.String(length=64), nullable=False),
        sa.Column("payment_method_at", columns.UtcDateTime(), nullable=True),
        sa.Column("followed_until", columns.UtcDateTime(), nullable=True),
        sa.Column("follow_due", columns.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("fk_alibaba_accounts_shop_id_shops"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("shop_id", name=op.f("pk_alibaba_accounts")),
    )
    with op.batch_alter_table("alibaba_accounts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alibaba_accounts_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_alibaba_accounts_follow_due"), ["follow_due"], unique=False)

    op.create_table(
        "attempts",
        sa.Column("id", columns.BigId, nullable=False),
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("effect", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("started_at", columns.UtcDateTime(), nullable=False),
        sa.Column("ended_at", columns.UtcDateTime(), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("message", sa.String(length=1000), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_attempts_shop_id_shops"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
    )
    with op.batch_alter_table("attempts", schema=None) as batch_op:
        batch_op.create_index("ix_attempts_subject", ["subject", "subject_id", "id"], unique=False)

    op.create_table(
        "oauth_states",
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("expires_at", columns.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("fk_oauth_states_shop_id_shops"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("state", name=op.f("pk_oauth_states")),
    )
    with op.batch_alter_table("oauth_states", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_oauth_states_shop_id"), ["shop_id"], unique=False)

    op.create_table(
        "order_settings",
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("list_unpaid", sa.Boolean(), nullable=False),
        sa.Column("automatic", sa.Boolean(), nullable=False),
        sa.Column("shipping_rule", sa.String(length=32), nullable=False),
        sa.Column("notify_customer", sa.Boolean(), nullable=False),
        sa.Column("drift_limit_bp", sa.Integer(), nullable=False),
        sa.Column("supplier_note", sa.String(length=500), nullable=False),
        sa.Column("stopped", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", columns.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("fk_order_settings_shop_id_shops"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("shop_id", name=op.f("pk_order_settings")),
    )
    op.create_table(
        "orders",
        sa.Column("id", columns.BigId, nullable=False),
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("gid", sa.String(length=255), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("created_at", columns.UtcDateTime(), nullable=False),
        sa.Column("changed_at", columns.UtcDateTime(), nullable=False),
        sa.Column("read_at", columns.UtcDateTime(), nullable=False),
        sa.Column("financial_status", sa.String(length=64), nullable=False),
        sa.Column("fulfillment_status", sa.String(length=64), nullable=False),
        sa.Column("paid", sa.Boolean(), nullable=False),
        sa.Column("cancelled_at", columns.UtcDateTime(), nullable=True),
        sa.Column("test", sa.Boolean(), nullable=False),
        sa.Column("risk", sa.String(length=64), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("total_minor", sa.BigInteger(), nullable=False),
        sa.Column("refunded_minor", sa.BigInteger(), nullable=False),
        sa.Column("customer_name", sa.String(length=255), nullable=False),
        sa.Column("email", sa.String(length=255), nullable=False),
        sa.Column("phone", sa.String(length=64), nullable=False),
        sa.Column("note", sa.String(length=5000), nullable=False),
        sa.Column("address", sa.JSON(), nullable=True),
        sa.Column("stage", sa.String(length=32), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_orders_shop_id_shops"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
        sa.UniqueConstraint("shop_id", "gid", name=op.f("uq_orders_shop_id_gid")),
    )
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.create_index("ix_orders_shop_created", ["shop_id", "created_at", "id"], unique=False)
        batch_op.create_index("ix_orders_shop_name", ["shop_id", "name"], unique=False)
        batch_op.create_index("ix_orders_shop_paid_created", ["shop_id", "paid", "created_at", "id"], unique=False)
        batch_op.create_index("ix_orders_shop_stage_created", ["shop_id", "stage", "created_at", "id"], unique=False)

    op.create_table(
        "orders_to_read",
        sa.Column("id", columns.BigId, nullable=False),
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("gid", sa.String(length=255), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=False),
        sa.Column("hints", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due_at", columns.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("fk_orders_to_read_shop_id_shops"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders_to_read")),
        sa.UniqueConstraint("shop_id", "gid", name=op.f("uq_orders_to_read_shop_id_gid")),
    )
    with op.batch_alter_table("orders_to_read", schema=None) as batch_op:
        batch_op.create_index("ix_orders_to_read_due", ["due_at", "shop_id"], unique=False)

    op.create_table(
        "suppliers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.String(length=255), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("dispatch_country", sa.String(length=2), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_suppliers_shop_id_shops"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suppliers")),
        sa.UniqueConstraint("shop_id", "company_id", name=op.f("uq_suppliers_shop_id_company_id")),
    )
    op.create_table(
        "fulfillment_orders",
        sa.Column("id", columns.BigId, nullable=False),
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("gid", sa.String(length=255), nullable=False),
        sa.Column("order_id", columns.BigId, nullable=False),
        sa.Column("location_gid", sa.String(length=255), nullable=True),
        sa.Column("status", sa.String(length=64), nullable=False),
        sa.Column("request_status", sa.String(length=64), nullable=False),
        sa.Column("cancellation_asked", sa.Boolean(), nullable=False),
        sa.Column("notify_customer", sa.Boolean(), nullable=True),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("answer", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("due_at", columns.UtcDateTime(), nullable=True),
        sa.Column("lease_until", columns.UtcDateTime(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("read_at", columns.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_fulfillment_orders_order_id_orders"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("fk_fulfillment_orders_shop_id_shops"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fulfillment_orders")),
        sa.UniqueConstraint("shop_id", "gid", name=op.f("uq_fulfillment_orders_shop_id_gid")),
    )
    with op.batch_alter_table("fulfillment_orders", schema=None) as batch_op:
        batch_op.create_index("ix_fulfillment_orders_due", ["due_at", "shop_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_fulfillment_orders_order_id"), ["order_id"], unique=False)

    op.create_table(
        "links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column("variant_gid", sa.String(length=255), nullable=False),
        sa.Column("inventory_item_gid", sa.String(length=255), nullable=False),
        sa.Column("variant_title", sa.String(length=500), nullable=False),
        sa.Column("variant_sku", sa.String(length=255), nullable=False),
        sa.Column("product_id", sa.String(length=64), nullable=False),
        sa.Column("sku_id", sa.String(length=64), nullable=False),
        sa.Column("product_title", sa.String(length=500), nullable=False),
        sa.Column("sku_title", sa.String(length=500), nullable=False),
        sa.Column("product_url", sa.String(length=1000), nullable=False),
        sa.Column("image_url", sa.String(length=1000), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("min_order_quantity", sa.Integer(), nullable=False),
        sa.Column("prices", sa.JSON(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("stock", sa.BigInteger(), nullable=True),
        sa.Column("product_status", sa.String(length=32), nullable=False),
        sa.Column("read_at", columns.UtcDateTime(), nullable=True),
        sa.Column("stocked", sa.String(length=64), nullable=False),
        sa.Column("stock_due", columns.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_links_shop_id_shops"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["supplier_id"], ["suppliers.id"], name=op.f("fk_links_supplier_id_suppliers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_links")),
        sa.UniqueConstraint(
            "shop_id",
            "variant_gid",
            "product_id",
            "sku_id",
            name=op.f("uq_links_shop_id_variant_gid_product_id_sku_id"),
        ),
    )
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.create_index("ix_links_shop_sku", ["shop_id", "variant_sku"], unique=False)
        batch_op.create_index(batch_op.f("ix_links_stock_due"), ["stock_due"], unique=False)

    op.create_table(
        "order_lines",
        sa.Column("id", columns.BigId, nullable=False),
        sa.Column("order_id", columns.BigId, nullable=False),
        sa.Column("gid", sa.String(length=255), nullable=False),
        sa.Column("variant_gid", sa.String(length=255), nullable=True),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("variant_title", sa.String(length=500), nullable=False),
        sa.Column("sku", sa.String(length=255), nullable=False),
        sa.Column("image_url", sa.String(length=1000), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_minor", sa.BigInteger(), nullable=False),
        sa.Column("ours", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_order_lines_order_id_orders"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_lines")),
        sa.UniqueConstraint("order_id", "gid", name=op.f("uq_order_lines_order_id_gid")),
    )
    op.create_table(
        "purchases",
        sa.Column("id", columns.BigId, nullable=False),
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("order_id", columns.BigId, nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("state_at", columns.UtcDateTime(), nullable=False),
        sa.Column("due_at", columns.UtcDateTime(), nullable=True),
        sa.Column("lease_until", columns.UtcDateTime(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("hints", sa.Integer(), nullable=False),
        sa.Column("requotes", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("goods_minor", sa.BigInteger(), nullable=True),
        sa.Column("freight_minor", sa.BigInteger(), nullable=True),
        sa.Column("quoted_at", columns.UtcDateTime(), nullable=True),
        sa.Column("quote_expires_at", columns.UtcDateTime(), nullable=True),
        sa.Column("vendor_code", sa.String(length=255), nullable=True),
        sa.Column("chosen_by", sa.String(length=16), nullable=False),
        sa.Column("place_by", sa.String(length=16), nullable=True),
        sa.Column("pay_by", sa.String(length=16), nullable=True),
        sa.Column("trade_id", sa.String(length=64), nullable=True),
        sa.Column("trade_status", sa.String(length=64), nullable=False),
        sa.Column("pay_url", sa.String(length=2000), nullable=False),
        sa.Column("total_minor", sa.BigInteger(), nullable=True),
        sa.Column("asked_currency", sa.String(length=3), nullable=True),
        sa.Column("real_goods_minor", sa.BigInteger(), nullable=True),
        sa.Column("real_freight_minor", sa.BigInteger(), nullable=True),
        sa.Column("checked_at", columns.UtcDateTime(), nullable=True),
        sa.Column("placed_at", columns.UtcDateTime(), nullable=True),
        sa.Column("paid_at", columns.UtcDateTime(), nullable=True),
        sa.Column("paid_how", sa.String(length=16), nullable=True),
        sa.Column("shipped_at", columns.UtcDateTime(), nullable=True),
        sa.Column("delivered_at", columns.UtcDateTime(), nullable=True),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("message", sa.String(length=1000), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("waived", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_purchases_order_id_orders"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_purchases_shop_id_shops"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["supplier_id"], ["suppliers.id"], name=op.f("fk_purchases_supplier_id_suppliers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchases")),
        sa.UniqueConstraint("reference", name=op.f("uq_purchases_reference")),
        sa.UniqueConstraint(
            "shop_id", "order_id", "supplier_id", name=op.f("uq_purchases_shop_id_order_id_supplier_id")
        ),
        sa.UniqueConstraint("shop_id", "trade_id", name=op.f("uq_purchases_shop_id_trade_id")),
    )
    with op.batch_alter_table("purchases", schema=None) as batch_op:
        batch_op.create_index("ix_purchases_due", ["due_at", "shop_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_purchases_order_id"), ["order_id"], unique=False)
        batch_op.create_index("ix_purchases_shop_state", ["shop_id", "state", "id"], unique=False)

    op.create_table(
        "timeline",
        sa.Column("id", columns.BigId, nullable=False),
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("order_id", columns.BigId, nullable=True),
        sa.Column("purchase_id", sa.BigInteger(), nullable=True),
        sa.Column("at", columns.UtcDateTime(), nullable=False),
        sa.Column("who", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_timeline_order_id_orders"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_timeline_shop_id_shops"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timeline")),
    )
    with op.batch_alter_table("timeline", schema=None) as batch_op:
        batch_op.create_index("ix_timeline_order", ["order_id", "id"], unique=False)
        batch_op.create_index("ix_timeline_shop", ["shop_id", "id"], unique=False)

    op.create_table(
        "offers",
        sa.Column("id", columns.BigId, nullable=False),
        sa.Column("purchase_id", columns.BigId, nullable=False),
        sa.Column("vendor_code", sa.String(length=255), nullable=False),
        sa.Column("vendor_name", sa.String(length=255), nullable=False),
        sa.Column("fee_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("days_text", sa.String(length=64), nullable=False),
        sa.Column("days_min", sa.Integer(), nullable=True),
        sa.Column("days_max", sa.Integer(), nullable=True),
        sa.Column("dispatch_country", sa.String(length=2), nullable=False),
        sa.Column("trade_term", sa.String(length=16), nullable=False),
        sa.Column("shipping_type", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["purchase_id"], ["purchases.id"], name=op.f("fk_offers_purchase_id_purchases"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offers")),
        sa.UniqueConstraint("purchase_id", "vendor_code", name=op.f("uq_offers_purchase_id_vendor_code")),
    )
    op.create_table(
        "parcels",
        sa.Column("id", columns.BigId, nullable=False),
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("purchase_id", columns.BigId, nullable=False),
        sa.Column("carrier", sa.String(length=255), nullable=False),
        sa.Column("number", sa.String(length=255), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("current_event", sa.String(length=64), nullable=False),
        sa.Column("events", sa.JSON(), nullable=False),
        sa.Column("seen_at", columns.UtcDateTime(), nullable=False),
        sa.Column("moved_at", columns.UtcDateTime(), nullable=False),
        sa.Column("delivered_at", columns.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["purchase_id"], ["purchases.id"], name=op.f("fk_parcels_purchase_id_purchases"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_parcels_shop_id_shops"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parcels")),
        sa.UniqueConstraint("purchase_id", "number", name=op.f("uq_parcels_purchase_id_number")),
    )
    with op.batch_alter_table("parcels", schema=None) as batch_op:
        batch_op.create_index("ix_parcels_shop_number", ["shop_id", "number"], unique=False)

    op.create_table(
        "purchase_lines",
        sa.Column("id", columns.BigId, nullable=False),
        sa.Column("purchase_id", columns.BigId, nullable=False),
        sa.Column("order_line_id", columns.BigId, nullable=False),
        sa.Column("product_id", sa.String(length=64), nullable=False),
        sa.Column("sku_id", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("sku_title", sa.String(length=500), nullable=False),
        sa.Column("image_url", sa.String(length=1000), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_minor", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["order_line_id"],
            ["order_lines.id"],
            name=op.f("fk_purchase_lines_order_line_id_order_lines"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["purchase_id"], ["purchases.id"], name=op.f("fk_purchase_lines_purchase_id_purchases"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase_lines")),
        sa.UniqueConstraint(
            "purchase_id",
            "order_line_id",
            "product_id",
            "sku_id",
            name=op.f("uq_purchase_lines_purchase_id_order_line_id_product_id_sku_id"),
        ),
    )
    op.create_table(
        "shipments",
        sa.Column("id", columns.BigId, nullable=False),
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("purchase_id", columns.BigId, nullable=False),
        sa.Column("fulfillment_gid", sa.String(length=255), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("pushed_numbers", sa.JSON(), nullable=False),
        sa.Column("pushed_at", columns.UtcDateTime(), nullable=True),
        sa.Column("delivered_told", sa.Boolean(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("message", sa.String(length=1000), nullable=False),
        sa.Column("due_at", columns.UtcDateTime(), nullable=True),
        sa.Column("lease_until", columns.UtcDateTime(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["purchase_id"], ["purchases.id"], name=op.f("fk_shipments_purchase_id_purchases"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_shipments_shop_id_shops"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shipments")),
        sa.UniqueConstraint("purchase_id", name=op.f("uq_shipments_purchase_id")),
    )
    with op.batch_alter_table("shipments", schema=None) as batch_op:
        batch_op.create_index("ix_shipments_due", ["due_at", "shop_id"], unique=False)


def downgrade() -> None:  # noqa: PLR0915  every table is a statement
    with op.batch_alter_table("shipments", schema=None) as batch_op:
        batch_op.drop_index("ix_shipments_due")

    op.drop_table("shipments")
    op.drop_table("purchase_lines")
    with op.batch_alter_table("parcels", schema=None) as batch_op:
        batch_op.drop_index("ix_parcels_shop_number")

    op.drop_table("parcels")
    op.drop_table("offers")
    with op.batch_alter_table("timeline", schema=None) as batch_op:
        batch_op.drop_index("ix_timeline_shop")
        batch_op.drop_index("ix_timeline_order")

    op.drop_table("timeline")
    with op.batch_alter_table("purchases", schema=None) as batch_op:
        batch_op.drop_index("ix_purchases_shop_state")
        batch_op.drop_index(batch_op.f("ix_purchases_order_id"))
        batch_op.drop_index("ix_purchases_due")

    op.drop_table("purchases")
    op.drop_table("order_lines")
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_links_stock_due"))
        batch_op.drop_index("ix_links_shop_sku")

    op.drop_table("links")
    with op.batch_alter_table("fulfillment_orders", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fulfillment_orders_order_id"))
        batch_op.drop_index("ix_fulfillment_orders_due")

    op.drop_table("fulfillment_orders")
    op.drop_table("suppliers")
    with op.batch_alter_table("orders_to_read", schema=None) as batch_op:
        batch_op.drop_index("ix_orders_to_read_due")

    op.drop_table("orders_to_read")
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.drop_index("ix_orders_shop_stage_created")
        batch_op.drop_index("ix_orders_shop_paid_created")
        batch_op.drop_index("ix_orders_shop_name")
        batch_op.drop_index("ix_orders_shop_created")

    op.drop_table("orders")
    op.drop_table("order_settings")
    with op.batch_alter_table("oauth_states", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_oauth_states_shop_id"))

    op.drop_table("oauth_states")
    with op.batch_alter_table("attempts", schema=None) as batch_op:
        batch_op.drop_index("ix_attempts_subject")

    op.drop_table("attempts")
    with op.batch_alter_table("alibaba_accounts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alibaba_accounts_follow_due"))
        batch_op.drop_index(batch_op.f("ix_alibaba_accounts_account_id"))

    op.drop_table("alibaba_accounts")
    with op.batch_alter_table("shops", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_shops_requests_poll_due"))
        batch_op.drop_index(batch_op.f("ix_shops_orders_poll_due"))

    op.drop_table("shops")
    with op.batch_alter_table("inbox_messages", schema=None) as batch_op:
        batch_op.drop_index("ix_inbox_messages_state_due")

    op.drop_table("inbox_messages")
