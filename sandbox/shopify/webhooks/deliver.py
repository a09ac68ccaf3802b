"""Delivers queued messages over HTTP, in order, with Shopify's patience: 1 s to connect, 5 s in all, 8 more tries."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass

import httpx

from sandbox.shared.faults import Fault
from sandbox.shared.store import Document
from sandbox.shopify.callbacks import take_answer
from sandbox.shopify.world import World

# Eight retries within four hours; the exact steps are not published.
RETRY_AFTER = (60, 120, 300, 600, 1_200, 2_400, 3_600, 6_000)
_TIMEOUT = httpx.Timeout(5.0, connect=1.0)


@dataclass(slots=True)
class _Late:
    due: float
    delivery: Document


class Deliverer(threading.Thread):
    """One thread that empties the outbox."""

    def __init__(self, world: World) -> None:
        super().__init__(name="shopify-deliveries", daemon=True)
        self._world = world
        self._client = httpx.Client(timeout=_TIMEOUT, follow_redirects=False, trust_env=False)
        self._ending = threading.Event()
        self._late: list[_Late] = []

    def stop(self) -> None:
        """Ends the thread; what is not delivered yet stays in the outbox."""
        self._ending.set()
        self._world.ring()
        self.join(10)
        self._client.close()

    def run(self) -> None:
        """Delivers what is due until stopped."""
        while not self._ending.is_set():
            if not self._round():
                with self._world.bell:
                    self._world.bell.wait(0.05)

    def _round(self) -> bool:
        late = [one for one in self._late if one.due <= time.monotonic()]
        for one in late:
            self._late.remove(one)
            self._attempt(one.delivery)
        waiting = {one.delivery["id"] for one in self._late}
        # New messages rank by their number, far below any time in milliseconds, by which retries rank.
        rows = self._world.store.find("due", before=self._world.now_ms() + 1, limit=200 + len(waiting))
        due = [row for row in rows if row["id"] not in waiting]
        for index, row in enumerate(due):
            if self._ending.is_set():
                return True
            delivery = self._world.store.get("delivery", row["id"], row["shop"])
            if delivery is None:
                self._world.store.delete("due", row["id"])
            elif self._one(delivery, index + 1 < len(due)):
                return True
        return bool(due or late)

    def _one(self, delivery: Document, more: bool) -> bool:
        """Delivers one message; True when the order of the rest has changed and must be looked at again."""
        fault = self._world.faults.next(delivery["name"], "message") if not delivery["attempts"] else None
        if fault is None:
            self._attempt(delivery)
            return False
        return self._with_fault(delivery, fault, more)

    def _with_fault(self, delivery: Document, fault: Fault, more: bool) -> bool:
        if fault.kind == "never":
            self._finish(delivery, "lost by the fault plan")
        elif fault.kind == "late":
            self._late.append(_Late(time.monotonic() + fault.seconds, delivery))
        elif fault.kind == "reordered" and more:
            # Behind everything that is waiting now.
            last = self._world.store.next_number("delivery")
            row = {"id": delivery["id"], "shop": delivery["shop"]}
            self._world.store.put("due", delivery["id"], row, rank=last)
            delivery["attempts"].append(self._note(0, "held back by the fault plan", 0.0))
            self._world.store.put("delivery", delivery["id"], delivery, delivery["shop"], int(delivery["id"]))
            return True
        else:
            self._attempt(delivery)
            if fault.kind == "twice":
                self._attempt(delivery)
        return False

    def _attempt(self, delivery: Document) -> None:
        started = time.monotonic()
        status, text, answer = 0, "", None
        try:
            response = self._client.request(
                delivery["method"], delivery["url"], content=delivery["body"].encode(), headers=delivery["headers"]
            )
            status = response.status_code
            answer = response.content
        except httpx.HTTPError as error:
            text = f"{type(error).__name__}: {error}"
        delivery["attempts"].append(self._note(status, text, time.monotonic() - started))
        if 200 <= status < 300:
            self._take(delivery, answer or b"")
            self._finish(delivery, "delivered")
        else:
            self._again(delivery)

    def _take(self, delivery: Document, answer: bytes) -> None:
        if delivery["kind"] != "callback":
            return
        shop = self._world.shop(delivery["shop"])
        try:
            content = json.loads(answer)
        except ValueError:
            return
        if shop:
            with self._world.store.change():
                take_answer(shop, delivery, content)

    def _again(self, delivery: Document) -> None:
        failures = sum(1 for attempt in delivery["attempts"] if not 200 <= attempt["status"] < 300)
        if not delivery["retry"] or failures > len(RETRY_AFTER):
            self._finish(delivery, "failed")
            return
        at = self._world.clock.seconds() + RETRY_AFTER[failures - 1]
        with self._world.store.change():
            self._save(delivery, "retrying")
            row = {"id": delivery["id"], "shop": delivery["shop"]}
            self._world.store.put("due", delivery["id"], row, rank=int(at * 1000))

    def _finish(self, delivery: Document, outcome: str) -> None:
        with self._world.store.change():
            self._save(delivery, outcome)
            self._world.store.delete("due", delivery["id"])

    def _save(self, delivery: Document, outcome: str) -> None:
        delivery["outcome"] = outcome
        # After a reset the message belongs to a world that is gone.
        if self._world.store.get("delivery", delivery["id"], delivery["shop"]):
            self._world.store.put("delivery", delivery["id"], delivery, delivery["shop"], int(delivery["id"]))

    def _note(self, status: int, error: str, seconds: float) -> Document:
        return {"at": self._world.now(), "status": status, "error": error, "seconds": round(seconds, 3)}
