"""Hinted orders are read many at a time; no hint is lost, and a failing shop is left in peace."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from sourcing.lease import LEASE
from sourcing.orders.model import Order, OrderToRead
from sourcing.orders.poll_orders import poll_orders
from sourcing.orders.read_orders import BATCH, read_orders
from sourcing.shops.model import Shop
from tests.sourcing.memory_shop import variant
from tests.sourcing.scene import Scene


def due(scene: Scene) -> list[timedelta]:
    """In how many whole seconds each is due."""
    waits = [at - scene.clock.at for at in scene.rows(select(OrderToRead.due_at))]
    return [timedelta(seconds=round(wait.total_seconds())) for wait in waits]


def test_more_orders_than_a_batch_are_read_batch_by_batch(scene: Scene) -> None:
    for _ in range(BATCH + 3):
        scene.order(1, drain=False)
    scene.bell.rings.clear()
    assert read_orders(scene.outside, scene.shop_id) == BATCH
    assert ("read_orders", (scene.shop_id,)) in scene.bell.rings
    assert read_orders(scene.outside, scene.shop_id) == 3
    assert len(scene.rows(select(Order))) == BATCH + 3


def test_a_hint_that_comes_while_the_order_is_read_is_not_lost(scene: Scene) -> None:
    gid = scene.order(2, drain=False)
    scene.shop.faults.during("read_orders", lambda: scene.in_other_process(lambda: scene.hint(gid)))
    read_orders(scene.outside, scene.shop_id)
    assert due(scene) == [timedelta(0)]


def test_an_order_taken_by_a_worker_that_died_is_due_again_after_the_lease(scene: Scene) -> None:
    scene.order(2, drain=False)

    def die() -> None:
        raise SystemExit

    scene.shop.faults.during("read_orders", die)
    with pytest.raises(SystemExit):
        read_orders(scene.outside, scene.shop_id)
    assert due(scene) == [LEASE]
    scene.later(seconds=LEASE.total_seconds() + 1)
    assert len(scene.rows(select(Order))) == 1


def test_a_shop_that_does_not_answer_is_asked_less_and_less_often(scene: Scene) -> None:
    scene.order(2, drain=False)
    scene.shop.faults.unreachable("read_orders", times=3)
    waits = []
    for _ in range(3):
        read_orders(scene.outside, scene.shop_id)
        waits += due(scene)
        scene.clock.at += waits[-1] + timedelta(milliseconds=1)
    assert waits == [timedelta(seconds=seconds) for seconds in (2, 5, 15)]
    scene.drain()
    assert len(scene.rows(select(Order))) == 1


def test_a_shop_that_asks_to_slow_down_is_left_alone_for_as_long_as_it_says(scene: Scene) -> None:
    scene.order(2, drain=False)
    scene.shop.faults.throttle("read_orders", 42)
    read_orders(scene.outside, scene.shop_id)
    assert due(scene) == [timedelta(seconds=42)]


def test_an_order_that_is_gone_is_taken_off_the_list(scene: Scene) -> None:
    gid = scene.order(2, drain=False)
    scene.shop.people.delete(gid)
    scene.drain()
    assert scene.rows(select(OrderToRead)) == []


def test_the_poll_makes_up_for_messages_that_never_came_to_the_last_page(scene: Scene) -> None:
    for _ in range(12):
        scene.shop.people.order([(variant(1), 1)])
    poll_orders(scene.outside, scene.shop_id)
    scene.drain()
    assert len(scene.rows(select(Order))) == 12


def test_a_poll_that_breaks_off_starts_again_where_the_last_whole_one_ended(scene: Scene) -> None:
    (before,) = scene.rows(select(Shop.orders_seen_until))
    scene.shop.faults.unreachable("list_changed_orders")
    scene.bell.ring("poll_orders", scene.shop_id)
    scene.drain()
    assert scene.rows(select(Shop.orders_seen_until)) == [before]
