from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import timedelta

from local.journey.doors import Json
from local.journey.people import BUYER, Goods
from local.journey.prepare import one_of_each_supplier, prepare
from local.journey.stage import Places, Stage
from tests.journeys.house import Workers


class TestStage(Stage):
    """The stage of a test: the workers work when they are told to, and time passes when the test says so."""

    __test__ = False

    def __init__(self, places: Places, workers: Workers, patience: float = 20) -> None:
        super().__init__(places, patience=patience, look_every=0.03)
        self.workers = workers
        self.linked: list[Goods] = []
        self.foreign: list[Goods] = []

    def close(self) -> None:
        """Give the connections back."""
        for door in (self.app, self.shopify, self.alibaba):
            door.client.close()

    def let_work(self) -> None:
        if not self.workers.drain():
            super().let_work()

    def watch(self, what: str, look: Callable[[], object]) -> None:
        """Until `look` comes true, with no work done here meanwhile."""
        end = time.monotonic() + self._patience
        while not look():
            assert time.monotonic() < end, f"watched for {self._patience:.0f} s in vain: {what}"
            super().let_work()

    def rest(self) -> None:
        """Until every message of both platforms has arrived and nothing is due."""
        self.until("everything at rest", self._at_rest)

    def pass_time(self, seconds: float) -> None:
        """Move the workers' clock on, and let them do what is due by then."""
        self.workers.house.clock.ahead += timedelta(seconds=seconds)
        self.rest()

    def pass_time_until(self, what: str, look: Callable[[], object], step: float = 30, most: int = 40) -> None:
        """Move the workers' clock on in steps of so many seconds until `look` comes true."""
        for _ in range(most):
            self.rest()
            if look():
                return
            self.workers.house.clock.ahead += timedelta(seconds=step)
        raise AssertionError(f"not within {most * step:.0f} seconds of the workers' clock: {what}")

    def open_shop(self) -> None:
        """A shop with the app installed, Alibaba connected, and one good of each supplier linked."""
        self.supplier.by_button_only()
        self.linked = prepare(self, lambda _: None, one_of_each_supplier)
        self.foreign = [item for item in self.customer.goods() if not item.product_id]

    def automatic_with_saved_method(self) -> None:
        """Order settings and Alibaba as in the fourth scenario."""
        self.alibaba.patch(f"/_sandbox/buyers/{BUYER}", {"payment_method_saved": True})
        self.merchant.change_settings(ordering="automatic")

    def plan_faults(self, platform: str, *rules: Json) -> None:
        """What goes wrong from now on, at "shopify" or "alibaba"."""
        door = self.alibaba if platform == "alibaba" else self.shopify
        door.put("/_sandbox/faults", {"seed": 1, "rules": list(rules)})

    def at_alibaba(self, effect: str) -> list[Json]:
        """The entries of Alibaba's ledger of this effect."""
        return [entry for entry in self._ledger("alibaba") if entry["effect"] == effect]

    def in_shop(self, effect: str) -> list[Json]:
        """The entries of the shop's ledger of this effect."""
        return [entry for entry in self._ledger("shopify") if entry["effect"] == effect]

    def orders_at_alibaba(self) -> list[Json]:
        """All that happened to orders at Alibaba."""
        return [entry for entry in self._ledger("alibaba") if "trade_id" in entry]

    def orders_in_shop(self) -> list[Json]:
        """All that happened to orders in the shop."""
        return [entry for entry in self._ledger("shopify") if "order_id" in entry]

    def placed(self) -> list[str]:
        """The trades that were placed, as often as they were."""
        return [entry["trade_id"] for entry in self.at_alibaba("order_created")]

    def paid(self) -> list[str]:
        """The trades that were paid, as often as they were."""
        return [entry["trade_id"] for entry in self.at_alibaba("order_paid")]

    def page(self, order: Json) -> Json:
        """The order's page in Caravan, once it is there."""
        return self.until(f"{order['name']} in Caravan", lambda: self.merchant.find_order(order["name"]))

    def codes(self, order: Json) -> set[str]:
        """The codes of all problems that the order's page names; each of them with a title and a remedy."""
        page = self.page(order)
        problems = [*page["problems"], *(p for purchase in page["purchases"] for p in purchase["problems"])]
        assert all(problem["title"] and problem["remedy"] for problem in problems), problems
        return {problem["code"] for problem in problems}

    def states(self, order: Json) -> list[str]:
        """The states of the order's purchases."""
        return [purchase["state"] for purchase in self.page(order)["purchases"]]

    def all_in(self, order: Json, *states: str) -> bool:
        """Whether the order has purchases, all in one of these states."""
        found = self.states(order)
        return bool(found) and set(found) <= set(states)

    def until_all(self, order: Json, *states: str) -> None:
        """Wait until the order has purchases, all in one of these states."""
        self.until(f"{order['name']} {' or '.join(states)}", lambda: self.all_in(order, *states))

    def asked(self, platform: str, operation: str) -> int:
        """How often the platform was asked for this operation."""
        door = self.alibaba if platform == "alibaba" else self.shopify
        return int(door.get("/_sandbox/requests")["by_operation"].get(operation, 0))

    def units(self, order: Json) -> list[tuple[str, str]]:
        """Status and request status of the order's fulfillment orders at Caravan's location."""
        units = self.merchant.shop_order(order["id"])["fulfillment_orders"]
        return [(unit["status"], unit["request_status"]) for unit in units if unit["service"]]

    def press(self, purchase: Json, button: str) -> None:
        """Press one of a purchase's buttons: hold, release, retry, cancel, quote."""
        self.app.post(f"/api/purchases/{purchase['id']}/{button}")

    def ship_and_deliver(self, order: Json) -> None:
        """The suppliers ship what is paid, and it arrives; until Caravan and the shop know."""
        trades = sorted(set(self.paid()))
        for trade_id in trades:
            self.supplier.ship(trade_id)
        self.until_all(order, "shipping")
        self.until("the shop told of every parcel", lambda: len(self.in_shop("fulfillment_created")) >= len(trades))
        for trade_id in trades:
            self.supplier.deliver(trade_id)
        self.until_all(order, "delivered")
        self.rest()

    def demand_once(self, order: Json, suppliers: int) -> None:
        """By the ledgers alone: one order at Alibaba per supplier, each paid once, each told once to the shop."""
        trades = sorted(self.placed())
        assert len(trades) == suppliers, f"placed {trades}"
        assert sorted(self.paid()) == trades
        fulfilled = [e for e in self.in_shop("fulfillment_created") if e["order_id"] == order["id"]]
        numbers = [info["number"] for entry in fulfilled for info in entry["tracking"]]
        parcels = [p["tracking_number"] for trade in trades for p in self.supplier.order(trade)["parcels"]]
        assert sorted(numbers) == sorted(parcels)
        assert len(fulfilled) == suppliers

    def _at_rest(self) -> bool:
        return not self.workers.drain() and self.all_arrived() and not self.workers.drain()

    def all_arrived(self) -> bool:
        """Whether every message of both platforms has been taken in."""
        shopify = self.shopify.get("/_sandbox/shops/demo-shop/webhooks")["deliveries"]
        alibaba = self.alibaba.get("/_sandbox/messages", limit=100)["messages"]
        outcomes: Sequence[str] = [message["outcome"] for message in (*shopify, *alibaba)]
        return "waiting" not in outcomes

    def _ledger(self, platform: str) -> list[Json]:
        door = self.alibaba if platform == "alibaba" else self.shopify
        found: list[Json] = door.get("/_sandbox/ledger", after=0)["entries"]
        return found
