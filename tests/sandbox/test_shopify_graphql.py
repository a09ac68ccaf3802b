from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.pretended_shopify import PretendedShopify, pretended_shopify

ORDER = """
query($id: ID!) { order(id: $id) {
  id name createdAt updatedAt processedAt displayFinancialStatus displayFulfillmentStatus cancelledAt test email phone
  note tags fullyPaid edited risk { recommendation assessments { riskLevel } } customer { displayName email }
  shippingAddress { firstName lastName name company address1 address2 city zip province provinceCode country
    countryCodeV2 phone }
  lineItems(first: 10) { nodes { id title variantTitle sku currentQuantity unfulfilledQuantity requiresShipping
    variant { id inventoryItem { id unitCost { amount } } } product { id handle } image { url }
    originalUnitPriceSet { shopMoney { amount currencyCode } } discountedUnitPriceSet { shopMoney { amount } } } }
  totalPriceSet { shopMoney { amount } } currentTotalPriceSet { shopMoney { amount } }
  totalRefundedSet { presentmentMoney { amount } }
  fulfillments(first: 5) { id trackingInfo { company number url } }
  fulfillmentOrders(first: 10) { nodes { id status requestStatus orderId orderName supportedActions { action }
    assignedLocation { name countryCode location { id } } destination { firstName city countryCode province }
    deliveryMethod { methodType } fulfillmentHolds { id } merchantRequests(first: 3) { nodes { kind } }
    lineItems(first: 10) { nodes { id totalQuantity remainingQuantity productTitle lineItem { id } } } } }
} }"""


@pytest.fixture
def shopify(tmp_path: Path) -> Iterator[PretendedShopify]:
    with pretended_shopify(tmp_path) as running:
        running.connect()
        yield running


def gid(kind: str, number: str) -> str:
    return f"gid://shopify/{kind}/{number}"


def test_an_order_answers_every_field_the_app_reads(shopify: PretendedShopify) -> None:
    made = shopify.order((shopify.variants(foreign=True)[0], 2), address="hu")
    order = shopify.ask(ORDER, id=gid("Order", made["id"]))["order"]
    assert order["displayFinancialStatus"] == "PAID"
    assert order["shippingAddress"]["countryCodeV2"] == "HU"
    assert order["lineItems"]["nodes"][0]["currentQuantity"] == 2
    assert order["totalPriceSet"]["shopMoney"]["amount"] == made["total"]["amount"]
    assert order["customer"]["displayName"] == made["customer"]["name"]


@pytest.mark.parametrize(
    "query",
    [
        (
            "{ shop { id name email currencyCode ianaTimezone plan { publicDisplayName } primaryDomain { host url }"
            " billingAddress { countryCodeV2 } fulfillmentServices { id handle serviceName type location { id } } } }"
        ),
        "{ currentAppInstallation { id accessScopes { handle } app { title handle } } }",
        (
            '{ products(first: 5, query: "vendor:Lumora") { nodes { id title handle status vendor totalInventory'
            " featuredMedia { preview { image { url } } } options { name values } priceRangeV2 { minVariantPrice { amount } }"
            " variants(first: 5) { nodes { id sku price displayName selectedOptions { name value } } } } } }"
        ),
        (
            '{ productVariants(first: 5, query: "sku:CV-EARBUDS-1") { nodes { id inventoryQuantity product { title }'
            " inventoryItem { id tracked measurement { weight { unit value } } inventoryLevels(first: 5) { nodes { id"
            ' quantities(names: ["available"]) { name quantity } location { name isActive } } } } } } }'
        ),
        "{ locations(first: 5) { nodes { id name isPrimary address { city countryCode } fulfillmentService { id } } } }",
        (
            "{ assignedFulfillmentOrders(first: 5, assignmentStatus: FULFILLMENT_REQUESTED) { nodes { id }"
            " pageInfo { hasNextPage endCursor } } }"
        ),
        "{ ordersCount { count precision } }",
    ],
)
def test_what_the_app_asks_of_a_shop_is_answered(shopify: PretendedShopify, query: str) -> None:
    answer = shopify.ask(query)
    assert all(value is not None for value in answer.values())


