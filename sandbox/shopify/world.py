"""All that one pretended Shopify holds, and a shop's room in it."""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sandbox.shared.clock import SandboxClock, iso
from sandbox.shared.faults import FaultPlan
from sandbox.shared.ledger import Ledger
from sandbox.shared.requests import RequestCounts
from sandbox.shared.settings import Settings
from sandbox.shared.store import Document, Store
from sandbox.shopify.app_config import AppConfigFile

FIRST_ID = 5_100_000_000_001


@dataclass(slots=True)
class World:
    """The platform. `bell` is rung whenever a delivery or a task became due."""

    settings: Settings
    store: Store
    clock: SandboxClock
    ledger: Ledger
    faults: FaultPlan
    counts: RequestCounts
    config: AppConfigFile
    random: random.Random
    bell: threading.Condition = field(default_factory=threading.Condition)
    answered: dict[str, tuple[str, Any]] = field(default_factory=dict)

    def new_id(self) -> str:
        """A number no thing of this platform had before."""
        return str(self.store.next_number("id", FIRST_ID))

    def now(self) -> str:
        """The platform's time, ISO 8601 UTC."""
        return iso(self.clock.now())

    def now_ms(self) -> int:
        """The platform's time in milliseconds since 1970."""
        return int(self.clock.seconds() * 1000)

    def ring(self) -> None:
        """Wakes whoever delivers messages and runs tasks."""
        with self.bell:
            self.bell.notify_all()

    def shop(self, handle: str) -> Shop | None:
        """The shop's room, or None when there is no such shop."""
        return Shop(self, handle) if self.store.get("shop", handle) else None


def make_world(settings: Settings) -> World:
    """Opens the store in `data_dir` and puts the world together; empty until it is seeded."""
    store = Store(settings.data_dir / "shopify.db")
    # Only suppliers live faster (SANDBOX_CLOCK_RATE): the app compares Shopify's times with its own.
    clock = SandboxClock(1.0, store)
    return World(
        settings,
        store,
        clock,
        Ledger(store, clock),
        FaultPlan(),
        RequestCounts(),
        AppConfigFile(settings.app_toml, settings.app_url),
        random.Random(settings.seed),
    )


@dataclass(frozen=True, slots=True)
class Shop:
    """One shop's documents in the world."""

    world: World
    handle: str

    @property
    def domain(self) -> str:
        """As `demo-shop.myshopify.com`."""
        return f"{self.handle}.myshopify.com"

    @property
    def document(self) -> Document:
        """The shop itself. Raises LookupError when it was removed meanwhile."""
        found = self.world.store.get("shop", self.handle)
        if found is None:
            raise LookupError(f"there is no shop {self.handle}")
        return found

    @property
    def currency(self) -> str:
        """ISO 4217 code of every amount in this shop."""
        return str(self.document["currency"])

    def get(self, kind: str, key: str) -> Document | None:
        """A document of this shop."""
        return self.world.store.get(kind, key, self.handle)

    def need(self, kind: str, key: str) -> Document:
        """A document that must be there; LookupError says which is not."""
        found = self.get(kind, key)
        if found is None:
            raise LookupError(f"there is no {kind.replace('_', ' ')} {key} in {self.handle}")
        return found

    def put(self, kind: str, key: str, body: Document, rank: int = 0) -> None:
        """Writes a document of this shop."""
        self.world.store.put(kind, key, body, self.handle, rank)

    def delete(self, kind: str, key: str) -> None:
        """Removes a document of this shop."""
        self.world.store.delete(kind, key, self.handle)

    def find(
        self,
        kind: str,
        *,
        since: int | None = None,
        before: int | None = None,
        newest_first: bool = False,
        limit: int | None = None,
    ) -> list[Document]:
        """Documents of this shop by rank."""
        return self.world.store.find(
            kind, self.handle, since=since, before=before, newest_first=newest_first, limit=limit
        )

    def record(self, effect: str, **fields: object) -> None:
        """Writes an effect of this shop to the ledger."""
        self.world.ledger.append(effect, shop=self.handle, **fields)


def milliseconds(text: str) -> int:
    """Milliseconds since 1970 of an ISO 8601 time; ValueError when it is none. Without a zone it is taken as UTC."""
    moment = datetime.fromisoformat(text)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)
