"""The whole house for a measurement: real processes, a private PostgreSQL with fsync, its own Redis, the sandbox."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bench.programs import FOLDER, ROOT, migrated, postgres, redis
from bench.say import terminal
from local.free_ports import free_ports
from local.house import House
from local.journey.people import BUYER, Goods
from local.journey.prepare import one_of_each_supplier, prepare
from local.journey.stage import Places, Stage


@dataclass(frozen=True, slots=True)
class Town:
    """A running house: its people and doors, its database, and the leading process of each program."""

    stage: Stage
    database: str
    leaders: dict[str, int]
    places: Places

    @property
    def ours(self) -> list[int]:
        """The programs whose cost is ours: all but the sandbox."""
        return [pid for name, pid in self.leaders.items() if name != "sandbox"]


@contextmanager
def town(name: str, **settings: str) -> Iterator[Town]:
    """Everything started, nothing installed yet; stopped and forgotten at the end. Raises Trouble."""
    folder = FOLDER / name
    shutil.rmtree(folder, ignore_errors=True)
    web, shopify, alibaba = free_ports(3)
    ports = {"PORT": str(web), "SANDBOX_SHOPIFY_PORT": str(shopify), "SANDBOX_ALIBABA_PORT": str(alibaba)}
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG", "TMPDIR") if key in os.environ}
    places = Places(*(f"http://127.0.0.1:{port}" for port in (web, shopify, alibaba)))
    with postgres(durable=True) as server, redis(f"{name}-redis") as queue:
        database = migrated(server, "town")
        environ = {
            **kept,
            **ports,
            "DATABASE_URL": database,
            "REDIS_URL": queue.url,
            "LOG_LEVEL": "WARNING",
            **settings,
        }
        house = House(ROOT, environ, terminal, data=folder, filled=False)
        try:
            house.start()
            yield Town(Stage(places, patience=180, look_every=0.2), database, house.leaders, places)
        finally:
            house.stop()


def open_shop(stage: Stage) -> list[Goods]:
    """The app installed, one good of each supplier linked, automatic ordering on, a payment method saved."""
    stage.supplier.by_button_only()
    goods = prepare(stage, lambda _: None, one_of_each_supplier)
    stage.alibaba.patch(f"/_sandbox/buyers/{BUYER}", {"payment_method_saved": True})
    stage.merchant.change_settings(ordering="automatic")
    return goods
