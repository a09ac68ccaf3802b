"""Push messages waiting to be delivered, and the log of what became of them (platform facts, section 3.5)."""

import json
from typing import Any

from sandbox.alibaba.orders import Order
from sandbox.alibaba.stamps import date_text, now_ms
from sandbox.shared.clock import SandboxClock
from sandbox.shared.store import Store

ORDER_TOPIC = "ICBU_TRADE_SYNC_MSG"
PRICE_TOPIC = "PRODUCT_CHANGE_TAG"
# Twelve retries that together take six hours; the platform's own spacing is not documented.
RETRY_SECONDS = (10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 3600, 5040, 5240)


class Messages:
    """The outbox: message documents by the sandbox time at which they are to be tried next."""

    def __init__(self, store: Store, clock: SandboxClock) -> None:
        self._store = store
        self._clock = clock

    def announce_order(self, order: Order) -> None:
        """Tell that an order's trade status changed. `seller_id` carries the buyer's account id (live-tested by others)."""
        self._add(
            ORDER_TOPIC,
            {
                "havana_id": order.buyer_id,
                "seller_id": order.buyer_id,
                "message_type": 3,
                "data": {
                    "status": order.trade_status,
                    "trade_id_str": order.trade_id,
                    "order_status": "PLACE_ORDER_SUCCESS",
                    "trade_order_id": str(order.number),
                    "status_update_time": date_text(order.modified),
                },
                "timestamp": now_ms() // 1000,
                "site": "icbu_global",
            },
        )

    def announce_price(self, product_id: str, sku_id: str, price: str) -> None:
        """Tell everybody that a SKU's price changed."""
        stamp = now_ms() // 1000
        data = {
            "productId": product_id,
            "skuId": sku_id,
            "option": "PRICE_CHANGE",
            "value": price,
            "timestamp": str(stamp),
        }
        self._add(PRICE_TOPIC, {"seller_id": "BROADCAST", "message_type": 1, "data": data, "timestamp": stamp})

    def ripe(self) -> list[dict[str, Any]]:
        """Messages to try now, the longest waiting first."""
        return self._store.find("outbox", before=int(self._clock.seconds() * 1000) + 1, limit=50)

    def log(self, limit: int = 100) -> list[dict[str, Any]]:
        """The newest messages with their outcomes."""
        return self._store.find("message", newest_first=True, limit=limit)

    def postpone(self, message: dict[str, Any], seconds: float, outcome: str) -> None:
        """Try again so many seconds of the sandbox's clock later."""
        message["outcome"] = outcome
        self._keep(message, waiting_until=int((self._clock.seconds() + seconds) * 1000))

    def finish(self, message: dict[str, Any], outcome: str) -> None:
        """Nothing more is tried: delivered, given up or withheld."""
        message["outcome"] = outcome
        self._keep(message, waiting_until=None)

    def release_held(self) -> None:
        """Let go of messages that were held back until another one went first."""
        for message in self._store.find("outbox"):
            if message.get("held"):
                self.postpone({**message, "held": False}, 0, "held back until a later message was delivered")

    def _add(self, topic: str, body: dict[str, Any]) -> None:
        number = self._store.next_number("message")
        text = json.dumps(body, separators=(",", ":"))
        message = {"number": number, "topic": topic, "body": text, "attempts": 0, "outcome": "waiting", "fault": None}
        self._keep(message, waiting_until=int(self._clock.seconds() * 1000))

    def _keep(self, message: dict[str, Any], waiting_until: int | None) -> None:
        key = f"{message['number']:09d}"
        with self._store.change():
            self._store.put("message", key, message, rank=message["number"])
            if waiting_until is None:
                self._store.delete("outbox", key)
            else:
                self._store.put("outbox", key, message, rank=waiting_until)
