"""The Products page in Chromium on the whole running house: import, links by file, warnings, freight, phone."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from local.embedded_redis import EmbeddedRedis
from local.journey.doors import Json
from tests.browser.whole_house import PHONE, WIDE, Desk, WholeHouse, desk_in, open_whole_house
from tests.fixtures_local import Sqlite

pytestmark = [pytest.mark.browser, pytest.mark.journey]

EARBUDS, LAMP, HAMMOCK = "1601100000017", "1601100000024", "Drift Camping Hammock"
NARROWEST = 320


@pytest.fixture(scope="module")
def house(
    tmp_path_factory: pytest.TempPathFactory, sqlite: Sqlite, redis_server: EmbeddedRedis
) -> Iterator[WholeHouse]:
    url = sqlite.migrated()
    with open_whole_house(tmp_path_factory.mktemp("products"), url, redis_server.url) as opened:
        yield opened
    sqlite.drop(url)


@pytest.fixture
def desk(house: WholeHouse) -> Iterator[Desk]:
    with desk_in(house, WIDE) as opened:
        yield opened


def variants(house: WholeHouse, search: str) -> list[Json]:
    found: list[Json] = house.stage.app.get("/api/products", search=search)["variants"]
    return found


def find(desk: Desk, text: str) -> None:
    """Look for a product of Alibaba's."""
    desk.app.get_by_role("searchbox", name="Search Alibaba or paste a product link").fill(text)
    desk.page.keyboard.press("Enter")


def test_a_product_is_imported_with_a_price_rule_and_is_linked_at_once(desk: Desk, house: WholeHouse) -> None:
    desk.open("/products")
    desk.app.get_by_role("link", name="Import from Alibaba").click()
    desk.shows("Import from Alibaba")
    find(desk, LAMP)
    # The preview follows the rule
    row = desk.app.get_by_role("row").filter(has_text="White / EU")
    expect(row).to_contain_text("$34.99")
    desk.app.get_by_role("spinbutton", name="Cost times").fill("2.5")
    desk.app.get_by_role("spinbutton", name="Plus a fixed amount").fill("1")
    desk.app.get_by_role("combobox", name="Ends in").select_option(label=".95")
    expect(row).to_contain_text("$44.95")
    # One of the two is left out
    desk.app.get_by_role("checkbox", name="Import White / US").uncheck()
    desk.app.get_by_role("button", name="Import 1 variant").click()
    expect(desk.app.get_by_text("Imported with 1 variant")).to_be_visible()
    # Then the product is in the shop as a draft, with cost and stock, and linked
    (made,) = [one for one in house.stage.shopify.get(PRODUCTS)["products"] if one["title"].startswith("Smart LED")]
    (variant,) = made["variants"]
    assert (made["status"], variant["price"]["amount"], variant["cost"]["amount"]) == ("DRAFT", "44.95", "17.40")
    assert [level["available"] for level in variant["stock"]] == [310]
    (shown,) = variants(house, "smart led")
    assert [(link["product_id"], link["quantity"], link["moves"]) for link in shown["links"]] == [(LAMP, 1, [])]
    leads = desk.app.get_by_role("link", name="Open in Shopify").get_attribute("href")
    assert leads == f"{house.shopify_url}/store/demo-shop/products/{made['id']}"


PRODUCTS = "/_sandbox/shops/demo-shop/products"


def test_links_go_out_as_a_file_and_come_in_once_every_line_is_right(
    desk: Desk, house: WholeHouse, tmp_path: Path
) -> None:
    desk.open("/products?file=1")
    with desk.page.expect_download() as loading:
        desk.app.get_by_role("button", name="Download").click()
    template = Path(loading.value.path()).read_text(encoding="utf-8")
    assert loading.value.suggested_filename == "caravan-links.csv"
    lines = list(csv.DictReader(io.StringIO(template.removeprefix("\ufeff"))))
    wanted = [line for line in lines if line["title"].startswith(HAMMOCK)]
    assert len(wanted) == 2
    # When a line names what Alibaba does not have
    wanted[0] |= {"product_id": EARBUDS, "sku_id": "105011001702", "quantity": "2"}
    wanted[1] |= {"product_id": EARBUDS, "sku_id": "999", "quantity": "1"}
    upload(desk, tmp_path, lines)
    expect(desk.app.get_by_text("1 line has to be mended")).to_be_visible()
    expect(desk.app.get_by_text("The product has no option 999.")).to_be_visible()
    assert [one["links"] for one in variants(house, "drift")] == [[], []]
    # Then nothing is changed, until it is mended
    wanted[1]["sku_id"] = "105011001703"
    upload(desk, tmp_path, lines)
    expect(desk.app.get_by_text(re.compile(r"^\d+ variants linked$"))).to_be_visible()
    assert [[link["quantity"] for link in one["links"]] for one in variants(house, "drift")] == [[2], [1]]


