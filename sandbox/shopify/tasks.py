"""What Shopify does a moment later by itself: kept in the store, so a restart forgets nothing."""

from __future__ import annotations

from sandbox.shared.store import Document
from sandbox.shopify.world import Shop, World


def later(shop: Shop, name: str, at: float, *, key: str = "", **more: object) -> None:
    """Notes a task for sandbox second `at`. With a `key` already noted, the earlier note stands."""
    world = shop.world
    key = key or f"{name}:{world.store.next_number('task')}"
    if world.store.get("task", key) is None:
        world.store.put(
            "task", key, {"key": key, "name": name, "shop": shop.handle, "at": at, **more}, rank=int(at * 1000)
        )
    world.ring()


def take_due(world: World) -> list[Document]:
    """The tasks that are due, removed from the list: whoever takes them does them in the same transaction."""
    due = world.store.find("task", before=world.now_ms() + 1)
    for task in due:
        world.store.delete("task", task["key"])
    return due
