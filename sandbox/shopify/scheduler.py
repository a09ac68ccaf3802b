"""Does what is due by Shopify's clock: routes orders, pings services, fetches each hour, asks to forget shops."""

from __future__ import annotations

import threading

from sandbox.shared.store import Document
from sandbox.shopify.callbacks import fetch_all, send_ping
from sandbox.shopify.orders.route import route_order
from sandbox.shopify.tasks import later, take_due
from sandbox.shopify.webhooks.outbox import fire, new_event
from sandbox.shopify.world import Shop, World

FETCH_SECONDS = 3_600


class Scheduler(threading.Thread):
    """One thread that looks at the list of tasks twenty times a second, and when the bell is rung."""

    def __init__(self, world: World) -> None:
        super().__init__(name="shopify-scheduler", daemon=True)
        self._world = world
        self._ending = threading.Event()

    def stop(self) -> None:
        """Ends the thread; tasks that are not due yet stay in the store."""
        self._ending.set()
        self._world.ring()
        self.join(10)

    def run(self) -> None:
        """Does due tasks until stopped."""
        while not self._ending.is_set():
            do_due(self._world)
            with self._world.bell:
                self._world.bell.wait(0.05)


def do_due(world: World) -> None:
    """Does everything that is due now, in one transaction, so that a restart neither loses nor repeats it."""
    if not world.store.find("task", before=world.now_ms() + 1, limit=1):
        return
    with world.store.change():
        for task in take_due(world):
            shop = world.shop(task["shop"])
            if shop:
                new_event(shop)
                _do(shop, task)
    world.ring()


def start_hours(shop: Shop) -> None:
    """Begins the hourly questions of a shop, if they are not running."""
    later(shop, "fetch", shop.world.clock.seconds() + FETCH_SECONDS, key=f"fetch:{shop.handle}")


def _do(shop: Shop, task: Document) -> None:
    if task["name"] == "route":
        route_order(shop, task["order"])
    elif task["name"] == "ping":
        send_ping(shop, task)
    elif task["name"] == "fetch":
        fetch_all(shop)
        start_hours(shop)
    elif task["name"] == "shop_redact" and not shop.document["app"]["installed"]:
        fire(shop, "shop/redact", {"shop_id": int(shop.document["id"]), "shop_domain": shop.domain})
