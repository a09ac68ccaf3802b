"""What the page of one order and the order settings let the merchant do, on the whole running house."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from local.embedded_redis import EmbeddedRedis
from local.journey.doors import Json
from tests.browser.whole_house import PHONE, WIDE, Desk, WholeHouse, desk_in, open_whole_house
from tests.fixtures_local import Sqlite

pytestmark = [pytest.mark.browser, pytest.mark.journey]

WITHOUT_ZIP = {
    "first_name": "Anna",
    "last_name": "Kiss",
    "address1": "Fő utca 1",
    "city": "Budapest",
    "country": "Hungary",
    "country_code": "HU",
    "phone": "+3612345678",
    "zip": "",
}


@pytest.fixture(scope="module")
def house(
    tmp_path_factory: pytest.TempPathFactory, sqlite: Sqlite, redis_server: EmbeddedRedis
) -> Iterator[WholeHouse]:
    url = sqlite.migrated()
    with open_whole_house(tmp_path_factory.mktemp("order"), url, redis_server.url) as opened:
        yield opened
    sqlite.drop(url)


@pytest.fixture
def desk(house: WholeHouse) -> Iterator[Desk]:
    with desk_in(house, WIDE) as opened:
        yield opened


def with_bad_address(house: WholeHouse) -> Json:
    made = house.stage.customer.order(house.goods[:1], paid=True, address=WITHOUT_ZIP)
    return house.stage.until("the order", lambda: house.stage.merchant.find_order(made["name"]))


def test_an_address_is_repaired_where_the_problem_is_shown_and_the_order_is_placed(
    desk: Desk, house: WholeHouse
) -> None:
    order = with_bad_address(house)
    desk.open(f"/orders/{order['id']}")
    expect(desk.app.get_by_text("The shipping address is incomplete")).to_be_visible()
    desk.app.get_by_role("button", name="Edit address").first.click()
    zip_field = desk.app.get_by_role("textbox", name="Postal code")
    # A postal code that does not exist there is refused beside its field
    zip_field.fill("AB-1")
    desk.app.get_by_role("button", name="Save address").click()
    expect(desk.app.get_by_text("Not right in this country: zip")).to_be_visible()
    # The right one mends the order, and the shop's address stays as it is
    zip_field.fill("1011")
    desk.app.get_by_role("button", name="Save address").click()
    expect(desk.app.get_by_text("Your address for this order")).to_be_visible()
    expect(desk.app.get_by_text("The shipping address is incomplete")).to_have_count(0)
    expect(desk.section("Timeline").get_by_text("You changed where the goods are sent")).to_be_visible()
    placed = house.place(house.stage.until("priced", lambda: house._priced(order["name"])))
    trade = placed["purchases"][0]["trade_id"]
    assert house.stage.supplier.order(trade)["address"]["zip"] == "1011"
    expect(desk.app.get_by_text("Everything is placed: ask the supplier")).to_be_visible()


def test_a_day_cap_says_its_numbers_beside_the_purchase(desk: Desk, house: WholeHouse) -> None:
    placed = house.place(house.order(house.goods[:1]))
    house.stage.merchant.change_settings(cap_day={"minor": 100, "currency": "USD"})
    try:
        house.stage.app.post("/api/purchases/pay", {"purchase_ids": [placed["purchases"][0]["id"]]})
        desk.open(f"/orders/{placed['id']}")
        asked = f"${placed['purchases'][0]['total']['minor'] / 100:.2f}"
        why = f"Day cap $1.00, spent $0.00, this one {asked}"
        expect(desk.app.get_by_role("group").get_by_text(why)).to_be_visible()
        expect(desk.section("Timeline").get_by_text(why).first).to_be_visible()
    finally:
        house.stage.merchant.change_settings(cap_day=None)


def test_money_settings_are_saved_and_a_wrong_one_is_said_beside_its_field(desk: Desk, house: WholeHouse) -> None:
    desk.open("/settings")
    desk.shows("Order settings")
    cap = desk.app.get_by_role("textbox", name="Most per day")
    cap.fill("nothing")
    cap.blur()
    expect(desk.app.get_by_text("Give an amount above 0")).to_be_visible()
    cap.fill("500")
    desk.app.get_by_role("radio", name=re.compile("Cheapest within")).check()
    desk.app.get_by_role("spinbutton", name="Arrives within").fill("12")
    desk.page.get_by_role("button", name="Save").click()
    settings = house.stage.until(
        "saved", lambda: found if (found := house.stage.app.get("/api/settings"))["cap_day"] else None
    )
    assert settings["cap_day"] == {"minor": 50_000, "currency": "USD"}
    assert (settings["shipping_rule"], settings["shipping_max_days"]) == ("cheapest_within", 12)
    house.stage.merchant.change_settings(cap_day=None, shipping_rule="cheapest")


def test_the_forms_fit_a_phone(house: WholeHouse) -> None:
    order = with_bad_address(house)
    with desk_in(house, PHONE) as desk:
        for path, heading in {
            f"/orders/{order['id']}?edit=address": f"Order {order['name']}",
            "/settings": "Order settings",
        }.items():
            desk.open(path)
            desk.shows(heading)
            assert desk.sideways() <= 0, path
