"""The whole business without its neighbours: real database, both platforms from memory, workers run by hand."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from flask import Flask
from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

import wiring
from sourcing.alerts.look import look_for_alerts
from sourcing.alerts.send_mail import send_alert_mail
from sourcing.alerts.write_mail import write_alert_mail
from sourcing.catalog.apply_upload import apply_upload
from sourcing.catalog.import_product import import_product
from sourcing.catalog.poll_prices import poll_prices
from sourcing.catalog.stock_links import stock_links
from sourcing.clock import FixedClock
from sourcing.crypto import Secrets
from sourcing.errors import PlatformError
from sourcing.fulfillment.answer_request import answer_request
from sourcing.fulfillment.find_requests import find_requests
from sourcing.fulfillment.push_tracking import push_tracking
from sourcing.inbox.work import work_inbox
from sourcing.orders.model import Order
from sourcing.orders.poll_orders import poll_orders
from sourcing.orders.read_orders import read_orders, want_read
from sourcing.outside import Outside
from sourcing.purchasing.advance import advance
from sourcing.purchasing.checkout import want_paid, want_placed
from sourcing.purchasing.follow_changes import follow_changes
from sourcing.purchasing.model import Attempt, Purchase
from sourcing.shops.install import set_up_shop
from sourcing.shops.model import AlibabaAccount, OrderSettings
from sourcing.sweep import sweep
from sourcing.timeline.model import TimelineEntry
from sourcing.transaction import reading, transaction
from tests.builders import NOW
from tests.sourcing.memory_shop import MemoryShop, variant
from tests.sourcing.memory_supplier import MemorySupplier

T = TypeVar("T")

JOBS: dict[str, Callable[..., object]] = {
    "advance": advance,
    "answer": answer_request,
    "apply_upload": apply_upload,
    "find_requests": find_requests,
    "look_for_alerts": look_for_alerts,
    "follow_changes": follow_changes,
    "import_product": import_product,
    "poll_orders": poll_orders,
    "poll_prices": poll_prices,
    "push": push_tracking,
    "read_orders": read_orders,
    "send_alert_mail": send_alert_mail,
    "set_up_shop": set_up_shop,
    "stock_links": stock_links,
    "sweep": sweep,
    "work_inbox": work_inbox,
    "write_alert_mail": write_alert_mail,
}
# More rings than any of these small stories needs: a row that is due for ever shows here.
_MOST_RINGS = 300


class TickingClock(FixedClock):
    """Stands still as far as anybody can see, but no two moments are the same, as on a real one."""

    def now(self) -> datetime:
        self.at += timedelta(microseconds=1)
        return self.at


class MemoryBell:
    """A doorbell that only remembers."""

    def __init__(self) -> None:
        self.rings: list[tuple[str, tuple[int, ...]]] = []

    def ring(self, job: str, *ids: int) -> None:
        self.rings.append((job, ids))


class Scene:
    """One shop that is installed, connected and linked: variants 1 and 2 are bought from one supplier, 3 from another,
    4 is from elsewhere.
    """

    shop_id: int

    def __init__(self, app: Flask, encryption_keys: Iterable[str]) -> None:
        self.app = app
        self.clock = TickingClock(NOW)
        self.bell = MemoryBell()
        self.shop = MemoryShop(self.clock)
        self.supplier = MemorySupplier(self.clock)
        self.outside = Outside(
            shops=self.shop,
            suppliers=self.supplier,
            doorbell=self.bell,
            clock=self.clock,
            secrets=Secrets(list(encryption_keys)),
            app_url="https://app.example",
            explanations=wiring.explanations(),
        )

    def order(self, *pieces: int, paid: bool = True, drain: bool = True, **wanted: Any) -> str:
        """A customer orders so many of variant 1, 2, 3, ...; the shop says so, and the workers take it from there."""
        lines = [(variant(number), count) for number, count in enumerate(pieces, 1) if count]
        gid = self.shop.people.order(lines, paid=paid, **wanted)
        self.hint(gid)
        if drain:
            self.drain()
        return gid

    def hint(self, gid: str) -> None:
        """The shop says that something about the order changed."""
        with transaction(self.bell) as tx:
            want_read(self.shop_id, [gid], "test", self.clock.now())
            tx.ring("read_orders", self.shop_id)

    def drain(self) -> None:
        """Let the workers do all that was rung for, and what that rings for."""
        for _ in range(_MOST_RINGS):
            if not self.bell.rings:
                return
            job, ids = self.bell.rings.pop(0)
            try:
                JOBS[job](self.outside, *ids)
            except PlatformError:
                # As in jobs/: the row stays due.
                continue
        raise AssertionError(f"still ringing: {self.bell.rings}")

    def later(self, times: int = 1, **span: float) -> None:
        """Time passes, so many times; each time the sweep rings for what is due, and the workers do it."""
        for _ in range(times):
            self.clock.at += timedelta(**span)
            sweep(self.outside)
            self.drain()

    def set(self, **settings: Any) -> None:
        """The shop's order settings, written past the use case."""
        self._change(OrderSettings, settings)

    def set_account(self, **fields: Any) -> None:
        self._change(AlibabaAccount, fields)

    def place(self, *pieces: int) -> Purchase:
        """An order that the merchant has placed; answers its one purchase."""
        self.order(*(pieces or (2,)))
        want_placed(self.outside, self.shop_id, [self.purchase().id])
        self.drain()
        return self.purchase()

    def pay(self) -> Purchase:
        """The merchant presses Pay, and the workers go; answers the one purchase."""
        want_paid(self.outside, self.shop_id, [self.purchase().id])
        self.drain()
        return self.purchase()

    def rows(self, statement: Select[T]) -> list[T]:
        """The rows as they stand, to be looked at only."""
        with reading() as session:
            found = list(session.scalars(statement))
            session.expunge_all()
        return found

    def purchases(self) -> list[Purchase]:
        options = selectinload(Purchase.lines), selectinload(Purchase.offers), selectinload(Purchase.supplier)
        return self.rows(select(Purchase).order_by(Purchase.id).options(*options))

    def purchase(self) -> Purchase:
        (found,) = self.purchases()
        return found

    def state(self) -> str:
        return self.purchase().state

    def stored_order(self) -> Order:
        (found,) = self.rows(select(Order).options(selectinload(Order.lines)))
        return found

    def attempts(self, effect: str) -> list[str]:
        """What came of each attempt at an effect, oldest first."""
        return self.rows(select(Attempt.outcome).where(Attempt.effect == effect).order_by(Attempt.id))

    def told(self, kind: str) -> list[dict[str, Any]]:
        """The timeline's entries of a kind, oldest first."""
        return self.rows(select(TimelineEntry.data).where(TimelineEntry.kind == kind).order_by(TimelineEntry.id))

    def silence(self, operation: str, *, after: bool) -> None:
        self.supplier.faults.silence(operation, after=after)

    def in_other_process(self, action: Callable[[], object]) -> None:
        """Do it as another process would: on connections of its own, to its end."""
        self.side_by_side(action)

    def side_by_side(self, *actions: Callable[[], object]) -> None:
        """Do these at the same time, each on connections of its own; the first that fails fails the test."""
        failed: list[BaseException] = []

        def run(action: Callable[[], object]) -> None:
            with self.app.app_context():
                try:
                    action()
                except (PlatformError, AssertionError) as error:
                    failed.append(error)

        threads = [threading.Thread(target=run, args=(action,)) for action in actions]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert not any(thread.is_alive() for thread in threads)
        if failed:
            raise failed[0]

    def with_secrets(self, secrets: Secrets) -> Outside:
        return replace(self.outside, secrets=secrets)

    def _change(self, table: type[Any], fields: dict[str, Any]) -> None:
        with transaction(self.bell):
            from sourcing.db import db

            row = db.session.get_one(table, self.shop_id)
            for name, value in fields.items():
                setattr(row, name, value)
