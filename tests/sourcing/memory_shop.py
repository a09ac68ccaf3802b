"""Shopify from memory: implements ShopPlatform for one shop, and keeps a ledger of every effect."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta

from sourcing.clock import FixedClock
from sourcing.errors import PlatformRefused, PlatformUnauthorized
from sourcing.money import Money
from sourcing.ports import (
    FulfillmentItem,
    MadeProduct,
    MadeVariant,
    NewProduct,
    OrderPage,
    ShopAccess,
    ShopFacts,
    ShopFulfillment,
    ShopFulfillmentOrder,
    ShopOrder,
    ShopService,
    ShopVariant,
    TokenPair,
    Tracking,
    VariantPage,
)
from tests.sourcing.faults import Faults
from tests.sourcing.memory_orders import MemoryOrders

DOMAIN = "demo-shop.myshopify.com"
SERVICE = ShopService("gid://shopify/FulfillmentService/1", "gid://shopify/Location/1")
SCOPES = ("read_orders", "write_assigned_fulfillment_orders")


def variant(number: int) -> ShopVariant:
    """Sold for 20.00."""
    return ShopVariant(
        f"gid://shopify/ProductVariant/{number}",
        f"gid://shopify/Product/{number}",
        f"gid://shopify/InventoryItem/{number}",
        "Lamp",
        f"No. {number}",
        f"LAMP-{number:02}",
        Money(2000, "USD"),
    )


class MemoryShop:
    """A shop with 24 variants. `people` are those who do things in it; `ledger` names each effect and its subject."""

    def __init__(self, clock: FixedClock) -> None:
        self.clock = clock
        self.faults = Faults("shopify")
        self.variants = [variant(number) for number in range(1, 25)]
        self.people = MemoryOrders(clock, SERVICE.location_gid)
        self.ledger: list[tuple[str, str]] = []
        self.tokens = {"shpat_access"}
        self.refresh_tokens = {"shprt_refresh"}
        self.made: dict[str, MadeProduct] = {}
        self.stock: dict[str, int] = {}
        self._given = 0

    def done(self, effect: str) -> list[str]:
        return [what for done, what in self.ledger if done == effect]

    def exchange(self, id_token: str) -> TokenPair:
        with self.faults.around("exchange"):
            return self._pair()

    def refresh(self, domain: str, refresh_token: str) -> TokenPair:
        with self.faults.around("refresh"):
            if refresh_token not in self.refresh_tokens:
                raise PlatformUnauthorized("shopify", "refresh", "invalid_grant", "unknown")
            return self._pair()

    def read_shop(self, access: ShopAccess) -> ShopFacts:
        with self._admitted("read_shop", access):
            return ShopFacts(DOMAIN, "Demo shop", "me@example.com", "USD", "Europe/Budapest", "HU", "en", SCOPES)

    def read_orders(self, access: ShopAccess, gids: Sequence[str]) -> list[ShopOrder]:
        with self._admitted("read_orders", access):
            return [self.people.whole(gid) for gid in gids if gid in self.people.orders]

    def list_changed_orders(self, access: ShopAccess, since: datetime, cursor: str | None) -> OrderPage:
        with self._admitted("list_changed_orders", access):
            changed = sorted(
                (order for order in self.people.orders.values() if order.updated_at >= since),
                key=lambda order: order.updated_at,
            )
            first = int(cursor or 0)
            page = tuple(order.gid for order in changed[first : first + 10])
            return OrderPage(page, str(first + 10) if first + 10 < len(changed) else None)

    def list_requests(self, access: ShopAccess, assignment_status: str) -> list[ShopFulfillmentOrder]:
        with self._admitted("list_requests", access):
            cancels = assignment_status == "CANCELLATION_REQUESTED"
            return [
                one
                for one in self.people.fulfillment_orders.values()
                if one.location_gid == SERVICE.location_gid
                and (one.cancellation_asked if cancels else one.request_status == "SUBMITTED")
            ]

    def read_fulfillment_order(self, access: ShopAccess, gid: str) -> ShopFulfillmentOrder | None:
        with self._admitted("read_fulfillment_order", access):
            return self.people.fulfillment_orders.get(gid)

    def accept_request(self, access: ShopAccess, gid: str, message: str) -> ShopFulfillmentOrder:
        with self._admitted("accept_request", access):
            return self._answer("accept", gid, _is_submitted, status="IN_PROGRESS", request_status="ACCEPTED")

    def reject_request(self, access: ShopAccess, gid: str, reason: str, message: str) -> ShopFulfillmentOrder:
        with self._admitted("reject_request", access):
            return self._answer("reject", gid, _is_submitted, status="OPEN", request_status="REJECTED")

    def accept_cancellation(self, access: ShopAccess, gid: str, message: str) -> ShopFulfillmentOrder:
        with self._admitted("accept_cancellation", access):
            words = {"status": "CLOSED", "request_status": "CANCELLATION_ACCEPTED", "cancellation_asked": False}
            return self._answer("accept_cancellation", gid, _asks_to_cancel, **words)

    def reject_cancellation(self, access: ShopAccess, gid: str, message: str) -> ShopFulfillmentOrder:
        with self._admitted("reject_cancellation", access):
            words = {"request_status": "CANCELLATION_REJECTED", "cancellation_asked": False}
            return self._answer("reject_cancellation", gid, _asks_to_cancel, **words)

    def create_fulfillment(
        self, access: ShopAccess, items: Sequence[FulfillmentItem], tracking: Tracking, notify_customer: bool
    ) -> str:
        with self._admitted("create_fulfillment", access):
            made = self.people.ship(items, tracking)
            self.ledger.append(("fulfill", ",".join(tracking.numbers)))
            if notify_customer:
                self.ledger.append(("notify", made.order_gid))
            return made.gid

    def update_tracking(
        self, access: ShopAccess, fulfillment_gid: str, tracking: Tracking, notify_customer: bool
    ) -> None:
        with self._admitted("update_tracking", access):
            found = self._fulfillment(fulfillment_gid)
            self.people.fulfillments[found.gid] = replace(
                found, tracking_numbers=tracking.numbers, tracking_company=tracking.company
            )
            self.ledger.append(("update_tracking", ",".join(tracking.numbers)))

    def add_fulfillment_event(
        self, access: ShopAccess, fulfillment_gid: str, status: str, happened_at: datetime | None
    ) -> None:
        with self._admitted("add_fulfillment_event", access):
            self.ledger.append((status, self._fulfillment(fulfillment_gid).gid))

    def ensure_service(self, access: ShopAccess, name: str, callback_url: str) -> ShopService:
        with self._admitted("ensure_service", access):
            return SERVICE

    def list_variants(self, access: ShopAccess, cursor: str | None, search: str) -> VariantPage:
        with self._admitted("list_variants", access):
            return VariantPage(tuple(one for one in self.variants if _is_meant(one, search)), None)

    def read_variants(self, access: ShopAccess, gids: Sequence[str]) -> list[ShopVariant]:
        with self._admitted("read_variants", access):
            return [one for one in self.variants if one.gid in gids]

    def make_product(self, access: ShopAccess, product: NewProduct) -> MadeProduct:
        with self._admitted("make_product", access):
            if product.handle in self.made:
                raise PlatformRefused("shopify", "make_product", "HANDLE_NOT_UNIQUE", "the handle is taken")
            made = self._make(product)
            self.ledger.append(("make_product", product.handle))
            return made

    def find_made_product(self, access: ShopAccess, handle: str, tag: str) -> MadeProduct | None:
        with self._admitted("find_made_product", access):
            return self.made.get(handle)

    def stock_at_location(
        self, access: ShopAccess, location_gid: str, inventory_item_gid: str, available: int, key: str
    ) -> None:
        with self._admitted("stock_at_location", access):
            self.people.stocked.add(inventory_item_gid.rpartition("/")[2])
            self.stock[inventory_item_gid] = available

    def remove_from_location(self, access: ShopAccess, location_gid: str, inventory_item_gid: str, key: str) -> None:
        with self._admitted("remove_from_location", access):
            self.people.stocked.discard(inventory_item_gid.rpartition("/")[2])

    def _answer(
        self, word: str, gid: str, stands: Callable[[ShopFulfillmentOrder], bool], **fields: object
    ) -> ShopFulfillmentOrder:
        found = self.people.fulfillment_orders[gid]
        if not stands(found):
            raise PlatformRefused("shopify", word, "INVALID", f"it is {found.status}, {found.request_status}")
        self.ledger.append((word, gid))
        return self.people.change_fulfillment_order(gid, **fields)

    def _make(self, product: NewProduct) -> MadeProduct:
        number = len(self.variants) + 1
        gid = f"gid://shopify/Product/{number}"
        for at, one in enumerate(product.variants, number):
            title = " / ".join(value for _, value in one.options) or "Default Title"
            ids = f"gid://shopify/ProductVariant/{at}", gid, f"gid://shopify/InventoryItem/{at}"
            self.variants.append(ShopVariant(*ids, product.title, title, one.sku, one.price))
            self.stock[ids[2]] = one.available or 0
        made = tuple(
            MadeVariant(one.gid, one.inventory_item_gid, one.variant_title, one.sku)
            for one in self.variants
            if one.product_gid == gid
        )
        self.made[product.handle] = MadeProduct(gid, product.title, made)
        return self.made[product.handle]

    def _fulfillment(self, gid: str) -> ShopFulfillment:
        found = self.people.fulfillments.get(gid)
        if found is None:
            raise PlatformRefused("shopify", "fulfillment", "NOT_FOUND", f"there is no {gid}")
        return found

    def _admitted(self, operation: str, access: ShopAccess) -> AbstractContextManager[None]:
        if access.token not in self.tokens:
            raise PlatformUnauthorized("shopify", operation, "HTTP_401", "unknown token")
        return self.faults.around(operation)

    def _pair(self) -> TokenPair:
        self._given += 1
        access, refresh, now = f"shpat_{self._given}", f"shprt_{self._given}", self.clock.now()
        self.tokens.add(access)
        self.refresh_tokens.add(refresh)
        return TokenPair(access, now + timedelta(hours=1), refresh, now + timedelta(days=90), ",".join(SCOPES))


def _is_submitted(one: ShopFulfillmentOrder) -> bool:
    return one.request_status == "SUBMITTED"


def _asks_to_cancel(one: ShopFulfillmentOrder) -> bool:
    return one.cancellation_asked


def _is_meant(one: ShopVariant, search: str) -> bool:
    """By its id, or by words that its own begin with."""
    if search.startswith("id:"):
        return one.gid.endswith(f"/{search.removeprefix('id:')}")
    own = f"{one.title} {one.variant_title} {one.sku}".lower().split()
    return all(any(word.startswith(typed) for word in own) for typed in search.lower().split())
