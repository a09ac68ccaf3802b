"""Home with alerts, as a merchant meets them, on the whole running house."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from local.embedded_redis import EmbeddedRedis
from local.journey.doors import Json
from tests.browser.whole_house import PHONE, WIDE, Desk, WholeHouse, desk_in, open_whole_house
from tests.fixtures_local import Sqlite

pytestmark = [pytest.mark.browser, pytest.mark.journey]

NO_CAP = {"cap_order": None}


@pytest.fixture(scope="module")
def house(
    tmp_path_factory: pytest.TempPathFactory, sqlite: Sqlite, redis_server: EmbeddedRedis
) -> Iterator[WholeHouse]:
    url = sqlite.migrated()
    with open_whole_house(tmp_path_factory.mktemp("alerts"), url, redis_server.url) as opened:
        yield opened
    sqlite.drop(url)


def stopped_by_cap(house: WholeHouse) -> Json:
    """An order whose purchase goes over the merchant's cap; answers it once the alert is there."""
    house.stage.merchant.change_settings(cap_order={"minor": 100, "currency": "USD"})
    order = house.order(house.goods[:1])
    house.stage.app.post("/api/purchases/place", {"purchase_ids": [order["purchases"][0]["id"]]})
    house.stage.until("the alert is there", lambda: order["name"] in names(house))
    return order


def names(house: WholeHouse) -> list[str]:
    return [alert["order_name"] for alert in house.stage.app.get("/api/alerts")["alerts"]]


def alert_entries(house: WholeHouse, order: Json) -> list[str]:
    """What the order's timeline says of alerts."""
    kinds = [entry["kind"] for entry in house.stage.merchant.order(order["id"])["timeline"]]
    return [kind for kind in kinds if kind.startswith("alert_")]


def alert_of(desk: Desk, order: Json) -> Locator:
    link = desk.app.get_by_role("link", name=order["name"], exact=True)
    return desk.app.get_by_role("list", name="Alerts").get_by_role("listitem").filter(has=link)


def banners_side_by_side(desk: Desk) -> int:
    found: int = desk.app.locator("s-page").evaluate("page => page.querySelectorAll('s-banner + s-banner').length")
    return found


def test_an_alert_says_what_and_why_leads_to_the_order_is_dismissed_or_ends_by_itself(house: WholeHouse) -> None:
    # Given two purchases that a cap has stopped
    first, second = stopped_by_cap(house), stopped_by_cap(house)
    with desk_in(house, WIDE) as desk:
        # When the merchant opens the app
        desk.open("")
        # Then each is told with its amounts, counted by kind, and no banner stands beside another
        expect(desk.app.get_by_text("Cap reached: 2")).to_be_visible()
        expect(alert_of(desk, first)).to_contain_text("Your cap of $1.00 stopped this purchase of $")
        assert banners_side_by_side(desk) == 0
        # When its button is pressed, the order is there
        alert_of(desk, first).get_by_role("link", name="Open the order").click()
        desk.shows(f"Order {first['name']}")
        # When the first is dismissed
        desk.open("")
        alert_of(desk, first).get_by_role("button", name="Dismiss the alert").click()
        # Then only the other is left, here and for the API
        expect(alert_of(desk, first)).to_have_count(0)
        expect(alert_of(desk, second)).to_be_visible()
        assert names(house) == [second["name"]]
        # When the cap is taken away, the purchases go on and the alert ends by itself
        house.stage.merchant.change_settings(**NO_CAP)
        expect(desk.app.get_by_role("list", name="Alerts")).to_have_count(0)
    told = ["alert_opened.cap_reached", "alert_dismissed", "alert_closed.cap_reached"]
    house.stage.until("all of it stands in the timeline", lambda: sorted(alert_entries(house, first)) == sorted(told))


def test_home_on_a_phone_in_hungarian(house: WholeHouse) -> None:
    stopped_by_cap(house)
    try:
        with desk_in(house, PHONE, "hu") as desk:
            desk.open("")
            expect(desk.app.get_by_role("heading", name="Riasztások")).to_be_visible()
            expect(desk.app.get_by_text("keret megállította ezt a").first).to_be_visible()
            expect(desk.app.get_by_role("heading", name="Mennyi ideig tart")).to_be_visible()
            assert desk.sideways() == 0
    finally:
        house.stage.merchant.change_settings(**NO_CAP)


def test_the_figures_show_what_was_paid_and_have_a_table_behind_them(house: WholeHouse) -> None:
    order = house.place(house.order(house.goods[:1]))
    purchase = order["purchases"][0]
    house.stage.buyer.pay(purchase["trade_id"], save_method=False)
    house.stage.until("it is paid", lambda: any(row["spent"] for row in house.stage.app.get("/api/home")["spend"]))
    with desk_in(house, WIDE) as desk:
        desk.open("")
        card = desk.section("Spent at Alibaba")
        amount = f"${purchase['total']['minor'] / 100:,.2f}"
        expect(card.get_by_text(amount, exact=True).first).to_be_visible()
        expect(card.get_by_role("img", name="Spent per day")).to_be_visible()
        card.get_by_text("Show as a table").click()
        expect(card.get_by_role("row").nth(1)).to_contain_text(amount)
        expect(desk.section("How long it takes")).to_contain_text("Median of 1 purchase")


def test_the_setup_guide_is_put_away_for_the_shop_and_brought_back(house: WholeHouse) -> None:
    with desk_in(house, WIDE) as desk:
        desk.open("")
        desk.app.get_by_role("button", name="Put the setup guide away").click()
        again = desk.app.get_by_role("button", name="Show the setup guide")
        expect(again).to_be_visible()
        expect(desk.app.get_by_role("heading", name="Set up Caravan")).to_have_count(0)
    # Another browser of the same shop
    with desk_in(house, WIDE) as desk:
        desk.open("")
        desk.app.get_by_role("button", name="Show the setup guide").click()
        expect(desk.app.get_by_role("heading", name="Set up Caravan")).to_be_visible()
