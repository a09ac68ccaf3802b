"""Fills a shop with the demo goods of sandbox/demo_goods.json."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from sandbox.shared.store import Document
from sandbox.shopify.goods.find import keep_product
from sandbox.shopify.install import install
from sandbox.shopify.world import Shop, World

_GOODS = Path(__file__).parents[1] / "demo_goods.json"
HANDLE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


def seed(world: World) -> None:
    """The demo shop, with the app installed when its toml is there. Does nothing when the shop is there already."""
    with world.store.change():
        if world.store.get("shop", "demo-shop"):
            return
        shop = make_shop(world, "demo-shop", "Demo Shop", "USD", "US", "en")
        if world.config.now().scopes:
            install(shop)


def make_shop(world: World, handle: str, name: str, currency: str, country: str, locale: str) -> Shop:
    """A new shop with one location and the demo products; ValueError when the handle is taken or not one."""
    if not HANDLE.fullmatch(handle):
        raise ValueError(f"handle {handle!r} is none: use lower-case letters, digits and hyphens")
    with world.store.change():
        if world.store.get("shop", handle):
            raise ValueError(f"there is a shop {handle} already: choose another handle")
        world.store.put(
            "shop",
            handle,
            {
                "id": world.new_id(),
                "handle": handle,
                "name": name,
                "email": f"owner@{handle}.example",
                "currency": currency,
                "country": country,
                "locale": locale,
                "created_at": world.now(),
                "timezone": "America/New_York" if country == "US" else "Europe/Budapest",
                "app": {"installed": False, "scopes": [], "installed_at": None, "id": world.new_id()},
            },
        )
        shop = Shop(world, handle)
        home = make_location(shop, "Shop location", primary=True)
        for entry in _goods()["shop_products"]:
            keep_product(shop, _product(shop, entry, home))
        return shop


def make_location(shop: Shop, name: str, *, primary: bool = False, service: str | None = None) -> str:
    """A new location with the shop's address; answers its number."""
    number = shop.world.new_id()
    shop.put(
        "location",
        number,
        {
            "id": number,
            "name": name,
            "primary": primary,
            "service": service,
            "active": True,
            "created_at": shop.world.now(),
            "address": {
                "address1": "100 Market Street",
                "address2": None,
                "city": "Springfield",
                "zip": "01103",
                "province": "Massachusetts",
                "provinceCode": "MA",
                "country": "United States",
                "countryCode": "US",
                "phone": "+1 413 555 0100",
            },
        },
    )
    return number


@cache
def _goods() -> dict[str, Any]:
    goods: dict[str, Any] = json.loads(_GOODS.read_text(encoding="utf-8"))
    return goods


def _product(shop: Shop, entry: Document, home: str) -> Document:
    now = shop.world.now()
    variants = [_variant(shop, position, one, home) for position, one in enumerate(entry["variants"], 1)]
    return {
        "id": shop.world.new_id(),
        "title": entry["title"],
        "handle": entry["handle"],
        "vendor": entry["vendor"],
        "image": entry["image"],
        "option": entry["option"] or "Title",
        "status": "ACTIVE",
        "tags": [],
        "type": "",
        "created_at": now,
        "updated_at": now,
        "variants": variants,
    }


def _variant(shop: Shop, position: int, one: Document, home: str) -> Document:
    # Goods of one's own lie on the shelf; what a supplier sends is not counted until the app counts it.
    own = one["alibaba"] is None
    return {
        "id": shop.world.new_id(),
        "item_id": shop.world.new_id(),
        "title": one["title"],
        "sku": one["sku"],
        "price": one["price"],
        "cost": one.get("cost"),
        "grams": round(one["weight"] * 1000),
        "position": position,
        "requires_shipping": True,
        "tracked": own,
        "levels": {home: one.get("stock", 0)},
        "alibaba": one["alibaba"],
        "created_at": shop.world.now(),
        "updated_at": shop.world.now(),
    }
