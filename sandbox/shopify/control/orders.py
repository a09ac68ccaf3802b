"""Orders and fulfillment orders at the control door: what customers and merchants do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue

from sandbox.shared.control import WrongRequest, body_object, whole_argument
from sandbox.shared.store import Document
from sandbox.shopify.control.read_body import address_in, attempt, flag_in, lines_in, pair_in, shop_at, text_in
from sandbox.shopify.control.show import show_order, show_summary
from sandbox.shopify.customers import countries, customer, customer_at
from sandbox.shopify.fulfillment import request as merchant
from sandbox.shopify.fulfillment.move import move
from sandbox.shopify.orders.change import cancel_order, edit_address, edit_lines, refund_order
from sandbox.shopify.orders.place import pay_order, place_order
from sandbox.shopify.webhooks.outbox import new_event
from sandbox.shopify.world import Shop, World, milliseconds

_HOLD_REASONS = (
    "AWAITING_PAYMENT",
    "AWAITING_RETURN_ITEMS",
    "HIGH_RISK_OF_FRAUD",
    "INCORRECT_ADDRESS",
    "INVENTORY_OUT_OF_STOCK",
    "ONLINE_STORE_POST_PURCHASE_CROSS_SELL",
    "OTHER",
    "UNKNOWN_DELIVERY_DATE",
)
_ORDER = "/shops/<handle>/orders/<number>"
_UNIT = "/shops/<handle>/fulfillment-orders/<number>"


def order_lines(door: Blueprint, world: World) -> None:
    """Adds the lines to the door."""
    _reading(door, world)
    _changing(door, world)
    _requesting(door, world)


def _reading(door: Blueprint, world: World) -> None:
    @door.get("/shops/<handle>/orders")
    def orders(handle: str) -> ResponseReturnValue:
        return _list(shop_at(world, handle))

    @door.get(_ORDER)
    def order(handle: str, number: str) -> ResponseReturnValue:
        shop = shop_at(world, handle)
        return show_order(shop, attempt(lambda: shop.need("order", number)))

    @door.post("/shops/<handle>/orders")
    def place(handle: str) -> ResponseReturnValue:
        shop = shop_at(world, handle)
        body = body_object("lines", "paid", "address", "test")
        wanted = lines_in(body, "variant_id")
        paid, test = flag_in(body, "paid", True), flag_in(body, "test", False)
        address = _address(shop, body.get("address", "us"))
        return show_order(shop, attempt(lambda: place_order(shop, wanted, address, paid=paid, test=test))), 201


def _changing(door: Blueprint, world: World) -> None:
    @door.post(f"{_ORDER}/pay")
    def pay(handle: str, number: str) -> ResponseReturnValue:
        body_object()
        return _order(shop_at(world, handle), lambda shop: pay_order(shop, number))

    @door.post(f"{_ORDER}/cancel")
    def cancel(handle: str, number: str) -> ResponseReturnValue:
        body_object()
        return _order(shop_at(world, handle), lambda shop: cancel_order(shop, number))

    @door.post(f"{_ORDER}/refund")
    def refund(handle: str, number: str) -> ResponseReturnValue:
        body = body_object("lines")
        wanted = lines_in(body, "line_item_id") if "lines" in body else None
        return _order(shop_at(world, handle), lambda shop: refund_order(shop, number, wanted))

    @door.post(f"{_ORDER}/edit")
    def edit(handle: str, number: str) -> ResponseReturnValue:
        shop, body = shop_at(world, handle), body_object("address", "lines")
        if len(body) != 1:
            raise WrongRequest('give either {"address": {...}} or {"lines": [...]}')
        if "address" in body:
            address = address_in(body["address"])
            return _order(shop, lambda shop: edit_address(shop, number, address))
        kept, added = _edits(body["lines"])
        return _order(shop, lambda shop: edit_lines(shop, number, kept, added))


def _requesting(door: Blueprint, world: World) -> None:
    @door.post(f"{_UNIT}/request")
    def request(handle: str, number: str) -> ResponseReturnValue:
        body = body_object("message", "notify_customer")
        message = text_in(body, "message", "-") if body.get("message") else None
        notify = flag_in(body, "notify_customer", False)
        return _order(
            shop_at(world, handle), lambda shop: merchant.submit_request(shop, number, message, notify=notify)[0]
        )

    @door.post(f"{_UNIT}/request-cancellation")
    def request_cancellation(handle: str, number: str) -> ResponseReturnValue:
        body = body_object("message")
        message = text_in(body, "message", "-") if body.get("message") else None
        return _order(shop_at(world, handle), lambda shop: merchant.submit_cancellation(shop, number, message)[0])

    @door.post(f"{_UNIT}/cancel")
    def cancel_unit(handle: str, number: str) -> ResponseReturnValue:
        body_object()
        return _order(shop_at(world, handle), lambda shop: merchant.cancel(shop, number)[0])

    @door.post(f"{_UNIT}/move")
    def move_unit(handle: str, number: str) -> ResponseReturnValue:
        place = text_in(body_object("location_id"), "location_id", "").rpartition("/")[2]
        return _order(shop_at(world, handle), lambda shop: move(shop, number, place)[0])

    @door.post(f"{_UNIT}/hold")
    def hold(handle: str, number: str) -> ResponseReturnValue:
        body = body_object("reason", "notes")
        reason = text_in(body, "reason", "OTHER").upper()
        if reason not in _HOLD_REASONS:
            raise WrongRequest(f"reason {reason!r} is none: give one of {', '.join(_HOLD_REASONS)}")
        notes = text_in(body, "notes", "-") if body.get("notes") else None
        return _order(
            shop_at(world, handle),
            lambda shop: merchant.hold(shop, number, reason, notes, f"admin-{shop.world.new_id()}")[0],
        )

    @door.post(f"{_UNIT}/release")
    def release(handle: str, number: str) -> ResponseReturnValue:
        body_object()
        return _order(shop_at(world, handle), lambda shop: merchant.release(shop, number, None)[0])


def _order(shop: Shop, act: Callable[[Shop], Document]) -> ResponseReturnValue:
    def whole() -> Document:
        with shop.world.store.change():
            new_event(shop)
            return act(shop)

    return show_order(shop, attempt(whole))


def _list(shop: Shop) -> dict[str, Any]:
    limit, before = whole_argument("limit", 50, most=250), whole_argument("before", 0)
    # Newest first means by creation; the store ranks by change, so a small shop is read whole and sorted.
    some = sorted(shop.find("order"), key=lambda order: (milliseconds(order["created_at"]), order["number"]))
    wanted = [order for order in reversed(some) if not before or int(order["id"]) < before]
    return {"orders": [show_summary(order) for order in wanted[:limit]], "more": len(wanted) > limit}


def _address(shop: Shop, value: Any) -> dict[str, Any]:
    if isinstance(value, str):
        if value not in countries():
            raise WrongRequest(f"address {value!r} is none: give one of {', '.join(countries())}, or an object")
        return customer(value, shop.world.store.next_number(f"customer:{shop.handle}:{value}", 0))
    return customer_at(address_in(value))


def _edits(lines: Any) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    if not isinstance(lines, list) or not lines:
        raise WrongRequest("lines must be a list of {line_item_id, quantity} to keep and {variant_id, quantity} to add")
    kept, added = [], []
    for number, line in enumerate(lines):
        if isinstance(line, dict) and "variant_id" in line:
            added.append(pair_in(line, "variant_id", f"lines[{number}]"))
        else:
            kept.append(pair_in(line, "line_item_id", f"lines[{number}]", least=0))
    return kept, added
