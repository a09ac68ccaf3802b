"""The supplier ships, the carrier delivers, the buyer's receipt is confirmed."""

from hashlib import sha256
from typing import Any

from sandbox.alibaba.options import WrongInputError
from sandbox.alibaba.orders import Order, Parcel
from sandbox.alibaba.record_change import record_status
from sandbox.alibaba.stamps import now_ms
from sandbox.alibaba.world import World

SHIPPABLE = ("paid", "undeliver", "partial_delivering")
UNDER_WAY = ("partial_delivering", "delivering")
MOST_PARCELS = 5
# The prefixes are of the carriers' own kind, so that a number looks like theirs.
NUMBER_SHAPE = {"Yanwen": "UY", "YunExpress": "YT", "DHL Express": "", "USPS": "9400", "UPS": "1Z", "FedEx": "7"}


def prepare_shipment(world: World, order: Order) -> None:
    """The payment is booked: the order now waits for its supplier."""
    record_status(world, order, "undeliver")
    world.due.plan(order.trade_id, "ship", world.options.ship_after_seconds)


def ship(world: World, order: Order, parcels: int = 1, of: int | None = None) -> None:
    """Hand `parcels` parcels to the carrier, of `of` in all (None: these are all that are left).

    Raises WrongInputError when the order is not paid, or is shipped already.
    """
    if order.trade_status not in SHIPPABLE:
        raise WrongInputError(
            f"order {order.trade_id} is {order.trade_status}: only a paid order that is not shipped can be shipped"
        )
    if not 1 <= parcels <= MOST_PARCELS or (of is not None and not parcels + len(order.parcels) <= of <= MOST_PARCELS):
        raise WrongInputError(f"parcels must be from 1 to {MOST_PARCELS}, and not more than are left")
    new = [_parcel(order, len(order.parcels) + index) for index in range(parcels)]
    order.parcels += new
    for parcel in new:
        world.store.put("parcel", parcel.tracking_number, {"trade_id": order.trade_id})
    order.parcels_announced = max(order.parcels_announced, of or 0)
    whole = of is None or len(order.parcels) >= of
    order.shipped_at = order.shipped_at or now_ms()
    world.ledger.append(
        "shipped",
        trade_id=order.trade_id,
        whole=whole,
        parcels=[{"carrier": parcel.carrier, "tracking_number": parcel.tracking_number} for parcel in new],
    )
    record_status(world, order, "delivering" if whole else "partial_delivering")
    if whole:
        world.due.plan(order.trade_id, "deliver", world.options.deliver_after_seconds)
    else:
        world.due.drop(order.trade_id)


def deliver(world: World, order: Order) -> None:
    """Every parcel arrives. Raises WrongInputError unless all of the order is under way."""
    if order.trade_status != "delivering":
        raise WrongInputError(
            f"order {order.trade_id} is {order.trade_status}: only an order that is wholly shipped can be delivered"
        )
    for parcel in order.parcels:
        place = f"{order.address.get('city') or ''}, {order.address['country_code']}".strip(", ")
        parcel.events.append(_event("DELIVERED", "Delivered", place))
    world.ledger.append(
        "delivered", trade_id=order.trade_id, parcels=[parcel.tracking_number for parcel in order.parcels]
    )
    record_status(world, order, "wait_confirm_receipt")
    world.due.plan(order.trade_id, "confirm", world.options.confirm_after_seconds)


def confirm_receipt(world: World, order: Order) -> None:
    """The trade is over."""
    world.ledger.append("trade_ended", trade_id=order.trade_id)
    record_status(world, order, "trade_success")
    world.due.drop(order.trade_id)


def _parcel(order: Order, index: int) -> Parcel:
    digits = str(int(sha256(f"{order.trade_id}/{index}".encode()).hexdigest(), 16))
    prefix = NUMBER_SHAPE.get(order.provider, "")
    number = f"{prefix}{digits[: 16 - len(prefix)]}" + ("YP" if order.provider == "Yanwen" else "")
    origin = {"CN": "Shenzhen, CN", "US": "Ontario CA, US"}.get(order.dispatch, order.dispatch)
    return Parcel(
        order.provider, number, order.logistics_type, [_event("IN_TRANSIT", "Accepted by the carrier", origin)]
    )


def _event(code: str, name: str, location: str) -> dict[str, Any]:
    return {"code": code, "name": name, "location": location, "at": now_ms()}
