"""A file of links is taken whole when every line is right, and changes nothing otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from sourcing.catalog.model import Link, LinkUpload
from sourcing.catalog.want_upload import want_upload
from tests.sourcing.memory_shop import variant
from tests.sourcing.scene import Scene

HEAD = "variant_id,product_id,sku_id,quantity\n"


def send(scene: Scene, *lines: str) -> LinkUpload:
    want_upload(scene.outside, scene.shop_id, HEAD + "\n".join(lines) + "\n")
    scene.drain()
    return stored(scene)


def stored(scene: Scene) -> LinkUpload:
    return scene.rows(select(LinkUpload).order_by(LinkUpload.id.desc()))[0]


def links(scene: Scene) -> list[tuple[str, str, int]]:
    """Variant, product and quantity of every link."""
    found = scene.rows(select(Link).order_by(Link.variant_gid, Link.product_id))
    return [(one.variant_gid.rpartition("/")[2], one.product_id, one.quantity) for one in found]


AS_FIRST = [("1", "1600001", 1), ("2", "1600002", 1), ("3", "1600003", 1)]


def test_every_line_is_linked_and_the_shop_stocked(scene: Scene) -> None:
    row = send(scene, "4,1600001,501,2", "5,1600003,,1")
    assert (row.state, row.lines, row.variants, row.text) == ("done", 2, 2, "")
    assert links(scene) == [*AS_FIRST, ("4", "1600001", 2), ("5", "1600003", 1)]
    assert scene.shop.stock[variant(4).inventory_item_gid] == 20


def test_several_lines_of_a_variant_are_a_bundle_that_replaces_what_it_was(scene: Scene) -> None:
    send(scene, "1,1600002,501,1", "1,1600003,501,2", "1,1600002,501,1")
    assert [one for one in links(scene) if one[0] == "1"] == [("1", "1600002", 2), ("1", "1600003", 2)]


def test_variants_without_a_product_stay_as_they_are(scene: Scene) -> None:
    row = send(scene, "1,,,", "2,,,1")
    assert (row.state, row.variants, links(scene)) == ("done", 0, AS_FIRST)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("999,1600001,501,1", "NO_SUCH_VARIANT"),
        ("4,1699999,501,1", "PRODUCT_GONE"),
        ("4,1600001,999,1", "SKU_GONE"),
        ("4,1.6E+12,501,1", "NUMBER_SHORTENED"),
    ],
)
def test_one_wrong_line_has_nothing_changed(scene: Scene, line: str, code: str) -> None:
    row = send(scene, "5,1600001,501,1", line)
    assert (row.state, row.wrong, links(scene)) == ("refused", 1, AS_FIRST)
    assert [(one["line"], one["code"]) for one in row.errors] == [(3, code)]


def test_lines_wrong_by_themselves_and_lines_nobody_knows_are_told_together(scene: Scene) -> None:
    row = send(scene, "4,1600001,999,1", "4,1600001,501,0", "999,1600001,501,1")
    assert [(one["line"], one["code"]) for one in row.errors] == [
        (2, "SKU_GONE"),
        (3, "QUANTITY_WRONG"),
        (4, "NO_SUCH_VARIANT"),
    ]


def test_all_wrong_lines_are_counted_and_the_first_ones_kept(scene: Scene) -> None:
    row = send(scene, *["999,1600001,501,1"] * 15, *[f"{900 + at},1600001,501,1" for at in range(300)])
    assert (row.state, row.wrong, len(row.errors)) == ("refused", 315, 200)


def test_a_product_of_several_options_needs_one_named(scene: Scene) -> None:
    product = scene.supplier.products["1600001"]
    scene.supplier.products["1600001"] = replace(product, skus=(*product.skus, replace(product.skus[0], sku_id="502")))
    assert [one["code"] for one in send(scene, "4,1600001,,1").errors] == ["SKU_MISSING"]


def test_a_platform_that_does_not_answer_is_asked_again(scene: Scene) -> None:
    scene.supplier.faults.unreachable("read_products")
    assert send(scene, "4,1600001,501,1").state == "waiting"
    scene.later(seconds=5)
    assert stored(scene).state == "done"


def test_a_connection_that_ended_is_told_and_nothing_changed(scene: Scene) -> None:
    scene.supplier.ends_the_connection()
    row = send(scene, "4,1600001,501,1")
    assert (row.state, row.code, links(scene)) == ("refused", "ALIBABA_CONNECTION_ENDED", AS_FIRST)


def test_orders_that_are_not_placed_yet_follow_the_new_links(scene: Scene) -> None:
    scene.order(2)
    send(scene, "1,1600002,501,3")
    assert [(line.product_id, line.quantity) for line in scene.purchase().lines] == [("1600002", 6)]


def test_many_lines_ask_few_questions(scene: Scene) -> None:
    send(scene, *[f"{4 + at % 20},160000{1 + at % 3},501,1" for at in range(60)])
    assert stored(scene).state == "done"
    assert (scene.shop.faults.count("read_variants"), scene.supplier.faults.count("read_products")) == (1, 1)
