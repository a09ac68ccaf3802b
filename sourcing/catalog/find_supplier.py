"""The sellers that a shop buys from."""

from __future__ import annotations

from sqlalchemy import select

from sourcing.catalog.model import Supplier
from sourcing.db import db


def supplier_of(shop_id: int, company_id: str, name: str) -> Supplier:
    """The seller's row, made when this is the first that the shop buys from it."""
    supplier = db.session.scalar(select(Supplier).where(Supplier.shop_id == shop_id, Supplier.company_id == company_id))
    if supplier is None:
        supplier = Supplier(shop_id=shop_id, company_id=company_id, name=name)
        db.session.add(supplier)
        db.session.flush()
    return supplier
