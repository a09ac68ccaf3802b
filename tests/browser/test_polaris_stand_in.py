"""The stand-in for polaris.js, used as an app of another origin uses it: what a person and assistive technology meet."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from sandbox.admin.pages import blueprint
from tests.browser.stand_in_pages import WAIT_MS, chromium, page_with, serving

pytestmark = pytest.mark.browser
MANIFEST = Path("frontend/node_modules/@shopify/polaris-types/dist/custom-elements.json")
# An order app has no use for these; a page that uses one meets an empty element.
WITHOUT_STAND_IN = {"s-color-field", "s-color-picker", "s-date-picker"}
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def cdn() -> Iterator[str]:
    app = Flask("cdn")
    app.register_blueprint(blueprint)
    with serving(app) as server:
        yield server.url


@pytest.fixture
def show(browser: Browser, cdn: str) -> Iterator[Open]:
    bodies = [""]
    app = Flask("app")
    app.add_url_rule("/", view_func=lambda: page_with(cdn, bodies[0]))
    problems: list[str] = []
    with serving(app) as server:
        contexts = []

        def open_page(body: str, width: int = 1280) -> Page:
            bodies[0] = body
            context = browser.new_context(viewport={"width": width, "height": 800})
            context.set_default_timeout(WAIT_MS)
            contexts.append(context)
            page = context.new_page()
            page.on("pageerror", lambda error: problems.append(str(error)))
            page.goto(server.url)
            return page

        yield open_page
        for context in contexts:
            context.close()
    assert problems == []


def test_every_element_of_the_vendors_manifest_is_there_with_its_properties(show: Open) -> None:
    if not MANIFEST.exists():
        pytest.skip("the frontend's packages are not installed: run `npm ci` in frontend/")
    modules = json.loads(MANIFEST.read_text(encoding="utf-8"))["modules"]
    tags = {part["tagName"] for module in modules for part in module.get("declarations", []) if part.get("tagName")}
    page = show("<s-page></s-page>")
    missing = page.evaluate("(tags) => tags.filter((tag) => !customElements.get(tag))", sorted(tags))
    assert set(missing) == WITHOUT_STAND_IN


def test_properties_set_by_a_framework_are_mirrored_in_attributes_and_events_have_handlers(show: Open) -> None:
    page = show('<s-button id="b">Go</s-button><s-modal id="m" heading="Hi">x</s-modal>')
    page.evaluate(
        "b.commandFor = 'm'; b.loading = true; b.loading = false; m.onafterhide = () => { document.title = 'hidden' }"
    )
    assert page.evaluate("[b.getAttribute('commandfor'), b.hasAttribute('loading')]") == ["m", False]
    page.get_by_role("button", name="Go").click()
    page.get_by_role("button", name="Close").click()
    expect(page).to_have_title("hidden")


def test_a_checkbox_is_ticked_by_the_keyboard_and_tells_the_page(show: Open) -> None:
    page = show('<s-checkbox id="c" label="Notify"></s-checkbox><p id="log"></p>')
    page.evaluate("c.addEventListener('change', (e) => { log.textContent += e.currentTarget.checked })")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="Notify")).to_be_checked()
    expect(page.locator("#log")).to_have_text("true")


def test_a_disabled_checkbox_keeps_its_state(show: Open) -> None:
    page = show('<s-checkbox label="Notify" disabled></s-checkbox>')
    expect(page.get_by_role("checkbox", name="Notify")).to_be_disabled()
    page.get_by_text("Notify").click(force=True)
    expect(page.get_by_role("checkbox", name="Notify")).not_to_be_checked()


def test_a_select_is_chosen_by_the_keyboard_and_takes_options_that_come_late(show: Open) -> None:
    page = show('<s-select id="s" label="Rule"><s-option value="a">Fastest</s-option></s-select><p id="log"></p>')
    page.evaluate("""() => {
        s.value = 'b';
        s.insertAdjacentHTML('beforeend', '<s-option value="b">Cheapest</s-option><s-option value="c">Within days</s-option>');
        s.addEventListener('change', (e) => { log.textContent = e.currentTarget.value });
    }""")
    field = page.get_by_role("combobox", name="Rule")
    expect(field).to_have_value("b")
    field.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#log")).to_have_text("c")


def test_a_choice_list_is_one_tab_stop_and_moves_with_arrows(show: Open) -> None:
    page = show("""<s-choice-list id="l" label="Ordering" name="mode"><s-choice value="hand" selected>By hand</s-choice>
        <s-choice value="auto">Automatic</s-choice></s-choice-list><button>After</button>""")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Automatic")).to_be_checked()
    assert page.evaluate("l.values") == ["auto"]
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="After")).to_be_focused()


def test_an_error_stands_beside_its_field_and_is_read_with_it(show: Open) -> None:
    page = show('<s-email-field id="f" label="Email"></s-email-field>')
    field = page.get_by_role("textbox", name="Email")
    expect(field).to_have_attribute("aria-invalid", "false")
    page.evaluate("f.error = 'Enter an email address'")
    expect(page.get_by_text("Enter an email address")).to_be_visible()
    expect(field).to_have_attribute("aria-describedby", "error")
    page.evaluate("f.error = undefined")
    expect(page.get_by_text("Enter an email address")).to_have_count(0)


def test_fields_and_choices_travel_with_a_form_and_come_back_on_reset(show: Open) -> None:
    page = show("""<form id="f"><s-text-field name="cap" label="Cap" value="5"></s-text-field>
        <s-switch name="auto" label="Auto" value="yes"></s-switch><s-choice-list name="mode" label="Mode">
        <s-choice value="a" selected>A</s-choice><s-choice value="b">B</s-choice></s-choice-list>
        <s-button type="submit">Save</s-button><s-button type="reset">Undo</s-button></form><p id="log"></p>""")
    page.evaluate(
        "f.addEventListener('submit', (e) => { e.preventDefault(); log.textContent = new URLSearchParams(new FormData(f)) })"
    )
    page.get_by_label("Cap").fill("7")
    page.get_by_role("switch", name="Auto").check()
    page.get_by_role("radio", name="B").check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#log")).to_have_text("cap=7&auto=yes&mode=b")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Cap")).to_have_value("5")
    expect(page.get_by_role("switch", name="Auto")).not_to_be_checked()
    expect(page.get_by_role("radio", name="A")).to_be_checked()


@pytest.mark.parametrize("state", ["disabled", "loading"])
def test_a_button_that_is_off_or_busy_does_nothing(show: Open, state: str) -> None:
    page = show(f'<s-button id="b" {state}>Pay</s-button><p id="log">quiet</p>')
    page.evaluate("b.addEventListener('click', () => { log.textContent = 'pressed' }); b.click()")
    page.get_by_role("button", name="Pay").click(force=True)
    expect(page.locator("#log")).to_have_text("quiet")


def test_a_modal_holds_the_focus_closes_by_escape_and_gives_the_focus_back(show: Open) -> None:
    page = show("""<s-button commandFor="m" command="--show">Open</s-button><s-modal id="m" heading="Cancel order">
        <s-text-field label="Reason"></s-text-field><s-button slot="primary-action" variant="primary">Cancel it</s-button></s-modal>""")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("dialog", name="Cancel order")).to_be_visible()
    seen = set()
    for _ in range(8):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate("document.activeElement.closest('s-modal') ? 'inside' : document.activeElement.localName")
        )
    assert seen <= {"inside", "body"}
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.evaluate("document.activeElement.textContent") == "Open"


def test_a_menu_opens_on_its_first_item_and_moves_with_arrows(show: Open) -> None:
    page = show("""<s-button commandFor="m">More</s-button><s-menu id="m" accessibilityLabel="More"><s-button>Edit</s-button>
        <s-button onclick="document.title = 'deleted'">Delete</s-button></s-menu>""")
    page.get_by_role("button", name="More").click()
    expect(page.get_by_role("menuitem", name="Edit")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_title("deleted")
    expect(page.get_by_role("menuitem")).to_have_count(0)


TABLE = """<s-section padding="none"><s-table><s-table-header-row><s-table-header listSlot="primary">Order</s-table-header>
<s-table-header listSlot="inline">Status</s-table-header><s-table-header format="currency">Total</s-table-header></s-table-header-row>
<s-table-body><s-table-row clickDelegate="c"><s-table-cell><s-checkbox id="c" label="#1001"></s-checkbox></s-table-cell>
<s-table-cell><s-badge tone="success">Paid</s-badge></s-table-cell><s-table-cell>$32.50</s-table-cell></s-table-row></s-table-body>
</s-table></s-section>"""


def test_a_table_is_a_table_on_a_desk_and_a_list_with_labels_on_a_phone(show: Open) -> None:
    wide = show(TABLE)
    expect(wide.get_by_role("columnheader", name="Total")).to_be_visible()
    phone = show(TABLE, width=390)
    expect(phone.locator("s-table-header", has_text="Total")).to_be_hidden()
    expect(phone.locator("s-table-cell").last.locator(".label")).to_have_text("Total")
    expect(phone.locator("s-table-cell").last.locator(".label")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_a_press_on_a_row_ticks_its_delegate_once(show: Open) -> None:
    page = show(TABLE)
    page.get_by_text("$32.50").click()
    expect(page.get_by_role("checkbox", name="#1001")).to_be_checked()
    page.get_by_role("checkbox", name="#1001").click()
    expect(page.get_by_role("checkbox", name="#1001")).not_to_be_checked()


def test_a_dismissed_banner_is_gone_unless_the_page_objects(show: Open) -> None:
    page = show('<s-banner id="b" heading="Not connected" tone="warning" dismissible>Connect first.</s-banner>')
    page.evaluate("b.addEventListener('dismiss', (e) => e.preventDefault(), { once: true })")
    page.get_by_role("button", name="Dismiss").click()
    expect(page.get_by_text("Not connected")).to_be_visible()
    page.get_by_role("button", name="Dismiss").click()
    expect(page.get_by_text("Not connected")).to_be_hidden()


def test_sections_nest_their_headings_under_the_page(show: Open) -> None:
    page = show('<s-page heading="Orders"><s-section heading="Card"><s-heading>Inside</s-heading></s-section></s-page>')
    expect(page.get_by_role("heading", name="Orders", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="Card", level=2)).to_be_visible()
    expect(page.get_by_role("heading", name="Inside", level=3)).to_be_visible()


def test_values_that_depend_on_the_container_follow_its_width(show: Open) -> None:
    body = """<s-query-container><s-grid id="g" gridTemplateColumns="@container (inline-size > 500px) 1fr 1fr, 1fr">
        <s-box>a</s-box><s-box>b</s-box></s-grid></s-query-container>"""
    columns = "getComputedStyle(g).gridTemplateColumns.split(' ').length"
    assert show(body).evaluate(columns) == 2
    assert show(body, width=390).evaluate(columns) == 1
