"""*Request fulfillment* and what follows it, as the merchant sees it on the sandbox's order page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sandbox_house import House, open_house
from tests.browser.stand_in_pages import WAIT_MS, chromium

pytestmark = pytest.mark.browser

UNITS = "query($id: ID!) { order(id: $id) { fulfillmentOrders(first: 5) { nodes { id requestStatus supportedActions { action } } } } }"
ACCEPT = "mutation($id: ID!) { fulfillmentOrderAcceptFulfillmentRequest(id: $id) { userErrors { message } } }"
SHIP = """mutation($id: ID!, $tracking: FulfillmentTrackingInput!) { fulfillmentCreate(fulfillment: {
  lineItemsByFulfillmentOrder: [{fulfillmentOrderId: $id}], trackingInfo: $tracking, notifyCustomer: true
}) { fulfillment { id } userErrors { message } } }"""
TRACKING = {"company": "YunExpress", "number": "YT2030405060", "url": "https://track.example/YT2030405060"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with open_house(tmp_path_factory.mktemp("sandbox")) as opened:
        yield opened


@pytest.fixture(scope="module")
def token(house: House) -> str:
    got = house.app_token()
    house.stock_at_a_service(got)
    return got


@pytest.fixture
def page() -> Iterator[Page]:
    with chromium() as browser:
        opened = browser.new_page(viewport={"width": 1280, "height": 800})
        opened.set_default_timeout(WAIT_MS)
        yield opened


def requested_unit(house: House, token: str, order_id: str) -> str:
    nodes = house.graphql(token, UNITS, id=f"gid://shopify/Order/{order_id}")["order"]["fulfillmentOrders"]["nodes"]
    return next(str(node["id"]) for node in nodes if node["requestStatus"] != "UNSUBMITTED")


def test_request_fulfillment_is_offered_for_the_services_goods_only_and_is_followed_to_tracking(
    page: Page, house: House, token: str
) -> None:
    order = house.order()
    page.goto(f"{house.store}/orders/{order['id']}")
    expect(page.get_by_role("region", name="Unfulfilled at Caravan")).to_be_visible()
    expect(page.get_by_role("region", name=re.compile("^Unfulfilled at "))).to_have_count(2)
    page.get_by_role("button", name="Request fulfillment").click()
    expect(page.get_by_text("Fulfillment requested (2)")).to_be_visible()

    unit = requested_unit(house, token, order["id"])
    assert house.graphql(token, ACCEPT, id=unit)["fulfillmentOrderAcceptFulfillmentRequest"]["userErrors"] == []
    expect(page.get_by_text("In progress (2)")).to_be_visible()

    assert house.graphql(token, SHIP, id=unit, tracking=TRACKING)["fulfillmentCreate"]["userErrors"] == []
    parcel = page.get_by_role("region", name=f"Fulfillment {order['name']}-F1")
    expect(parcel).to_be_visible()
    expect(page.get_by_text("YunExpress")).to_be_visible()
    expect(page.get_by_role("link", name="YT2030405060")).to_have_attribute("href", TRACKING["url"])
    expect(page.get_by_text("Partially fulfilled").first).to_be_visible()


def test_cancellation_is_asked_for_only_after_the_request_was_accepted(page: Page, house: House, token: str) -> None:
    order = house.order()
    page.goto(f"{house.store}/orders/{order['id']}")
    page.get_by_role("button", name="Request fulfillment").click()
    expect(page.get_by_text("Fulfillment requested (2)")).to_be_visible()
    expect(page.get_by_role("button", name="Request cancellation")).to_have_count(0)
    house.graphql(token, ACCEPT, id=requested_unit(house, token, order["id"]))
    page.get_by_role("button", name="Request cancellation").click()
    expect(page.get_by_text("Cancellation requested (2)")).to_be_visible()
    expect(page.get_by_role("button", name="Request cancellation")).to_have_count(0)
