"""Carrier, number and link reach the Shopify order: looked for first, made once, changed when more parcels come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from sourcing.db import db
from sourcing.errors import PlatformError, PlatformRefused, PlatformThrottled, PlatformUnauthorized
from sourcing.fulfillment.carriers import shopify_carrier
from sourcing.fulfillment.model import FulfillmentOrder, Shipment
from sourcing.lease import backoff, take
from sourcing.orders.model import Order, OrderLine
from sourcing.outside import Outside
from sourcing.ports import FulfillmentItem, ShopAccess, ShopOrder, Tracking
from sourcing.purchasing.attempts import begin_attempt, end_attempt, outcome_of
from sourcing.purchasing.model import Purchase
from sourcing.shops.access import access_to
from sourcing.shops.model import OrderSettings, Shop
from sourcing.shops.tokens import distrust
from sourcing.timeline.record import record_for
from sourcing.tracking.model import Parcel
from sourcing.transaction import transaction


@dataclass(frozen=True, slots=True)
class _Task:
    """What the shop should know of one purchase. `line_gids` are the order's lines that the purchase is for."""

    shop_id: int
    purchase_id: int
    order_gid: str
    fulfillment_gid: str | None
    tracking: Tracking
    line_gids: frozenset[str]
    notify: bool
    delivered: bool
    delivered_told: bool


def push_tracking(outside: Outside, shipment_id: int) -> None:
    """Bring the Shopify order in line with what is known of a purchase's parcels."""
    with transaction(outside.doorbell):
        if not take(Shipment, shipment_id, outside.clock.now()):
            return
        task = _task(shipment_id)
    try:
        access = access_to(outside, task.shop_id)
        live = outside.shops.read_orders(access, [task.order_gid])
        if not live:
            raise PlatformRefused("shopify", "push", "SHOP_ORDER_GONE", "the order does not exist in the shop any more")
        fulfillment_gid = task.fulfillment_gid or _already_there(live[0], task)
        if fulfillment_gid is None:
            fulfillment_gid = _create(outside, access, shipment_id, task, live[0])
        elif not set(task.tracking.numbers) <= _numbers_of(live[0], fulfillment_gid):
            _update(outside, access, shipment_id, task, fulfillment_gid)
        if task.delivered and not task.delivered_told:
            _tell_delivered(outside, access, shipment_id, fulfillment_gid)
        _done(outside, shipment_id, task, fulfillment_gid)
    except PlatformError as error:
        _not_done(outside, shipment_id, error)


def _task(shipment_id: int) -> _Task:
    shipment = db.session.get_one(Shipment, shipment_id)
    purchase = db.session.get_one(Purchase, shipment.purchase_id)
    order = db.session.get_one(Order, purchase.order_id)
    parcels = db.session.scalars(select(Parcel).where(Parcel.purchase_id == purchase.id).order_by(Parcel.id)).all()
    ids = {line.order_line_id for line in purchase.lines}
    lines = db.session.scalars(select(OrderLine.gid).where(OrderLine.id.in_(ids)))
    asked = db.session.scalars(
        select(FulfillmentOrder.notify_customer).where(
            FulfillmentOrder.order_id == order.id, FulfillmentOrder.notify_customer.is_not(None)
        )
    ).first()
    settings = db.session.get_one(OrderSettings, purchase.shop_id)
    return _Task(
        shop_id=purchase.shop_id,
        purchase_id=purchase.id,
        order_gid=order.gid,
        fulfillment_gid=shipment.fulfillment_gid,
        tracking=Tracking(
            company=shopify_carrier(parcels[0].carrier) if parcels else "",
            numbers=tuple(parcel.number for parcel in parcels),
            urls=tuple(parcel.url for parcel in parcels),
        ),
        line_gids=frozenset(lines),
        notify=settings.notify_customer if asked is None else asked,
        delivered=bool(parcels) and all(parcel.delivered_at for parcel in parcels),
        delivered_told=shipment.delivered_told,
    )


def _already_there(order: ShopOrder, task: _Task) -> str | None:
    """A fulfillment that carries one of our numbers: an earlier attempt whose answer never came."""
    ours = set(task.tracking.numbers)
    for fulfillment in order.fulfillments:
        if fulfillment.status != "CANCELLED" and ours & set(fulfillment.tracking_numbers):
            return fulfillment.gid
    return None


def _numbers_of(order: ShopOrder, fulfillment_gid: str) -> set[str]:
    numbers: set[str] = set()
    for fulfillment in order.fulfillments:
        if fulfillment.gid == fulfillment_gid:
            numbers.update(fulfillment.tracking_numbers)
    return numbers


