"""The next step of a purchase: one worker at a time, no wish lost, a dead worker's row taken up again."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import event, select

from sourcing.db import db
from sourcing.lease import LEASE, give_back, take
from sourcing.purchasing.advance import advance
from sourcing.purchasing.checkout import want_placed
from sourcing.purchasing.model import Purchase
from sourcing.transaction import transaction
from tests.sourcing.scene import Scene


def takes(scene: Scene, purchase_id: int) -> bool:
    with transaction(scene.bell):
        return take(Purchase, purchase_id, scene.clock.now()) is not None


def due(scene: Scene) -> Purchase:
    """Wanted by the merchant, and no worker has been yet."""
    scene.order(2)
    want_placed(scene.outside, scene.shop_id, [scene.purchase().id])
    return scene.purchase()


def test_a_row_is_taken_by_one_worker_and_by_another_only_when_the_lease_is_over(scene: Scene) -> None:
    purchase = due(scene)
    assert takes(scene, purchase.id)
    assert not takes(scene, purchase.id)
    scene.clock.at += LEASE
    assert takes(scene, purchase.id)


def test_a_row_that_is_not_due_is_not_taken(scene: Scene) -> None:
    purchase = due(scene)
    with transaction(scene.bell):
        give_back(Purchase, purchase.id, scene.clock.now() + timedelta(seconds=5))
    assert not takes(scene, purchase.id)
    scene.clock.at += timedelta(seconds=6)
    assert takes(scene, purchase.id)


def test_a_row_that_is_owed_nothing_is_not_taken(scene: Scene) -> None:
    scene.order(2)
    assert scene.purchase().due_at is None
    assert not takes(scene, scene.purchase().id)


def test_a_ring_for_a_row_that_another_worker_holds_does_nothing(scene: Scene) -> None:
    purchase = due(scene)
    takes(scene, purchase.id)
    scene.drain()
    assert scene.supplier.faults.count("place") == 0


def test_the_rows_of_a_worker_that_died_go_on_after_the_lease(scene: Scene) -> None:
    purchase = due(scene)
    takes(scene, purchase.id)
    scene.bell.rings.clear()
    scene.later(seconds=LEASE.total_seconds() - 5)
    assert scene.state() == "quoted"
    scene.later(seconds=6)
    assert scene.state() == "placed"


def test_emptying_the_queue_costs_time_and_nothing_else(scene: Scene) -> None:
    due(scene)
    scene.bell.rings.clear()
    scene.later(seconds=1)
    assert scene.state() == "placed"


def test_a_wish_that_comes_just_when_a_worker_finds_nothing_to_do_is_not_lost(scene: Scene) -> None:
    scene.order(2)
    purchase_id = scene.purchase().id
    with transaction(scene.bell):
        db.session.get_one(Purchase, purchase_id).due_at = scene.clock.now()

    def press() -> None:
        want_placed(scene.outside, scene.shop_id, [purchase_id])

    session = db.session()
    event.listen(session, "after_commit", lambda _: scene.in_other_process(press), once=True)
    advance(scene.outside, purchase_id)
    scene.drain()
    assert scene.state() == "placed"


def test_a_hint_that_comes_while_the_order_is_read_has_it_read_again(scene: Scene) -> None:
    purchase = scene.place()

    def hint() -> None:
        with transaction(scene.bell):
            db.session.get_one(Purchase, purchase.id).due_at = scene.clock.now()

    hint()
    read = scene.supplier.faults.count("read_order")
    scene.supplier.faults.during("read_order", lambda: scene.in_other_process(hint))
    advance(scene.outside, purchase.id)
    assert scene.supplier.faults.count("read_order") == read + 2


def test_a_purchase_at_rest_owes_nothing(scene: Scene) -> None:
    scene.place()
    assert scene.rows(select(Purchase.due_at)) == [None]
    assert scene.rows(select(Purchase.lease_until)) == [None]
