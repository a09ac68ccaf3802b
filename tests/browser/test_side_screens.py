"""Alibaba account, Order settings, Products and Help, as a merchant works with them, on the whole running house."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from local.embedded_redis import EmbeddedRedis
from local.journey.doors import Json
from local.journey.people import BUYER
from tests.browser.sandbox_house import dialog
from tests.browser.whole_house import PHONE, WIDE, Desk, WholeHouse, desk_in, open_whole_house
from tests.fixtures_local import Sqlite

pytestmark = [pytest.mark.browser, pytest.mark.journey]

BOTTLE = "1601200000014"
AS_FIRST = {
    "list_unpaid": False,
    "ordering": "by_hand",
    "supplier_note": "",
    "drift_limit_percent": 0,
    "stopped": False,
}


@pytest.fixture(scope="module")
def house(
    tmp_path_factory: pytest.TempPathFactory, sqlite: Sqlite, redis_server: EmbeddedRedis
) -> Iterator[WholeHouse]:
    url = sqlite.migrated()
    with open_whole_house(tmp_path_factory.mktemp("side"), url, redis_server.url) as opened:
        yield opened
    sqlite.drop(url)


@pytest.fixture
def desk(house: WholeHouse) -> Iterator[Desk]:
    with desk_in(house, WIDE) as opened:
        yield opened


def settings(house: WholeHouse) -> Json:
    return house.stage.app.get("/api/settings")


def save_bar(desk: Desk) -> Locator:
    return desk.page.get_by_role("region", name="Unsaved changes")


def links(house: WholeHouse, title: str) -> list[tuple[str, int]]:
    """Product and pieces of each part that the variant with this title is bought as."""
    words = title.replace("-", " ").split()[0]
    found = house.stage.app.get("/api/products", search=words)["variants"]
    variant = next(one for one in found if f"{one['title']} {one['variant_title']}".strip() == title)
    return [(link["product_id"], link["quantity"]) for link in variant["links"]]


def agree(beside: Page) -> None:
    beside.get_by_role("button", name="Agree and connect").click()


def test_alibaba_is_disconnected_and_connected_again_without_leaving_the_page(desk: Desk, house: WholeHouse) -> None:
    # Given a connected account
    desk.open("/alibaba")
    expect(desk.app.get_by_role("heading", name="Connected as")).to_be_visible()
    # When it is disconnected, which asks first
    desk.app.get_by_role("button", name="Disconnect", exact=True).click()
    asked = desk.app.locator('s-modal[heading="Disconnect Alibaba?"]')
    expect(asked.get_by_text("What is already placed stays at Alibaba.")).to_be_visible()
    assert house.stage.app.get("/api/alibaba")["state"] == "connected"
    asked.get_by_role("button", name="Disconnect").click()
    # Then nobody is connected
    expect(desk.app.get_by_text("Not connected")).to_be_visible()
    assert house.stage.app.get("/api/alibaba")["state"] == "none"
    # When the merchant agrees in Alibaba's own window
    with desk.page.expect_popup() as beside:
        desk.app.get_by_role("button", name="Connect Alibaba").click()
    expect(desk.app.get_by_text("This page notices by itself")).to_be_visible()
    agree(beside.value)
    # Then the page notices by itself, and the window goes away
    expect(desk.app.get_by_role("heading", name="Connected as")).to_be_visible()
    assert house.stage.app.get("/api/alibaba")["state"] == "connected"
    assert beside.value.is_closed()


def test_a_browser_that_blocks_the_window_gets_a_link(desk: Desk) -> None:
    desk.open("/alibaba")
    expect(desk.app.get_by_role("heading", name="Connected as")).to_be_visible()
    desk.app.locator("html").evaluate("() => { window.open = () => null }")
    desk.app.get_by_role("button", name="Connect again").click()
    expect(desk.app.get_by_text("Your browser did not open the window.")).to_be_visible()
    with desk.page.expect_popup() as beside:
        desk.app.get_by_role("link", name="Open Alibaba").click()
    agree(beside.value)
    expect(desk.app.get_by_text("Your browser did not open the window.")).to_have_count(0)


def test_a_connection_that_alibaba_ended_is_found_out_by_a_search_and_mended(desk: Desk, house: WholeHouse) -> None:
    house.stage.alibaba.post(f"/_sandbox/buyers/{BUYER}/expire-tokens")
    desk.open("/products")
    desk.app.get_by_role("link", name=re.compile("^Link: ")).first.click()
    desk.app.get_by_role("searchbox", name="Search Alibaba or paste a product link").fill("bottle")
    desk.page.keyboard.press("Enter")
    expect(desk.app.get_by_text("The connection to Alibaba has ended")).to_be_visible()
    # The home page says it too, and leads to where it is mended
    desk.open("/")
    desk.app.get_by_role("listitem").get_by_role("link", name="Connect again").click()
    expect(desk.app.get_by_text("Connection ended")).to_be_visible()
    with desk.page.expect_popup() as beside:
        desk.app.get_by_role("button", name="Connect again").click()
    agree(beside.value)
    expect(desk.app.get_by_role("heading", name="Connected as")).to_be_visible()


def test_settings_are_saved_with_the_save_bar_and_the_scenario_follows(desk: Desk, house: WholeHouse) -> None:
    house.stage.merchant.change_settings(**AS_FIRST)
    desk.open("/settings")
    rows = desk.app.get_by_role("row")
    expect(rows.filter(has_text="You place, then pay by hand")).to_contain_text("Now")
    desk.app.get_by_role("radio", name="Automatically").check()
    expect(rows.filter(has_text="Caravan places with the shipping of your rule")).to_contain_text("After saving")
    # A wrong number is said beside its field, and nothing is sent
    drift = desk.app.get_by_role("spinbutton", name="Price drift limit")
    drift.fill("88")
    save_bar(desk).get_by_role("button", name="Save").click()
    expect(desk.app.get_by_text("Give a number between 0 and 50.")).to_be_visible()
    assert settings(house)["ordering"] == "by_hand"
    # So is what only the server knows to be wrong
    drift.fill("2.5")
    note = desk.app.get_by_role("textbox", name="Note for suppliers")
    note.fill("For {customer}")
    save_bar(desk).get_by_role("button", name="Save").click()
    expect(note).to_have_attribute("aria-invalid", "true")
    assert settings(house)["ordering"] == "by_hand"
    # Then right ones are saved
    note.fill("For {order_name}")
    save_bar(desk).get_by_role("button", name="Save").click()
    expect(save_bar(desk)).to_have_count(0)
    expect(rows.filter(has_text="Caravan places with the shipping of your rule")).to_contain_text("Now")
    saved = settings(house)
    assert (saved["ordering"], saved["drift_limit_percent"]) == ("automatic", 2.5)


def test_leaving_with_unsaved_changes_asks_and_discarding_brings_the_saved_ones_back(
    desk: Desk, house: WholeHouse
) -> None:
    house.stage.merchant.change_settings(**AS_FIRST)
    desk.open("/settings")
    note = desk.app.get_by_role("textbox", name="Note for suppliers")
    note.fill("No invoice in the parcel, please")
    menu = desk.page.get_by_role("navigation", name="Admin")
    menu.get_by_role("link", name="Help").click()
    dialog(desk.page, "Leave page with unsaved changes?").get_by_role("button", name="Stay").click()
    expect(note).to_have_value("No invoice in the parcel, please")
    save_bar(desk).get_by_role("button", name="Discard").click()
    dialog(desk.page, "Discard all unsaved changes?").get_by_role("button", name="Discard changes").click()
    expect(note).to_have_value("")
    menu.get_by_role("link", name="Help").click()
    desk.shows("Help")
    assert settings(house)["supplier_note"] == ""


def test_settings_saved_elsewhere_are_not_overwritten(desk: Desk, house: WholeHouse) -> None:
    house.stage.merchant.change_settings(**AS_FIRST)
    desk.open("/settings")
    note = desk.app.get_by_role("textbox", name="Note for suppliers")
    note.fill("mine")
    house.stage.merchant.change_settings(supplier_note="theirs")
    save_bar(desk).get_by_role("button", name="Save").click()
    expect(desk.app.get_by_text("The settings were changed somewhere else")).to_be_visible()
    expect(note).to_have_value("mine")
    assert settings(house)["supplier_note"] == "theirs"
    desk.app.get_by_role("button", name="Load the newest").click()
    expect(note).to_have_value("theirs")
    expect(save_bar(desk)).to_have_count(0)


def test_everything_is_stopped_by_one_press_even_when_the_settings_were_changed_elsewhere(
    desk: Desk, house: WholeHouse
) -> None:
    house.stage.merchant.change_settings(**AS_FIRST)
    desk.open("/settings")
    expect(desk.app.get_by_role("button", name="Stop everything")).to_be_visible()
    house.stage.merchant.change_settings(supplier_note="theirs")
    desk.app.get_by_role("button", name="Stop everything").click()
    expect(desk.app.get_by_text("Everything is stopped")).to_be_visible()
    expect(desk.app.get_by_role("textbox", name="Note for suppliers")).to_have_value("theirs")
    assert settings(house)["stopped"]
    # It stands on the home page until somebody starts again, which asks first
    desk.open("/")
    expect(desk.app.get_by_text("Everything is stopped")).to_be_visible()
    desk.app.get_by_role("link", name="Open Order settings").first.click()
    desk.app.get_by_role("button", name="Start again").click()
    asked = desk.app.locator('s-modal[heading="Start again?"]')
    asked.get_by_role("button", name="Start again").click()
    expect(desk.app.get_by_role("button", name="Stop everything")).to_be_visible()
    assert not settings(house)["stopped"]


def test_a_variant_is_linked_by_search_made_a_pack_and_unlinked(desk: Desk, house: WholeHouse) -> None:
    name = "Hand-Poured Soy Candle"
    desk.open("/products")
    desk.app.get_by_role("searchbox", name="Search products").fill("candle fig")
    expect(desk.app.get_by_role("row")).to_have_count(2)
    desk.app.get_by_role("link", name=f"Link: {name} · Fig").click()
    # When a product is found by words
    desk.shows(f"{name} · Fig")
    desk.app.get_by_role("searchbox", name="Search Alibaba or paste a product link").fill("tea bottle")
    desk.page.keyboard.press("Enter")
    desk.app.get_by_role("button", name=re.compile("^Choose: Double Wall Glass")).click()
    desk.app.get_by_role("combobox", name="Option").select_option(label="Steel · $4.60 · 1,250 in stock")
    desk.app.get_by_role("spinbutton", name="Pieces per item sold").fill("0")
    desk.app.get_by_role("button", name="Add").click()
    expect(desk.app.get_by_text("Give a whole number from 1 to 10,000.")).to_be_visible()
    desk.app.get_by_role("spinbutton", name="Pieces per item sold").fill("3")
    desk.app.get_by_role("button", name="Add").click()
    # Then it is bought so once it is saved
    expect(desk.app.get_by_text("Goods cost $13.80 per item sold; it sells for $18.00.")).to_be_visible()
    assert links(house, f"{name} Fig") == []
    save_bar(desk).get_by_role("button", name="Save").click()
    expect(save_bar(desk)).to_have_count(0)
    assert links(house, f"{name} Fig") == [(BOTTLE, 3)]
    # And unlinked when its only part is removed; the search is still there on the way back
    desk.app.get_by_role("button", name="Remove Double Wall Glass").click()
    save_bar(desk).get_by_role("button", name="Save").click()
    expect(save_bar(desk)).to_have_count(0)
    assert links(house, f"{name} Fig") == []
    desk.app.get_by_role("link", name="Products").click()
    expect(desk.app.get_by_role("searchbox", name="Search products")).to_have_value("candle fig")


def test_a_bundle_is_linked_by_address_and_number_and_a_product_that_is_gone_is_said_at_its_part(
    desk: Desk, house: WholeHouse
) -> None:
    name, organizer = "Letterpress Greeting Card", "1601200000038"
    desk.open("/products?search=letterpress")
    desk.app.get_by_role("link", name=f"Link: {name}").click()
    field = desk.app.get_by_role("searchbox", name="Search Alibaba or paste a product link")
    field.fill("https://detail.1688.com/offer/600000000000.html")
    desk.page.keyboard.press("Enter")
    expect(desk.app.get_by_text("This is a link to another shop.")).to_be_visible()
    for pasted in (f"https://www.alibaba.com/product-detail/Tea-Bottle_{BOTTLE}.html?spm=a2700", organizer):
        field.fill(pasted)
        desk.page.keyboard.press("Enter")
        desk.app.get_by_role("button", name="Add").click()
        expect(field).to_have_value("")
    expect(desk.app.get_by_text("The supplier sells from 2 pieces.")).to_be_visible()
    # When one of them goes off sale before it is saved
    house.stage.alibaba.patch(f"/_sandbox/products/{organizer}", {"status": "PRODUCT_OFFLINE"})
    save_bar(desk).get_by_role("button", name="Save").click()
    part = desk.app.get_by_role("listitem").filter(has_text="Bamboo Kitchen Drawer Organizer")
    expect(part.get_by_role("alert")).to_contain_text(f"Alibaba does not sell the product {organizer}.")
    assert links(house, f"{name} Default Title") == []
    # Then nothing is lost, and the rest is saved without it
    desk.app.get_by_role("button", name="Remove Bamboo Kitchen").click()
    save_bar(desk).get_by_role("button", name="Save").click()
    expect(save_bar(desk)).to_have_count(0)
    assert links(house, f"{name} Default Title") == [(BOTTLE, 1)]
    house.stage.alibaba.patch(f"/_sandbox/products/{organizer}", {"status": "PRODUCT_ONLINE"})


def test_help_finds_messages_by_their_words_and_says_no_broken_address(desk: Desk) -> None:
    desk.open("/help")
    messages = desk.app.get_by_role("list", name="What the messages mean")
    search = desk.app.get_by_role("searchbox", name="Search the messages")
    search.fill("QUOTED more")
    expect(messages.get_by_role("listitem")).to_have_count(1)
    expect(messages).to_contain_text("Alibaba asks for more than was quoted")
    search.fill("no such thing anywhere")
    expect(desk.app.get_by_text("No message matches.")).to_be_visible()
    expect(desk.app.locator('[href^="mailto:"]')).to_have_count(0)
    expect(desk.app.get_by_text('"payment_method"')).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/alibaba", "/settings", "/products", "/products?variant={variant}", "/help"])
def test_no_page_needs_sideways_scrolling_on_a_phone(house: WholeHouse, path: str) -> None:
    with desk_in(house, PHONE, "hu") as desk:
        desk.open(path.format(variant=house.goods[0].variant_id))
        expect(desk.app.locator("s-section").first).to_be_visible()
        expect(desk.app.locator(".bones")).to_have_count(0)
        assert desk.sideways() == 0


def test_the_pages_speak_hungarian(house: WholeHouse) -> None:
    house.stage.merchant.change_settings(**AS_FIRST)
    with desk_in(house, PHONE, "hu") as desk:
        desk.open("/settings")
        desk.shows("Megrendelési beállítások")
        desk.app.get_by_role("radio", name="Automatikusan").check()
        row = desk.app.get_by_role("row").filter(has_text="A Caravan leadja a szabály szerinti szállítással")
        expect(row).to_contain_text("Mentés után")
        desk.open("/help")
        desk.app.get_by_role("searchbox", name="Keresés az üzenetek között").fill("nincs osszekapcsolva")
        expect(desk.app.get_by_role("list", name="Mit jelentenek az üzenetek")).to_contain_text("VARIANT_NOT_LINKED")
