"""Alerts open once per cause, where it arises or when its time has come, and close by themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from sourcing.alerts.dismiss import dismiss
from sourcing.alerts.look import look_for_alerts
from sourcing.alerts.model import Alert
from sourcing.alerts.show_alerts import Alerts, alerts_of
from sourcing.catalog.model import Link
from sourcing.db import db
from sourcing.errors import NotFound
from sourcing.purchasing.mend import hold, release, retry
from sourcing.purchasing.model import Purchase
from sourcing.shops.connect_alibaba import begin, complete, disconnect
from sourcing.timeline.model import TimelineEntry
from sourcing.transaction import reading, transaction
from tests.sourcing.scene import Scene


def shown(scene: Scene) -> Alerts:
    with reading() as session:
        return alerts_of(session, scene.outside.explanations, scene.shop_id)


def kinds(scene: Scene) -> list[str]:
    return [alert.kind for alert in shown(scene).alerts]


def stored(scene: Scene) -> list[tuple[str, bool]]:
    """Every alert there ever was: its kind, and whether it is open."""
    return [(alert.kind, alert.closed_at is None) for alert in scene.rows(select(Alert).order_by(Alert.id))]


def told(scene: Scene) -> list[str]:
    kind = TimelineEntry.kind
    return scene.rows(select(kind).where(kind.startswith("alert_")).order_by(TimelineEntry.id))


def sell(scene: Scene, *, online: bool) -> None:
    """The desk lamp is taken from sale, or is back; prices are read anew at the next quote."""
    scene.supplier.takes_offline("1600002", offline=not online)
    with transaction(scene.bell):
        db.session.execute(update(Link).values(read_at=None))


@pytest.fixture
def paid(scene: Scene) -> Scene:
    """One purchase that is paid."""
    scene.supplier.method_saved = True
    scene.place()
    scene.pay()
    return scene


def ship(scene: Scene, parcels: int = 1) -> str:
    trade_id = scene.purchase().trade_id or ""
    scene.supplier.ships(trade_id, parcels)
    scene.later(minutes=5)
    assert scene.state() == "shipping"
    return trade_id


def test_where_all_goes_well_nothing_is_looked_at(paid: Scene) -> None:
    ship(paid)
    paid.bell.rings.clear()
    paid.later(seconds=10)
    assert (paid.rows(select(Alert)), "look_for_alerts" in dict(paid.bell.rings)) == ([], False)


def test_a_refused_purchase_opens_one_alert_that_closes_when_it_goes_on(scene: Scene) -> None:
    sell(scene, online=False)
    scene.order(0, 1)
    assert scene.state() == "refused"
    scene.later(times=5, seconds=2)
    assert stored(scene) == [("refused", True)]
    (alert,) = shown(scene).alerts
    assert (alert.code, alert.order_name, alert.supplier) == (
        scene.purchase().code, scene.stored_order().name, "Yiwu Lamps",
    )  # fmt: skip
    sell(scene, online=True)
    retry(scene.outside, scene.shop_id, scene.purchase().id)
    scene.drain()
    scene.later(seconds=2)
    assert (scene.state(), stored(scene)) == ("quoted", [("refused", False)])
    assert told(scene) == ["alert_opened.refused", "alert_closed.refused"]


def test_the_same_failure_later_is_a_new_alert(scene: Scene) -> None:
    sell(scene, online=False)
    scene.order(0, 1)
    scene.later(seconds=2)
    sell(scene, online=True)
    retry(scene.outside, scene.shop_id, scene.purchase().id)
    scene.drain()
    scene.later(seconds=2)
    sell(scene, online=False)
    with transaction(scene.bell):
        purchase = db.session.get_one(Purchase, scene.purchase().id)
        purchase.state, purchase.due_at = "new", scene.clock.now()
    scene.later(seconds=2)
    scene.later(seconds=2)
    assert stored(scene) == [("refused", False), ("refused", True)]


def test_what_the_merchant_holds_is_no_alert(scene: Scene) -> None:
    scene.order(2)
    hold(scene.outside, scene.shop_id, scene.purchase().id)
    scene.later(seconds=2)
    assert (scene.state(), stored(scene)) == ("held", [])


def test_an_amount_above_the_quote_is_told_with_both_amounts_and_closes_on_release(scene: Scene) -> None:
    scene.supplier.method_saved = True
    scene.supplier.dearer = 300
    scene.place()
    scene.pay()
    scene.later(seconds=2)
    (alert,) = shown(scene).alerts
    assert (alert.kind, alert.data["value"] - alert.data["limit"], alert.data["currency"]) == (
        "price_risen",
        300,
        "USD",
    )
    release(scene.outside, scene.shop_id, scene.purchase().id)
    scene.pay()
    scene.later(seconds=2)
    assert (scene.state(), stored(scene)) == ("paid", [("price_risen", False)])


def test_a_cap_that_is_reached_is_told_and_closes_when_it_is_raised(scene: Scene) -> None:
    scene.supplier.method_saved = True
    scene.set(automatic=True, cap_order_minor=100, cap_order_currency="USD")
    scene.order(2)
    scene.later(seconds=2)
    assert kinds(scene) == ["cap_reached"]
    scene.set(cap_order_minor=100_000)
    with transaction(scene.bell):
        db.session.get_one(Purchase, scene.purchase().id).due_at = scene.clock.now()
    scene.later(seconds=2)
    scene.later(seconds=2)
    assert (scene.state(), stored(scene)) == ("paid", [("cap_reached", False)])


def test_no_tracking_number_seven_days_after_paying(paid: Scene) -> None:
    paid.later(days=6, hours=23)
    assert stored(paid) == []
    paid.later(hours=1, seconds=1)
    assert kinds(paid) == ["no_tracking"]
    ship(paid)
    paid.later(seconds=2)
    assert stored(paid) == [("no_tracking", False)]


def test_a_parcel_that_does_not_move_for_48_hours_and_then_does(paid: Scene) -> None:
    trade_id = ship(paid)
    paid.later(hours=47)
    assert stored(paid) == []
    paid.later(hours=1, minutes=10)
    assert kinds(paid) == ["no_movement"]
    paid.supplier.ships(trade_id, 1, "OUT_FOR_DELIVERY")
    paid.later(minutes=31)
    paid.later(seconds=2)
    assert stored(paid) == [("no_movement", False)]
    paid.later(hours=49)
    assert stored(paid) == [("no_movement", False), ("no_movement", True)]


def test_each_parcel_is_one_alert_and_all_close_with_the_delivery(paid: Scene) -> None:
    trade_id = ship(paid, parcels=2)
    paid.later(hours=49)
    assert kinds(paid) == ["no_movement", "no_movement"]
    paid.supplier.ships(trade_id, 2, "DELIVERED")
    paid.later(minutes=31)
    paid.later(seconds=2)
    assert (paid.state(), {is_open for _, is_open in stored(paid)}) == ("delivered", {False})


def test_a_dismissed_alert_stays_away_until_its_cause_was_gone(paid: Scene) -> None:
    trade_id = ship(paid)
    paid.later(hours=49)
    (alert,) = shown(paid).alerts
    dismiss(paid.outside, paid.shop_id, alert.id)
    dismiss(paid.outside, paid.shop_id, alert.id)
    paid.later(times=3, hours=5)
    assert (kinds(paid), stored(paid)) == ([], [("no_movement", True)])
    paid.supplier.ships(trade_id, 1, "CUSTOMS")
    paid.later(minutes=31)
    paid.later(hours=49)
    assert kinds(paid) == ["no_movement"]
    assert told(paid) == [
        "alert_opened.no_movement", "alert_dismissed", "alert_closed.no_movement", "alert_opened.no_movement",
    ]  # fmt: skip


def test_an_alert_of_another_shop_is_not_found(paid: Scene) -> None:
    ship(paid)
    paid.later(hours=49)
    (alert,) = shown(paid).alerts
    with pytest.raises(NotFound):
        dismiss(paid.outside, paid.shop_id + 1, alert.id)
    assert kinds(paid) == ["no_movement"]


def connect(scene: Scene) -> None:
    state = begin(scene.outside, scene.shop_id).partition("state=")[2]
    complete(scene.outside, state, scene.supplier.agree())
    scene.later(seconds=2)


def test_a_connection_that_ends_is_told_14_days_ahead_then_as_ended_and_closes_when_made_again(scene: Scene) -> None:
    end = scene.clock.now() + timedelta(days=14, hours=1)
    scene.set_account(refresh_expires_at=end, alert_due=scene.clock.now(), follow_due=None)
    scene.later(seconds=2)
    assert stored(scene) == []
    scene.later(hours=1)
    assert kinds(scene) == ["connection_ending"]
    scene.later(days=14)
    assert stored(scene) == [("connection_ending", False), ("connection_ended", True)]
    connect(scene)
    assert {is_open for _, is_open in stored(scene)} == {False}


def test_tokens_that_alibaba_takes_back_are_one_alert_and_not_one_for_each_purchase(scene: Scene) -> None:
    scene.set(automatic=True)
    scene.supplier.ends_the_connection()
    scene.set_account(access_expires_at=scene.clock.now())
    scene.order(2)
    scene.later(seconds=2)
    assert (scene.state(), kinds(scene)) == ("held", ["connection_ended"])
    disconnect(scene.outside, scene.shop_id)
    assert kinds(scene) == []


def test_the_most_urgent_come_first_and_all_are_counted(scene: Scene) -> None:
    sell(scene, online=False)
    scene.order(0, 1)
    scene.set_account(refresh_expires_at=scene.clock.now() + timedelta(days=3), alert_due=scene.clock.now())
    scene.later(seconds=2)
    scene.set_account(state="ended", alert_due=scene.clock.now())
    scene.later(seconds=2)
    assert (kinds(scene), shown(scene).counts) == (
        ["connection_ended", "refused"],
        {"connection_ended": 1, "refused": 1},
    )


def test_two_workers_that_look_at_once_open_one_alert(postgresql_scene: Scene) -> None:
    scene = postgresql_scene
    sell(scene, online=False)
    scene.order(0, 1)
    look = lambda: look_for_alerts(scene.outside, scene.shop_id)  # noqa: E731  the same twice
    scene.side_by_side(look, look, look)
    assert stored(scene) == [("refused", True)]
