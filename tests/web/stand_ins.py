"""Platforms that answer from memory, for the few routes that ask one; what they cannot do fails the test."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import cast

from sourcing.clock import FixedClock
from sourcing.config import Settings
from sourcing.errors import PlatformError
from sourcing.money import Money
from sourcing.ports import (
    Address,
    FoundProduct,
    FreightOffer,
    PriceStep,
    ShopAccess,
    ShopOrder,
    ShopPlatform,
    ShopVariant,
    SupplierPlatform,
    SupplierProduct,
    SupplierSku,
    TokenPair,
    VariantPage,
    WantedSku,
)
from wiring import House

VARIANT = ShopVariant(
    "gid://shopify/ProductVariant/1",
    "gid://shopify/Product/1",
    "gid://shopify/InventoryItem/1",
    "Lamp",
    "Black",
    "LAMP-1",
    Money(2000, "USD"),
)
PRODUCT = SupplierProduct(
    "1600001",
    "LED lamp",
    "company-1",
    "Yiwu Lamps",
    "PRODUCT_ONLINE",
    "https://www.alibaba.com/product-detail/1600001.html",
    "",
    1,
    (SupplierSku("501", (("Color", "Black"),), (PriceStep(1, Money(900, "USD")),), "", 40),),
)


class MemoryShops:
    """Knows one variant and no orders; counts token exchanges."""

    def __init__(self) -> None:
        self.exchanged: list[str] = []

    def exchange(self, id_token: str) -> TokenPair:
        self.exchanged.append(id_token)
        now = datetime.now(UTC)
        return TokenPair("shpat_new", now + timedelta(hours=1), "shprt_new", now + timedelta(days=90), "read_orders")

    def read_orders(self, access: ShopAccess, gids: Sequence[str]) -> list[ShopOrder]:
        return []

    def list_variants(self, access: ShopAccess, cursor: str | None, search: str) -> VariantPage:
        return VariantPage((VARIANT,), None)

    def read_variants(self, access: ShopAccess, gids: Sequence[str]) -> list[ShopVariant]:
        return [VARIANT] if VARIANT.gid in gids else []


class MemorySuppliers:
    """Knows one product and takes any code; fails with `error` once it is set."""

    def __init__(self) -> None:
        self.error: PlatformError | None = None

    def authorize_url(self, state: str) -> str:
        return f"http://127.0.0.1:8200/oauth/authorize?state={state}"

    def exchange(self, code: str) -> TokenPair:
        if self.error:
            raise self.error
        now = datetime.now(UTC)
        return TokenPair("access", now + timedelta(days=10), "refresh", now + timedelta(days=60), "", "200042360", "me")

    def refresh(self, refresh_token: str) -> TokenPair:
        raise AssertionError("no token here is old enough to be refreshed")

    def read_product(self, token: str, product_id: str, country: str) -> SupplierProduct | None:
        if self.error:
            raise self.error
        return PRODUCT if product_id == PRODUCT.product_id else None

    def freight(
        self, token: str, company_id: str, skus: Sequence[WantedSku], address: Address, dispatch_country: str
    ) -> list[FreightOffer]:
        offers = [FreightOffer(f"v{fee}", f"Carrier {fee}", Money(fee, "USD"), "3~5", 3, 5, "US") for fee in (900, 400)]
        return offers if dispatch_country == "US" and address.country_code != "KP" else []

    def search(self, token: str, keyword: str, country: str, page: int) -> list[FoundProduct]:
        return [FoundProduct("1600001", "LED lamp", Money(900, "USD"), PRODUCT.url, "")]


class HouseOfMemory(House):
    """The house with real doors and a real database, and platforms from memory."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.memory_shops = MemoryShops()
        self.memory_suppliers = MemorySuppliers()
        self.fixed_clock = FixedClock(datetime.now(UTC))

    @cached_property
    def shops(self) -> ShopPlatform:
        return cast("ShopPlatform", self.memory_shops)

    @cached_property
    def suppliers(self) -> SupplierPlatform:
        return cast("SupplierPlatform", self.memory_suppliers)

    @cached_property
    def clock(self) -> FixedClock:
        return self.fixed_clock
