"""What moved at Alibaba since a variant was linked is found by itself, shown until noted, and stocked in the shop."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from sourcing.catalog.browse import read_variant
from sourcing.catalog.link import Part, link_variant
from sourcing.catalog.list_links import count_warned, list_warned, with_links
from sourcing.catalog.model import Link
from sourcing.catalog.take_note import take_note
from sourcing.inbox.receive import Received, receive
from sourcing.ports import PriceStep, SupplierProduct
from sourcing.shops.model import AlibabaAccount
from tests.builders import a_link, a_shop, a_supplier, an_account, rows
from tests.sourcing.memory_shop import variant
from tests.sourcing.memory_supplier import product, usd
from tests.sourcing.scene import Scene

LAMP = "1600001"
ITEM = "gid://shopify/InventoryItem/1"


def changed(scene: Scene, *, price: int = 900, stock: int | None = 40, **fields: object) -> None:
    """The lamp at Alibaba is as this says from now on."""
    now: SupplierProduct = scene.supplier.products[LAMP]
    sku = replace(now.skus[0], prices=(PriceStep(1, usd(price)),), stock=stock)
    scene.supplier.products[LAMP] = replace(now, skus=(sku,), **fields)  # type: ignore[arg-type]


def link(scene: Scene, number: int = 1, quantity: int = 1) -> None:
    gid = variant(number).gid
    found = read_variant(scene.outside, scene.shop_id, gid)
    link_variant(scene.outside, scene.shop_id, found, [Part(LAMP, "501", quantity)])
    scene.drain()


def poll(scene: Scene, hours: int = 6) -> None:
    scene.set_account(prices_due=scene.clock.now() + timedelta(hours=hours))
    scene.later(hours=hours, seconds=1)


def kinds(scene: Scene) -> list[str]:
    """What is shown of the first variant."""
    (view,) = with_links(scene.shop_id, [variant(1)])
    return [move.kind for one in view.links for move in one.moves]


def test_nothing_has_moved_right_after_linking(scene: Scene) -> None:
    changed(scene, price=1260, stock=3, min_order_quantity=5)
    link(scene)
    assert (kinds(scene), count_warned(scene.shop_id)) == ([], 0)


def test_a_price_that_rose_is_told_with_both_prices(scene: Scene) -> None:
    link(scene)
    changed(scene, price=1260)
    poll(scene)
    (view,) = with_links(scene.shop_id, [variant(1)])
    (move,) = view.links[0].moves
    assert (move.kind, move.before, move.after) == ("price_rose", usd(900), usd(1260))
    assert count_warned(scene.shop_id) == 1


def test_the_price_that_counts_is_that_of_the_linked_quantity(scene: Scene) -> None:
    link(scene, quantity=10)
    now = scene.supplier.products[LAMP]
    steps = PriceStep(1, usd(950)), PriceStep(10, usd(800))
    scene.supplier.products[LAMP] = replace(now, skus=(replace(now.skus[0], prices=steps),))
    poll(scene)
    assert kinds(scene) == []


def test_little_stock_is_told_once_and_again_when_nothing_is_left(scene: Scene) -> None:
    link(scene)
    changed(scene, stock=8)
    poll(scene)
    assert kinds(scene) == ["stock_low"]
    take_note(scene.outside, scene.shop_id, variant(1).gid)
    changed(scene, stock=5)
    poll(scene)
    assert kinds(scene) == []
    changed(scene, stock=0)
    poll(scene)
    assert kinds(scene) == ["stock_low"]
    # Once there is enough again, the next shortage is news.
    changed(scene, stock=100)
    poll(scene)
    changed(scene, stock=8)
    poll(scene)
    assert kinds(scene) == ["stock_low"]


def test_a_larger_minimum_and_a_lower_price_are_told_together(scene: Scene) -> None:
    link(scene)
    changed(scene, price=700, min_order_quantity=50)
    poll(scene)
    assert kinds(scene) == ["price_fell", "minimum_rose"]


def test_what_was_noted_counts_as_seen(scene: Scene) -> None:
    link(scene)
    changed(scene, price=1260)
    poll(scene)
    take_note(scene.outside, scene.shop_id, variant(1).gid)
    assert (kinds(scene), count_warned(scene.shop_id)) == ([], 0)
    changed(scene, price=1300)
    poll(scene)
    assert kinds(scene) == ["price_rose"]


def test_a_product_that_is_gone_stays_told_and_is_not_sold_any_more(scene: Scene) -> None:
    link(scene)
    assert scene.shop.stock[ITEM] == 40
    scene.supplier.takes_offline(LAMP, offline=True)
    poll(scene)
    take_note(scene.outside, scene.shop_id, variant(1).gid)
    assert kinds(scene) == ["gone"]
    assert scene.shop.stock[ITEM] == 0
    scene.supplier.takes_offline(LAMP, offline=False)
    poll(scene)
    assert kinds(scene) == []
    assert scene.shop.stock[ITEM] == 40


def test_a_link_from_before_this_was_kept_begins_with_what_was_known(scene: Scene) -> None:
    assert scene.rows(select(Link.seen_minimum).where(Link.product_id == LAMP)) == [None]
    changed(scene, price=1260)
    poll(scene)
    assert kinds(scene) == ["price_rose"]


def test_stock_is_pushed_only_when_it_changed(scene: Scene) -> None:
    link(scene)
    poll(scene)
    before = scene.shop.faults.count("stock_at_location")
    poll(scene)
    assert scene.shop.faults.count("stock_at_location") == before
    changed(scene, stock=12)
    poll(scene)
    assert (scene.shop.faults.count("stock_at_location"), scene.shop.stock[ITEM]) == (before + 1, 12)


def test_a_bundle_is_stocked_as_its_scarcest_part_allows(scene: Scene) -> None:
    changed(scene, stock=9)
    found = read_variant(scene.outside, scene.shop_id, variant(1).gid)
    link_variant(scene.outside, scene.shop_id, found, [Part(LAMP, "501", 2), Part("1600002", "501", 1)])
    scene.drain()
    assert scene.shop.stock[ITEM] == 4
    changed(scene, stock=None)
    poll(scene)
    changed(scene, stock=30)
    poll(scene)
    assert scene.shop.stock[ITEM] == 15


def test_fifty_products_are_read_in_one_question_and_the_rest_at_once_after(scene: Scene) -> None:
    with rows() as session:
        shop = a_shop(session, "large-shop.myshopify.com")
        an_account(session, shop, account_id="large", prices_due=scene.clock.now() + timedelta(hours=1))
        supplier = a_supplier(session, shop)
        for number in range(70):
            a_link(session, supplier, number, product_id=str(1700000 + number))
        shop_id = shop.id
    for number in range(70):
        found = product(str(1700000 + number), "Yiwu Lamps", "Lamp", stock=5)
        scene.supplier.products[found.product_id] = found
    scene.set_account(prices_due=None)
    scene.later(hours=1)
    assert scene.supplier.faults.count("read_products") == 2
    assert set(scene.rows(select(Link.stock).where(Link.shop_id == shop_id))) == {5}
    (due,) = scene.rows(select(AlibabaAccount.prices_due).where(AlibabaAccount.shop_id == shop_id))
    assert due
    assert timedelta(hours=5) < due - scene.clock.now() <= timedelta(hours=6)


def test_what_alibaba_tells_nothing_of_stays_as_it_was(scene: Scene) -> None:
    link(scene)
    scene.supplier.products.pop("1600003")
    poll(scene)
    # It is not known there: said so, unlike one that only was not told of.
    assert set(scene.rows(select(Link.product_status).where(Link.product_id == "1600003"))) == {"PRODUCT_GONE"}
    assert set(scene.rows(select(Link.product_status).where(Link.product_id == LAMP))) == {"PRODUCT_ONLINE"}


def test_alibaba_not_answering_leaves_the_poll_due(scene: Scene) -> None:
    link(scene)
    changed(scene, price=1260)
    scene.supplier.faults.unreachable("read_products")
    poll(scene)
    assert kinds(scene) == []
    scene.later(seconds=61)
    assert kinds(scene) == ["price_rose"]


def test_a_message_about_the_product_has_it_read_at_once(scene: Scene) -> None:
    link(scene)
    changed(scene, price=1260)
    body = f'{{"seller_id":"BROADCAST","message_type":1,"data":{{"productId":"{LAMP}","option":"PRICE_CHANGE"}}}}'
    receive(scene.outside, Received("alibaba", "m1", "BROADCAST", "1", body, None))
    scene.drain()
    assert kinds(scene) == ["price_rose"]


def test_the_list_of_warnings_is_paged_in_the_order_of_linking(scene: Scene) -> None:
    with rows() as session:
        shop = a_shop(session, "many.myshopify.com")
        supplier = a_supplier(session, shop)
        for number in range(1, 25):
            for part in ("501", "502"):
                a_link(session, supplier, number, sku_id=part, warned=number % 2 == 0)
        shop_id = shop.id
    page = list_warned(scene.outside, shop_id, None, "")
    assert [one.gid for one in page.variants] == [variant(number).gid for number in range(2, 25, 2)]
    assert (count_warned(shop_id), page.next_cursor) == (12, None)
    last = max(scene.rows(select(Link.id).where(Link.shop_id == shop_id)))
    assert list_warned(scene.outside, shop_id, str(last), "").variants == ()
    assert len(list_warned(scene.outside, shop_id, "no cursor", "lamp-2").variants) == 4
