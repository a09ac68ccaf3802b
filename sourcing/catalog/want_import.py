"""The merchant wants a product of Alibaba's in the shop: written down first, made by a worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.dialects import postgresql, sqlite

from sourcing.catalog.model import ProductImport
from sourcing.catalog.plan_import import handle_for, plan_import
from sourcing.catalog.rules import PriceRule
from sourcing.db import db
from sourcing.errors import NotFound
from sourcing.explain import Problem, Shown, explain
from sourcing.outside import Outside
from sourcing.shops.model import Shop
from sourcing.transaction import reading, transaction


@dataclass(frozen=True, slots=True)
class ImportView:
    """How far an import is; `admin_url` leads to the product once it is made."""

    id: int
    state: str
    title: str
    variants: int
    admin_url: str
    problem: Problem | None


def want_import(
    outside: Outside, shop_id: int, key: str, product_id: str, sku_ids: Sequence[str], rule: PriceRule, status: str
) -> int:
    """Write the wish down under the caller's key; the same key again is the same wish. Answers the import's id.

    Raises NotFound, UseCaseError, PlatformError.
    """
    with reading() as session:
        before = session.scalar(_by_key(shop_id, key))
    if before is not None:
        return before
    plan = plan_import(outside, shop_id, product_id, sku_ids, rule)
    now = outside.clock.now()
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    values: dict[str, Any] = {
        "shop_id": shop_id,
        "key": key,
        "product_id": product_id,
        "handle": handle_for(plan.title, key),
        "plan": {**plan.stored(), "wanted_status": status},
        "state": "new",
        "product_gid": "",
        "code": "",
        "message": "",
        "looks": 0,
        "tries": 0,
        "created_at": now,
        "due_at": now,
    }
    with transaction(outside.doorbell) as tx:
        db.session.execute(
            insert(ProductImport).values(**values).on_conflict_do_nothing(index_elements=["shop_id", "key"])
        )
        import_id = db.session.scalars(_by_key(shop_id, key)).one()
        tx.ring("import_product", import_id)
    return import_id


def show_import(shown: Shown, shop_id: int, import_id: int) -> ImportView:
    """How far it is. Raises NotFound."""
    with reading() as session:
        row = session.get(ProductImport, import_id)
        if row is None or row.shop_id != shop_id:
            raise NotFound("NO_SUCH_IMPORT", "There is no such import.", "Reload the products page.")
        domain = session.get_one(Shop, shop_id).domain
        number = row.product_gid.rpartition("/")[2]
        return ImportView(
            id=row.id,
            state=row.state,
            title=row.plan["title"],
            variants=len(row.plan["variants"]),
            admin_url=f"{shown.admin_products(domain)}/{number}" if number else "",
            problem=explain(shown.explanations, row.code, row.message) if row.state == "refused" else None,
        )


def _by_key(shop_id: int, key: str) -> Select[int]:
    return select(ProductImport.id).where(ProductImport.shop_id == shop_id, ProductImport.key == key)
