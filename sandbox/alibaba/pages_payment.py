"""The payment page a person pays an order on."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for

from sandbox.alibaba.options import WrongInputError
from sandbox.alibaba.pages_public import not_there
from sandbox.alibaba.pay_by_card import DECLINED_CARD, DEMO_CARD, pay_by_card
from sandbox.alibaba.world import World


def payment_pages(world: World) -> Blueprint:
    """The blueprint of `/pay/{trade_id}`."""
    blueprint = Blueprint("payment", __name__)

    def page(trade_id: str, problem: str = "", status: int = 200) -> Any:
        order = world.orders.get(trade_id)
        if order is None:
            return not_there("order", trade_id)
        buyer = world.buyers.get(order.buyer_id)
        return render_template(
            "pay.html", order=order, buyer=buyer, problem=problem, card=DEMO_CARD, declined=DECLINED_CARD
        ), status

    @blueprint.get("/pay/<trade_id>")
    def show(trade_id: str) -> Any:
        return page(trade_id)

    @blueprint.post("/pay/<trade_id>")
    def pay(trade_id: str) -> Any:
        with world.store.change():
            order = world.orders.get(trade_id)
            if order is None:
                return not_there("order", trade_id)
            try:
                paid = pay_by_card(world, order, request.form.get("card", ""), request.form.get("save_method") == "on")
            except WrongInputError as error:
                return page(trade_id, str(error)[:1].upper() + str(error)[1:] + ".", 422)
        if not paid:
            return page(trade_id, "Your bank declined this card. Nothing was charged; try another one.", 402)
        return redirect(url_for("payment.show", trade_id=trade_id))

    return blueprint
