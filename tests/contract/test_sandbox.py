"""Both ports' batteries, run against the sandbox over real HTTP."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.contract.goods_battery import SHOP_GOODS, SUPPLIER_GOODS
from tests.contract.shop_battery import SHOP_BATTERY, ShopStage
from tests.contract.stages import SandboxShop, SandboxSupplier
from tests.contract.supplier_battery import SUPPLIER_BATTERY, SupplierStage


def named(promise: Callable[..., None]) -> str:
    return promise.__name__


@pytest.mark.parametrize("promise", SHOP_BATTERY + SHOP_GOODS, ids=named)
def test_shopify(promise: Callable[[ShopStage], None], shop_stage: SandboxShop) -> None:
    promise(shop_stage)


@pytest.mark.parametrize("promise", SUPPLIER_BATTERY + SUPPLIER_GOODS, ids=named)
def test_alibaba(promise: Callable[[SupplierStage], None], supplier_stage: SandboxSupplier) -> None:
    promise(supplier_stage)
