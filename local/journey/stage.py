"""Where a journey plays: the doors, and a way to wait until something has come true."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from local.journey.doors import AppDoor, Door, DoorShut
from local.journey.people import Buyer, Customer, Merchant, Supplier
from local.trouble import Trouble

Found = TypeVar("Found")


class NeverCameTrue(Trouble):
    """What the journey waited for did not happen in time."""


@dataclass(frozen=True, slots=True)
class Places:
    """Addresses of the three servers, and the shop's handle."""

    app: str
    shopify: str
    alibaba: str
    shop: str = "demo-shop"


class Stage:
    """The people and their doors. `patience` in seconds is how long anything may take."""

    def __init__(self, places: Places, patience: float = 60, look_every: float = 0.2) -> None:
        self.shopify = Door(places.shopify, "the sandbox's Shopify")
        self.alibaba = Door(places.alibaba, "the sandbox's Alibaba")
        self.app = AppDoor(places.app, self.shopify, places.shop)
        self.customer = Customer(self.shopify, places.shop)
        self.merchant = Merchant(self.app, self.shopify, places.shop)
        self.buyer = Buyer(self.alibaba, places.app)
        self.supplier = Supplier(self.alibaba)
        self._patience, self._look_every = patience, look_every

    def until(self, what: str, look: Callable[[], Found | None]) -> Found:
        """The first true answer of `look`. Raises NeverCameTrue, naming `what` and the last trouble met."""
        end = time.monotonic() + self._patience
        trouble = ""
        while time.monotonic() < end:
            try:
                found = look()
            except DoorShut as shut:
                found, trouble = None, f" ({shut})"
            if found:
                return found
            self.let_work()
        raise NeverCameTrue(f"waited {self._patience:.0f} s in vain: {what}{trouble}")

    def let_work(self) -> None:
        """Give the workers a moment; tests put their own way of working in its place."""
        time.sleep(self._look_every)
