"""The product is in the shop: link its variants, and say so."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete

from sourcing.catalog.find_supplier import supplier_of
from sourcing.catalog.model import Link, ProductImport, Supplier
from sourcing.catalog.moved import take_as_seen
from sourcing.db import db
from sourcing.outside import Outside
from sourcing.ports import MadeProduct, MadeVariant
from sourcing.transaction import transaction


def finish(outside: Outside, import_id: int, made: MadeProduct) -> None:
    """Links and the end of the import in one transaction; done before means: nothing more to do."""
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        row = db.session.get_one(ProductImport, import_id, with_for_update=True)
        if row.state == "done":
            return
        planned = {one["sku"]: one for one in row.plan["variants"]}
        supplier = supplier_of(row.shop_id, row.plan["company_id"], row.plan["supplier"])
        for variant in made.variants:
            if variant.sku in planned:
                _link(row, supplier, made, variant, planned[variant.sku], now)
        row.state, row.product_gid, row.code, row.message = "done", made.gid, "", ""
        row.due_at = row.lease_until = None
        tx.ring("stock_links", row.shop_id)


def _link(
    row: ProductImport,
    supplier: Supplier,
    made: MadeProduct,
    variant: MadeVariant,
    one: dict[str, Any],
    now: datetime,
) -> None:
    db.session.execute(delete(Link).where(Link.shop_id == row.shop_id, Link.variant_gid == variant.gid))
    plan = row.plan
    link = Link(
        shop_id=row.shop_id,
        supplier_id=supplier.id,
        variant_gid=variant.gid,
        inventory_item_gid=variant.inventory_item_gid,
        variant_title=" · ".join(filter(None, (made.title, variant.title)))[:500],
        variant_sku=variant.sku,
        product_id=row.product_id,
        sku_id=one["sku_id"],
        product_title=plan["title"],
        sku_title=one["title"][:500] if one["options"] else "",
        product_url=plan["url"],
        image_url=one["image_url"] or plan["image_url"],
        quantity=1,
        min_order_quantity=plan["min_order_quantity"],
        prices=one["prices"],
        currency=one["cost"]["currency"],
        stock=one["stock"],
        product_status=plan["status"],
        read_at=row.created_at,
        stocked="due",
        # Made with its stock, unless our location or the stock was not known: looking once more costs one question.
        stock_due=now,
    )
    take_as_seen(link)
    db.session.add(link)
