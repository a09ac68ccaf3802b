from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.pretended_shopify import PretendedShopify, pretended_shopify


@pytest.fixture
def shopify(tmp_path: Path) -> Iterator[PretendedShopify]:
    with pretended_shopify(tmp_path) as running:
        running.connect()
        yield running


def gid(kind: str, number: str) -> str:
    return f"gid://shopify/{kind}/{number}"


SET = """mutation($input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) %s {
  userErrors { field message code } } }"""


def quantities(variant: dict[str, Any], place: str, quantity: int, **more: Any) -> dict[str, Any]:
    item = gid("InventoryItem", variant["inventory_item_id"])
    return {
        "name": "available",
        "reason": "correction",
        "quantities": [{"inventoryItemId": item, "locationId": place, "quantity": quantity, **more}],
    }


def test_setting_stock_needs_an_idempotency_key_and_the_quantity_before(shopify: PretendedShopify) -> None:
    variant = shopify.variants(foreign=False)[0]
    place = gid("Location", variant["stock"][0]["location_id"])
    wanted = quantities(variant, place, 7, changeFromQuantity=None)
    assert "idempotent" in shopify.post(SET % "", {"input": wanted}).json()["errors"][0]["message"]
    keyed = SET % '@idempotent(key: "one")'
    missing = shopify.post(keyed, {"input": quantities(variant, place, 7)}).json()
    assert "changeFromQuantity" in missing["errors"][0]["message"]
    assert shopify.effects("stock_set") == []
    shopify.change(SET % '@idempotent(key: "two")', input=wanted)
    stale = shopify.refused(
        SET % '@idempotent(key: "three")', input=quantities(variant, place, 9, changeFromQuantity=1)
    )
    assert stale[0]["code"] == "CHANGE_FROM_QUANTITY_STALE"
    assert [entry["available"] for entry in shopify.effects("stock_set")] == [7]


def test_a_repeated_key_has_no_second_effect_and_another_use_of_it_is_refused(shopify: PretendedShopify) -> None:
    variant = shopify.variants(foreign=False)[0]
    place = gid("Location", variant["stock"][0]["location_id"])
    keyed = SET % '@idempotent(key: "same")'
    for _ in range(2):
        shopify.change(keyed, input=quantities(variant, place, 5, changeFromQuantity=None))
    other = shopify.post(keyed, {"input": quantities(variant, place, 6, changeFromQuantity=None)}).json()
    assert other["errors"][0]["extensions"]["code"] == "IDEMPOTENCY_KEY_PARAMETER_MISMATCH"
    assert len(shopify.effects("stock_set")) == 1


def test_cost_and_price_of_a_variant_are_set_in_bulk(shopify: PretendedShopify) -> None:
    product = shopify.shop("GET", "/products")["products"][0]
    variant = gid("ProductVariant", product["variants"][0]["id"])
    payload = shopify.change(
        "mutation($id: ID!, $variants: [ProductVariantsBulkInput!]!) { productVariantsBulkUpdate(productId: $id,"
        " variants: $variants) { productVariants { price inventoryItem { unitCost { amount } } } userErrors { message } } }",
        id=gid("Product", product["id"]),
        variants=[{"id": variant, "price": "44.5", "inventoryItem": {"cost": "11.80"}}],
    )
    assert payload["productVariants"] == [{"price": "44.50", "inventoryItem": {"unitCost": {"amount": "11.80"}}}]
    shopify.app.wait("products/update")


def test_product_set_replaces_the_variants(shopify: PretendedShopify) -> None:
    product = shopify.shop("GET", "/products")["products"][0]
    kept = gid("ProductVariant", product["variants"][1]["id"])
    shopify.change(
        "mutation($id: ID!, $input: ProductSetInput!) { productSet(identifier: {id: $id}, input: $input,"
        " synchronous: true) { product { title } userErrors { message } } }",
        id=gid("Product", product["id"]),
        input={
            "title": "Renamed",
            "variants": [
                {
                    "id": kept,
                    "optionValues": [{"optionName": "Color", "name": "White"}],
                    "inventoryItem": {"cost": "9.5"},
                }
            ],
        },
    )
    changed = shopify.shop("GET", "/products")["products"][0]
    assert (changed["title"], [one["cost"]["amount"] for one in changed["variants"]]) == ("Renamed", ["9.50"])


UNSTOCK = "mutation($level: ID!) { inventoryDeactivate(inventoryLevelId: $level) { userErrors { field message } } }"


def levels(shopify: PretendedShopify, variant: dict[str, Any]) -> list[str]:
    item = gid("InventoryItem", variant["inventory_item_id"])
    query = "query($id: ID!) { inventoryItem(id: $id) { inventoryLevels(first: 5) { nodes { id } } } }"
    return [level["id"] for level in shopify.ask(query, id=item)["inventoryItem"]["inventoryLevels"]["nodes"]]


