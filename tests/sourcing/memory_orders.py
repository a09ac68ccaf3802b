"""The orders of the shop from memory, and the people who order, pay, edit, refund, cancel and ask in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sourcing.clock import FixedClock
from sourcing.errors import PlatformRefused
from sourcing.money import Money
from sourcing.ports import (
    Address,
    FulfillmentItem,
    ShopFulfillment,
    ShopFulfillmentOrder,
    ShopFulfillmentOrderLine,
    ShopOrder,
    ShopOrderLine,
    ShopVariant,
    Tracking,
)
from tests.builders import ADDRESS

_ELSEWHERE = "gid://shopify/Location/99"


class MemoryOrders:
    """`stocked` holds the numbers of the inventory items at our location: their lines are routed there."""

    def __init__(self, clock: FixedClock, location_gid: str) -> None:
        self.clock = clock
        self.stocked: set[str] = set()
        self.orders: dict[str, ShopOrder] = {}
        self.fulfillment_orders: dict[str, ShopFulfillmentOrder] = {}
        self.fulfillments: dict[str, ShopFulfillment] = {}
        self._location = location_gid
        self._given = 1000

    def whole(self, gid: str) -> ShopOrder:
        """The order with its parts, as it is read."""
        parts = tuple(one for one in self.fulfillment_orders.values() if one.order_gid == gid)
        shipped = tuple(one for one in self.fulfillments.values() if one.order_gid == gid)
        left = {line.line_gid: line.remaining for one in parts for line in one.lines}
        lines = tuple(replace(line, unfulfilled=left.get(line.gid, 0)) for line in self.orders[gid].lines)
        return replace(self.orders[gid], lines=lines, fulfillment_orders=parts, fulfillments=shipped)

    def order(
        self, wanted: Sequence[tuple[ShopVariant, int]], *, paid: bool = True, address: Address | None = ADDRESS
    ) -> str:
        """A customer orders so many of each variant."""
        number = self._number()
        gid = f"gid://shopify/Order/{number}"
        lines = tuple(_line(f"{number}{place}", variant, count) for place, (variant, count) in enumerate(wanted))
        self.orders[gid] = ShopOrder(
            gid=gid,
            name=f"#{number}",
            created_at=self.clock.now(),
            updated_at=self.clock.now(),
            financial_status="PAID" if paid else "PENDING",
            fulfillment_status="UNFULFILLED",
            cancelled_at=None,
            test=False,
            currency="USD",
            total=Money(sum(line.unit_price.minor * line.quantity for line in lines), "USD"),
            refunded=Money(0, "USD"),
            customer_name=ADDRESS.name,
            email="anna@example.com",
            phone="",
            note="",
            risk="",
            address=address,
            lines=lines,
            fulfillment_orders=(),
            fulfillments=(),
        )
        for place in (self._location, _ELSEWHERE):
            self._route(gid, place, [line for line in lines if self._place_of(line) == place])
        return gid

    def change(self, gid: str, **fields: Any) -> None:
        """The order changes, a second later than whatever happened to it before."""
        before = self.orders[gid]
        at = max(self.clock.now(), before.updated_at + timedelta(seconds=1))
        self.orders[gid] = replace(before, updated_at=at, **fields)

    def pay(self, gid: str) -> None:
        self.change(gid, financial_status="PAID")

    def refund(self, gid: str) -> None:
        lines = tuple(replace(line, quantity=0) for line in self.orders[gid].lines)
        self.change(gid, financial_status="REFUNDED", refunded=self.orders[gid].total, lines=lines)

    def refund_part(self, gid: str, minor: int) -> None:
        self.change(gid, financial_status="PARTIALLY_REFUNDED", refunded=Money(minor, "USD"))

    def cancel(self, gid: str) -> None:
        self.change(gid, cancelled_at=self.clock.now())

    def edit(self, gid: str, quantity: int) -> None:
        """The first line's quantity becomes another."""
        first, *others = self.orders[gid].lines
        self.change(gid, lines=(replace(first, quantity=quantity), *others))

    def delete(self, gid: str) -> None:
        del self.orders[gid]

    def ours_of(self, order_gid: str) -> str:
        """The gid of the order's fulfillment order at our location."""
        (found,) = [
            gid
            for gid, one in self.fulfillment_orders.items()
            if one.order_gid == order_gid and one.location_gid == self._location
        ]
        return found

    def request_fulfillment(self, gid: str) -> None:
        self.change_fulfillment_order(gid, request_status="SUBMITTED")

    def request_cancellation(self, gid: str) -> None:
        self.change_fulfillment_order(gid, cancellation_asked=True)

    def change_fulfillment_order(self, gid: str, **fields: Any) -> ShopFulfillmentOrder:
        self.fulfillment_orders[gid] = replace(self.fulfillment_orders[gid], **fields)
        self.change(self.fulfillment_orders[gid].order_gid)
        return self.fulfillment_orders[gid]

    def ship(self, items: Sequence[FulfillmentItem], tracking: Tracking) -> ShopFulfillment:
        """Takes the items off their fulfillment orders. Raises PlatformRefused when they are not left."""
        for item in items:
            self._take(item)
        one = self.fulfillment_orders[items[0].fulfillment_order_gid]
        gid = f"gid://shopify/Fulfillment/{self._number()}"
        self.fulfillments[gid] = ShopFulfillment(
            gid, one.order_gid, "SUCCESS", tracking.numbers, tracking.company, one.location_gid
        )
        return self.fulfillments[gid]

    def _take(self, item: FulfillmentItem) -> None:
        one = self.fulfillment_orders[item.fulfillment_order_gid]
        lines = {line.gid: line for line in one.lines}
        left = lines[item.line_gid].remaining - item.quantity
        if left < 0:
            raise PlatformRefused("shopify", "fulfillmentCreate", "INVALID", "nothing is left of it")
        lines[item.line_gid] = replace(lines[item.line_gid], remaining=left)
        status = "IN_PROGRESS" if any(line.remaining for line in lines.values()) else "CLOSED"
        self.change_fulfillment_order(one.gid, lines=tuple(lines.values()), status=status)

    def _place_of(self, line: ShopOrderLine) -> str:
        number = (line.variant_gid or "").rpartition("/")[2]
        return self._location if number in self.stocked else _ELSEWHERE

    def _route(self, order_gid: str, location: str, lines: Sequence[ShopOrderLine]) -> None:
        if not lines:
            return
        gid = f"gid://shopify/FulfillmentOrder/{self._number()}"
        parts = tuple(
            ShopFulfillmentOrderLine(
                f"gid://shopify/FulfillmentOrderLineItem/{self._number()}", line.gid, line.quantity, line.quantity
            )
            for line in lines
        )
        self.fulfillment_orders[gid] = ShopFulfillmentOrder(gid, order_gid, "OPEN", "UNSUBMITTED", location, parts)

    def _number(self) -> int:
        self._given += 1
        return self._given


def _line(number: str, variant: ShopVariant, quantity: int) -> ShopOrderLine:
    return ShopOrderLine(
        gid=f"gid://shopify/LineItem/{number}",
        variant_gid=variant.gid,
        product_gid=variant.product_gid,
        title=variant.title,
        variant_title=variant.variant_title,
        sku=variant.sku,
        quantity=quantity,
        unfulfilled=quantity,
        unit_price=variant.price,
        requires_shipping=True,
    )
