"""An order read afresh becomes purchases, one per supplier, and they follow it until they are placed."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from sourcing.catalog.model import Link
from sourcing.db import db
from sourcing.orders.apply_order import apply_order
from sourcing.orders.model import Order
from sourcing.shops.model import Shop
from sourcing.transaction import transaction
from tests.builders import ADDRESS, a_link, rows
from tests.sourcing.scene import Scene


def pieces(scene: Scene) -> dict[str, list[int]]:
    return {
        purchase.supplier.name: [line.quantity for line in purchase.lines]
        for purchase in scene.purchases()
        if purchase.state != "cancelled"
    }


def codes(scene: Scene) -> list[str]:
    return [problem["code"] for problem in scene.stored_order().problems]


def test_an_order_without_goods_of_ours_is_left_alone(scene: Scene) -> None:
    scene.order(0, 0, 0, 5)
    assert scene.rows(select(Order)) == []


def test_goods_from_elsewhere_in_the_same_order_are_left_alone(scene: Scene) -> None:
    scene.order(2, 0, 0, 5)
    assert pieces(scene) == {"Yiwu Lamps": [2]}
    assert [line.ours for line in scene.stored_order().lines] == [True, False]


def test_goods_of_two_suppliers_are_two_purchases_and_of_one_supplier_one(scene: Scene) -> None:
    scene.order(2, 1, 3)
    assert pieces(scene) == {"Yiwu Lamps": [2, 1], "Ningbo Mugs": [3]}


def test_reading_an_order_again_makes_nothing_twice(scene: Scene) -> None:
    gid = scene.order(2, 1, 3)
    for _ in range(3):
        scene.hint(gid)
        scene.drain()
    assert pieces(scene) == {"Yiwu Lamps": [2, 1], "Ningbo Mugs": [3]}
    assert len(scene.told("purchase_made")) == 2


def test_two_workers_that_read_the_same_order_make_its_purchases_once(postgresql_scene: Scene) -> None:
    scene = postgresql_scene
    gid = scene.order(2, 1, 3, drain=False)

    def apply() -> None:
        read = scene.shop.people.whole(gid)
        with transaction(scene.bell) as tx:
            apply_order(tx, db.session.get_one(Shop, scene.shop_id), read, scene.clock.now())

    apply()
    scene.side_by_side(*[apply] * 4)
    assert len(scene.purchases()) == 2


def test_a_bundle_is_bought_part_by_part(scene: Scene) -> None:
    with rows() as session:
        link = session.scalars(select(Link).where(Link.product_id == "1600001")).one()
        a_link(session, link.supplier, 1, product_id="1600002", quantity=3)
    scene.order(2)
    assert pieces(scene) == {"Yiwu Lamps": [2, 6]}


def test_a_line_routed_to_us_without_a_link_needs_a_person_and_goes_on_once_it_is_linked(scene: Scene) -> None:
    scene.shop.people.stocked.add("4")
    gid = scene.order(2, 0, 0, 1)
    assert codes(scene) == ["VARIANT_NOT_LINKED"]
    assert scene.stored_order().stage == "needs_attention"
    with rows() as session:
        link = session.scalars(select(Link).where(Link.product_id == "1600003")).one()
        a_link(session, link.supplier, 4, product_id="1600003")
    scene.hint(gid)
    scene.drain()
    assert codes(scene) == []
    assert {purchase.state for purchase in scene.purchases()} == {"quoted"}


@pytest.mark.parametrize(
    ("address", "code"), [(None, "ADDRESS_MISSING"), (ADDRESS.__class__(name="A"), "ADDRESS_INCOMPLETE")]
)
def test_an_order_that_cannot_be_shipped_says_why_and_is_not_quoted(scene: Scene, address: object, code: str) -> None:
    gid = scene.order(2, address=address)
    assert codes(scene) == [code]
    assert scene.state() == "new"
    scene.shop.people.change(gid, address=ADDRESS)
    scene.hint(gid)
    scene.drain()
    assert scene.state() == "quoted"


def test_an_edit_before_placing_is_followed_and_quoted_again(scene: Scene) -> None:
    gid = scene.order(2)
    scene.shop.people.edit(gid, 10)
    scene.hint(gid)
    scene.drain()
    assert pieces(scene) == {"Yiwu Lamps": [10]}
    assert (scene.state(), scene.purchase().goods_minor) == ("quoted", 8000)


def test_a_new_address_wants_new_offers(scene: Scene) -> None:
    gid = scene.order(2)
    before = scene.supplier.faults.count("freight")
    scene.shop.people.change(gid, address=ADDRESS.__class__(**{**vars_of(ADDRESS), "city": "Szeged"}))
    scene.hint(gid)
    scene.drain()
    assert scene.supplier.faults.count("freight") == before + 1
    assert scene.state() == "quoted"


def vars_of(address: object) -> dict[str, str]:
    return {name: getattr(address, name) for name in address.__dataclass_fields__}  # type: ignore[attr-defined]


def test_goods_taken_out_before_placing_are_not_bought(scene: Scene) -> None:
    gid = scene.order(2, 0, 1)
    scene.shop.people.edit(gid, 0)
    scene.hint(gid)
    scene.drain()
    assert pieces(scene) == {"Ningbo Mugs": [1]}


def test_an_edit_after_placing_leaves_the_purchase_as_it_was_placed(scene: Scene) -> None:
    scene.place(2)
    gid = scene.stored_order().gid
    scene.shop.people.edit(gid, 5)
    scene.hint(gid)
    scene.drain()
    assert pieces(scene) == {"Yiwu Lamps": [2]}
    assert scene.state() == "placed"


def test_an_older_reading_changes_nothing(scene: Scene) -> None:
    gid = scene.order(2)
    older = scene.shop.people.whole(gid)
    scene.shop.people.edit(gid, 3)
    scene.hint(gid)
    scene.drain()
    with transaction(scene.bell) as tx:
        apply_order(tx, db.session.get_one(Shop, scene.shop_id), older, scene.clock.now())
    assert pieces(scene) == {"Yiwu Lamps": [3]}


def test_cancelling_an_order_cancels_what_is_not_placed(scene: Scene) -> None:
    gid = scene.order(2, 0, 1)
    scene.shop.people.cancel(gid)
    scene.hint(gid)
    scene.drain()
    assert [purchase.state for purchase in scene.purchases()] == ["cancelled", "cancelled"]
    assert scene.stored_order().stage == "cancelled"


def test_cancelling_an_order_cancels_what_is_placed_and_unpaid_at_the_supplier(scene: Scene) -> None:
    purchase = scene.place()
    gid = scene.stored_order().gid
    scene.shop.people.cancel(gid)
    scene.hint(gid)
    scene.drain()
    assert scene.supplier.done("cancel") == [purchase.trade_id]
    assert scene.state() == "cancelled"


def test_cancelling_an_order_leaves_what_is_paid(scene: Scene) -> None:
    scene.supplier.method_saved = True
    scene.place()
    scene.pay()
    gid = scene.stored_order().gid
    scene.shop.people.cancel(gid)
    scene.hint(gid)
    scene.drain()
    assert scene.supplier.done("cancel") == []
    assert scene.state() == "paid"
