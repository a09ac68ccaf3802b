"""The stand-ins keep the same promises as the sandbox: both go through the batteries of tests/contract."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pytest

from sourcing.clock import FixedClock
from sourcing.ports import ShopAccess, ShopPlatform, ShopVariant, SupplierPlatform
from tests.contract.goods_battery import SHOP_GOODS, SUPPLIER_GOODS
from tests.contract.shop_battery import SHOP_BATTERY, ShopStage
from tests.contract.supplier_battery import SUPPLIER_BATTERY, SupplierStage
from tests.sourcing.memory_shop import DOMAIN, SERVICE, MemoryShop
from tests.sourcing.memory_supplier import MemorySupplier


class MemoryShopStage:
    """Implements ShopStage."""

    def __init__(self) -> None:
        self._shop = MemoryShop(FixedClock(datetime.now(UTC)))
        self.platform: ShopPlatform = self._shop
        self.access = ShopAccess(DOMAIN, "shpat_access")
        self.callback_url = "https://app.example/fulfillment"
        self.service = SERVICE
        self.variants: tuple[ShopVariant, ...] = tuple(self._shop.variants)
        people = self._shop.people
        self.pay, self.refund, self.cancel = people.pay, people.refund, people.cancel
        self.request_fulfillment, self.request_cancellation = people.request_fulfillment, people.request_cancellation

    def session_token(self) -> str:
        return "a session token"

    def customer_orders(self, variants: Sequence[ShopVariant], quantity: int, *, paid: bool = True) -> str:
        return self._shop.people.order([(variant, quantity) for variant in variants], paid=paid)


class MemorySupplierStage:
    """Implements SupplierStage."""

    def __init__(self) -> None:
        supplier = MemorySupplier(FixedClock(datetime.now(UTC)))
        self.platform: SupplierPlatform = supplier
        self.token = "alibaba-access"
        self.agree = supplier.agree
        self.products_of_one_supplier = supplier.products_of_one_supplier
        self.pays_by_hand, self.settles, self.ships = supplier.pays_by_hand, supplier.settles, supplier.ships
        self.forgets_the_payment_method = supplier.forgets_the_payment_method
        self.takes_offline, self.forbids = supplier.takes_offline, supplier.forbids
        self.ends_the_connection = supplier.ends_the_connection


def named(promise: Callable[..., None]) -> str:
    return promise.__name__


@pytest.mark.parametrize("promise", SHOP_BATTERY + SHOP_GOODS, ids=named)
def test_memory_shop(promise: Callable[[ShopStage], None]) -> None:
    promise(MemoryShopStage())


@pytest.mark.parametrize("promise", SUPPLIER_BATTERY + SUPPLIER_GOODS, ids=named)
def test_memory_supplier(promise: Callable[[SupplierStage], None]) -> None:
    promise(MemorySupplierStage())
