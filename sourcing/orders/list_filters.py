"""What a shop's orders can be filtered by: the suppliers, countries and problems that there are."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sourcing.catalog.model import Supplier
from sourcing.explain import Problem, Shown, explain
from sourcing.orders.model import Order
from sourcing.orders.stages import NEEDS_ATTENTION
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.states import HELD
from sourcing.shops.model import Shop
from sourcing.transaction import reading

# The newest ones that need attention name every problem that is worth a filter.
_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class SupplierChoice:
    """A supplier to filter by."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Filters:
    """The choices; `currency` is that of the shop's order totals."""

    suppliers: list[SupplierChoice]
    countries: list[str]
    reasons: list[Problem]
    currency: str


def list_filters(shown: Shown, shop_id: int) -> Filters:
    """The choices as there are orders for them now."""
    with reading() as session:
        suppliers = session.execute(
            select(Supplier.id, Supplier.name).where(Supplier.shop_id == shop_id).order_by(Supplier.name, Supplier.id)
        )
        countries = session.scalars(
            select(Order.country_code).where(Order.shop_id == shop_id, Order.country_code != "").distinct()
        )
        return Filters(
            suppliers=[SupplierChoice(*row) for row in suppliers],
            countries=sorted(countries),
            reasons=[explain(shown.explanations, code) for code in sorted(_codes(session, shop_id))],
            currency=session.scalars(select(Shop.currency).where(Shop.id == shop_id)).one(),
        )


def _codes(session: Session, shop_id: int) -> set[str]:
    mine = Purchase.shop_id == shop_id
    codes = set(session.scalars(select(Purchase.code).where(mine, Purchase.code != "").distinct()))
    held = select(Purchase.reasons).where(mine, Purchase.state == HELD).order_by(Purchase.id.desc())
    troubled = select(Order.problems).where(Order.shop_id == shop_id, Order.stage == NEEDS_ATTENTION)
    for found in (held, troubled.order_by(Order.created_at.desc())):
        for problems in session.scalars(found.limit(_LOOKED_AT)):
            codes.update(str(problem["code"]) for problem in problems if problem.get("code"))
    return codes
