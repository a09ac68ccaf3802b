"""Both platforms from memory: they keep a ledger of every effect, and let a test act inside a call."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sourcing.errors import PlatformError
from sourcing.money import Money
from sourcing.ports import (
    Address,
    FreightOffer,
    ListedOrder,
    ListedOrders,
    NewSupplierOrder,
    PaymentAnswer,
    PlacedOrder,
    ShopAccess,
    ShopFulfillmentOrder,
    ShopOrder,
    ShopOrderLine,
    SupplierOrder,
    SupplierParcel,
    TokenPair,
    WantedSku,
)

START = datetime(2026, 11, 20, 10, tzinfo=UTC)
ADDRESS = Address(
    name="Anna Kiss", address1="Fő utca 1", city="Budapest", zip="1011", country_code="HU", phone="+3612345678"
)
UNIT, FREIGHT = 1000, 500


class MovableClock:
    def __init__(self) -> None:
        self.at = START

    def now(self) -> datetime:
        return self.at

    def pass_time(self, **by: float) -> None:
        self.at += timedelta(**by)


class SilentBell:
    def ring(self, job: str, *ids: int) -> None:
        pass


class ActsInside:
    """`inside["pay"] = act` has `act` called within every call of pay, before its effect."""

    def __init__(self) -> None:
        self.inside: dict[str, Callable[[], object]] = {}
        self.calls: Counter[str] = Counter()
        self._counting = threading.Lock()

    def _enter(self, name: str) -> None:
        with self._counting:
            self.calls[name] += 1
        act = self.inside.get(name)
        if act is not None:
            act()


class MemoryShop(ActsInside):
    """A shop with orders that the test changes; refresh tokens are worth one use."""

    def __init__(self, clock: MovableClock) -> None:
        super().__init__()
        self._clock = clock
        self.orders: dict[str, ShopOrder] = {}
        self.asked_to_cancel: dict[str, ShopFulfillmentOrder] = {}
        self.answers: list[str] = []

    def order(self, number: int, quantity: int = 1, **fields: Any) -> ShopOrder:
        gid = f"gid://shopify/Order/{number}"
        money = Money(5000, "USD")
        line = ShopOrderLine(
            f"gid://shopify/LineItem/{number}", "gid://shopify/ProductVariant/1", None, "Lamp", "", "LAMP", quantity,
            quantity, money, requires_shipping=True,
        )  # fmt: skip
        made = ShopOrder(
            gid=gid, name=f"#{number}", created_at=self._clock.now(), updated_at=self._clock.now(),
            financial_status="PAID", fulfillment_status="UNFULFILLED", cancelled_at=None, test=False, currency="USD",
            total=money, refunded=Money(0, "USD"), customer_name="Anna Kiss", email="a@example.com", phone="", note="",
            risk="NONE", address=ADDRESS, lines=(line,), fulfillment_orders=(), fulfillments=(),
        )  # fmt: skip
        self.orders[gid] = replace(made, **fields)
        return self.orders[gid]

    def change(self, order: ShopOrder, **fields: Any) -> None:
        self.orders[order.gid] = replace(self.orders[order.gid], updated_at=self._clock.now(), **fields)

    def edit(self, order: ShopOrder, quantity: int) -> None:
        line = replace(order.lines[0], quantity=quantity, unfulfilled=quantity)
        self.change(order, lines=(line,))

    def exchange(self, id_token: str) -> TokenPair:
        later = self._clock.now() + timedelta(days=30)
        return TokenPair("shop-token-2", later, "shop-refresh-2", later)

    def read_orders(self, access: ShopAccess, gids: Sequence[str]) -> list[ShopOrder]:
        self._enter("read_orders")
        return [self.orders[gid] for gid in gids if gid in self.orders]

    def read_fulfillment_order(self, access: ShopAccess, gid: str) -> ShopFulfillmentOrder | None:
        self._enter("read_fulfillment_order")
        return self.asked_to_cancel[gid]

    def accept_request(self, access: ShopAccess, gid: str, message: str) -> ShopFulfillmentOrder:
        return self._answer("accept_request", gid, "IN_PROGRESS", "ACCEPTED")

    def accept_cancellation(self, access: ShopAccess, gid: str, message: str) -> ShopFulfillmentOrder:
        return self._answer("accept_cancellation", gid, "CLOSED", "CANCELLATION_ACCEPTED")

    def reject_cancellation(self, access: ShopAccess, gid: str, message: str) -> ShopFulfillmentOrder:
        return self._answer("reject_cancellation", gid, "IN_PROGRESS", "CANCELLATION_REJECTED")

    def _answer(self, answer: str, gid: str, status: str, request_status: str) -> ShopFulfillmentOrder:
        self.answers.append(answer)
        before = self.asked_to_cancel[gid]
        after = replace(before, status=status, request_status=request_status, cancellation_asked=False)
        self.asked_to_cancel[gid] = after
        return after


@dataclass
class Trade:
    trade_id: str
    order: NewSupplierOrder
    created_at: datetime
    status: str = "unpay"
    price_factor: float = 1.0


@dataclass
class Ledger:
    placed: list[str] = field(default_factory=list)
    paid: list[str] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)


class MemorySupplier(ActsInside):
    """One supplier of lamps at 10.00; shipping is 5.00, or 9.00 faster. What `fails` names is answered by its error,
    after its effect when the error says that it may have happened.
    """

    def __init__(self, clock: MovableClock) -> None:
        super().__init__()
        self._clock = clock
        self._lock = threading.Lock()
        self.ledger = Ledger()
        self.trades: dict[str, Trade] = {}
        self.fails: dict[str, PlatformError] = {}
        self.pay_answer = "PAY_SUCCESS"
        self.refresh_tokens = {"refresh-1"}

    def freight(
        self, token: str, company_id: str, skus: Sequence[WantedSku], address: Address, dispatch_country: str
    ) -> list[FreightOffer]:
        self._enter("freight")
        return [
            FreightOffer("slow", "Slow Post", Money(FREIGHT, "USD"), "10~15", 10, 15, "CN"),
            FreightOffer("fast", "Fast Air", Money(900, "USD"), "3~5", 3, 5, "CN"),
        ]

    def place(self, token: str, order: NewSupplierOrder) -> PlacedOrder:
        self._enter("place")
        with self._lock:
            error = self.fails.pop("place", None)
            if error is not None and not error.may_have_happened:
                raise error
            trade = Trade(f"T{len(self.trades) + 1}", order, self._clock.now())
            self.trades[trade.trade_id] = trade
            self.ledger.placed.append(trade.trade_id)
        if error is not None:
            raise error
        return PlacedOrder(trade.trade_id, f"https://pay/{trade.trade_id}")

    def pay(self, token: str, trade_id: str) -> PaymentAnswer:
        self._enter("pay")
        with self._lock:
            error = self.fails.pop("pay", None)
            if error is not None and not error.may_have_happened:
                raise error
            if self.pay_answer == "PAY_SUCCESS":
                self.ledger.paid.append(trade_id)
                self.trades[trade_id].status = "paid"
        if error is not None:
            raise error
        return PaymentAnswer(self.pay_answer, "CARD_DECLINED" if self.pay_answer == "PAY_FAILED" else "", "", "")

    def payment(self, token: str, trade_id: str) -> PaymentAnswer:
        self._enter("payment")
        paid = self.trades[trade_id].status == "paid"
        return PaymentAnswer("PAY_SUCCESS" if paid else "UNPAY", "", "", "")

    def cancel(self, token: str, trade_id: str) -> None:
        self._enter("cancel")
        with self._lock:
            if self.trades[trade_id].status == "unpay":
                self.trades[trade_id].status = "trade_close"
                self.ledger.cancelled.append(trade_id)

    def read_order(self, token: str, trade_id: str) -> SupplierOrder:
        self._enter("read_order")
        trade = self.trades[trade_id]
        pieces = sum(sku.quantity for sku in trade.order.skus)
        goods, freight = (
            round(pieces * UNIT * trade.price_factor),
            FREIGHT if trade.order.vendor_code == "slow" else 900,
        )
        return SupplierOrder(
            trade_id, trade.status, trade.order.skus, Money(goods, "USD"), Money(freight, "USD"),
            Money(goods + freight, "USD"), f"{trade.order.remark} [{trade.order.reference}]", trade.order.address,
            f"https://pay/{trade_id}", trade.created_at,
        )  # fmt: skip

    def list_orders(
        self,
        token: str,
        *,
        created: tuple[datetime, datetime] | None = None,
        modified: tuple[datetime, datetime] | None = None,
        page: int = 0,
    ) -> ListedOrders:
        self._enter("list_orders")
        rows = tuple(ListedOrder(t.trade_id, t.status, t.created_at, t.created_at) for t in self.trades.values())
        return ListedOrders(rows if page == 0 else (), len(rows))

    def read_parcels(self, token: str, trade_id: str) -> list[SupplierParcel]:
        return []

    def refresh(self, refresh_token: str) -> TokenPair:
        """As platforms do: a refresh token that was used is worth nothing any more."""
        self._enter("refresh")
        with self._lock:
            if refresh_token not in self.refresh_tokens:
                raise self.fails["refresh_used"]
            number = int(refresh_token.rpartition("-")[2]) + 1
            self.refresh_tokens = {f"refresh-{number}"}
        later = self._clock.now() + timedelta(days=30)
        return TokenPair(f"access-{number}", later, f"refresh-{number}", later)
