"""Shops, their products and their messages at the control door."""

from __future__ import annotations

from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue

from sandbox.shared.control import WrongRequest, body_object, whole_argument
from sandbox.shopify.control.read_body import attempt, shop_at, text_in
from sandbox.shopify.control.show import show_delivery, show_product
from sandbox.shopify.goods.change import delete_product, product_changed
from sandbox.shopify.scheduler import start_hours
from sandbox.shopify.seed import make_shop
from sandbox.shopify.webhooks.outbox import new_event
from sandbox.shopify.world import Shop, World

_CURRENCIES = ("USD", "EUR", "GBP", "CAD", "AUD", "CHF", "PLN", "CZK")


def shop_lines(door: Blueprint, world: World) -> None:
    """Adds the lines to the door."""

    @door.get("/shops")
    def shops() -> ResponseReturnValue:
        return {"shops": [_show(document) for document in world.store.find("shop")]}

    @door.post("/shops")
    def new_shop() -> ResponseReturnValue:
        body = body_object("handle", "name", "currency", "country", "locale")
        handle = text_in(body, "handle", "")
        currency, country = text_in(body, "currency", "USD"), text_in(body, "country", "US")
        if currency not in _CURRENCIES:
            # Amounts are counted in hundredths here; a currency without them would be wrong by a hundred.
            raise WrongRequest(f"currency {currency!r} is none the sandbox has: give one of {', '.join(_CURRENCIES)}")
        if len(country) != 2 or not country.isascii() or not country.isupper():
            raise WrongRequest("country must be two capital letters, such as US")
        shop = attempt(
            lambda: make_shop(
                world, handle, text_in(body, "name", handle), currency, country, text_in(body, "locale", "en")
            )
        )
        start_hours(shop)
        return _show(shop.document), 201

    @door.get("/shops/<handle>/products")
    def products(handle: str) -> ResponseReturnValue:
        shop = shop_at(world, handle)
        places = {place["id"]: place["name"] for place in shop.find("location")}
        return {"products": [show_product(shop, one, places) for one in shop.find("product")]}

    @door.patch("/shops/<handle>/products/<number>")
    def change_product(handle: str, number: str) -> ResponseReturnValue:
        return attempt(lambda: _rename(shop_at(world, handle), number, body_object("title", "vendor")))

    @door.delete("/shops/<handle>/products/<number>")
    def remove_product(handle: str, number: str) -> ResponseReturnValue:
        attempt(lambda: delete_product(shop_at(world, handle), number))
        return {"ok": True}

    @door.get("/shops/<handle>/webhooks")
    def webhooks(handle: str) -> ResponseReturnValue:
        shop = shop_at(world, handle)
        newest = shop.find("delivery", newest_first=True, limit=whole_argument("limit", 200, most=1_000))
        return {"deliveries": [show_delivery(one) for one in newest]}


def _rename(shop: Shop, number: str, body: dict[str, Any]) -> dict[str, Any]:
    if not body:
        raise WrongRequest('give {"title": ...} or {"vendor": ...}')
    with shop.world.store.change():
        new_event(shop)
        product = shop.need("product", number)
        product |= {name: text_in(body, name, "") for name in body}
        product_changed(shop, product)
    return show_product(shop, product, {})


def _show(document: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": document["id"],
        "handle": document["handle"],
        "name": document["name"],
        "domain": f"{document['handle']}.myshopify.com",
        "currency": document["currency"],
        "country": document["country"],
        "locale": document["locale"],
        "app": {key: document["app"][key] for key in ("installed", "scopes", "installed_at")},
    }
