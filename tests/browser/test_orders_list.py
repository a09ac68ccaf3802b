"""The list of orders as a merchant narrows it, names views of it and works on many orders at once."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect
from sqlalchemy import select

from local.embedded_redis import EmbeddedRedis
from local.environment import environment_for_tests
from sourcing.catalog.model import Supplier
from sourcing.config import read_settings
from sourcing.db import db
from sourcing.orders.model import Order
from sourcing.shops.model import Shop
from tests.browser.whole_house import PHONE, WIDE, Desk, WholeHouse, desk_in, open_whole_house
from tests.builders import a_purchase, an_order, rows
from tests.fixtures_local import Sqlite
from wiring import create_flask

pytestmark = [pytest.mark.browser, pytest.mark.journey]

# More than a page holds, from before anything the tests order.
OLD = range(5001, 5061)
PAID_ALREADY = "#5060"


@pytest.fixture(scope="module")
def house(
    tmp_path_factory: pytest.TempPathFactory, sqlite: Sqlite, redis_server: EmbeddedRedis
) -> Iterator[WholeHouse]:
    url = sqlite.migrated()
    with open_whole_house(tmp_path_factory.mktemp("list"), url, redis_server.url) as opened:
        put_old_orders(url, redis_server.url)
        yield opened
    sqlite.drop(url)


def put_old_orders(url: str, redis_url: str) -> None:
    """Sixty orders of the summer to Germany, one of them bought and paid."""
    app = create_flask(read_settings(environment_for_tests(url, redis_url)))
    with app.app_context(), rows() as session:
        shop = session.scalars(select(Shop)).one()
        supplier = session.scalars(select(Supplier).where(Supplier.shop_id == shop.id)).first()
        assert supplier
        for number in OLD:
            german = {"name": "Otto", "country_code": "DE", "address1": "A 1", "city": "Bonn", "zip": "1", "phone": "1"}
            at = shop.installed_at.replace(year=2026, month=7, day=1, minute=number - OLD[0])
            customer = "=1+1" if number == OLD[0] else f"Otto {number}"
            an_order(session, shop, number, created_at=at, address=german, customer_name=customer, total_minor=number)
        last = session.scalars(select(Order).order_by(Order.id.desc()).limit(1)).one()
        last.stage = "paid"
        a_purchase(session, last, supplier, "paid", trade_id="255000000000005060")
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def desk(house: WholeHouse) -> Iterator[Desk]:
    with desk_in(house, WIDE) as opened:
        yield opened


def row(desk: Desk, name: str) -> Locator:
    return desk.app.get_by_role("row").filter(has=desk.app.get_by_role("link", name=name, exact=True))


def press(desk: Desk, name: str | re.Pattern[str]) -> None:
    desk.app.get_by_role("button", name=name).click()


def act(desk: Desk, name: str) -> None:
    """Choose from the menu of what is done with many."""
    press(desk, "Actions")
    desk.app.get_by_role("menuitem", name=name).click()


def tab(desk: Desk, name: str) -> Locator:
    return desk.app.get_by_role("navigation", name="Orders by stage").get_by_role("link", name=re.compile(f"^{name}"))


def choose(desk: Desk, *names: str) -> None:
    for name in names:
        desk.app.get_by_role("checkbox", name=f"Select order {name}").check()


def test_a_filter_narrows_the_list_and_its_counts_stands_in_the_address_and_is_taken_off_by_its_chip(
    desk: Desk, house: WholeHouse
) -> None:
    order = house.order(house.goods[:1])
    desk.open("/orders")
    expect(row(desk, order["name"])).to_be_visible()
    # When the orders to Germany are asked for, of at least 50.55
    press(desk, "Filters")
    desk.app.locator("summary", has_text="Country").click()
    desk.app.get_by_role("checkbox", name="Germany").check()
    desk.app.get_by_label("Order total at least").fill("50,55")
    press(desk, "Show orders")
    # Then six are left, the tabs count them, and the address says so
    expect(tab(desk, "All")).to_have_text(re.compile(r"^All\s+6$"))
    expect(tab(desk, "Paid")).to_have_text(re.compile(r"^Paid\s+1$"))
    expect(row(desk, order["name"])).to_have_count(0)
    desk.page.wait_for_url(re.compile("country=DE&min_total=5055"))
    # And a reload shows the same
    desk.page.reload()
    expect(row(desk, "#5055")).to_be_visible()
    expect(row(desk, "#5054")).to_have_count(0)
    # When one chip is taken off, the other stays
    desk.app.locator("s-clickable-chip").filter(has_text="At least $50.55").get_by_role("button", name="Remove").click()
    expect(tab(desk, "All")).to_have_text(re.compile(r"^All\s+60$"))
    press(desk, "Clear filters")
    expect(row(desk, order["name"])).to_be_visible()


def test_a_wrong_range_is_said_beside_its_field(desk: Desk) -> None:
    desk.open("/orders")
    press(desk, "Filters")
    desk.app.get_by_label("Order total at least").fill("20")
    desk.app.get_by_label("Order total at most").fill("10")
    press(desk, "Show orders")
    expect(desk.app.get_by_text("This is less than the smallest amount.")).to_be_visible()


def test_the_list_is_sorted_as_it_is_asked(desk: Desk) -> None:
    desk.open("/orders?country=DE")
    expect(desk.app.get_by_role("row").nth(1)).to_contain_text("#5060")
    desk.app.get_by_role("combobox", name="Sort by").select_option("Lowest total")
    expect(desk.app.get_by_role("row").nth(1)).to_contain_text("#5001")


def test_a_view_is_saved_found_again_renamed_and_deleted(desk: Desk) -> None:
    desk.open("/orders?tab=paid&country=DE")
    press(desk, "Save view")
    desk.app.locator("s-modal#orders-view-name").get_by_role("button", name="Save", exact=True).click()
    expect(desk.app.get_by_text("Enter a name.")).to_be_visible()
    desk.app.get_by_role("textbox", name="Name").fill("Paid to Germany")
    desk.app.locator("s-modal#orders-view-name").get_by_role("button", name="Save", exact=True).click()
    expect(tab(desk, "Paid to Germany")).to_have_attribute("aria-current", "page")
    # From elsewhere, it leads back
    desk.open("/orders")
    tab(desk, "Paid to Germany").click()
    expect(row(desk, PAID_ALREADY)).to_be_visible()
    expect(desk.app.locator("s-clickable-chip")).to_contain_text("Germany")
    press(desk, "Rename view")
    desk.app.get_by_role("textbox", name="Name").fill("Germany, paid")
    desk.app.locator("s-modal#orders-view-name").get_by_role("button", name="Save", exact=True).click()
    expect(tab(desk, "Germany, paid")).to_be_visible()
    press(desk, "Delete view")
    desk.app.get_by_role("dialog", name="Delete the view “Germany, paid”?").wait_for()
    desk.app.locator("s-modal").get_by_role("button", name="Delete view").click()
    expect(tab(desk, "Germany, paid")).to_have_count(0)


def test_all_orders_of_a_view_are_selected_and_stay_so_on_the_next_page(desk: Desk) -> None:
    desk.open("/orders?country=DE")
    desk.app.get_by_role("checkbox", name="Select all orders on this page").check()
    expect(desk.app.get_by_text("50 orders selected")).to_be_visible()
    press(desk, "Select all 60 orders of this view")
    expect(desk.app.get_by_text("60 orders selected")).to_be_visible()
    expect(desk.app.get_by_text("59 can be paid")).to_be_visible()
    press(desk, "Next page")
    expect(row(desk, "#5001")).to_be_visible()
    expect(desk.app.get_by_role("checkbox", name="Select order #5001")).to_be_checked()
    expect(desk.app.get_by_text("60 orders selected")).to_be_visible()


def test_many_are_held_and_released_and_each_row_says_what_came_of_it(desk: Desk, house: WholeHouse) -> None:
    first, second = house.order(house.goods[:1]), house.order(house.goods[:1])
    desk.open("/orders")
    choose(desk, first["name"], second["name"], PAID_ALREADY)
    expect(desk.app.get_by_text("2 can be paid, 2 can be held", exact=True)).to_be_visible()
    act(desk, "Hold (2)")
    # Then it is said what was done, and of the third why it was not
    expect(desk.app.get_by_text("2 purchases put on hold")).to_be_visible()
    expect(row(desk, first["name"])).to_contain_text("Put on hold")
    expect(row(desk, PAID_ALREADY)).to_contain_text("Not held: Paid")
    states = [house.stage.merchant.order(one["id"])["purchases"][0]["state"] for one in (first, second)]
    assert states == ["held", "held"]
    # When they are released, it asks first
    act(desk, "Release (2)")
    desk.app.get_by_role("dialog", name="Release 2 orders?").wait_for()
    assert house.stage.merchant.order(first["id"])["purchases"][0]["state"] == "held"
    desk.app.locator("s-modal#orders-ask").get_by_role("button", name="Release (2)").click()
    expect(desk.app.get_by_text("2 purchases released")).to_be_visible()
    expect(row(desk, second["name"])).to_contain_text("Released")
    house.stage.until("both priced anew", lambda: all(is_priced(house, one["id"]) for one in (first, second)))


def is_priced(house: WholeHouse, order_id: int) -> bool:
    return bool(house.stage.merchant.order(order_id)["purchases"][0]["state"] == "quoted")


def test_the_whole_view_and_the_chosen_orders_are_saved_as_tables(desk: Desk) -> None:
    desk.open("/orders?country=DE&sort=total_low")
    expect(row(desk, "#5001")).to_be_visible()
    table = saved(desk, "Export this view as CSV")
    assert [line["order"] for line in table] == [f"#{number}" for number in OLD]
    assert table[0]["customer"] == "'=1+1"
    choose(desk, "#5002", "#5003")
    assert [line["order"] for line in saved(desk, "Export 2 orders as CSV")] == ["#5002", "#5003"]
    assert "token" not in desk.page.url


def saved(desk: Desk, button: str) -> list[dict[str, str]]:
    with desk.page.expect_download() as downloading:
        act(desk, button)
    assert downloading.value.suggested_filename.startswith("caravan-orders-")
    with Path(downloading.value.path()).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("width", "language"), [(PHONE, "en"), (320, "hu")])
def test_on_a_phone_the_filters_open_over_the_page_and_nothing_scrolls_sideways(
    house: WholeHouse, width: int, language: str
) -> None:
    filters, clear = {"en": ("Filters (2)", "Clear filters"), "hu": ("Szűrők (2)", "Szűrők törlése")}[language]
    with desk_in(house, width, language) as desk:
        desk.open("/orders?country=DE&since=2026-06-01")
        expect(row(desk, "#5060")).to_be_visible()
        desk.app.get_by_role("checkbox").first.check()
        assert desk.sideways() <= 0
        press(desk, filters)
        dialog = desk.app.get_by_role("dialog")
        expect(dialog).to_be_visible()
        assert desk.sideways() <= 0
        desk.app.locator("s-modal#orders-filters").get_by_role("button", name=clear).click()
        expect(desk.app.locator("s-clickable-chip")).to_have_count(0)
