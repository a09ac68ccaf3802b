"""What has to be bought for an order: its lines against the links, per supplier. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WantedLine:
    """A line of an order: `quantity` pieces of a variant still wanted; `line_id` is ours."""

    line_id: int
    variant_gid: str | None
    quantity: int


@dataclass(frozen=True, slots=True)
class LinkedSku:
    """One link: `per_piece` of the SKU for each piece of the variant."""

    variant_gid: str
    supplier_id: int
    product_id: str
    sku_id: str
    per_piece: int


@dataclass(frozen=True, slots=True, order=True)
class Need:
    """So many of a SKU for one line of the order."""

    line_id: int
    product_id: str
    sku_id: str
    quantity: int


def needs_per_supplier(lines: Iterable[WantedLine], links: Iterable[LinkedSku]) -> dict[int, tuple[Need, ...]]:
    """What is needed from each supplier, in a fixed order; lines without links or quantity are left out."""
    by_variant: dict[str, list[LinkedSku]] = defaultdict(list)
    for link in links:
        by_variant[link.variant_gid].append(link)
    needs: dict[int, list[Need]] = defaultdict(list)
    for line in lines:
        if line.variant_gid is None or line.quantity <= 0:
            continue
        for link in by_variant.get(line.variant_gid, ()):
            need = Need(line.line_id, link.product_id, link.sku_id, line.quantity * link.per_piece)
            needs[link.supplier_id].append(need)
    return {supplier: tuple(sorted(wanted)) for supplier, wanted in needs.items()}
