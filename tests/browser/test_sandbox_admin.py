"""The sandbox's Shopify admin in Chromium, on the sandbox's own server, with a small app of another origin in its frame."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.browser.sandbox_house import House, dialog, open_house
from tests.browser.stand_in_pages import WAIT_MS, chromium

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with open_house(tmp_path_factory.mktemp("sandbox")) as opened:
        yield opened


@pytest.fixture
def page(browser: Browser, house: House) -> Iterator[Page]:
    house.loads.clear()
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(WAIT_MS)
    problems: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: problems.append(str(error)))
    yield opened
    context.close()
    assert problems == []


def frame(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def test_a_customers_order_appears_in_the_list_by_itself(page: Page, house: House) -> None:
    page.goto(f"{house.store}/orders")
    expect(page.get_by_role("heading", name="Orders", exact=True)).to_be_visible()
    order = house.order()
    row = page.get_by_role("row").filter(has_text=str(order["name"]))
    expect(row).to_contain_text("Unfulfilled")
    expect(row).to_contain_text("4 items")


def test_a_person_lets_a_customer_order_and_looks_at_the_order(page: Page, house: House) -> None:
    page.goto(house.store)
    page.get_by_role("button", name="A customer orders").first.click()
    wish = dialog(page, "A customer orders")
    wish.get_by_label("What is ordered").select_option("mixed")
    wish.get_by_label("Ships to").select_option("de")
    wish.get_by_role("checkbox", name="Paid at checkout").uncheck()
    wish.get_by_role("button", name="Place order").click()
    page.get_by_role("button", name="View").click()
    expect(page.get_by_text("Payment pending").first).to_be_visible()
    expect(page.locator("address")).to_contain_text("Germany")
    page.get_by_role("button", name="Mark as paid").click()
    dialog(page, "Mark as paid").get_by_role("button", name="Mark as paid").click()
    expect(page.get_by_text("Payment pending")).to_have_count(0)


def test_an_order_of_nothing_is_not_placed(page: Page, house: House) -> None:
    before = house.door("GET", "/orders")
    page.goto(f"{house.store}/orders")
    page.get_by_role("button", name="A customer orders").first.click()
    wish = dialog(page, "A customer orders")
    for quantity in wish.locator("s-number-field").all():
        quantity.get_by_role("spinbutton").fill("0")
    wish.get_by_role("button", name="Place order").click()
    expect(wish.get_by_text("Choose a quantity of at least one thing.")).to_be_visible()
    assert house.door("GET", "/orders") == before


def test_an_order_is_held_released_readdressed_and_cancelled(page: Page, house: House) -> None:
    order = house.order()
    page.goto(f"{house.store}/orders/{order['id']}")
    page.get_by_role("button", name="Hold fulfillment").first.click()
    dialog(page, "Hold fulfillment").get_by_role("button", name="Hold fulfillment").click()
    expect(page.get_by_text("On hold").first).to_be_visible()
    page.get_by_role("button", name="Release hold").click()
    expect(page.get_by_role("button", name="Release hold")).to_have_count(0)
    page.get_by_role("button", name="Edit address").first.click()
    edited = dialog(page, "Edit shipping address")
    edited.get_by_label("City").fill("Szeged")
    edited.get_by_role("button", name="Save").click()
    expect(page.locator("address")).to_contain_text("Szeged")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Cancel order").click()
    dialog(page, "Cancel order").get_by_role("button", name="Cancel order").click()
    expect(page.get_by_text("Cancelled", exact=True)).to_be_visible()


def test_a_line_is_refunded_and_more_than_there_is_is_refused_beside_the_field(page: Page, house: House) -> None:
    order = house.order()
    page.goto(f"{house.store}/orders/{order['id']}")
    page.get_by_role("button", name="Refund").click()
    refund = dialog(page, "Refund")
    quantities = refund.get_by_role("spinbutton")
    quantities.nth(0).fill("3")
    refund.get_by_role("button", name="Refund").click()
    expect(page.get_by_text("Give a number from 0 to 2")).to_be_visible()
    quantities.nth(0).fill("1")
    quantities.nth(1).fill("0")
    refund.get_by_role("button", name="Refund").click()
    expect(page.get_by_text("Partially refunded").first).to_be_visible()


def test_what_was_sent_to_the_app_is_listed_with_its_answer(page: Page, house: House) -> None:
    house.order()
    page.goto(f"{house.store}/messages")
    row = page.get_by_role("row").filter(has_text="orders/create").first
    expect(row).to_contain_text("405")
    row.get_by_role("button", name="orders/create").click()
    expect(dialog(page, "orders/create")).to_contain_text("line_items")


def test_the_app_is_opened_with_everything_shopify_puts_into_the_address(page: Page, house: House) -> None:
    page.goto(f"{house.store}/apps/caravan/orders?tab=late")
    expect(frame(page).get_by_role("heading", name="Place orders")).to_be_visible()
    load = house.loads[-1]
    path, given = load.pop("path"), load.pop("hmac")
    assert (path, load.pop("tab")) == ("/orders", "late")
    message = "&".join(f"{name}={load[name]}" for name in sorted(load)).encode()
    assert given == hmac.new(house.settings.shopify_client_secret.encode(), message, hashlib.sha256).hexdigest()
    assert (load["shop"], load["embedded"], load["locale"]) == ("demo-shop.myshopify.com", "1", "en")
    padded = load["host"] + "=" * (-len(load["host"]) % 4)
    assert base64.b64decode(padded).decode() == f"{house.url.removeprefix('http://')}/store/demo-shop"
    assert load["id_token"].count(".") == 2


def test_the_apps_menu_stands_in_the_navigation_and_both_addresses_move_together(page: Page, house: House) -> None:
    page.goto(f"{house.store}/apps/caravan")
    nav = page.get_by_role("navigation", name="Admin")
    nav.get_by_role("link", name="Order settings").click()
    expect(frame(page).get_by_role("heading", name="Place settings")).to_be_visible()
    expect(page).to_have_url(f"{house.store}/apps/caravan/settings")
    expect(nav.get_by_role("link", name="Order settings")).to_have_attribute("aria-current", "page")
    expect(nav.get_by_role("link", name="Home")).to_have_count(1)


def test_a_router_in_the_app_takes_a_press_on_the_menu_without_a_new_document(page: Page, house: House) -> None:
    page.goto(f"{house.store}/apps/caravan/orders")
    frame(page).get_by_role("heading", name="Place orders").evaluate("""() => {
        document.addEventListener('shopify:navigate', (e) => history.pushState(null, '', e.target.getAttribute('href')));
        window.sameDocument = true;
    }""")
    page.get_by_role("navigation", name="Admin").get_by_role("link", name="Order settings").click()
    expect(page).to_have_url(f"{house.store}/apps/caravan/settings")
    assert len(house.loads) == 1
    assert frame(page).get_by_role("button", name="Toast").evaluate("() => window.sameDocument") is True


def test_fetch_carries_a_session_token_and_asks_again_with_a_new_one_after_a_stale_one(
    page: Page, house: House
) -> None:
    page.goto(f"{house.store}/apps/caravan")
    frame(page).get_by_role("button", name="Ask").click()
    expect(frame(page).locator("#answer")).to_have_text("Bearer after 2 calls, same token: False")


def test_toasts_admin_links_and_missing_parts_answer_clearly(page: Page, house: House) -> None:
    page.goto(f"{house.store}/apps/caravan")
    frame(page).get_by_role("button", name="Toast").click()
    expect(page.get_by_text("Saved it")).to_be_visible()
    frame(page).get_by_role("button", name="Pick").click()
    expect(frame(page).locator("#answer")).to_contain_text("resourcePicker is not part of this sandbox")
    frame(page).get_by_role("link", name="Admin's products").click()
    expect(page.get_by_role("heading", name="Products", exact=True)).to_be_visible()


def test_unsaved_changes_show_the_save_bar_and_hold_the_person(page: Page, house: House) -> None:
    page.goto(f"{house.store}/apps/caravan")
    frame(page).get_by_role("textbox", name="Cap").fill("250")
    bar = page.get_by_role("region", name="Unsaved changes")
    expect(bar).to_be_visible()
    page.get_by_role("link", name="Products").click()
    dialog(page, "Leave page").get_by_role("button", name="Stay").click()
    expect(page).to_have_url(re.compile("/apps/caravan$"))
    bar.get_by_role("button", name="Save").click()
    expect(frame(page).locator("#answer")).to_have_text("saved 250")
    expect(bar).to_have_count(0)


def test_discarding_gives_the_form_its_old_values_back(page: Page, house: House) -> None:
    page.goto(f"{house.store}/apps/caravan")
    frame(page).get_by_role("textbox", name="Cap").fill("250")
    page.get_by_role("button", name="Discard").click()
    expect(frame(page).get_by_role("textbox", name="Cap")).to_have_value("1")
    expect(page.get_by_role("region", name="Unsaved changes")).to_have_count(0)


def test_the_language_switch_reaches_the_app(page: Page, house: House) -> None:
    page.goto(f"{house.store}/apps/caravan")
    expect(frame(page).get_by_role("heading", name="Place home")).to_be_visible()
    page.get_by_label("Language of the app").select_option("hu")
    page.wait_for_function("() => document.querySelector('iframe').src.includes('locale=hu')")
    assert frame(page).get_by_role("button", name="Toast").evaluate("() => shopify.config.locale") == "hu"


def test_on_a_phone_nothing_is_wider_than_the_screen_and_the_menu_opens(page: Page, house: House) -> None:
    house.order()
    page.set_viewport_size({"width": 390, "height": 844})
    for place in ("", "/orders", "/products", "/messages"):
        page.goto(house.store + place)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert (
            page.evaluate(
                "Math.max(document.documentElement.scrollWidth, document.querySelector('.place').scrollWidth)"
            )
            <= 390
        )
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Products").click()
    expect(page.get_by_role("heading", name="Products", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ({"path": "//evil.example/", "locale": "en", "id_token": "a.b.c"}, "give a path of the app"),
        ({"path": "/", "locale": "xx", "id_token": "a.b.c"}, "locale is 'xx'"),
        ({"path": "/"}, "missing text: locale, id_token"),
    ],
)
def test_a_wrong_wish_for_the_apps_address_is_refused_with_its_remedy(house: House, wish: object, said: str) -> None:
    answer = httpx.post(f"{house.store}/app-address", json=wish, trust_env=False)
    assert answer.status_code == 422
    assert said in answer.json()["error"]


def test_an_icon_the_set_does_not_have_is_not_found(house: House) -> None:
    known = httpx.get(f"{house.url}/cdn/shopifycloud/polaris/icons/chevron-down.svg", trust_env=False)
    unknown = httpx.get(f"{house.url}/cdn/shopifycloud/polaris/icons/no-such-thing.svg", trust_env=False)
    assert (known.status_code, known.headers["Access-Control-Allow-Origin"], unknown.status_code) == (200, "*", 404)
