"""Pages anybody may look at: products, their pictures, and a carrier's tracking page."""

from typing import Any

from flask import Blueprint, Response, render_template

from sandbox.alibaba.freight_offers import METHODS
from sandbox.alibaba.money import as_text
from sandbox.alibaba.pictures import draw
from sandbox.alibaba.stamps import date_text
from sandbox.alibaba.world import World

WORDS = {
    "unpay": "Awaiting payment",
    "paying": "Payment processing",
    "paid": "Paid",
    "undeliver": "Awaiting shipment",
    "partial_delivering": "Partly shipped",
    "delivering": "Shipped",
    "wait_confirm_receipt": "Delivered",
    "trade_success": "Completed",
    "trade_close": "Closed",
}
TONES = {
    "unpay": "wait",
    "paying": "wait",
    "trade_close": "off",
    "wait_confirm_receipt": "good",
    "trade_success": "good",
}


def public_pages(world: World) -> Blueprint:
    """The blueprint; it also teaches the templates to write amounts, statuses and times."""
    blueprint = Blueprint("public", __name__)
    blueprint.add_app_template_filter(as_text, "dollars")
    blueprint.add_app_template_filter(lambda status: WORDS.get(status, status), "words")
    blueprint.add_app_template_filter(lambda status: TONES.get(status, "busy"), "tone")
    blueprint.add_app_template_filter(lambda ms: f"{date_text(ms)} Pacific", "moment")

    @blueprint.get("/products")
    def products() -> Any:
        return render_template("products.html", products=world.goods.all())

    @blueprint.get("/products/<product_id>")
    def product(product_id: str) -> Any:
        found = world.goods.product(product_id)
        if found is None:
            return not_there("product", product_id)
        return render_template("product.html", product=found, methods=METHODS[found.supplier.dispatch])

    @blueprint.get("/images/<slug>.svg")
    def image(slug: str) -> Response:
        return Response(draw(slug), mimetype="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"})

    @blueprint.get("/track/<tracking_number>")
    def track(tracking_number: str) -> Any:
        kept = world.store.get("parcel", tracking_number)
        order = world.orders.get(kept["trade_id"]) if kept else None
        if order is None:
            return not_there("parcel", tracking_number)
        parcel = next(parcel for parcel in order.parcels if parcel.tracking_number == tracking_number)
        return render_template("track.html", parcel=parcel, order=order)

    return blueprint


def not_there(kind: str, key: str) -> Any:
    """A page that says what is missing, with status 404."""
    return render_template("refused.html", title="Nothing here", problem=f"There is no {kind} {key}."), 404
