"""The four scenarios of the mission, and what automatic ordering never does."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace
from typing import Any

import pytest
from sqlalchemy import select

from sourcing.errors import Conflict
from sourcing.shops.change_settings import SettingsChange, change_settings
from sourcing.shops.model import OrderSettings
from tests.sourcing.memory_shop import variant
from tests.sourcing.scene import Scene


def turn(scene: Scene, **wanted: Any) -> None:
    """The merchant changes the order settings."""
    (now,) = scene.rows(select(OrderSettings))
    change_settings(scene.outside, scene.shop_id, replace(as_they_are(now), **wanted), now.version)
    scene.drain()


def as_they_are(now: OrderSettings) -> SettingsChange:
    """What changes nothing; settings that are left out stay as they are anyway."""
    named = (one.name for one in fields(SettingsChange) if one.default is MISSING)
    return SettingsChange(**{name: getattr(now, name) for name in named})


def test_by_hand_without_a_saved_method_nothing_happens_by_itself(scene: Scene) -> None:
    scene.order(2)
    scene.later(times=3, hours=1)
    assert scene.supplier.ledger == []
    assert scene.state() == "quoted"


def test_by_hand_with_a_saved_method_the_merchant_places_and_caravan_pays(scene: Scene) -> None:
    scene.supplier.method_saved = True
    scene.set_account(payment_method="saved")
    scene.place()
    assert scene.pay().paid_how == "caravan"


def test_automatic_without_a_saved_method_places_the_cheapest_and_hands_over_the_payment_page(scene: Scene) -> None:
    turn(scene, automatic=True)
    scene.order(2)
    purchase = scene.purchase()
    assert (purchase.state, purchase.vendor_code, purchase.code) == ("placed", "slow", "PAY_BY_HAND")
    scene.supplier.pays_by_hand(purchase.trade_id or "", save_method=True)
    scene.later(minutes=6)
    assert (scene.state(), scene.purchase().paid_how) == ("paid", "person")


def test_after_a_payment_by_hand_the_next_order_is_paid_by_itself(scene: Scene) -> None:
    turn(scene, automatic=True)
    scene.order(2)
    scene.supplier.pays_by_hand(scene.purchase().trade_id or "", save_method=True)
    scene.later(minutes=6)
    scene.order(1)
    assert [(one.state, one.paid_how) for one in scene.purchases()] == [("paid", "person"), ("paid", "caravan")]


def test_while_the_method_is_known_to_be_missing_alibaba_is_not_asked_to_pay(scene: Scene) -> None:
    scene.set_account(payment_method="missing")
    turn(scene, automatic=True)
    scene.order(2)
    assert (scene.state(), scene.purchase().code) == ("placed", "PAY_BY_HAND")
    assert scene.supplier.faults.count("pay") == 0


def test_automatic_with_a_saved_method_places_and_pays_once(scene: Scene) -> None:
    scene.supplier.method_saved = True
    turn(scene, automatic=True)
    scene.order(2, 0, 1)
    assert [one.state for one in scene.purchases()] == ["paid", "paid"]
    assert len(scene.supplier.done("place")) == len(scene.supplier.done("pay")) == 2


def test_an_unpaid_order_is_never_placed_by_itself_and_at_once_when_it_becomes_paid(scene: Scene) -> None:
    scene.supplier.method_saved = True
    turn(scene, automatic=True)
    gid = scene.order(2, paid=False)
    scene.later(times=3, hours=1)
    assert scene.supplier.ledger == []
    scene.shop.people.pay(gid)
    scene.hint(gid)
    scene.drain()
    assert scene.state() == "paid"


@pytest.mark.parametrize(
    "financial", ["PENDING", "AUTHORIZED", "PARTIALLY_PAID", "VOIDED", "REFUNDED", "EXPIRED", "a word of tomorrow", ""]
)
def test_no_other_financial_status_counts_as_paid(scene: Scene, financial: str) -> None:
    scene.supplier.method_saved = True
    turn(scene, automatic=True)
    gid = scene.shop.people.order([(variant(1), 2)])
    scene.shop.people.change(gid, financial_status=financial)
    scene.hint(gid)
    scene.drain()
    assert scene.supplier.ledger == []


def test_a_test_order_is_never_bought(scene: Scene) -> None:
    turn(scene, automatic=True)
    gid = scene.shop.people.order([(variant(1), 2)])
    scene.shop.people.change(gid, test=True)
    scene.hint(gid)
    scene.drain()
    assert scene.supplier.ledger == []
    assert scene.purchase().code == "TEST_ORDER"


def test_an_order_with_a_problem_is_not_placed_by_itself(scene: Scene) -> None:
    turn(scene, automatic=True)
    scene.shop.people.stocked.add("4")
    scene.order(2, 0, 0, 1)
    assert scene.supplier.ledger == []


def test_switching_it_on_places_what_is_quoted_and_paid_for(scene: Scene) -> None:
    scene.order(2)
    scene.order(1, paid=False)
    turn(scene, automatic=True)
    assert [one.state for one in scene.purchases()] == ["placed", "quoted"]


def test_stopping_stops_placing_and_paying_and_going_on_goes_on(scene: Scene) -> None:
    scene.supplier.method_saved = True
    scene.place()
    turn(scene, automatic=True, stopped=True)
    scene.order(1)
    placed, quoted = scene.purchases()
    scene.bell.ring("advance", quoted.id)
    scene.drain()
    assert len(scene.supplier.done("place")) == 1
    turn(scene, stopped=False)
    assert [one.state for one in scene.purchases()] == ["placed", "paid"]
    assert scene.purchases()[0].pay_by is None, placed.id


def test_what_was_wanted_before_the_stop_goes_on_after_it(scene: Scene) -> None:
    scene.supplier.method_saved = True
    scene.place()
    turn(scene, stopped=True)
    assert (scene.pay().state, scene.purchase().code) == ("held", "STOPPED")
    turn(scene, stopped=False)
    assert scene.state() == "paid"


def test_settings_changed_by_somebody_else_meanwhile_are_not_overwritten(scene: Scene) -> None:
    (now,) = scene.rows(select(OrderSettings))
    turn(scene, supplier_note="Please no invoice")
    with pytest.raises(Conflict):
        change_settings(scene.outside, scene.shop_id, as_they_are(now), now.version)
    assert scene.rows(select(OrderSettings.supplier_note)) == ["Please no invoice"]
