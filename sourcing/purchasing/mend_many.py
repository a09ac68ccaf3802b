"""Hold, release or try again the purchases of many orders, and say of each what was done and what not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select

from sourcing.catalog.model import Supplier
from sourcing.errors import Conflict
from sourcing.orders.choose_orders import check_orders
from sourcing.outside import Outside
from sourcing.purchasing import mend
from sourcing.purchasing.allow import AT_ONCE
from sourcing.purchasing.model import Purchase
from sourcing.transaction import reading

StepForMany = Literal["hold", "release", "retry"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a step for one purchase; for an order without purchases `purchase_id` is None.

    `state` is where the purchase stands now; `code` and `message` say why it was left as it is.
    """

    order_id: int
    purchase_id: int | None
    supplier: str
    done: bool
    state: str
    code: str = ""
    message: str = ""


def _retry(outside: Outside, shop_id: int, purchase_id: int) -> None:
    mend.retry(outside, shop_id, purchase_id, ready=tuple(AT_ONCE["retry"]))


_STEPS: Mapping[StepForMany, Callable[[Outside, int, int], None]] = {
    "hold": mend.hold,
    "release": mend.release,
    "retry": _retry,
}


def step_for_orders(outside: Outside, shop_id: int, step: StepForMany, order_ids: Sequence[int]) -> list[Outcome]:
    """Take the step with every purchase of these orders that is ready for it, each in a transaction of its own.

    Raises NotFound before anything is done when one of the orders is not this shop's.
    """
    with reading() as session:
        ids = check_orders(session, shop_id, order_ids)
        bought = select(Purchase.order_id, Purchase.id, Supplier.name).join(Purchase.supplier)
        rows = session.execute(bought.where(Purchase.order_id.in_(ids)).order_by(Purchase.id)).all()
    purchases: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for order_id, purchase_id, supplier in rows:
        purchases[order_id].append((purchase_id, supplier))
    outcomes = []
    for order_id in ids:
        done = [_step(outside, shop_id, step, order_id, *purchase) for purchase in purchases[order_id]]
        outcomes += done or [_nothing(order_id)]
    return outcomes


def _step(outside: Outside, shop_id: int, step: StepForMany, order_id: int, purchase_id: int, supplier: str) -> Outcome:
    code = message = ""
    try:
        _STEPS[step](outside, shop_id, purchase_id)
    except Conflict as refused:
        code, message = refused.code, refused.message
    with reading() as session:
        state = session.scalars(select(Purchase.state).where(Purchase.id == purchase_id)).one()
    return Outcome(order_id, purchase_id, supplier, not code, state, code, message)


def _nothing(order_id: int) -> Outcome:
    return Outcome(order_id, None, "", False, "", "NOTHING_BOUGHT", "Nothing is bought for this order yet.")