def upload(desk: Desk, folder: Path, lines: list[dict[str, str]]) -> None:
    file = folder / "links.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, lines[0])
        writer.writeheader()
        writer.writerows(lines)
    desk.app.locator("input[type=file]").set_input_files(file)


def test_what_moved_at_alibaba_is_shown_filtered_and_taken_note_of(desk: Desk, house: WholeHouse) -> None:
    name = house.goods[0].title
    # When price and minimum of a linked product change, which Alibaba tells of
    change = {"price_factor": 1.1, "min_order_quantity": 50, "stock": 3}
    house.stage.alibaba.patch(f"/_sandbox/products/{house.goods[0].product_id}", change)
    house.stage.until("the warning", lambda: house.stage.app.get("/api/products")["warned"])
    desk.open("/products")
    desk.app.get_by_role("link", name="With warnings").click()
    row = desk.app.get_by_role("row").filter(has_text=name.replace(" Black", " · Black"))
    for said in ("Price rose from $11.80 to $12.98", "Only 3 in stock", "Sold from 50 pieces now"):
        expect(row).to_contain_text(said)
    # The change reaches the shop's stock too
    house.stage.until("the stock", lambda: stock_of(house, house.goods[0].variant_id) == 3)
    # Then it is shown until somebody takes note
    noted = desk.app.get_by_role("button", name=re.compile("^Got it: "))
    for left in range(noted.count() - 1, -1, -1):
        noted.first.click()
        expect(noted).to_have_count(left)
    expect(desk.app.get_by_text("No warnings")).to_be_visible()
    assert house.stage.app.get("/api/products")["warned"] == 0
    house.stage.alibaba.patch(
        f"/_sandbox/products/{house.goods[0].product_id}", {"price_factor": 1, "min_order_quantity": 1, "stock": 500}
    )


def stock_of(house: WholeHouse, variant_id: str) -> int:
    """What stands at Caravan's own location."""
    products = house.stage.shopify.get(PRODUCTS)["products"]
    (variant,) = [one for product in products for one in product["variants"] if one["id"] == variant_id]
    return int(variant["stock"][-1]["available"])


def test_a_product_is_judged_by_its_prices_and_its_shipping_before_it_is_linked(desk: Desk, house: WholeHouse) -> None:
    desk.open(f"/products?variant={house.own[0].variant_id}")
    find(desk, EARBUDS)
    ladder = desk.app.get_by_role("list", name="Price by quantity")
    expect(ladder.get_by_role("listitem")).to_have_count(3)
    expect(ladder.locator('[aria-current="true"]')).to_contain_text("1–9 pieces")
    desk.app.get_by_role("spinbutton", name="Pieces per item sold").fill("12")
    expect(ladder.locator('[aria-current="true"]')).to_contain_text("10–99 pieces")
    # Shipping goes to the shop's own country first, then to the one that is chosen
    freight = desk.app.get_by_role("list", name="Shipping of 12 pieces to United States")
    expect(freight.get_by_role("listitem").first).to_contain_text("days")
    desk.app.get_by_role("combobox", name="Ship to").select_option(label="Hungary")
    freight = desk.app.get_by_role("list", name="Shipping of 12 pieces to Hungary")
    expect(freight.get_by_role("listitem").first).to_contain_text("$")


@pytest.mark.parametrize("width", [PHONE, NARROWEST])
def test_nothing_is_wider_than_a_phone(house: WholeHouse, width: int) -> None:
    with desk_in(house, width, "hu") as desk:
        for path in ("/products", "/products?warned=1", "/products?file=1"):
            desk.open(path)
            expect(desk.app.locator(".bones")).to_have_count(0)
            expect(desk.app.locator("s-section").first).to_be_visible()
            assert desk.sideways() == 0, path
        for path in ("/products?import=1", f"/products?variant={house.goods[0].variant_id}"):
            desk.open(path)
            desk.app.get_by_role("searchbox").fill(EARBUDS)
            desk.page.keyboard.press("Enter")
            expect(desk.app.get_by_text("11,80").first).to_be_visible()
            assert desk.sideways() == 0, path
