"""One transaction per job: rings leave after the commit, and are dropped with what they were for."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from sourcing.db import db
from sourcing.shops.model import Shop
from sourcing.transaction import hit, reading, transaction
from tests.sourcing.scene import Scene


def name_of_shop(scene: Scene) -> str:
    (name,) = scene.rows(select(Shop.name))
    return name


def rename(name: str) -> None:
    db.session.execute(update(Shop).values(name=name))


def test_what_the_block_did_is_there_for_others_before_anybody_is_rung_for(scene: Scene) -> None:
    seen: list[str] = []

    class LookingBell:
        def ring(self, job: str, *ids: int) -> None:
            scene.in_other_process(lambda: seen.append(name_of_shop(scene)))

    with transaction(LookingBell()) as tx:
        rename("Renamed")
        tx.ring("advance", 1)
        assert seen == []
    assert seen == ["Renamed"]


def test_a_block_that_raises_leaves_nothing_behind_and_rings_for_nobody(scene: Scene) -> None:
    def fail() -> None:
        with transaction(scene.bell) as tx:
            rename("Renamed")
            tx.ring("advance", 1)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert name_of_shop(scene) == "Demo shop"
    assert scene.bell.rings == []


def test_rings_leave_once_each_when_the_whole_ends_not_when_a_savepoint_does(scene: Scene) -> None:
    with transaction(scene.bell) as tx:
        with db.session.begin_nested():
            tx.ring("advance", 1)
            rename("Renamed")
        tx.ring("advance", 1)
        tx.ring("advance", 2)
        assert scene.bell.rings == []
    assert scene.bell.rings == [("advance", (1,)), ("advance", (2,))]


def test_a_failed_savepoint_takes_back_its_rows_only(scene: Scene) -> None:
    def fail() -> None:
        with db.session.begin_nested():
            rename("Renamed")
            raise LookupError

    with transaction(scene.bell) as tx:
        tx.ring("advance", 1)
        with pytest.raises(LookupError):
            fail()
        db.session.execute(update(Shop).values(email="new@example.com"))
    assert name_of_shop(scene) == "Demo shop"
    assert scene.rows(select(Shop.email)) == ["new@example.com"]
    assert scene.bell.rings == [("advance", (1,))]


def test_a_transaction_within_a_transaction_is_refused_and_the_outer_one_can_be_begun_again(scene: Scene) -> None:
    def nest() -> None:
        with transaction(scene.bell), transaction(scene.bell):
            rename("Renamed")

    with pytest.raises(RuntimeError):
        nest()
    with transaction(scene.bell):
        rename("Renamed")
    assert name_of_shop(scene) == "Renamed"


def test_a_look_within_a_transaction_sees_its_own_rows_and_does_not_end_it(scene: Scene) -> None:
    with transaction(scene.bell):
        rename("Renamed")
        with reading() as session:
            assert session.scalar(select(Shop.name)) == "Renamed"
        db.session.execute(update(Shop).values(email="new@example.com"))
    assert scene.rows(select(Shop.email)) == ["new@example.com"]


def test_a_compare_and_swap_says_whether_it_found_its_row(scene: Scene) -> None:
    with transaction(scene.bell):
        assert hit(db.session.execute(update(Shop).where(Shop.name == "Demo shop").values(name="A")))
        assert not hit(db.session.execute(update(Shop).where(Shop.name == "Demo shop").values(name="B")))
