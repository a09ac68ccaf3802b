"""Caravan and both pretended platforms as they run in earnest, and the merchant's desk: the pages in Chromium."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import FrameLocator, Locator, Page, expect

from local.environment import Ports, environment_for_tests
from local.free_ports import free_ports
from local.journey.doors import Json
from local.journey.people import Goods
from local.journey.prepare import one_of_each_supplier, prepare
from local.journey.stage import Places, Stage
from tests.browser.stand_in_pages import chromium
from tests.journeys.programs import Program, start_sandbox, start_web, start_worker

# Jobs run in processes of their own here, and what they find has to reach the page by its next look.
PATIENCE_MS = 20_000
WIDE, PHONE = 1280, 390


@dataclass
class WholeHouse:
    """The running house; goods of each supplier are linked, nothing ships by itself, no payment method is saved."""

    stage: Stage
    goods: list[Goods]
    own: list[Goods]
    shopify_url: str
    alibaba_url: str

    def order(self, goods: list[Goods], *, paid: bool = True, address: str = "us") -> Json:
        """A customer orders; answers the order as Caravan shows it, once it does and every price is known."""
        made = self.stage.customer.order(goods, paid=paid, address=address)
        return self.stage.until(f"{made['name']} priced", lambda: self._priced(made["name"]))

    def ledger(self, effect: str, order: Json) -> list[Json]:
        """What Alibaba's books say of this effect for the order's trades."""
        trades = {purchase["trade_id"] for purchase in self.stage.merchant.order(order["id"])["purchases"]}
        entries = self.stage.alibaba.get("/_sandbox/ledger", after=0)["entries"]
        return [entry for entry in entries if entry["effect"] == effect and entry["trade_id"] in trades]

    def place(self, order: Json) -> Json:
        """Placed with the shipping that the rule chose, amounts known."""
        ids = [purchase["id"] for purchase in order["purchases"]]
        self.stage.app.post("/api/purchases/place", {"purchase_ids": ids})
        return self.stage.until(f"{order['name']} placed", lambda: self._placed(order["id"]))

    def _priced(self, name: str) -> Json | None:
        order = self.stage.merchant.find_order(name)
        return order if order and {one["state"] for one in order["purchases"]} == {"quoted"} else None

    def _placed(self, order_id: int) -> Json | None:
        order = self.stage.merchant.order(order_id)
        return order if all(one["state"] == "placed" and one["total"] for one in order["purchases"]) else None


@dataclass
class Desk:
    """One browser window with Caravan in the shop's admin."""

    house: WholeHouse
    page: Page

    @property
    def app(self) -> FrameLocator:
        """What stands inside the admin's frame."""
        return self.page.frame_locator("iframe.app-frame")

    def open(self, path: str) -> None:
        """Load a page of the app anew, as from a bookmark."""
        self.page.goto(f"{self.house.shopify_url}/store/demo-shop/apps/caravan{path}")

    def shows(self, heading: str) -> None:
        """Wait until the page with this heading is there."""
        expect(self.app.get_by_role("heading", name=heading, level=1, exact=True)).to_be_visible()

    def section(self, heading: str) -> Locator:
        """A card of the page: what it shows is slotted into its shadow, and stands below the element itself."""
        return self.app.locator(f's-section[heading="{heading}"]')

    def sideways(self) -> int:
        """By how many pixels the app's page is wider than the window."""
        found: int = self.app.locator("html").evaluate("root => root.scrollWidth - root.clientWidth")
        return found


@contextmanager
def open_whole_house(folder: Path, database_url: str, redis_url: str) -> Iterator[WholeHouse]:
    """The sandbox, the web process, a worker and the clock, on free ports."""
    ports = Ports(*free_ports(3))
    environ = environment_for_tests(database_url, redis_url, ports) | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "SANDBOX_DATA_DIR": str(folder / "sandbox"),
        "LOG_LEVEL": "WARNING",
        "WEB_WORKERS": "1",
        "WORKERS": "1",
    }
    with ExitStack() as running:
        running.callback(start_sandbox(environ, folder / "sandbox.log").stop)
        running.callback(start_web(environ, folder / "web.log").stop)
        running.callback(start_worker(environ, folder / "worker.log").stop)
        running.callback(Program("clock", f"{sys.executable} -m jobs.clock", environ, folder / "clock.log").stop)
        stage = Stage(Places(ports.app_url, ports.shopify_url, ports.alibaba_url), look_every=0.05)
        for door in (stage.app, stage.shopify, stage.alibaba):
            running.callback(door.client.close)
        stage.supplier.by_button_only()
        goods = prepare(stage, lambda _: None, one_of_each_supplier)
        own = [item for item in stage.customer.goods() if not item.product_id]
        yield WholeHouse(stage, goods, own, ports.shopify_url, ports.alibaba_url)


@contextmanager
def desk_in(house: WholeHouse, width: int, language: str = "en") -> Iterator[Desk]:
    """A fresh browser in this language of the admin."""
    with chromium() as browser:
        page = browser.new_page(viewport={"width": width, "height": 900}, locale=language)
        page.add_init_script(f"localStorage.setItem('sandbox-admin-locale', '{language}')")
        page.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        yield Desk(house, page)
        expect.set_options(timeout=None)