def _create(outside: Outside, access: ShopAccess, shipment_id: int, task: _Task, order: ShopOrder) -> str:
    items = [
        FulfillmentItem(fulfillment_order.gid, line.gid, line.remaining)
        for fulfillment_order in order.fulfillment_orders
        if fulfillment_order.status in ("OPEN", "IN_PROGRESS")
        for line in fulfillment_order.lines
        if line.line_gid in task.line_gids and line.remaining > 0
    ]
    if not items:
        raise PlatformRefused("shopify", "fulfillmentCreate", "SHOP_REFUSED", "nothing is left to fulfill on the order")
    attempt_id = _begin(outside, shipment_id, task, "fulfill")
    try:
        gid = outside.shops.create_fulfillment(access, items, task.tracking, task.notify)
    except PlatformError as error:
        _end(outside, attempt_id, error)
        raise
    _end(outside, attempt_id, None)
    return gid


def _update(outside: Outside, access: ShopAccess, shipment_id: int, task: _Task, fulfillment_gid: str) -> None:
    attempt_id = _begin(outside, shipment_id, task, "update_tracking")
    try:
        outside.shops.update_tracking(access, fulfillment_gid, task.tracking, task.notify)
    except PlatformError as error:
        _end(outside, attempt_id, error)
        raise
    _end(outside, attempt_id, None)


def _tell_delivered(outside: Outside, access: ShopAccess, shipment_id: int, fulfillment_gid: str) -> None:
    outside.shops.add_fulfillment_event(access, fulfillment_gid, "DELIVERED", None)
    with transaction(outside.doorbell):
        db.session.get_one(Shipment, shipment_id).delivered_told = True


def _begin(outside: Outside, shipment_id: int, task: _Task, effect: str) -> int:
    with transaction(outside.doorbell):
        db.session.get_one(Shipment, shipment_id).state = "pushing"
        key = ",".join(task.tracking.numbers)[:255]
        return begin_attempt(task.shop_id, "shipment", shipment_id, effect, key, outside.clock.now())


def _end(outside: Outside, attempt_id: int, error: PlatformError | None) -> None:
    with transaction(outside.doorbell):
        end_attempt(attempt_id, outcome_of(error) if error else "done", outside.clock.now(), error)


def _done(outside: Outside, shipment_id: int, task: _Task, fulfillment_gid: str) -> None:
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        shipment = db.session.get_one(Shipment, shipment_id)
        new = [number for number in task.tracking.numbers if number not in shipment.pushed_numbers]
        shipment.fulfillment_gid, shipment.state, shipment.pushed_at = fulfillment_gid, "pushed", now
        shipment.first_pushed_at = shipment.first_pushed_at or now
        shipment.pushed_numbers = list(task.tracking.numbers)
        shipment.code, shipment.message, shipment.lease_until, shipment.tries = "", "", None, 0
        shipment.due_at = None
        purchase = db.session.get_one(Purchase, task.purchase_id)
        if new:
            facts = {"company": task.tracking.company, "numbers": new, "notified": task.notify}
            record_for(purchase, "caravan", "tracking_pushed", now, **facts)
        if _more_to_tell(shipment, purchase):
            shipment.due_at = now
            tx.ring("push", shipment_id)


def _more_to_tell(shipment: Shipment, purchase: Purchase) -> bool:
    """Whether a parcel came or arrived while the shop was being told of the others."""
    parcels = db.session.scalars(select(Parcel).where(Parcel.purchase_id == purchase.id)).all()
    unknown = any(parcel.number not in shipment.pushed_numbers for parcel in parcels)
    arrived = bool(parcels) and all(parcel.delivered_at for parcel in parcels)
    return unknown or (arrived and not shipment.delivered_told)


def _not_done(outside: Outside, shipment_id: int, error: PlatformError) -> None:
    now = outside.clock.now()
    with transaction(outside.doorbell):
        shipment = db.session.get_one(Shipment, shipment_id)
        purchase = db.session.get_one(Purchase, shipment.purchase_id)
        if isinstance(error, PlatformUnauthorized):
            distrust(Shop, shipment.shop_id, now)
        wait = backoff(shipment.tries)
        if isinstance(error, PlatformThrottled):
            wait = max(wait, timedelta(seconds=error.wait_seconds))
        shipment.state = "unknown" if error.may_have_happened else "due"
        if isinstance(error, PlatformRefused):
            shipment.state = "refused"
            _say_refused(purchase, shipment, error, now)
        shipment.code, shipment.message = error.code[:64], error.message[:1000]
        shipment.due_at, shipment.lease_until, shipment.tries = now + wait, None, shipment.tries + 1


def _say_refused(purchase: Purchase, shipment: Shipment, error: PlatformRefused, now: datetime) -> None:
    """Once per reason: a hold in the shop may last for days, and it is tried again all the while."""
    if shipment.code != error.code[:64]:
        record_for(purchase, "shopify", "tracking_refused", now, code=error.code, message=error.message)
