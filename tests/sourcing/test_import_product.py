"""A product of Alibaba's is made in the shop with its links: once, whatever fails."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import select

from sourcing.catalog.import_product import import_product
from sourcing.catalog.model import Link, ProductImport
from sourcing.catalog.plan_import import handle_for, plan_import
from sourcing.catalog.rules import PriceRule
from sourcing.catalog.want_import import want_import
from sourcing.errors import UseCaseError
from sourcing.money import Money
from sourcing.ports import PriceStep, SupplierSku
from tests.sourcing.memory_supplier import usd
from tests.sourcing.scene import Scene

LAMP, KEY = "1600001", "7d1f0c52-9f0e-4f5e-9a44-5a1f0c2b7e11"
RULE = PriceRule(Decimal("2.5"), Decimal(1), "99")


def wish(scene: Scene, key: str = KEY, drain: bool = True) -> int:
    wanted = want_import(scene.outside, scene.shop_id, key, LAMP, [], RULE, "DRAFT")
    if drain:
        scene.drain()
    return wanted


def colors(scene: Scene, *names: str, attributes: tuple[str, ...] = ("Color",)) -> None:
    """The lamp comes in these."""
    skus = tuple(
        SupplierSku(str(600 + at), tuple((one, name) for one in attributes), (PriceStep(1, usd(900)),), "", at)
        for at, name in enumerate(names)
    )
    scene.supplier.products[LAMP] = replace(scene.supplier.products[LAMP], skus=skus)


def stored(scene: Scene) -> ProductImport:
    (row,) = scene.rows(select(ProductImport))
    return row


def made(scene: Scene) -> int:
    """How many products the shop's books say were made."""
    return len(scene.shop.done("make_product"))


def imported(scene: Scene) -> list[Link]:
    return scene.rows(select(Link).where(Link.product_id == LAMP, Link.variant_sku.startswith(LAMP)).order_by(Link.id))


def test_a_product_is_made_priced_stocked_and_linked(scene: Scene) -> None:
    colors(scene, "Black", "White")
    wish(scene)
    row = stored(scene)
    assert (row.state, row.due_at, made(scene)) == ("done", None, 1)
    assert [(one.sku_id, one.quantity, one.stocked, one.stock) for one in imported(scene)] == [
        ("600", 1, "done", 0),
        ("601", 1, "done", 1),
    ]
    (product,) = scene.shop.made.values()
    prices = {one.sku: one.price for one in scene.shop.variants if one.product_gid == product.gid}
    assert prices == {"1600001-600": Money(2399, "USD"), "1600001-601": Money(2399, "USD")}
    assert not any(one.warned for one in imported(scene))


def test_the_same_wish_twice_makes_one_product(scene: Scene) -> None:
    first, again = wish(scene), wish(scene)
    assert (first, made(scene)) == (again, 1)
    wish(scene, "another-key-of-32-letters-000000")
    assert made(scene) == 2


@pytest.mark.parametrize("after", [True, False], ids=["it was made", "it was not"])
def test_silence_is_settled_by_looking_and_makes_one_product(scene: Scene, after: bool) -> None:
    scene.shop.faults.silence("make_product", after=after)
    wish(scene)
    assert (stored(scene).state, made(scene)) == ("unknown", int(after))
    scene.later(6, seconds=11)
    assert (stored(scene).state, made(scene)) == ("done", 1)
    assert len(imported(scene)) == 1


def test_a_worker_that_died_in_between_is_followed_by_a_look(scene: Scene) -> None:
    scene.shop.faults.during("make_product", lambda: (_ for _ in ()).throw(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        wish(scene)
    assert stored(scene).state == "creating"
    scene.later(6, seconds=61)
    assert (stored(scene).state, made(scene), scene.shop.faults.count("find_made_product")) == ("done", 1, 3)


def test_a_product_that_appears_late_is_not_made_again(scene: Scene) -> None:
    """Shopify is still making it while it is looked for: its handle makes the second one impossible."""
    scene.shop.faults.silence("make_product", after=True)
    for _ in range(3):
        scene.shop.faults.during("find_made_product", scene.shop.made.clear)
    wish(scene)
    kept = dict(scene.shop.made)
    scene.later(2, seconds=11)
    scene.shop.faults.during("make_product", lambda: scene.shop.made.update(kept))
    scene.later(6, seconds=31)
    assert (stored(scene).state, made(scene)) == ("done", 1)


def test_two_workers_at_once_make_one(scene: Scene) -> None:
    wanted = wish(scene, drain=False)
    scene.shop.faults.during(
        "make_product", lambda: scene.in_other_process(lambda: import_product(scene.outside, wanted))
    )
    scene.drain()
    assert (stored(scene).state, made(scene)) == ("done", 1)


def test_a_refusal_is_told_and_not_tried_again(scene: Scene) -> None:
    scene.shop.faults.refuse("make_product", "VARIANTS_OVER_LIMIT")
    wish(scene)
    row = stored(scene)
    assert (row.state, row.code, row.due_at) == ("refused", "VARIANTS_OVER_LIMIT", None)
    scene.later(hours=1)
    assert made(scene) == 0


def test_a_shop_that_asks_to_wait_gets_it_later(scene: Scene) -> None:
    scene.shop.faults.throttle("make_product", 4)
    wish(scene)
    assert (stored(scene).state, made(scene)) == ("new", 0)
    scene.later(seconds=5)
    assert (stored(scene).state, made(scene)) == ("done", 1)


def test_more_options_than_shopify_has_share_the_third(scene: Scene) -> None:
    colors(scene, "A", "B", attributes=("Color", "Plug", "Size", "Length"))
    plan = plan_import(scene.outside, scene.shop_id, LAMP, [], RULE)
    assert [name for name, _ in plan.variants[0].options] == ["Color", "Plug", "Size / Length"]
    assert plan.variants[1].options[2][1] == "B / B"


def test_options_that_look_alike_are_told_apart(scene: Scene) -> None:
    colors(scene, "Black", "Black", attributes=("Color",))
    plan = plan_import(scene.outside, scene.shop_id, LAMP, [], RULE)
    assert [dict(one.options)["Color"] for one in plan.variants] == ["Black", "Black 601"]


def test_only_the_chosen_options_are_planned_and_no_more_than_a_hundred(scene: Scene) -> None:
    colors(scene, *[f"No. {number}" for number in range(101)])
    chosen = plan_import(scene.outside, scene.shop_id, LAMP, ["600", "603"], RULE)
    assert [one.sku_id for one in chosen.variants] == ["600", "603"]
    with pytest.raises(UseCaseError) as raised:
        plan_import(scene.outside, scene.shop_id, LAMP, [], RULE)
    assert raised.value.code == "TOO_MANY_OPTIONS"


def test_a_product_off_sale_cannot_be_planned(scene: Scene) -> None:
    scene.supplier.takes_offline(LAMP, offline=True)
    with pytest.raises(UseCaseError) as raised:
        plan_import(scene.outside, scene.shop_id, LAMP, [], RULE)
    assert raised.value.code == "PRODUCT_GONE"


@pytest.mark.parametrize(
    ("title", "handle"),
    [("LED lamp, 20 W!", "led-lamp-20-w-7d1f0c529f0e"), ("Ű", "u-7d1f0c529f0e"), ("灯", "7d1f0c529f0e")],
)
def test_a_handle_is_plain_words_and_our_key(title: str, handle: str) -> None:
    assert handle_for(title, KEY) == handle
