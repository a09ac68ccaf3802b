"""What the merchant does on Checkout and Payment summary: ask for offers, choose, place, pay."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from sourcing.db import db
from sourcing.errors import Conflict, NotFound, UseCaseError
from sourcing.outside import Outside
from sourcing.purchasing import states
from sourcing.purchasing.decide import decide, reasons_json
from sourcing.purchasing.gate import lock_order
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.move import move
from sourcing.purchasing.quote import choose
from sourcing.purchasing.rules import RELEASABLE
from sourcing.purchasing.wake import wake
from sourcing.purchasing.withhold import hold_for
from sourcing.shops.model import OrderSettings
from sourcing.timeline.record import record_for
from sourcing.transaction import Transaction, reading, transaction

# A quote that ends this soon is asked for anew when the merchant comes to checkout.
_STALE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class NotDone:
    """A purchase that could not be set going, and why: a code of sourcing.problems with its numbers."""

    purchase_id: int
    code: str
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What goes on by itself from here, and what does not."""

    accepted: list[int]
    not_done: list[NotDone]
    # Codes of sourcing.problems that are worth saying although nothing is wrong.
    notes: list[str] = field(default_factory=list)


def start_checkout(outside: Outside, shop_id: int, order_ids: Sequence[int]) -> None:
    """Have offers fetched for every purchase of these orders that has none, or old ones."""
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        rows = db.session.scalars(
            select(Purchase).where(
                Purchase.shop_id == shop_id,
                Purchase.order_id.in_(order_ids),
                Purchase.state.in_([states.NEW, states.QUOTED]),
            )
        )
        for purchase in rows:
            expires = purchase.quote_expires_at
            if purchase.state == states.QUOTED and expires is not None and expires > now + _STALE:
                continue
            ask_again(tx, purchase, now)


def ask_again(tx: Transaction, purchase: Purchase, now: datetime) -> None:
    """Have new offers fetched for a purchase that is not placed yet."""
    if purchase.state == states.QUOTED:
        move(purchase, states.QUOTED, states.NEW, now)
    wake(tx, purchase, now)


def choose_offer(outside: Outside, shop_id: int, purchase_id: int, vendor_code: str) -> None:
    """Take this shipping method. Raises NotFound, Conflict once it is being placed, UseCaseError for no such offer."""
    with transaction(outside.doorbell):
        purchase = own(shop_id, purchase_id)
        if purchase.state != states.QUOTED or purchase.place_by is not None:
            raise Conflict(
                "NOT_QUOTED",
                "The shipping method cannot be changed any more.",
                "Reload the page to see how far this purchase has come.",
            )
        offer = next((offer for offer in purchase.offers if offer.vendor_code == vendor_code), None)
        if offer is None:
            raise UseCaseError(
                "NO_SUCH_OFFER",
                "This shipping method is not among those offered.",
                "Choose one of the listed methods, or get new offers.",
                field="vendor_code",
            )
        choose(purchase, offer, "merchant")
        record_for(
            purchase,
            "merchant",
            "offer_chosen",
            outside.clock.now(),
            chosen=offer.vendor_name,
            freight_minor=offer.fee_minor,
            currency=offer.currency,
        )


def choose_offers(outside: Outside, shop_id: int, wishes: Sequence[tuple[int, str]]) -> list[int]:
    """Take these shipping methods; answers the purchases that took theirs. Raises NotFound before any is chosen."""
    _all_known(shop_id, [purchase_id for purchase_id, _ in wishes])
    chosen = []
    for purchase_id, vendor_code in wishes:
        try:
            choose_offer(outside, shop_id, purchase_id, vendor_code)
        except UseCaseError:
            # It moved on since the page was drawn, and the page shows how far.
            continue
        chosen.append(purchase_id)
    return chosen


