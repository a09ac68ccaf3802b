"""Stocking variants at our location, so that Shopify routes their lines to it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from platforms.reading import Json, child, children, flag, nullable_child, number, text
from platforms.shopify.admin_api import AdminApi
from sourcing.errors import PlatformRefused
from sourcing.ports import ShopAccess

_KEYS = uuid.UUID("5b1f0c1e-6a0f-4a5c-9b6e-2f1f6f0f7a10")


@dataclass(frozen=True, slots=True)
class _Level:
    gid: str
    active: bool
    available: int


def stock_at_location(
    api: AdminApi, access: ShopAccess, location_gid: str, inventory_item_gid: str, available: int, key: str
) -> None:
    """Make `available` pieces available at the location, activating the item there first where it is not.

    Idempotent by `key`. Raises PlatformRefused CHANGE_FROM_QUANTITY_STALE when somebody changed the number meanwhile.
    """
    level = _read_level(api, access, location_gid, inventory_item_gid)
    if level is None or not level.active:
        wanted = {"item": inventory_item_gid, "location": location_gid, "available": available}
        own_key = _key(key, location_gid, inventory_item_gid, "activate", available)
        api.run(access, "activate_stock", {**wanted, "key": own_key}, lambda data: child(data, "inventoryActivate"))
    elif level.available != available:
        change = {
            "inventoryItemId": inventory_item_gid,
            "locationId": location_gid,
            "quantity": available,
            "changeFromQuantity": level.available,
        }
        wanted = {"input": {"name": "available", "reason": "correction", "quantities": [change]}}
        own_key = _key(key, location_gid, inventory_item_gid, f"set from {level.available}", available)
        api.run(access, "set_stock", {**wanted, "key": own_key}, lambda data: child(data, "inventorySetQuantities"))


def remove_from_location(api: AdminApi, access: ShopAccess, location_gid: str, inventory_item_gid: str) -> None:
    """Stop stocking the item at the location; nothing when it is not stocked there."""
    level = _read_level(api, access, location_gid, inventory_item_gid)
    if level is not None and level.active:
        api.run(access, "deactivate_stock", {"level": level.gid}, lambda data: child(data, "inventoryDeactivate"))


def _read_level(api: AdminApi, access: ShopAccess, location_gid: str, inventory_item_gid: str) -> _Level | None:
    def read(data: Json) -> tuple[bool, _Level | None]:
        item = nullable_child(data, "inventoryItem")
        level = nullable_child(item, "inventoryLevel") if item is not None else None
        if level is None:
            return item is not None, None
        quantities = children(level, "quantities")
        pieces = number(quantities[0], "quantity") if quantities else 0
        return True, _Level(text(level, "id"), flag(level, "isActive"), pieces)

    exists, level = api.run(access, "read_stock", {"item": inventory_item_gid, "location": location_gid}, read)
    if not exists:
        raise PlatformRefused("shopify", "read_stock", "ITEM_NOT_FOUND", f"{inventory_item_gid} does not exist")
    return level


def _key(*parts: str | int) -> str:
    # Shopify refuses a key that comes again with other parameters, so each set of them has its own key out of ours.
    return str(uuid.uuid5(_KEYS, "|".join(str(part) for part in parts)))
