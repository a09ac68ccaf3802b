"""What the merchant presses when something does not go on: hold, release, try again, cancel, new offers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select, update

from sourcing.catalog.model import Link
from sourcing.db import db
from sourcing.errors import Conflict
from sourcing.outside import Outside
from sourcing.purchasing import states
from sourcing.purchasing.checkout import ask_again, own
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.move import move
from sourcing.purchasing.rules import EXACTLY, RELEASABLE
from sourcing.purchasing.wake import wake
from sourcing.timeline.record import record_for
from sourcing.transaction import Transaction, transaction

_ENDED = (states.REFUSED, states.CANCELLED)
_CONNECTION = ("ALIBABA_NOT_CONNECTED", "ALIBABA_CONNECTION_ENDED")
# What stood still because Alibaba could not be asked, though nothing had to be held for it.
_ASK_ALIBABA = (
    states.NEW,
    states.PLACE_UNKNOWN,
    states.PLACED,
    states.PAYING,
    states.PAY_UNKNOWN,
    states.CANCELLING,
    states.PAID,
    states.SHIPPING,
)


def hold(outside: Outside, shop_id: int, purchase_id: int) -> None:
    """Put a purchase on hold before it is placed or paid. Raises Conflict when it is too late."""
    now = outside.clock.now()
    with transaction(outside.doorbell):
        purchase = own(shop_id, purchase_id)
        reasons = [{"code": "HELD_BY_MERCHANT"}]
        before = _one_of(purchase, (states.NEW, states.QUOTED, states.PLACED), "put on hold")
        move(purchase, before, states.HELD, now, due_at=None, code="HELD_BY_MERCHANT", message="", reasons=reasons)
        record_for(purchase, "merchant", "held", now, reasons=reasons)


def release(outside: Outside, shop_id: int, purchase_id: int) -> None:
    """Let a held purchase go on; reasons that a person may decide on are released with the number they stood for."""
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        purchase = own(shop_id, purchase_id)
        _one_of(purchase, (states.HELD,), "released")
        waived = {waiver["code"]: waiver["value"] for waiver in purchase.waived}
        for reason in purchase.reasons:
            code, value = reason["code"], reason.get("value", 0)
            if code in RELEASABLE:
                waived[code] = value if code in EXACTLY else max(waived.get(code, 0), value)
        purchase.waived = [{"code": code, "value": value} for code, value in waived.items()]
        _back(tx, purchase, states.HELD, now)
        record_for(purchase, "merchant", "released", now, by="merchant", waived=purchase.waived)


def retry(outside: Outside, shop_id: int, purchase_id: int, ready: Sequence[str] = _ENDED) -> None:
    """Try a refused or cancelled purchase again: from its start when nothing is placed, else from paying.

    Raises Conflict when it is in none of the `ready` states.
    """
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        purchase = own(shop_id, purchase_id)
        before = _one_of(purchase, ready, "tried again")
        if before == states.CANCELLED:
            _forget_placed(purchase)
        elif purchase.trade_id is not None and purchase.paid_at is None:
            purchase.pay_by = "merchant"
        _read_products_again(purchase)
        _back(tx, purchase, before, now)
        record_for(purchase, "merchant", "retried", now)


def cancel(outside: Outside, shop_id: int, purchase_id: int) -> None:
    """Cancel a purchase that is not paid; one that is placed is cancelled at Alibaba by a worker."""
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        purchase = own(shop_id, purchase_id)
        before = _one_of(purchase, (states.NEW, states.QUOTED, states.PLACED, states.HELD, states.REFUSED), "cancelled")
        if purchase.paid_at is not None:
            raise _too_late(purchase, "cancelled")
        if purchase.trade_id is None:
            move(purchase, before, states.CANCELLED, now, due_at=None, code="CANCELLED_BY_MERCHANT", reasons=[])
            record_for(purchase, "merchant", "cancelled", now, reason="CANCELLED_BY_MERCHANT")
            return
        move(purchase, before, states.CANCELLING, now, code="CANCELLED_BY_MERCHANT", reasons=[])
        record_for(purchase, "merchant", "cancel_wanted", now)
        wake(tx, purchase, now)


def requote(outside: Outside, shop_id: int, purchase_id: int) -> None:
    """Get new offers. Raises Conflict once it is placed."""
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        purchase = own(shop_id, purchase_id)
        before = _one_of(purchase, (states.NEW, states.QUOTED, states.REFUSED), "quoted again")
        if purchase.trade_id is not None:
            raise _too_late(purchase, "quoted again")
        if before == states.REFUSED:
            _read_products_again(purchase)
            _back(tx, purchase, before, now)
        else:
            ask_again(tx, purchase, now)
        record_for(purchase, "merchant", "quote_asked", now)


def release_waiting_for_connection(tx: Transaction, shop_id: int, now: datetime) -> None:
    """The account is connected again: what waited for that goes on."""
    waiting = select(Purchase).where(
        Purchase.shop_id == shop_id, Purchase.state == states.HELD, Purchase.code.in_(_CONNECTION)
    )
    for purchase in db.session.scalars(waiting):
        _back(tx, purchase, states.HELD, now)
        record_for(purchase, "caravan", "released", now, by="caravan")
    asking = select(Purchase).where(Purchase.shop_id == shop_id, Purchase.state.in_(_ASK_ALIBABA))
    for purchase in db.session.scalars(asking):
        wake(tx, purchase, now)


def wake_for_settings(tx: Transaction, shop_id: int, now: datetime) -> None:
    """The settings changed: what may now be placed or paid, waited or was held by a setting is looked at again."""
    waiting = or_(
        Purchase.state.in_([states.QUOTED, states.HELD]),
        and_(Purchase.state == states.PLACED, Purchase.pay_by.is_not(None)),
    )
    _wake(tx, now, Purchase.shop_id == shop_id, waiting)


def wake_held(tx: Transaction, now: datetime, shop_id: int | None = None) -> None:
    """A stop was lifted, for a shop or for all of them: what is held is looked at again, and goes on if nothing else
    is in the way.
    """
    mine = [] if shop_id is None else [Purchase.shop_id == shop_id]
    _wake(tx, now, Purchase.state == states.HELD, *mine)


def _wake(tx: Transaction, now: datetime, *conditions: ColumnElement[bool]) -> None:
    statement = update(Purchase).where(*conditions, Purchase.code != "HELD_BY_MERCHANT")
    hinted = statement.values(due_at=now, hints=Purchase.hints + 1)
    db.session.execute(hinted.execution_options(synchronize_session=False))
    tx.ring("sweep")


def _back(tx: Transaction, purchase: Purchase, before: str, now: datetime) -> None:
    """To where it goes on from: `new` when nothing is placed, else `placed`, or where it was when it was paid."""
    if purchase.trade_id is None:
        after = states.NEW
    elif purchase.paid_at is None:
        after = states.PLACED
    else:
        after = states.SHIPPING if purchase.shipped_at else states.PAID
    move(purchase, before, after, now, code="", message="", reasons=[], tries=0, requotes=0)
    wake(tx, purchase, now)


def _forget_placed(purchase: Purchase) -> None:
    """A cancelled purchase starts over: its closed order at Alibaba stays in the timeline only."""
    purchase.trade_id, purchase.trade_status, purchase.pay_url = None, "", ""
    purchase.place_by = purchase.pay_by = None
    purchase.total_minor = purchase.real_goods_minor = purchase.real_freight_minor = None
    purchase.asked_currency = purchase.checked_at = purchase.placed_at = None
    purchase.waived = []


def _read_products_again(purchase: Purchase) -> None:
    products = {line.product_id for line in purchase.lines}
    db.session.execute(
        update(Link).where(Link.shop_id == purchase.shop_id, Link.product_id.in_(products)).values(read_at=None)
    )


def _one_of(purchase: Purchase, allowed: Sequence[str], what: str) -> str:
    if purchase.state not in allowed:
        raise _too_late(purchase, what)
    return purchase.state


def _too_late(purchase: Purchase, what: str) -> Conflict:
    return Conflict(
        "NOT_IN_THIS_STATE",
        f"The purchase cannot be {what}: it is {purchase.state.replace('_', ' ')}.",
        "Reload the page to see how far it has come.",
    )
