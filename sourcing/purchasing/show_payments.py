"""The payment summary: what was placed, what it costs, whether it is paid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from sourcing.errors import NotFound
from sourcing.explain import Shown
from sourcing.purchasing.describe import PurchaseView, describe, with_all
from sourcing.purchasing.margin import Sums, sums_of
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.states import (
    CANCELLED,
    CANCELLING,
    PAY_UNKNOWN,
    PAYING,
    PLACE_UNKNOWN,
    PLACED,
    PLACING,
    QUOTED,
)
from sourcing.shops.model import AlibabaAccount
from sourcing.transaction import reading

_UNDER_WAY = frozenset({PLACING, PLACE_UNKNOWN, PAYING, PAY_UNKNOWN, CANCELLING})


@dataclass(frozen=True, slots=True)
class Payments:
    """`unpaid` purchases are placed and wait for a payment; `working` counts those that move without anybody."""

    purchases: list[PurchaseView]
    sums: list[Sums]
    unpaid: int
    working: int
    payment_method: str


def show_payments(shown: Shown, shop_id: int, purchase_ids: Sequence[int], order_ids: Sequence[int]) -> Payments:
    """The named purchases, or those of the named orders. Raises NotFound when a purchase is not this shop's."""
    with reading() as session:
        statement = select(Purchase).where(Purchase.shop_id == shop_id).order_by(Purchase.order_id, Purchase.id)
        if purchase_ids:
            statement = statement.where(Purchase.id.in_(purchase_ids))
        else:
            statement = statement.where(Purchase.order_id.in_(order_ids))
        views = describe(session, shown, session.scalars(with_all(statement)).all())
        method = session.scalar(select(AlibabaAccount.payment_method).where(AlibabaAccount.shop_id == shop_id))
    if missing := set(purchase_ids) - {view.id for view in views}:
        raise purchase_not_found(min(missing))
    live = [view for view in views if view.state != CANCELLED]
    working = [view for view in views if _moves(view)]
    unpaid = [view for view in views if view.state == PLACED]
    return Payments(views, sums_of(live), len(unpaid), len(working), method or "unknown")


def purchase_not_found(purchase_id: int) -> NotFound:
    """The error for a purchase that is not there, or not this shop's."""
    return NotFound(
        "PURCHASE_NOT_FOUND", f"There is no purchase {purchase_id} in this shop.", "Open the list of orders again."
    )


def _moves(view: PurchaseView) -> bool:
    asked_for = (view.state == QUOTED and view.place_by) or (view.state == PLACED and view.pay_by)
    return view.state in _UNDER_WAY or bool(asked_for and view.due)


def show_purchase(shown: Shown, shop_id: int, purchase_id: int) -> PurchaseView:
    """One purchase. Raises NotFound when it is not this shop's."""
    return show_payments(shown, shop_id, [purchase_id], []).purchases[0]
