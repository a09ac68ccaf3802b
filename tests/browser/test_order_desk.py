"""Orders, Checkout, Payment summary and one order, as a merchant works with them, on the whole running house."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from local.embedded_redis import EmbeddedRedis
from tests.browser.whole_house import PHONE, WIDE, Desk, WholeHouse, desk_in, open_whole_house
from tests.fixtures_local import Sqlite

pytestmark = [pytest.mark.browser, pytest.mark.journey]


@pytest.fixture(scope="module")
def house(
    tmp_path_factory: pytest.TempPathFactory, sqlite: Sqlite, redis_server: EmbeddedRedis
) -> Iterator[WholeHouse]:
    url = sqlite.migrated()
    with open_whole_house(tmp_path_factory.mktemp("desk"), url, redis_server.url) as opened:
        yield opened
    sqlite.drop(url)


@pytest.fixture
def desk(house: WholeHouse) -> Iterator[Desk]:
    with desk_in(house, WIDE) as opened:
        yield opened


def row(desk: Desk, name: str) -> Locator:
    return desk.app.get_by_role("row").filter(has=desk.app.get_by_role("link", name=name, exact=True))


def choose(desk: Desk, name: str) -> None:
    desk.app.get_by_role("checkbox", name=f"Select order {name}").check()


def test_an_order_is_placed_and_paid_by_hand_and_the_next_payment_goes_by_itself(desk: Desk, house: WholeHouse) -> None:
    # Given an open list of orders, and no payment method at Alibaba
    house.stage.buyer.forget_payment_method()
    desk.open("/orders")
    desk.shows("Orders")
    # When a customer buys goods of two suppliers and of the shop itself
    order = house.order([*house.goods[:2], house.own[0]])
    # Then the order shows up by itself
    expect(row(desk, order["name"])).to_contain_text("To place")
    # When it is selected and Pay now is pressed
    expect(desk.app.get_by_role("button", name="Pay now")).to_be_disabled()
    choose(desk, order["name"])
    desk.app.get_by_role("button", name="Pay now").click()
    # Then Checkout has a block per supplier with every shipping method, the cheapest of them chosen
    desk.shows("Checkout")
    for purchase in order["purchases"]:
        block = desk.app.get_by_role("group", name=f"{order['name']}, {purchase['supplier']}")
        expect(block.get_by_role("radio")).to_have_count(len(purchase["offers"]))
        expect(block.get_by_role("radio").first).to_be_checked()
    # When the fastest is chosen for all, and they are placed
    desk.app.get_by_role("button", name="Fastest for all").click()
    fastest = [next(o for o in p["offers"] if o["fastest"])["fee"]["minor"] for p in order["purchases"]]
    expect(desk.section("To pay at Alibaba")).to_contain_text(f"${sum(fastest) / 100:.2f}")
    expect(desk.app.get_by_text("Placing does not pay yet.")).to_be_visible()
    desk.app.get_by_role("button", name=re.compile("^Place 2 orders")).click()
    # Then the payment summary links to both orders at Alibaba, which are placed with that shipping and not paid
    desk.shows("Payment summary")
    expect(desk.app.get_by_role("link", name=re.compile("^Alibaba order [0-9]+"))).to_have_count(2)
    created = house.ledger("order_created", order)
    assert len(created) == 2
    assert house.ledger("order_paid", order) == []
    freights = [house.stage.supplier.order(entry["trade_id"])["shipment_fee"]["amount"] for entry in created]
    assert sorted(round(float(amount) * 100) for amount in freights) == sorted(fastest)
    # When one of them is asked to be paid, and no method is saved
    desk.app.get_by_role("button", name=re.compile("^Pay now: #")).first.click()
    # Then it says that a person has to pay at Alibaba, and leads there
    expect(desk.app.get_by_text("No payment method is saved at Alibaba")).to_be_visible()
    pay_at_alibaba_and_save_the_method(desk)
    # And what was paid there shows by itself
    expect(desk.app.get_by_text("1 of 2 paid")).to_be_visible()
    expect(desk.app.get_by_text("by hand at Alibaba")).to_be_visible()
    # When Pay now is pressed for the other
    desk.app.get_by_role("button", name=re.compile("^Pay now: #")).click()
    # Then it pays by itself, and Alibaba's books have each paid once
    expect(desk.app.get_by_text("Everything is paid")).to_be_visible()
    expect(desk.app.get_by_text("by Caravan")).to_be_visible()
    assert [entry["by"] for entry in house.ledger("order_paid", order)] == ["person", "api"]
    assert len(house.ledger("order_created", order)) == 2


def pay_at_alibaba_and_save_the_method(desk: Desk) -> None:
    with desk.page.expect_popup() as opening:
        desk.app.get_by_role("link", name=re.compile("^Pay at Alibaba: #")).first.click()
    payment = opening.value
    payment.get_by_role("checkbox", name=re.compile("Save this payment method")).check()
    payment.get_by_role("button", name=re.compile("^Pay US")).click()
    expect(payment.get_by_role("heading", name="Paid")).to_be_visible()
    payment.close()


def test_a_selection_outlives_new_orders_and_placed_ones_lead_straight_to_the_payments(
    desk: Desk, house: WholeHouse
) -> None:
    placed = house.place(house.order(house.goods[:1]))
    desk.open("/orders?tab=awaiting_payment")
    choose(desk, placed["name"])
    another = house.place(house.order(house.goods[:1]))
    expect(row(desk, another["name"])).to_be_visible()
    expect(desk.app.get_by_text("1 order selected")).to_be_visible()
    desk.app.get_by_role("button", name="Pay now").click()
    desk.shows("Payment summary")
    expect(desk.app.get_by_role("link", name=f"Order {placed['name']}")).to_have_count(1)
    expect(desk.app.get_by_role("link", name=f"Order {another['name']}")).to_have_count(0)


def test_what_is_searched_for_stands_in_the_address_and_survives_a_reload(desk: Desk, house: WholeHouse) -> None:
    first, second = house.order(house.goods[:1]), house.order(house.goods[:1])
    desk.open("/orders")
    desk.app.get_by_role("searchbox", name="Search orders").fill(first["name"])
    expect(row(desk, second["name"])).to_have_count(0)
    expect(row(desk, first["name"])).to_be_visible()
    desk.page.wait_for_url(re.compile("search=%23"))
    desk.page.reload()
    expect(row(desk, first["name"])).to_be_visible()
    expect(row(desk, second["name"])).to_have_count(0)
    desk.app.get_by_role("searchbox", name="Search orders").fill("nobody of that name")
    expect(desk.app.get_by_text("Nothing found for “nobody of that name”")).to_be_visible()


def test_an_amount_above_the_quote_is_not_paid_and_the_order_says_why(desk: Desk, house: WholeHouse) -> None:
    # Given a purchase for which Alibaba asks more than it quoted
    order = house.order(house.goods[:1])
    house.stage.alibaba.post("/_sandbox/settings", {"vat_percent": 20})
    placed = house.place(order)["purchases"][0]
    house.stage.alibaba.post("/_sandbox/settings", {"vat_percent": 0})
    # When it is to be paid
    desk.open(f"/payments?orders={order['id']}")
    desk.app.get_by_role("button", name=re.compile("^Pay now: #")).click()
    # Then it is held, with the deciding numbers
    asked, limit = (f"${placed[name]['minor'] / 100:.2f}" for name in ("total", "quoted"))
    why = f"Alibaba asks {asked}, limit {limit}"
    expect(desk.app.get_by_text(why)).to_be_visible()
    # And the order's timeline keeps them
    desk.app.get_by_role("link", name=f"Order {order['name']}").click()
    desk.shows(f"Order {order['name']}")
    timeline = desk.section("Timeline")
    expect(timeline.get_by_text("This is why we did not pay")).to_be_visible()
    expect(timeline.get_by_text(why)).to_be_visible()
    assert house.ledger("order_paid", order) == []


def test_cancelling_asks_first_and_then_nothing_is_left_to_place(desk: Desk, house: WholeHouse) -> None:
    order = house.order(house.goods[:1])
    desk.open(f"/orders/{order['id']}")
    desk.app.get_by_role("button", name="Cancel purchase").click()
    dialog = desk.app.get_by_role("dialog", name="Cancel this purchase?")
    expect(dialog).to_be_visible()
    assert house.stage.merchant.order(order["id"])["purchases"][0]["state"] == "quoted"
    desk.app.locator("s-modal").get_by_role("button", name="Cancel purchase").click()
    expect(desk.app.get_by_role("button", name="Try again")).to_be_visible()
    expect(desk.app.get_by_role("link", name="Choose shipping and place")).to_have_count(0)


def test_no_page_is_wider_than_a_phone(house: WholeHouse) -> None:
    order = house.place(house.order(house.goods[:2], address="hu"))
    waiting = house.order(house.goods[:2])
    pages = {
        "/orders": "Orders",
        f"/checkout?orders={waiting['id']},{order['id']}": "Checkout",
        f"/payments?orders={order['id']}": "Payment summary",
        f"/orders/{order['id']}": f"Order {order['name']}",
    }
    with desk_in(house, PHONE) as desk:
        for path, heading in pages.items():
            desk.open(path)
            desk.shows(heading)
            expect(desk.app.get_by_text(order["purchases"][0]["supplier"]).first).to_be_visible()
            assert desk.sideways() <= 0, path


def test_the_pages_speak_hungarian_from_the_list_to_the_payment(house: WholeHouse) -> None:
    order = house.order(house.goods[:1], address="hu")
    with desk_in(house, WIDE, "hu") as desk:
        desk.open("/orders")
        desk.app.get_by_role("checkbox", name=f"A(z) {order['name']} megrendelés kijelölése").check()
        desk.app.get_by_role("button", name="Fizetés most").click()
        desk.shows("Pénztár")
        expect(desk.app.get_by_text("Legolcsóbb").first).to_be_visible()
        desk.app.get_by_role("button", name=re.compile("^1 rendelés leadása")).click()
        desk.shows("Fizetési összesítő")
        expect(desk.app.get_by_role("link", name=re.compile("számú Alibaba-rendelés"))).to_be_visible()
        desk.app.get_by_role("link", name=f"{order['name']} megrendelés").click()
        desk.shows(f"{order['name']} megrendelés")
        expect(desk.app.get_by_text("Leadva az Alibabán")).to_be_visible()
