"""From *Request fulfillment* to the delivered parcel, clicked through the shop's admin, the supplier's console and Caravan."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from local.embedded_redis import EmbeddedRedis
from local.journey.doors import Json
from tests.browser.whole_house import WIDE, Desk, WholeHouse, desk_in, open_whole_house
from tests.fixtures_local import Sqlite

pytestmark = [pytest.mark.browser, pytest.mark.journey]


@pytest.fixture(scope="module")
def house(
    tmp_path_factory: pytest.TempPathFactory, sqlite: Sqlite, redis_server: EmbeddedRedis
) -> Iterator[WholeHouse]:
    url = sqlite.migrated()
    with open_whole_house(tmp_path_factory.mktemp("way"), url, redis_server.url) as opened:
        yield opened
    sqlite.drop(url)


@pytest.fixture
def desk(house: WholeHouse) -> Iterator[Desk]:
    with desk_in(house, WIDE) as opened:
        yield opened


def in_the_shop(desk: Desk, order: Json) -> None:
    """Open the order in the shop's own admin."""
    number = order["gid"].rpartition("/")[2]
    desk.page.goto(f"{desk.house.shopify_url}/store/demo-shop/orders/{number}")


def supplier_does(desk: Desk, trade_id: str, button: str) -> None:
    """Press a button of the supplier's on the trade's page."""
    desk.page.goto(f"{desk.house.alibaba_url}/trade/{trade_id}")
    desk.page.get_by_role("button", name=button, exact=True).click()
    expect(desk.page.get_by_role("button", name=button, exact=True)).to_have_count(0)


def test_request_fulfillment_changes_nothing_but_the_status_and_tracking_comes_back(
    desk: Desk, house: WholeHouse
) -> None:
    # Given an order for one supplier's goods and some of the shop's own, placed and not paid
    order = house.place(house.order([house.goods[0], house.own[0]]))
    trade_id = order["purchases"][0]["trade_id"]
    # When the merchant presses Request fulfillment in the shop's admin
    in_the_shop(desk, order)
    desk.page.get_by_role("button", name="Request fulfillment").click()
    # Then the goods are In progress, and nothing was paid by that
    expect(desk.page.get_by_text(re.compile(r"^In progress \("))).to_be_visible()
    assert house.ledger("order_paid", order) == []
    # When the order is paid at Alibaba and the supplier ships
    house.stage.buyer.pay(trade_id, save_method=False)
    supplier_does(desk, trade_id, "Ship")
    # Then carrier, number and link are on the order in the shop, for these goods only
    in_the_shop(desk, order)
    (parcel,) = house.stage.until("the parcel", lambda: house.stage.supplier.order(trade_id)["parcels"])
    link = desk.page.get_by_role("link", name=parcel["tracking_number"])
    expect(link).to_have_attribute("href", re.compile("^https?://"))
    expect(desk.page.get_by_text("Partially fulfilled").first).to_be_visible()
    # When the carrier delivers
    supplier_does(desk, trade_id, "Deliver")
    # Then the order is delivered in Caravan too, by itself, with its timeline
    desk.open(f"/orders/{order['id']}")
    desk.shows(f"Order {order['name']}")
    expect(desk.app.get_by_text("Delivered", exact=True).first).to_be_visible()
    timeline = desk.section("Timeline")
    expect(timeline).to_contain_text("Carrier and tracking number are on the Shopify order")
    expect(timeline).to_contain_text("The request was accepted")
    assert len(house.ledger("order_paid", order)) == 1
