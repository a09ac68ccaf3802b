"""The suppliers' console: orders to ship, parcels under way, and how fast things happen by themselves."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for

from sandbox.alibaba.options import WrongInputError, change_options
from sandbox.alibaba.orders import Order
from sandbox.alibaba.pages_public import not_there
from sandbox.alibaba.shipping import UNDER_WAY, deliver, ship
from sandbox.alibaba.world import World

SHOWN_ORDERS = 200
DEEDS: dict[str, Callable[[World, Order], None]] = {
    "ship": ship,
    "ship-two": lambda world, order: ship(world, order, parcels=2),
    "ship-part": lambda world, order: ship(world, order, parcels=1, of=2),
    "deliver": deliver,
}


def supplier_pages(world: World) -> Blueprint:
    """The blueprint of `/supplier`."""
    blueprint = Blueprint("supplier", __name__)

    @blueprint.get("/supplier")
    def console() -> Any:
        orders = world.orders.newest(SHOWN_ORDERS)
        chosen = request.args.get("supplier", "")
        mine = [order for order in orders if chosen in ("", order.e_company_id)]
        return render_template(
            "supplier.html",
            suppliers=world.goods.suppliers.values(),
            chosen=chosen,
            options=world.options,
            to_ship=[order for order in mine if order.trade_status in ("paid", "undeliver")],
            under_way=[order for order in mine if order.trade_status in UNDER_WAY],
            waiting=[order for order in mine if order.trade_status in ("unpay", "paying")],
            done=[order for order in mine if order.trade_status in ("wait_confirm_receipt", "trade_success")],
        )

    @blueprint.post("/supplier/<trade_id>/<deed>")
    def act(trade_id: str, deed: str) -> Any:
        with world.store.change():
            order = world.orders.get(trade_id)
            if order is None or deed not in DEEDS:
                return not_there("order or button", f"{trade_id} {deed}")
            try:
                DEEDS[deed](world, order)
            except WrongInputError as error:
                return render_template("refused.html", title="That cannot be done now", problem=str(error)), 409
        back = request.form.get("back", "")
        return redirect(back if back.startswith("/trade/") else url_for("supplier.console"))

    @blueprint.post("/supplier/pace")
    def pace() -> Any:
        seconds = {
            name: _seconds(request.form.get(name, "")) for name in ("ship_after_seconds", "deliver_after_seconds")
        }
        try:
            change_options(world.store, seconds)
        except WrongInputError as error:
            return render_template("refused.html", title="Not changed", problem=str(error)), 422
        return redirect(url_for("supplier.console"))

    return blueprint


def _seconds(text: str) -> float | str | None:
    """Empty: only by button. What is no number is left for the check to refuse."""
    text = text.strip()
    if not text:
        return None
    return float(text) if text.replace(".", "", 1).isdigit() else text
