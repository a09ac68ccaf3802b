"""What every ShopPlatform and SupplierPlatform does with goods: catalogs read in one go, products made in the shop."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest

from sourcing.errors import PlatformRefused
from sourcing.money import Money
from sourcing.ports import NewProduct, NewVariant
from tests.contract.shop_battery import ShopStage
from tests.contract.supplier_battery import SupplierStage


def new_product(stage: ShopStage) -> NewProduct:
    """Two colors in two sizes, one of each."""
    key, currency = uuid.uuid4().hex, stage.variants[0].price.currency
    variants = tuple(
        NewVariant(
            f"{key}-{color}-{size}", (("Color", color), ("Size", size)), Money(2999, currency), Money(1180, currency), 7
        )
        for color, size in (("Black", "S"), ("White", "L"))
    )
    location = stage.service.location_gid
    return NewProduct(f"lamp-{key}", f"caravan-{key}", "Lamp", "DRAFT", (), variants, location)


def variants_are_read_by_their_ids_and_those_that_are_gone_are_missing(stage: ShopStage) -> None:
    wanted = [variant.gid for variant in stage.variants[:3]]
    found = stage.platform.read_variants(stage.access, [*wanted, "gid://shopify/ProductVariant/999999999999"])
    assert {variant.gid: variant for variant in found} == {variant.gid: variant for variant in stage.variants[:3]}


def a_product_is_made_with_options_price_and_sku(stage: ShopStage) -> None:
    wanted = new_product(stage)
    made = stage.platform.make_product(stage.access, wanted)
    assert made.title == "Lamp"
    assert {one.sku: one.title for one in made.variants} == {
        wanted.variants[0].sku: "Black / S",
        wanted.variants[1].sku: "White / L",
    }
    read = stage.platform.read_variants(stage.access, [one.gid for one in made.variants])
    assert {one.price for one in read} == {wanted.variants[0].price}
    assert {one.inventory_item_gid for one in read} == {one.inventory_item_gid for one in made.variants}


def a_product_without_options_has_one_variant(stage: ShopStage) -> None:
    wanted = new_product(stage)
    made = stage.platform.make_product(
        stage.access, replace(wanted, variants=(replace(wanted.variants[0], options=()),))
    )
    assert [one.title for one in made.variants] == ["Default Title"]


def a_made_product_is_found_by_its_handle_and_cannot_be_made_again(stage: ShopStage) -> None:
    wanted = new_product(stage)
    assert stage.platform.find_made_product(stage.access, wanted.handle, wanted.tag) is None
    made = stage.platform.make_product(stage.access, wanted)
    assert stage.platform.find_made_product(stage.access, wanted.handle, wanted.tag) == made
    with pytest.raises(PlatformRefused) as raised:
        stage.platform.make_product(stage.access, wanted)
    assert raised.value.code == "HANDLE_NOT_UNIQUE"


def many_products_are_read_as_each_would_be(stage: SupplierStage) -> None:
    wanted = stage.products_of_one_supplier()[:2]
    found = stage.platform.read_products(stage.token, [*wanted, "1"], "HU")
    assert found.pop("1") is None
    assert found == {one: stage.platform.read_product(stage.token, one, "HU") for one in wanted}


SHOP_GOODS = [
    variants_are_read_by_their_ids_and_those_that_are_gone_are_missing,
    a_product_is_made_with_options_price_and_sku,
    a_product_without_options_has_one_variant,
    a_made_product_is_found_by_its_handle_and_cannot_be_made_again,
]
SUPPLIER_GOODS = [many_products_are_read_as_each_would_be]
