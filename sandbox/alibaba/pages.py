"""The buyer's pages: orders, one order, and the account's settings."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for

from sandbox.alibaba.apis import BUYER_APIS
from sandbox.alibaba.buyers import DEMO_BUYERS
from sandbox.alibaba.cancellation import cancel_order
from sandbox.alibaba.options import WrongInputError
from sandbox.alibaba.pages_public import not_there
from sandbox.alibaba.stamps import now_ms
from sandbox.alibaba.world import World

SHOWN_ORDERS = 200
TABS = {
    "all": ("All", None),
    "unpaid": ("Awaiting payment", {"unpay", "paying"}),
    "to-ship": ("Awaiting shipment", {"paid", "undeliver"}),
    "shipped": ("Shipped", {"partial_delivering", "delivering"}),
    "done": ("Delivered", {"wait_confirm_receipt", "trade_success"}),
    "closed": ("Closed", {"trade_close"}),
}


def buyer_pages(world: World) -> Blueprint:
    """The blueprint of `/`, `/trade/{trade_id}` and `/settings`."""
    blueprint = Blueprint("buyer", __name__)

    @blueprint.get("/")
    def overview() -> Any:
        orders = world.orders.newest(SHOWN_ORDERS)
        tab = request.args.get("tab", "all")
        wanted = TABS.get(tab, TABS["all"])[1]
        counts = {
            name: sum(1 for order in orders if statuses is None or order.trade_status in statuses)
            for name, (_, statuses) in TABS.items()
        }
        shown = [order for order in orders if wanted is None or order.trade_status in wanted]
        return render_template(
            "overview.html",
            orders=shown,
            tabs=TABS,
            tab=tab,
            counts=counts,
            buyers={buyer.account_id: buyer for buyer in world.buyers.all()},
        )

    @blueprint.get("/trade/<trade_id>")
    def trade(trade_id: str) -> Any:
        order = world.orders.get(trade_id)
        if order is None:
            return not_there("order", trade_id)
        return render_template("trade.html", order=order, buyer=world.buyers.get(order.buyer_id))

    @blueprint.post("/trade/<trade_id>/cancel")
    def cancel(trade_id: str) -> Any:
        with world.store.change():
            order = world.orders.get(trade_id)
            if order is None:
                return not_there("order", trade_id)
            try:
                cancel_order(world, order, by="person")
            except WrongInputError as error:
                return render_template("refused.html", title="Not cancelled", problem=str(error)), 409
        return redirect(url_for("buyer.trade", trade_id=trade_id))

    _add_settings(blueprint, world)
    return blueprint


def _add_settings(blueprint: Blueprint, world: World) -> None:
    @blueprint.get("/settings")
    def settings() -> Any:
        buyer = _chosen(world)
        return render_template(
            "settings.html",
            buyer=buyer,
            buyers=world.buyers.all(),
            paths=list(BUYER_APIS),
            connected=world.tokens.connected(buyer.account_id),
            now=now_ms(),
        )

    @blueprint.post("/settings/<deed>")
    def change(deed: str) -> Any:
        buyer = _chosen(world)
        with world.store.change():
            if deed == "remove-method":
                buyer.methods = [method for method in buyer.methods if method["id"] != request.form.get("method")]
                world.buyers.save(buyer)
                world.ledger.append("method_removed", buyer=buyer.account_id, left=len(buyer.methods))
            elif deed == "permissions":
                granted = set(request.form.getlist("granted"))
                world.buyers.change(buyer, {"permissions": {path: path in granted for path in BUYER_APIS}})
                world.ledger.append("buyer_changed", buyer=buyer.account_id, denied=buyer.denied)
            elif deed == "expire":
                dead = world.tokens.revoke_all(buyer.account_id)
                world.ledger.append("tokens_expired", buyer=buyer.account_id, tokens=dead)
            else:
                return not_there("setting", deed)
        return redirect(url_for("buyer.settings", buyer=buyer.account_id))


def _chosen(world: World) -> Any:
    asked = request.values.get("buyer", "")
    return world.buyers.get(asked) or world.buyers.get(DEMO_BUYERS[0].account_id)
