"""Fills the demo shop, so that a person has something to look at after the first start."""

from __future__ import annotations

from local.journey.people import Goods
from local.journey.prepare import one_of_each_supplier, prepare
from local.journey.stage import Places, Stage


def fill(places: Places) -> str:
    """Install the app, connect Alibaba, link the goods, let three customers order; answers what was done in a word.

    Does nothing when the shop has orders already. Raises DoorShut or NeverCameTrue when the processes do not answer.
    """
    stage = Stage(places)
    orders = stage.shopify.get(f"/_sandbox/shops/{places.shop}/orders", limit=1)["orders"]
    if orders:
        return "its orders are kept"
    goods = prepare(stage, lambda _: None)
    own = [item for item in stage.customer.goods() if not item.product_id]
    _let_customers_order(stage, one_of_each_supplier(goods), own)
    return f"{len(goods)} variants linked, 3 customers have ordered"


def _let_customers_order(stage: Stage, goods: list[Goods], own: list[Goods]) -> None:
    """One supplier and paid; two suppliers with the shop's own goods among them; three suppliers, not paid yet."""
    stage.customer.order(goods[:1], paid=True, address="us")
    stage.customer.order([*goods[:2], *own[:1]], paid=True, address="hu")
    stage.customer.order(goods, paid=False, address="de")
