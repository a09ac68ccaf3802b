"""Alibaba from memory: implements SupplierPlatform, and keeps a ledger of what was placed and what was paid."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sourcing.clock import FixedClock
from sourcing.errors import PlatformForbidden, PlatformRefused, PlatformUnauthorized
from sourcing.money import Money
from sourcing.ports import (
    Address,
    FoundProduct,
    FreightOffer,
    ListedOrder,
    ListedOrders,
    NewSupplierOrder,
    ParcelEvent,
    PaymentAnswer,
    PlacedOrder,
    PriceStep,
    SupplierOrder,
    SupplierParcel,
    SupplierProduct,
    SupplierSku,
    TokenPair,
    WantedSku,
)
from tests.sourcing.faults import Faults

_PAGE = 100
_TRACKING = "/order/logistics/tracking/get"
_CANCEL = "/alibaba/order/cancel"
_EVENT = ParcelEvent("GTMS_ACCEPT", "Accepted by carrier", "Yiwu", "2026-11-24 10:00:00")


@dataclass
class Trade:
    """An order as it stands; `payment` is the word of the payment's query."""

    order: SupplierOrder
    modified_at: datetime
    payment: str = "UNPAY"
    parcels: tuple[SupplierParcel, ...] = ()


def usd(minor: int) -> Money:
    return Money(minor, "USD")


def product(product_id: str, company: str, title: str, stock: int = 40) -> SupplierProduct:
    """Sells for 9.00, from ten pieces on for 8.00."""
    sku = SupplierSku("501", (("Color", "Black"),), (PriceStep(1, usd(900)), PriceStep(10, usd(800))), "", stock)
    return SupplierProduct(product_id, title, f"company-{company}", company, "PRODUCT_ONLINE", "", "", 1, (sku,))


def offer(code: str, fee: int, days: str, country: str = "CN") -> FreightOffer:
    first, last = (int(part) for part in days.split("~"))
    return FreightOffer(code, code.title(), usd(fee), days, first, last, country)


