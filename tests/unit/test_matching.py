from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sourcing.orders.matching import LinkedSku, Need, WantedLine, needs_per_supplier

lines = st.lists(
    st.builds(WantedLine, st.integers(1, 99), st.none() | st.sampled_from("abc"), st.integers(-1, 9)),
    unique_by=lambda line: line.line_id,
)
links = st.lists(
    st.builds(
        LinkedSku, st.sampled_from("abc"), st.integers(1, 3), st.sampled_from("pq"), st.just(""), st.integers(1, 5)
    )
)


def test_a_line_becomes_a_need_of_its_supplier() -> None:
    needs = needs_per_supplier([WantedLine(1, "a", 2)], [LinkedSku("a", 7, "p", "s", 1)])
    assert needs == {7: (Need(1, "p", "s", 2),)}


def test_a_bundle_needs_every_part_as_often_as_it_holds_it() -> None:
    bundle = [LinkedSku("a", 7, "p", "", 1), LinkedSku("a", 8, "q", "", 3)]
    needs = needs_per_supplier([WantedLine(1, "a", 2)], bundle)
    assert needs == {7: (Need(1, "p", "", 2),), 8: (Need(1, "q", "", 6),)}


def test_lines_without_link_variant_or_quantity_are_left_out() -> None:
    lines = [WantedLine(1, "b", 2), WantedLine(2, None, 2), WantedLine(3, "a", 0)]
    assert needs_per_supplier(lines, [LinkedSku("a", 7, "p", "", 1)]) == {}


@given(lines, links)
def test_no_piece_is_lost_and_none_is_bought_twice(lines: list[WantedLine], links: list[LinkedSku]) -> None:
    needed = sum(need.quantity for needs in needs_per_supplier(lines, links).values() for need in needs)
    pieces = {line.line_id: max(line.quantity, 0) for line in lines}
    assert needed == sum(
        pieces[line.line_id] * link.per_piece
        for line in lines
        for link in links
        if link.variant_gid == line.variant_gid
    )


@given(lines, links)
def test_the_order_in_which_lines_and_links_come_changes_nothing(
    lines: list[WantedLine], links: list[LinkedSku]
) -> None:
    assert needs_per_supplier(lines, links) == needs_per_supplier(lines[::-1], links[::-1])