def want_placed(outside: Outside, shop_id: int, purchase_ids: Sequence[int]) -> Wanted:
    """The merchant wants these placed; each is placed by a worker, or refused here with every reason."""

    def want(tx: Transaction, purchase: Purchase, now: datetime) -> list[tuple[str, dict[str, Any]]]:
        if purchase.state != states.QUOTED:
            return [] if states.STATES[purchase.state].at_supplier else [_standing(purchase)]
        decision = decide(purchase, "place", now)
        if decision.allowed:
            purchase.place_by = "merchant"
            wake(tx, purchase, now)
            record_for(purchase, "merchant", "place_wanted", now)
        elif decision.codes <= RELEASABLE:
            # Held, so that the merchant sees the numbers and can release it.
            hold_for(purchase, states.QUOTED, reasons_json(decision), now)
        return [(reason["code"], _numbers(reason)) for reason in reasons_json(decision)]

    return _want(outside, shop_id, purchase_ids, want)


def want_paid(outside: Outside, shop_id: int, purchase_ids: Sequence[int]) -> Wanted:
    """The merchant wants these paid; each is paid by a worker, once, or refused here with the reason."""

    def want(tx: Transaction, purchase: Purchase, now: datetime) -> list[tuple[str, dict[str, Any]]]:
        if states.STATES[purchase.state].spent:
            return []
        if purchase.state != states.PLACED:
            return [_standing(purchase)]
        purchase.pay_by, purchase.code = "merchant", ""
        wake(tx, purchase, now)
        record_for(purchase, "merchant", "pay_wanted", now)
        return []

    return _want(outside, shop_id, purchase_ids, want)


def own(shop_id: int, purchase_id: int) -> Purchase:
    """The shop's purchase, locked. Raises NotFound."""
    mine = (Purchase.id == purchase_id, Purchase.shop_id == shop_id)
    order_id = db.session.scalar(select(Purchase.order_id).where(*mine))
    if order_id is not None:
        lock_order(order_id)
    purchase = db.session.scalar(select(Purchase).where(*mine).with_for_update(key_share=True))
    if purchase is None:
        raise _unknown()
    return purchase


def _unknown() -> NotFound:
    return NotFound("NO_SUCH_PURCHASE", "This purchase does not exist.", "Go back to the orders page.")


def _numbers(reason: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in reason.items() if name != "code" and value is not None}


def _standing(purchase: Purchase) -> tuple[str, dict[str, Any]]:
    """Why a purchase that is not where it should be does not go on."""
    code = purchase.code or ("NOT_QUOTED_YET" if purchase.state == states.NEW else "NOT_PLACED_YET")
    return code, {"state": purchase.state, "message": purchase.message}


def _want(
    outside: Outside,
    shop_id: int,
    purchase_ids: Iterable[int],
    want: Callable[[Transaction, Purchase, datetime], list[tuple[str, dict[str, Any]]]],
) -> Wanted:
    now = outside.clock.now()
    wanted = Wanted([], [])
    ids = list(dict.fromkeys(purchase_ids))
    _all_known(shop_id, ids)
    for purchase_id in ids:
        with transaction(outside.doorbell) as tx:
            reasons = want(tx, own(shop_id, purchase_id), now)
            if reasons:
                code, data = reasons[0]
                wanted.not_done.append(NotDone(purchase_id, code, {**data, "all": [code for code, _ in reasons]}))
            else:
                wanted.accepted.append(purchase_id)
    if wanted.accepted and _is_dry_run(shop_id):
        wanted.notes.append("DRY_RUN_BY_HAND")
    return wanted


def _all_known(shop_id: int, ids: Sequence[int]) -> None:
    """Before anything is set going: who is told "not found" must not find half of it placed or paid."""
    with reading() as session:
        known = session.scalars(select(Purchase.id).where(Purchase.shop_id == shop_id, Purchase.id.in_(ids))).all()
    if len(known) < len(set(ids)):
        raise _unknown()


def _is_dry_run(shop_id: int) -> bool:
    with reading() as session:
        return session.get_one(OrderSettings, shop_id).dry_run
