"""A shop with one linked variant, on a real database: rows by the product's own use cases, workers as threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from sqlalchemy import event, select, update

import wiring
from sourcing.catalog.model import Link, Supplier
from sourcing.crypto import Secrets
from sourcing.db import db
from sourcing.errors import PlatformUnauthorized
from sourcing.fulfillment.model import FulfillmentOrder
from sourcing.lease import take
from sourcing.orders.apply_order import apply_order
from sourcing.orders.model import Order
from sourcing.orders.read_orders import read_order_now
from sourcing.outside import Outside
from sourcing.ports import ShopFulfillmentOrder, ShopOrder, ShopPlatform, SupplierPlatform
from sourcing.purchasing import advance as advancing
from sourcing.purchasing.advance import advance
from sourcing.purchasing.checkout import want_paid, want_placed
from sourcing.purchasing.gate import lock_order
from sourcing.purchasing.model import Purchase
from sourcing.shops.install import admit
from sourcing.shops.model import AlibabaAccount, OrderSettings, Shop
from sourcing.shops.uninstall import forget_shop
from sourcing.timeline.model import TimelineEntry
from sourcing.transaction import Transaction, reading, transaction
from tests.money.stand_ins import START, UNIT, MemoryShop, MemorySupplier, MovableClock, SilentBell

DOMAIN = "demo-shop.myshopify.com"
PATIENCE = 20.0


@dataclass
class Town:
    app: Flask
    outside: Outside
    clock: MovableClock
    shop: MemoryShop
    supplier: MemorySupplier
    shop_id: int = 0

    @contextmanager
    def rows(self) -> Iterator[None]:
        """A transaction to change rows in."""
        with transaction(SilentBell()):
            yield

    def settings(self, **values: Any) -> None:
        with self.rows():
            db.session.execute(update(OrderSettings).where(OrderSettings.shop_id == self.shop_id).values(**values))

    def take_in(self, order: ShopOrder) -> int:
        """Read the order from the shop; answers the id of its purchase."""
        read_order_now(self.outside, self.shop_id, order.gid)
        with reading() as session:
            return session.scalars(select(Purchase.id).join(Order).where(Order.gid == order.gid)).one()

    def advance(self, *purchase_ids: int) -> None:
        for purchase_id in purchase_ids:
            advance(self.outside, purchase_id)

    def wake(self, purchase_id: int) -> None:
        """What is due is found by the sweep; here it is taken at once, its time being there."""
        with self.rows():
            db.session.get_one(Purchase, purchase_id).due_at = self.clock.now()
        self.advance(purchase_id)

    def bought(self, number: int, quantity: int = 1, **fields: Any) -> int:
        """An order taken in and worked on as far as it goes."""
        purchase_id = self.take_in(self.shop.order(number, quantity, **fields))
        self.advance(purchase_id)
        return purchase_id

    def placed_by_hand(self, number: int, quantity: int = 1) -> int:
        purchase_id = self.bought(number, quantity)
        assert want_placed(self.outside, self.shop_id, [purchase_id]).accepted == [purchase_id]
        self.advance(purchase_id)
        assert self.purchase(purchase_id).state == "placed"
        return purchase_id

    def pay_by_hand(self, *purchase_ids: int) -> None:
        assert want_paid(self.outside, self.shop_id, purchase_ids).accepted == list(purchase_ids)

    def purchase(self, purchase_id: int) -> Purchase:
        with reading() as session:
            purchase = session.get_one(Purchase, purchase_id)
            session.expunge(purchase)
            return purchase

    def purchase_row(self, purchase_id: int) -> Purchase:
        """The row itself, in a transaction of `rows`."""
        return db.session.get_one(Purchase, purchase_id)

    def quantities(self, purchase_id: int) -> list[int]:
        with reading() as session:
            return [line.quantity for line in session.get_one(Purchase, purchase_id).lines]

    def lock(self, purchase_id: int) -> None:
        """As an edit of the order does; in a transaction of `rows`."""
        lock_order(self.purchase_row(purchase_id).order_id)

    def apply(self, order: ShopOrder) -> None:
        """The order as the shop has it now; in a transaction of `rows`."""
        shop = db.session.get_one(Shop, self.shop_id)
        apply_order(Transaction(), shop, self.shop.orders[order.gid], self.clock.now())

    def between_steps(self, purchase_id: int, act: Callable[[], object]) -> None:
        """A worker takes the purchase and finds nothing to do; before it says so, somebody acts."""
        with self.rows():
            self.purchase_row(purchase_id).due_at = self.clock.now()
        with pytest.MonkeyPatch.context() as patch:
            taken = take

            def take_and_act(*words: Any) -> datetime | None:
                patch.undo()
                lease = taken(*words)
                db.session.flush()
                self.after_commit(act)
                return lease

            patch.setattr(advancing, "take", take_and_act)
            self.advance(purchase_id)

    def after_commit(self, act: Callable[[], object]) -> None:
        event.listen(db.session(), "after_commit", lambda _session: act(), once=True)

    def ask_to_cancel(self, purchase_id: int) -> int:
        """The merchant asks Shopify to cancel the fulfillment; answers the id of the row that owes the answer."""
        gid = f"gid://shopify/FulfillmentOrder/{purchase_id}"
        with self.rows():
            order = db.session.get_one(Order, self.purchase_row(purchase_id).order_id)
            self.shop.asked_to_cancel[gid] = ShopFulfillmentOrder(
                gid, order.gid, "IN_PROGRESS", "CANCELLATION_REQUESTED", None, (), cancellation_asked=True
            )
            row = FulfillmentOrder(
                shop_id=self.shop_id, gid=gid, order_id=order.id, status="IN_PROGRESS", answer="due", read_at=START,
                request_status="CANCELLATION_REQUESTED", lines=[], due_at=self.clock.now(),
            )  # fmt: skip
            db.session.add(row)
            db.session.flush()
            return row.id

    def uninstall(self) -> None:
        with self.rows():
            assert forget_shop(DOMAIN, self.clock.now())

    def install_again(self) -> None:
        assert admit(self.outside, DOMAIN, "id-token") == self.shop_id

    def place_by_hand(self, purchase_id: int) -> None:
        assert want_placed(self.outside, self.shop_id, [purchase_id]).accepted == [purchase_id]

    def codes(self, purchase_id: int) -> list[str]:
        return [reason["code"] for reason in self.purchase(purchase_id).reasons]

    def timeline(self, purchase_id: int, kind: str) -> list[dict[str, Any]]:
        with reading() as session:
            entries = select(TimelineEntry.data).where(
                TimelineEntry.purchase_id == purchase_id, TimelineEntry.kind == kind
            )
            return list(session.scalars(entries.order_by(TimelineEntry.id)))

    def aside(self, act: Callable[[], object]) -> threading.Thread:
        """Somebody else does this at the same time, in a process of their own; fails the test when they fail."""

        def run() -> None:
            with self.app.app_context():
                try:
                    act()
                except BaseException as error:  # noqa: BLE001  told to whoever joins
                    thread.__dict__["failed"] = error

        thread = threading.Thread(target=run)
        thread.start()
        return thread

    def meanwhile(self, act: Callable[[], object]) -> None:
        """Somebody else does this now, and has done it when this returns."""
        join([self.aside(act)])

    def at_once(self, *acts: Callable[[], object]) -> None:
        """All of them start together."""
        barrier = threading.Barrier(len(acts))

        def started(act: Callable[[], object]) -> Callable[[], None]:
            def run() -> None:
                barrier.wait(PATIENCE)
                act()

            return run

        join([self.aside(started(act)) for act in acts])


def join(threads: Sequence[threading.Thread]) -> None:
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive(), "somebody waits for ever"
    for thread in threads:
        if "failed" in thread.__dict__:
            raise thread.__dict__["failed"]


@contextmanager
def town_on(database_url: str) -> Iterator[Town]:
    app = Flask("town")
    options = {} if database_url.startswith("sqlite") else {"pool_size": 12, "max_overflow": 4}
    app.config.update(SQLALCHEMY_DATABASE_URI=database_url, SQLALCHEMY_ENGINE_OPTIONS=options)
    db.init_app(app)
    clock = MovableClock()
    shop, supplier = MemoryShop(clock), MemorySupplier(clock)
    supplier.fails["refresh_used"] = PlatformUnauthorized("alibaba", "refresh", "USED", "this token was used")
    outside = Outside(
        cast("ShopPlatform", shop),
        cast("SupplierPlatform", supplier),
        SilentBell(),
        clock,
        Secrets([Fernet.generate_key().decode()]),
        "https://app.example.com",
        wiring.explanations(),
    )
    with app.app_context():
        town = Town(app, outside, clock, shop, supplier)
        town.shop_id = _open_shop(town)
        yield town
        db.session.remove()
        db.engine.dispose()


def _open_shop(town: Town) -> int:
    seal, later = town.outside.secrets.seal, START + timedelta(days=30)
    with town.rows():
        shop = Shop(
            domain=DOMAIN, name="Demo", timezone="Europe/Budapest", installed_at=START - timedelta(days=9),
            access_token=seal("shop-token"), access_expires_at=later, token_round=1,
            location_gid="gid://shopify/Location/1", service_gid="gid://shopify/FulfillmentService/1",
        )  # fmt: skip
        db.session.add(shop)
        db.session.flush()
        db.session.add(OrderSettings(shop_id=shop.id))
        account = AlibabaAccount(
            shop_id=shop.id, account_id="1", login="me", access_token=seal("access-1"), access_expires_at=later,
            refresh_token=seal("refresh-1"), refresh_expires_at=later, connected_at=START, payment_method="saved",
        )  # fmt: skip
        supplier = Supplier(shop_id=shop.id, company_id="c1", name="Yiwu Lamps")
        db.session.add_all([account, supplier])
        db.session.flush()
        link = Link(
            shop_id=shop.id, supplier_id=supplier.id, variant_gid="gid://shopify/ProductVariant/1",
            inventory_item_gid="gid://shopify/InventoryItem/1", variant_title="Lamp", product_id="P1", sku_id="S1", product_title="LED lamp",
            prices=[[1, UNIT]], currency="USD", stock=10_000, product_status="PRODUCT_ONLINE",
            read_at=START + timedelta(days=300),
        )  # fmt: skip
        db.session.add(link)
        return shop.id
