from __future__ import annotations

from sourcing.explain import Shown
from sourcing.money import Money
from sourcing.purchasing.checkout import want_placed
from sourcing.shops.change_settings import SettingsChange, change_settings
from sourcing.shops.show_home import WouldHave, show_home
from sourcing.shops.show_settings import show_settings
from tests.money.town import Town

ONE = 1500


def test_a_dry_run_writes_down_what_it_would_have_bought_and_does_nothing(town: Town) -> None:
    town.settings(automatic=True, dry_run=True)
    purchase_id = town.bought(1, quantity=2)
    (entry,) = town.timeline(purchase_id, "would_have_placed")
    assert entry["supplier"] == "Yiwu Lamps"
    assert entry["lines"] == [{"title": "LED lamp", "sku_title": "", "quantity": 2, "unit_minor": 1000}]
    assert (entry["vendor_name"], entry["days_text"]) == ("Slow Post", "10~15")
    assert (entry["goods_minor"], entry["freight_minor"], entry["total_minor"]) == (2000, 500, 2500)
    assert (entry["currency"], entry["paid"], entry["reasons"]) == ("USD", "by_caravan", [])
    assert (town.purchase(purchase_id).state, town.codes(purchase_id)) == ("quoted", ["DRY_RUN"])
    assert town.supplier.ledger.placed == []


def test_it_is_written_once_however_often_the_order_is_read_and_anew_once_it_was_edited(town: Town) -> None:
    town.settings(automatic=True, dry_run=True)
    purchase_id = town.bought(1)
    order = town.shop.orders["gid://shopify/Order/1"]
    for hours in (1, 7):
        town.clock.pass_time(hours=hours)
        town.take_in(order)
        town.advance(purchase_id)
    assert len(town.timeline(purchase_id, "would_have_placed")) == 1
    town.shop.edit(order, 3)
    town.take_in(order)
    town.advance(purchase_id)
    assert [entry["total_minor"] for entry in town.timeline(purchase_id, "would_have_placed")] == [ONE, 3500]


def test_it_says_what_would_not_have_been_paid_and_why(town: Town) -> None:
    town.settings(automatic=True, dry_run=True, cap_day_minor=2 * ONE, cap_day_currency="USD")
    paid = [town.timeline(town.bought(number), "would_have_placed")[0] for number in (1, 2, 3)]
    assert [entry["paid"] for entry in paid] == ["by_caravan", "by_caravan", "no"]
    (reason,) = paid[2]["reasons"]
    assert (reason["code"], reason["spent"], reason["value"]) == ("CAP_PER_DAY", 2 * ONE, ONE)


def test_what_would_have_been_held_is_held(town: Town) -> None:
    town.settings(automatic=True, dry_run=True)
    purchase_id = town.bought(1, risk="CANCEL")
    assert (town.purchase(purchase_id).state, town.codes(purchase_id)) == ("held", ["HIGH_RISK", "DRY_RUN"])
    assert town.timeline(purchase_id, "would_have_placed") == []


def test_the_home_page_sums_up_the_last_seven_days(town: Town) -> None:
    town.settings(automatic=True, dry_run=True)
    town.bought(1)
    town.clock.pass_time(days=5)
    town.bought(2, quantity=2)
    shown = Shown({}, "", "", town.clock.now())
    home = show_home(shown, town.shop_id)
    assert home.would_have == [WouldHave(7, 2, Money(ONE + 2500, "USD"))]
    assert home.dry_run
    town.clock.pass_time(days=3)
    home = show_home(Shown({}, "", "", town.clock.now()), town.shop_id)
    assert home.would_have == [WouldHave(7, 1, Money(2500, "USD"))]


def test_by_hand_it_is_really_placed_and_paid_and_that_is_said(town: Town) -> None:
    town.settings(automatic=True, dry_run=True)
    purchase_id = town.bought(1)
    wanted = want_placed(town.outside, town.shop_id, [purchase_id])
    assert (wanted.accepted, wanted.notes) == ([purchase_id], ["DRY_RUN_BY_HAND"])
    town.advance(purchase_id)
    assert town.purchase(purchase_id).state == "placed"
    town.pay_by_hand(purchase_id)
    town.advance(purchase_id)
    assert town.purchase(purchase_id).state == "paid"


def test_what_was_placed_before_the_dry_run_is_not_paid_by_itself_during_it(town: Town) -> None:
    town.settings(automatic=True)
    town.supplier.inside["place"] = lambda: town.meanwhile(lambda: town.settings(dry_run=True))
    purchase_id = town.bought(1)
    assert (town.purchase(purchase_id).state, town.codes(purchase_id)) == ("placed", ["DRY_RUN"])
    assert [entry["total_minor"] for entry in town.timeline(purchase_id, "would_have_paid")] == [ONE]
    town.wake(purchase_id)
    assert len(town.timeline(purchase_id, "would_have_paid")) == 1
    assert town.supplier.ledger.paid == []


def test_switching_it_off_lets_automatic_ordering_go_on(town: Town) -> None:
    town.settings(automatic=True, dry_run=True)
    purchase_id = town.bought(1)
    town.clock.pass_time(minutes=1)
    change_settings(town.outside, town.shop_id, as_it_is(town, dry_run=False), show_settings(town.shop_id).version)
    town.advance(purchase_id)
    assert town.purchase(purchase_id).state == "paid"
    assert len(town.supplier.ledger.placed) == 1


def as_it_is(town: Town, *, dry_run: bool) -> SettingsChange:
    known = show_settings(town.shop_id)
    return SettingsChange(
        list_unpaid=known.list_unpaid,
        automatic=known.ordering == "automatic",
        shipping_rule=known.shipping_rule,
        notify_customer=known.notify_customer,
        drift_limit_bp=0,
        supplier_note=known.supplier_note,
        stopped=known.stopped,
        dry_run=dry_run,
    )
