"""The control door's questions, clock and fault plan: `/_sandbox` (sandbox/README.md)."""

from typing import Any

from flask import Blueprint, jsonify, request

from sandbox.alibaba.control_reply import describe_buyer, describe_order, describe_product
from sandbox.alibaba.options import WrongInputError
from sandbox.alibaba.pass_time import pass_time
from sandbox.alibaba.world import World
from sandbox.shared.clock import iso
from sandbox.shared.faults import FaultPlanError

MOST_ORDERS = 500


class NotThereError(LookupError):
    """What was asked for does not exist; the message says how to find what does."""


def control_door(world: World) -> Blueprint:
    """The blueprint of what can be asked; changes are in control_changes.py."""
    blueprint = Blueprint("control", __name__, url_prefix="/_sandbox")
    blueprint.app_errorhandler(WrongInputError)(lambda error: (jsonify({"error": str(error)}), 422))
    blueprint.app_errorhandler(FaultPlanError)(lambda error: (jsonify({"error": str(error)}), 422))
    blueprint.app_errorhandler(NotThereError)(lambda error: (jsonify({"error": str(error)}), 404))
    _add_running(blueprint, world)
    _add_questions(blueprint, world)
    return blueprint


def whole_argument(name: str, default: int | None, most: int) -> int | None:
    """A whole number of the query string; raises WrongInputError."""
    text = request.args.get(name, "")
    if not text:
        return default
    if not text.isdigit() or int(text) > most:
        raise WrongInputError(f"{name} must be a whole number from 0 to {most}")
    return int(text)


def _add_running(blueprint: Blueprint, world: World) -> None:
    @blueprint.get("/health")
    def health() -> Any:
        return {"ok": True}

    @blueprint.get("/ledger")
    def ledger() -> Any:
        after = whole_argument("after", 0, 10**12) or 0
        return {"entries": world.ledger.entries(after), "last": world.ledger.last()}

    @blueprint.get("/requests")
    def requests() -> Any:
        return world.counts.report()

    @blueprint.get("/faults")
    def faults() -> Any:
        return world.faults.describe()

    @blueprint.put("/faults")
    def change_faults() -> Any:
        world.faults.replace(request.get_json(silent=True))
        return world.faults.describe()

    @blueprint.post("/clock")
    def clock() -> Any:
        _change_clock(world, request.get_json(silent=True))
        pass_time(world)
        return {"now": iso(world.clock.now())}

    @blueprint.post("/reset")
    def reset() -> Any:
        world.store.wipe()
        world.counts.clear()
        world.faults.replace({})
        return {"ok": True}


def _add_questions(blueprint: Blueprint, world: World) -> None:
    @blueprint.get("/products")
    def products() -> Any:
        return {"products": [describe_product(product) for product in world.goods.all()]}

    @blueprint.get("/orders")
    def orders() -> Any:
        limit = whole_argument("limit", 50, MOST_ORDERS) or 50
        found = world.orders.newest(limit, _before(world))
        return {"orders": [describe_order(order, request.host_url.rstrip("/")) for order in found]}

    @blueprint.get("/orders/<trade_id>")
    def order(trade_id: str) -> Any:
        found = world.orders.get(trade_id)
        if found is None:
            raise NotThereError(f"there is no order {trade_id}; GET /_sandbox/orders lists them")
        return describe_order(found, request.host_url.rstrip("/"))

    @blueprint.get("/buyers")
    def buyers() -> Any:
        return {"buyers": [describe_buyer(world, buyer) for buyer in world.buyers.all()]}

    @blueprint.get("/buyers/<account_id>")
    def buyer(account_id: str) -> Any:
        found = world.buyers.get(account_id)
        if found is None:
            raise NotThereError(f"there is no buyer {account_id}; GET /_sandbox/buyers lists them")
        return describe_buyer(world, found)

    @blueprint.get("/messages")
    def messages() -> Any:
        return {"messages": world.messages.log(whole_argument("limit", 100, MOST_ORDERS) or 100)}


def _before(world: World) -> int | None:
    trade_id = request.args.get("before")
    if not trade_id:
        return None
    order = world.orders.get(trade_id)
    if order is None:
        raise WrongInputError(f"before names {trade_id}, but there is no such order")
    return order.number


def _change_clock(world: World, body: object) -> None:
    if (
        not isinstance(body, dict)
        or not set(body) & {"advance_seconds", "rate"}
        or set(body) - {"advance_seconds", "rate"}
    ):
        raise WrongInputError('send {"advance_seconds": 60} or {"rate": 10}')
    for name, value in body.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise WrongInputError(f"{name} must be a number")
    try:
        if "rate" in body:
            world.clock.set_rate(body["rate"])
        if "advance_seconds" in body:
            world.clock.advance(body["advance_seconds"])
    except ValueError as error:
        raise WrongInputError(str(error)) from error