class MemorySupplier:
    """Two suppliers, three products. `slow_payments` leaves payments at PAYING until somebody settles them; `dearer`
    is what a placed order costs above what was offered.
    """

    def __init__(self, clock: FixedClock) -> None:
        self.clock = clock
        self.faults = Faults("alibaba")
        self.products = {
            found.product_id: found
            for found in (
                product("1600001", "Yiwu Lamps", "LED lamp"),
                product("1600002", "Yiwu Lamps", "Desk lamp"),
                product("1600003", "Ningbo Mugs", "Mug"),
            )
        }
        self.offers = [offer("fast", 1200, "3~5"), offer("slow", 500, "10~15")]
        self.trades: dict[str, Trade] = {}
        self.ledger: list[tuple[str, str]] = []
        self.method_saved = False
        self.slow_payments = False
        self.dearer = 0
        self.forbidden: set[str] = set()
        self.tokens = {"alibaba-access"}
        self.refresh_tokens = {"alibaba-refresh"}
        self._codes: set[str] = set()
        self._given = 0

    def done(self, effect: str) -> list[str]:
        """What the ledger says was "place"d (our references), "pay"ed or "cancel"led (trade ids)."""
        return [what for done, what in self.ledger if done == effect]

    def agree(self) -> str:
        """The buyer agrees on Alibaba's page; answers the code."""
        code = f"code-{self._count()}"
        self._codes.add(code)
        return code

    def change(self, trade_id: str, **fields: object) -> None:
        """The order changes at Alibaba."""
        trade = self.trades[trade_id]
        trade.order, trade.modified_at = replace(trade.order, **fields), self.clock.now()  # type: ignore[arg-type]

    def pays_by_hand(self, trade_id: str, *, save_method: bool) -> None:
        self.method_saved = self.method_saved or save_method
        self._pay(trade_id, "PAY_SUCCESS")

    def forgets_the_payment_method(self) -> None:
        self.method_saved = False

    def settles(self) -> None:
        for trade_id, trade in self.trades.items():
            if trade.payment == "PAYING":
                self._pay(trade_id, "PAY_SUCCESS")

    def ships(self, trade_id: str, parcels: int, event: str = "IN_TRANSIT") -> None:
        self.trades[trade_id].parcels = tuple(
            SupplierParcel("4px", f"{trade_id}-{number}", f"https://t.example/{number}", event, (_EVENT,))
            for number in range(1, parcels + 1)
        )
        self.change(trade_id, status="delivering")

    def takes_offline(self, product_id: str, *, offline: bool) -> None:
        status = "PRODUCT_OFFLINE" if offline else "PRODUCT_ONLINE"
        self.products[product_id] = replace(self.products[product_id], status=status)

    def products_of_one_supplier(self) -> list[str]:
        return ["1600001", "1600002"]

    def forbids(self, path: str, *, forbidden: bool) -> None:
        (self.forbidden.add if forbidden else self.forbidden.discard)(path)

    def ends_the_connection(self) -> None:
        self.tokens.clear()
        self.refresh_tokens.clear()

    def authorize_url(self, state: str) -> str:
        return f"https://alibaba.example/authorize?state={state}"

    def exchange(self, code: str) -> TokenPair:
        with self.faults.around("exchange"):
            if code not in self._codes:
                raise PlatformRefused("alibaba", "exchange", "InvalidCode", "unknown or used")
            self._codes.remove(code)
            return self._pair()

    def refresh(self, refresh_token: str) -> TokenPair:
        with self.faults.around("refresh"):
            if refresh_token not in self.refresh_tokens:
                raise PlatformUnauthorized("alibaba", "refresh", "IllegalRefreshToken", "unknown")
            return self._pair()

    def read_product(self, token: str, product_id: str, country: str) -> SupplierProduct | None:
        with self._admitted("read_product", token):
            return self.products.get(product_id)

    def read_products(self, token: str, product_ids: Sequence[str], country: str) -> dict[str, SupplierProduct | None]:
        with self._admitted("read_products", token):
            return {one: self.products.get(one) for one in product_ids}

    def search(self, token: str, keyword: str, country: str, page: int) -> list[FoundProduct]:
        with self._admitted("search", token):
            hits = [found for found in self.products.values() if keyword.lower() in found.title.lower()]
            return [FoundProduct(hit.product_id, hit.title, hit.skus[0].prices[0].price, "", "") for hit in hits]

    def freight(
        self, token: str, company_id: str, skus: Sequence[WantedSku], address: Address, dispatch_country: str
    ) -> list[FreightOffer]:
        with self._admitted("freight", token):
            return [offered for offered in self.offers if offered.dispatch_country == dispatch_country]

    def place(self, token: str, order: NewSupplierOrder) -> PlacedOrder:
        with self._admitted("place", token):
            for sku in order.skus:
                if self.products[sku.product_id].status != "PRODUCT_ONLINE":
                    raise PlatformRefused("alibaba", "place", "130106", "the product is offline")
            trade = self._trade(order)
            self.trades[trade.trade_id] = Trade(trade, self.clock.now())
            self.ledger.append(("place", order.reference))
            return PlacedOrder(trade.trade_id, trade.pay_url)

    def pay(self, token: str, trade_id: str) -> PaymentAnswer:
        with self._admitted("pay", token):
            trade = self.trades[trade_id]
            if trade.payment == "PAY_SUCCESS":
                return PaymentAnswer("PAY_SUCCESS", "ORDER_HAVE_PAID", "", "")
            if not self.method_saved:
                reason = "NEVER_PAY_SUCCESS_IN_DROPSHIPER"
                return PaymentAnswer("PAY_FAILED", reason, "pay by hand first", trade.order.pay_url)
            self._pay(trade_id, "PAYING" if self.slow_payments else "PAY_SUCCESS")
            return PaymentAnswer(trade.payment, "", "", "")

    def payment(self, token: str, trade_id: str) -> PaymentAnswer:
        with self._admitted("payment", token):
            return PaymentAnswer(self.trades[trade_id].payment, "", "", self.trades[trade_id].order.pay_url)

    def cancel(self, token: str, trade_id: str) -> None:
        with self._admitted("cancel", token, _CANCEL):
            if self.trades[trade_id].order.status != "unpay":
                raise PlatformRefused("alibaba", "cancel", "ORDER_STATUS_ERROR", "it is paid")
            self.change(trade_id, status="trade_close")
            self.ledger.append(("cancel", trade_id))

    def read_order(self, token: str, trade_id: str) -> SupplierOrder:
        with self._admitted("read_order", token):
            return self.trades[trade_id].order

    def list_orders(
        self,
        token: str,
        *,
        created: tuple[datetime, datetime] | None = None,
        modified: tuple[datetime, datetime] | None = None,
        page: int = 0,
    ) -> ListedOrders:
        with self._admitted("list_orders", token):
            rows = [
                ListedOrder(trade.order.trade_id, trade.order.status, trade.order.created_at, trade.modified_at)
                for trade in self.trades.values()
                if _within(trade.order.created_at, created) and _within(trade.modified_at, modified)
            ]
            return ListedOrders(tuple(rows[page * _PAGE : (page + 1) * _PAGE]), len(rows))

    def read_parcels(self, token: str, trade_id: str) -> list[SupplierParcel]:
        with self._admitted("read_parcels", token):
            parcels = list(self.trades[trade_id].parcels)
            if _TRACKING in self.forbidden:
                return [SupplierParcel(parcel.carrier, parcel.number, "", "") for parcel in parcels]
            return parcels

    def _admitted(self, operation: str, token: str, path: str = "") -> AbstractContextManager[None]:
        if token not in self.tokens:
            raise PlatformUnauthorized("alibaba", operation, "IllegalAccessToken", "unknown")
        if path in self.forbidden:
            raise PlatformForbidden("alibaba", operation, "InsufficientPermission", "not granted")
        return self.faults.around(operation)

    def _trade(self, order: NewSupplierOrder) -> SupplierOrder:
        trade_id = str(300_000_000 + self._count())
        goods = sum(self._price(sku) * sku.quantity for sku in order.skus)
        (fee,) = [offered.fee.minor for offered in self.offers if offered.vendor_code == order.vendor_code]
        return SupplierOrder(
            trade_id=trade_id,
            status="unpay",
            skus=order.skus,
            goods=usd(goods),
            freight=usd(fee),
            total=usd(goods + fee + self.dearer),
            remark=f"{order.remark} [{order.reference}]".strip(),
            address=order.address,
            pay_url=f"https://alibaba.example/pay/{trade_id}",
            created_at=self.clock.now(),
        )

    def _price(self, sku: WantedSku) -> int:
        steps = self.products[sku.product_id].skus[0].prices
        return max(steps, key=lambda step: step.min_quantity if step.min_quantity <= sku.quantity else 0).price.minor

    def _pay(self, trade_id: str, word: str) -> None:
        trade = self.trades[trade_id]
        if trade.payment == "UNPAY":
            self.ledger.append(("pay", trade_id))
        trade.payment = word
        self.change(trade_id, status="undeliver" if word == "PAY_SUCCESS" else trade.order.status)

    def _pair(self) -> TokenPair:
        access, refresh, now = f"access-{self._count()}", f"refresh-{self._count()}", self.clock.now()
        self.tokens.add(access)
        self.refresh_tokens.add(refresh)
        ends = now + timedelta(days=10), now + timedelta(days=60)
        return TokenPair(access, ends[0], refresh, ends[1], "", "200042360", "buyer@example.com")

    def _count(self) -> int:
        self._given += 1
        return self._given


def _within(at: datetime | None, window: tuple[datetime, datetime] | None) -> bool:
    return window is None or (at is not None and window[0] <= at <= window[1])