def test_nodes_finds_things_of_all_kinds_and_null_for_the_unknown(shopify: PretendedShopify) -> None:
    variant = shopify.variants(foreign=True)[0]
    made = shopify.order((variant, 1))
    ids = [
        gid("Order", made["id"]),
        gid("FulfillmentOrder", made["fulfillment_orders"][0]["id"]),
        gid("ProductVariant", variant["id"]),
        gid("Product", made["lines"][0]["product_id"]),
        gid("InventoryItem", variant["inventory_item_id"]),
        gid("Order", "999"),
    ]
    nodes = shopify.ask("query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", ids=ids)["nodes"]
    assert [node and node["__typename"] for node in nodes] == [
        "Order",
        "FulfillmentOrder",
        "ProductVariant",
        "Product",
        "InventoryItem",
        None,
    ]
    assert [node["id"] for node in nodes[:-1]] == ids[:-1]


def test_orders_are_found_by_change_and_payment_page_by_page(shopify: PretendedShopify) -> None:
    variant = shopify.variants(foreign=True)[0]
    made = [shopify.order((variant, 1), paid=paid) for paid in (True, False, True)]
    since = made[1]["updated_at"]
    query = (
        "query($after: String, $find: String) { orders(first: 1, after: $after, query: $find, sortKey: UPDATED_AT)"
        " { nodes { name } pageInfo { hasNextPage endCursor } } }"
    )
    first = shopify.ask(query, find="financial_status:paid")["orders"]
    rest = shopify.ask(query, find="financial_status:paid", after=first["pageInfo"]["endCursor"])["orders"]
    assert (first["nodes"], first["pageInfo"]["hasNextPage"]) == ([{"name": made[0]["name"]}], True)
    assert (rest["nodes"], rest["pageInfo"]["hasNextPage"]) == ([{"name": made[2]["name"]}], False)
    changed = shopify.ask(
        "query($find: String) { orders(first: 9, query: $find) { nodes { name } } }", find=f"updated_at:>='{since}'"
    )["orders"]["nodes"]
    assert [order["name"] for order in changed] == [made[1]["name"], made[2]["name"]]


def test_a_field_shopify_does_not_have_is_refused(shopify: PretendedShopify) -> None:
    (error,) = shopify.post("{ shop { nickname } }").json()["errors"]
    assert "nickname" in error["message"]


def test_a_field_the_sandbox_does_not_answer_is_named_rather_than_null(shopify: PretendedShopify) -> None:
    (error,) = shopify.post("{ shop { analyticsToken } }").json()["errors"]
    assert "Shop.analyticsToken" in error["message"]


def test_a_malformed_id_is_a_top_level_error(shopify: PretendedShopify) -> None:
    (error,) = shopify.post('{ order(id: "gid://shopify/Cart/1") { id } }').json()["errors"]
    assert error["extensions"]["code"] == "RESOURCE_NOT_FOUND"


def test_a_page_of_more_than_250_is_refused(shopify: PretendedShopify) -> None:
    (error,) = shopify.post("{ orders(first: 251) { nodes { id } } }").json()["errors"]
    assert "250" in error["message"]


@pytest.mark.parametrize(("version", "status"), [("2026-10", 200), ("2019-04", 404)])
def test_only_the_one_version_is_answered(shopify: PretendedShopify, version: str, status: int) -> None:
    assert shopify.post("{ shop { name } }", version=version).status_code == status


def test_a_missing_scope_gives_partial_data(tmp_path: Path) -> None:
    with pretended_shopify(tmp_path, scopes="read_products") as shopify:
        shopify.connect()
        answer = shopify.post("{ shop { name } orders(first: 1) { nodes { id } } }").json()
    (error,) = [one for one in answer["errors"] if one["extensions"]["code"] == "ACCESS_DENIED"]
    assert "read_orders" in error["extensions"]["requiredAccess"]


def test_a_customer_needs_its_own_scope(tmp_path: Path) -> None:
    with pretended_shopify(tmp_path, scopes="read_orders,read_products") as shopify:
        shopify.connect()
        made = shopify.order((shopify.variants(foreign=True)[0], 1))
        query = "query($id: ID!) { order(id: $id) { name customer { displayName } } }"
        answer = shopify.post(query, {"id": gid("Order", made["id"])}).json()
    assert answer["data"]["order"] == {"name": made["name"], "customer": None}
    assert answer["errors"][0]["path"] == ["order", "customer"]


