"""The control door's buttons: what a person, a supplier or a carrier does (sandbox/README.md)."""

import re
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from flask import Blueprint, request

from sandbox.alibaba.buyers import Buyer
from sandbox.alibaba.cancellation import cancel_order
from sandbox.alibaba.control import NotThereError
from sandbox.alibaba.control_reply import describe_buyer, describe_order, describe_product
from sandbox.alibaba.money import as_text
from sandbox.alibaba.options import WrongInputError, change_options
from sandbox.alibaba.orders import Order
from sandbox.alibaba.pay_by_card import DEMO_CARD, pay_by_card
from sandbox.alibaba.record_change import record_status
from sandbox.alibaba.shipping import confirm_receipt, deliver, ship
from sandbox.alibaba.world import World

# An order may be in a status nobody foresaw; the app must show it all the same.
STATUS_SHAPE = re.compile("[a-z_]{1,40}")
Deed = Callable[[World, Order, dict[str, Any]], None]


def control_changes(world: World) -> Blueprint:
    """The blueprint of what can be changed."""
    blueprint = Blueprint("control_changes", __name__, url_prefix="/_sandbox")

    @blueprint.post("/orders/<trade_id>/<deed>")
    def act(trade_id: str, deed: str) -> Any:
        if deed not in DEEDS:
            raise NotThereError(f"'{deed}' cannot be done to an order; known are {', '.join(DEEDS)}")
        with world.store.change():
            order = world.orders.get(trade_id)
            if order is None:
                raise NotThereError(f"there is no order {trade_id}; GET /_sandbox/orders lists them")
            DEEDS[deed](world, order, _body())
        return describe_order(order, request.host_url.rstrip("/"))

    @blueprint.patch("/products/<product_id>")
    def change_product(product_id: str) -> Any:
        with world.store.change():
            before = world.goods.product(product_id)
            product = world.goods.change(product_id, request.get_json(silent=True))
            world.ledger.append("product_changed", product_id=product_id, changes=request.get_json())
            if before and before.ladder != product.ladder and world.options.messages:
                for sku in product.skus:
                    world.messages.announce_price(product_id, sku.sku_id, as_text(product.unit_price(product.minimum)))
        return describe_product(product)

    _add_account_changes(blueprint, world)
    return blueprint


def _add_account_changes(blueprint: Blueprint, world: World) -> None:
    @blueprint.patch("/buyers/<account_id>")
    def change_buyer(account_id: str) -> Any:
        with world.store.change():
            buyer = world.buyers.change(_buyer(world, account_id), request.get_json(silent=True))
            world.ledger.append("buyer_changed", buyer=account_id, changes=request.get_json())
        return describe_buyer(world, buyer)

    @blueprint.post("/buyers/<account_id>/expire-tokens")
    def expire_tokens(account_id: str) -> Any:
        with world.store.change():
            buyer = _buyer(world, account_id)
            dead = world.tokens.revoke_all(account_id)
            world.ledger.append("tokens_expired", buyer=account_id, tokens=dead)
        return describe_buyer(world, buyer)

    @blueprint.get("/settings")
    def settings() -> Any:
        return asdict(world.options)

    @blueprint.post("/settings")
    def change_settings() -> Any:
        with world.store.change():
            return asdict(change_options(world.store, request.get_json(silent=True)))


def _body() -> dict[str, Any]:
    if not request.get_data():
        return {}
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        raise WrongInputError("the body must be a JSON object, or empty")
    return body


def _buyer(world: World, account_id: str) -> Buyer:
    buyer = world.buyers.get(account_id)
    if buyer is None:
        raise NotThereError(f"there is no buyer {account_id}; GET /_sandbox/buyers lists them")
    return buyer


def _pay(world: World, order: Order, body: dict[str, Any]) -> None:
    save = body.get("save_method", False)
    if not isinstance(save, bool):
        raise WrongInputError("save_method must be true or false")
    pay_by_card(world, order, str(body.get("card", DEMO_CARD)), save)


def _ship(world: World, order: Order, body: dict[str, Any]) -> None:
    parcels, of = body.get("parcels", 1), body.get("of")
    for name, value in (("parcels", parcels), ("of", of)):
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise WrongInputError(f"{name} must be a whole number")
    ship(world, order, parcels, of)


def _deliver(world: World, order: Order, _: dict[str, Any]) -> None:
    deliver(world, order)


def _cancel(world: World, order: Order, _: dict[str, Any]) -> None:
    cancel_order(world, order, by="person")


def _confirm(world: World, order: Order, _: dict[str, Any]) -> None:
    if order.trade_status != "wait_confirm_receipt":
        raise WrongInputError(
            f"order {order.trade_id} is {order.trade_status}: only a delivered order can be confirmed"
        )
    confirm_receipt(world, order)


def _set_status(world: World, order: Order, body: dict[str, Any]) -> None:
    status = body.get("trade_status")
    if not isinstance(status, str) or not STATUS_SHAPE.fullmatch(status):
        raise WrongInputError('trade_status must be a word in lower case, such as "frozen"')
    world.ledger.append("status_set", trade_id=order.trade_id, trade_status=status)
    record_status(world, order, status)
    world.due.drop(order.trade_id)


DEEDS: dict[str, Deed] = {
    "pay": _pay,
    "ship": _ship,
    "deliver": _deliver,
    "confirm": _confirm,
    "cancel": _cancel,
    "status": _set_status,
}
