"""Get the demo shop ready: the app installed, Alibaba connected, goods linked and stocked."""

from __future__ import annotations

from collections.abc import Callable

from local.journey.people import Goods
from local.journey.stage import Stage

Choose = Callable[[list[Goods]], list[Goods]]


def prepare(stage: Stage, tell: Callable[[str], None], choose: Choose | None = None) -> list[Goods]:
    """Do what a merchant does on the first day; answers the goods that are now linked. Does nothing twice.

    `choose` picks among the goods that came from Alibaba; without it all of them are linked.
    """
    stage.merchant.install()
    stage.until("the shop set up", lambda: _has_location(stage))
    tell("the app is installed")
    if stage.app.get("/api/alibaba")["state"] != "connected":
        stage.buyer.connect(stage.merchant)
    tell("Alibaba is connected")
    goods = [item for item in stage.customer.goods() if item.product_id]
    goods = choose(goods) if choose else goods
    linked = _linked(stage)
    for item in goods:
        if item.variant_id not in linked:
            stage.merchant.link(item)
    stage.until("the goods stocked at Caravan's location", lambda: _all_stocked(stage, goods))
    tell(f"{len(goods)} variants are linked and stocked")
    return goods


def one_of_each_supplier(goods: list[Goods]) -> list[Goods]:
    """The first goods of every supplier, in the suppliers' order of appearance."""
    first: dict[str, Goods] = {}
    for item in goods:
        first.setdefault(item.supplier, item)
    return list(first.values())


def _linked(stage: Stage) -> set[str]:
    found: set[str] = set()
    cursor = ""
    while True:
        page = stage.app.get("/api/products", **({"cursor": cursor} if cursor else {}))
        found |= {v["gid"].rpartition("/")[2] for v in page["variants"] if v["links"]}
        cursor = page["next_cursor"] or ""
        if not cursor:
            return found


def _has_location(stage: Stage) -> bool:
    services = stage.shopify.get("/_sandbox/ledger", after=0)["entries"]
    return any(entry["effect"] == "service_created" for entry in services)


def _all_stocked(stage: Stage, goods: list[Goods]) -> bool:
    wanted = {item.inventory_item_id for item in goods}
    products = stage.shopify.get("/_sandbox/shops/demo-shop/products")["products"]
    stocked = {
        variant["inventory_item_id"]
        for product in products
        for variant in product["variants"]
        if any("caravan" in place["location_name"].lower() for place in variant["stock"])
    }
    return wanted <= stocked
