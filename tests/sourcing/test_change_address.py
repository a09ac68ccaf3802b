"""Where the goods go: the merchant's address before the shop's, and neither lost when the other changes."""

from __future__ import annotations

from dataclasses import replace

from sourcing.orders.change_address import change_address, change_note, take_shop_address
from sourcing.purchasing.checkout import want_placed
from tests.builders import ADDRESS
from tests.sourcing.scene import Scene

OWN = replace(ADDRESS, address1="Kossuth tér 2", zip="1055")
MOVED = replace(ADDRESS, city="Szeged", zip="6720")


def codes(scene: Scene) -> list[str]:
    return [problem["code"] for problem in scene.stored_order().problems]


def shop_id(scene: Scene) -> int:
    return scene.stored_order().shop_id


def repair(scene: Scene) -> None:
    change_address(scene.outside, shop_id(scene), scene.stored_order().id, OWN)
    scene.drain()


def test_a_repaired_address_and_a_note_are_what_the_supplier_gets(scene: Scene) -> None:
    scene.set(supplier_note="No invoice.")
    scene.order(2, address=replace(ADDRESS, zip=""))
    assert codes(scene) == ["ADDRESS_INCOMPLETE"]
    repair(scene)
    assert (codes(scene), scene.state()) == ([], "quoted")
    change_note(scene.outside, shop_id(scene), scene.stored_order().id, "Gift for {order_name}")
    want_placed(scene.outside, shop_id(scene), [scene.purchase().id])
    scene.drain()
    (trade,) = scene.supplier.trades.values()
    assert (trade.order.address.address1, trade.order.address.zip) == ("Kossuth tér 2", "1055")
    assert trade.order.remark.startswith(f"No invoice.\nGift for {scene.stored_order().name}")


def test_when_the_shops_address_changes_later_nothing_goes_on_until_the_merchant_chose(scene: Scene) -> None:
    gid = scene.order(2)
    repair(scene)
    scene.shop.people.change(gid, address=MOVED)
    scene.hint(gid)
    scene.drain()
    order = scene.stored_order()
    assert (codes(scene), order.own_address["zip"], order.address["city"]) == (["ADDRESS_CHOICE"], "1055", "Szeged")  # type: ignore[index]
    refused = want_placed(scene.outside, order.shop_id, [scene.purchase().id]).not_done
    assert refused
    take_shop_address(scene.outside, order.shop_id, order.id)
    scene.drain()
    assert (codes(scene), scene.stored_order().ship_to["city"]) == ([], "Szeged")  # type: ignore[index]


def test_the_same_address_said_again_means_mine(scene: Scene) -> None:
    gid = scene.order(2)
    repair(scene)
    scene.shop.people.change(gid, address=MOVED)
    scene.hint(gid)
    scene.drain()
    repair(scene)
    assert (codes(scene), scene.stored_order().ship_to["zip"]) == ([], "1055")  # type: ignore[index]