def test_a_variant_is_unstocked_at_all_locations_but_the_last(shopify: PretendedShopify) -> None:
    variant = shopify.variants(foreign=True)[0]
    shopify.stock(variant, shopify.register_service(shopify.world.settings.app_url))
    first, second = levels(shopify, variant)
    shopify.change(UNSTOCK, level=second)
    assert levels(shopify, variant) == [first]
    assert [error["field"] for error in shopify.refused(UNSTOCK, level=second)] == [["inventoryLevelId"]]
    assert "at least" in shopify.refused(UNSTOCK, level=first)[0]["message"]


MAKE = """mutation($input: ProductSetInput!) { productSet(input: $input, synchronous: true) {
  product { id handle status options { name values } variants(first: 5) { nodes {
    title sku price selectedOptions { name value } inventoryItem { unitCost { amount } tracked
    inventoryLevels(first: 5) { nodes { location { id } quantities(names: ["available"]) { quantity } } } } } } }
  userErrors { field message code } } }"""


def lamp(place: str) -> dict[str, Any]:
    def variant(color: str, stock: int) -> dict[str, Any]:
        return {
            "sku": f"LAMP-{color}",
            "price": "29.99",
            "optionValues": [{"optionName": "Color", "name": color}],
            "inventoryItem": {"cost": "11.80", "tracked": True},
            "inventoryQuantities": [{"locationId": place, "name": "available", "quantity": stock}],
        }

    return {
        "title": "Lamp",
        "handle": "lamp-made",
        "status": "DRAFT",
        "tags": ["caravan-1"],
        "productOptions": [{"name": "Color", "values": [{"name": "Black"}, {"name": "White"}]}],
        "variants": [variant("Black", 3), variant("White", 0)],
    }


def test_product_set_makes_a_product_with_its_variants_cost_and_stock(shopify: PretendedShopify) -> None:
    place = shopify.register_service(shopify.world.settings.app_url)
    made = shopify.change(MAKE, input=lamp(place))["product"]
    assert (made["handle"], made["status"], made["options"]) == (
        "lamp-made",
        "DRAFT",
        [{"name": "Color", "values": ["Black", "White"]}],
    )
    first = made["variants"]["nodes"][0]
    assert (first["title"], first["sku"], first["price"]) == ("Black", "LAMP-Black", "29.99")
    assert first["selectedOptions"] == [{"name": "Color", "value": "Black"}]
    item = first["inventoryItem"]
    assert (item["unitCost"], item["tracked"]) == ({"amount": "11.80"}, True)
    assert item["inventoryLevels"]["nodes"] == [{"location": {"id": place}, "quantities": [{"quantity": 3}]}]
    assert [entry["tags"] for entry in shopify.effects("product_created")] == [["caravan-1"]]
    by_handle = 'query { productByIdentifier(identifier: {handle: "lamp-made"}) { id } }'
    assert shopify.ask(by_handle)["productByIdentifier"] == {"id": made["id"]}
    by_tag = "query { products(first: 2, query: \"tag:'caravan-1'\") { nodes { id } } }"
    assert shopify.ask(by_tag)["products"]["nodes"] == [{"id": made["id"]}]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, "HANDLE_NOT_UNIQUE"),
        ({"handle": "two", "title": " "}, "MISSING_FIELD_REQUIRED"),
        ({"handle": "two", "productOptions": None}, "PRODUCT_OPTIONS_INPUT_MISSING"),
        (
            {"handle": "two", "productOptions": [{"name": "Color", "values": [{"name": "Red"}]}]},
            "OPTION_VALUE_DOES_NOT_EXIST",
        ),
        ({"handle": "two", "productOptions": [{"name": "Color", "values": []}]}, "OPTION_VALUES_MISSING"),
    ],
)
def test_product_set_makes_nothing_that_is_wrong_or_there_already(
    shopify: PretendedShopify, change: dict[str, Any], code: str
) -> None:
    place = shopify.register_service(shopify.world.settings.app_url)
    shopify.change(MAKE, input=lamp(place))
    assert [error["code"] for error in shopify.refused(MAKE, input={**lamp(place), **change})] == [code]
    assert len(shopify.effects("product_created")) == 1


def test_two_variants_with_the_same_options_are_refused(shopify: PretendedShopify) -> None:
    place = shopify.register_service(shopify.world.settings.app_url)
    wanted = lamp(place)
    wanted["variants"] = [wanted["variants"][0]] * 2
    assert [error["code"] for error in shopify.refused(MAKE, input=wanted)] == ["INVALID_VARIANT"]
    assert shopify.effects("product_created") == []