def cost(answer: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = answer["extensions"]["cost"]
    return told


def test_costs_count_objects_and_connections_by_their_size(shopify: PretendedShopify) -> None:
    assert cost(shopify.post("{ shop { name plan { publicDisplayName } } }").json())["requestedQueryCost"] == 2
    asked = cost(shopify.post("{ orders(first: 20) { nodes { id shippingAddress { city } } } }").json())
    assert (asked["requestedQueryCost"], asked["actualQueryCost"]) == (40, 0)
    assert shopify.control("GET", "/requests")["graphql_points"] == 2


def test_a_query_over_1000_points_is_refused(shopify: PretendedShopify) -> None:
    (error,) = shopify.post("{ orders(first: 250) { nodes { id lineItems(first: 10) { nodes { id } } } } }").json()[
        "errors"
    ]
    assert error["extensions"]["code"] == "MAX_COST_EXCEEDED"


def test_an_empty_bucket_throttles_with_http_200_and_says_how_much_is_left(shopify: PretendedShopify) -> None:
    shopify.shop("POST", "/app/drain-points")
    answer = shopify.post("{ orders(first: 250) { nodes { id shippingAddress { city } } } }")
    assert answer.status_code == 200
    assert "data" not in answer.json()
    assert answer.json()["errors"][0]["extensions"]["code"] == "THROTTLED"
    told = cost(answer.json())
    assert told["actualQueryCost"] is None
    assert told["throttleStatus"]["currentlyAvailable"] < told["requestedQueryCost"] == 500


def test_notes_tags_and_addresses_of_an_order_are_changed(shopify: PretendedShopify) -> None:
    made = shopify.order((shopify.variants(foreign=True)[0], 1), address="de")
    number = gid("Order", made["id"])
    payload = shopify.change(
        "mutation($input: OrderInput!) { orderUpdate(input: $input) { order { note tags shippingAddress { city"
        " firstName } } userErrors { message } } }",
        input={"id": number, "note": "Ring twice", "tags": ["a"], "shippingAddress": {"city": "Potsdam"}},
    )
    assert payload["order"]["note"] == "Ring twice"
    assert payload["order"]["shippingAddress"]["city"] == "Potsdam"
    assert payload["order"]["shippingAddress"]["firstName"] == made["shipping_address"]["first_name"]
    shopify.change('mutation($id: ID!) { tagsAdd(id: $id, tags: ["b"]) { userErrors { message } } }', id=number)
    assert shopify.read(made["id"])["tags"] == ["a", "b"]


def test_a_fulfillment_service_has_a_location_and_its_recorded_refusals(shopify: PretendedShopify) -> None:
    url = shopify.world.settings.app_url
    create = (
        "mutation($name: String!, $url: URL) { fulfillmentServiceCreate(name: $name, callbackUrl: $url) {"
        " fulfillmentService { id location { isFulfillmentService shipsInventory } } userErrors { message } } }"
    )
    made = shopify.change(create, name="Caravan", url=url)["fulfillmentService"]
    assert made["id"].endswith("?id=true")
    assert made["location"] == {"isFulfillmentService": True, "shipsInventory": False}
    for name, address, words in (
        ("caravan", url, "Name has already been taken"),
        ("Shopify", url, "Name is reserved"),
        (" ", url, "Name can't be blank"),
        ("Other", "https://elsewhere.example", "Callback url is not allowed"),
        ("Other", "ftp://127.0.0.1", "Callback url protocol ftp:// is not supported"),
    ):
        assert shopify.refused(create, name=name, url=address)[0]["message"] == words
    update = (
        "mutation($id: ID!) { fulfillmentServiceUpdate(id: $id, trackingSupport: true) { fulfillmentService {"
        " trackingSupport } userErrors { message } } }"
    )
    assert shopify.change(update, id=made["id"])["fulfillmentService"] == {"trackingSupport": True}
    delete = "mutation($id: ID!) { fulfillmentServiceDelete(id: $id) { deletedId userErrors { message } } }"
    assert shopify.change(delete, id=made["id"])["deletedId"] == made["id"].removesuffix("?id=true")
    assert shopify.refused(delete, id=made["id"])[0]["message"] == "Fulfillment service could not be found."
