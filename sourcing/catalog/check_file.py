"""Whether the shop and Alibaba know what a file of links names: every line, before anything is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sourcing.catalog.browse import shop_country
from sourcing.catalog.link_file import LineError, LinkFile, LinkLine
from sourcing.outside import Outside
from sourcing.ports import ShopVariant, SupplierProduct, SupplierSku
from sourcing.shops.access import access_to, ask_alibaba

_VARIANTS_AT_ONCE, _PRODUCTS_AT_ONCE = 100, 50


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A line with what it names."""

    variant: ShopVariant
    product: SupplierProduct
    sku: SupplierSku
    quantity: int


def check_file(
    outside: Outside, shop_id: int, file: LinkFile, go_on: Callable[[], None]
) -> list[CheckedLine | LineError]:
    """Each line with what it names, or what is wrong with it. `go_on` is told between calls. Raises PlatformError."""
    variants = _variants(outside, shop_id, file.lines, go_on)
    products = _products(outside, shop_id, file.lines, go_on)
    return [_checked(line, variants.get(line.variant_gid), products.get(line.part.product_id)) for line in file.lines]


def _variants(
    outside: Outside, shop_id: int, lines: Sequence[LinkLine], go_on: Callable[[], None]
) -> dict[str, ShopVariant]:
    found: dict[str, ShopVariant] = {}
    for some in _batches([line.variant_gid for line in lines], _VARIANTS_AT_ONCE):
        go_on()
        found |= {one.gid: one for one in outside.shops.read_variants(access_to(outside, shop_id), some)}
    return found


def _products(
    outside: Outside, shop_id: int, lines: Sequence[LinkLine], go_on: Callable[[], None]
) -> dict[str, SupplierProduct | None]:
    country = shop_country(shop_id)
    found: dict[str, SupplierProduct | None] = {}
    for some in _batches([line.part.product_id for line in lines], _PRODUCTS_AT_ONCE):
        go_on()
        found |= _ask(outside, shop_id, some, country)
    return found


def _ask(outside: Outside, shop_id: int, some: Sequence[str], country: str) -> dict[str, SupplierProduct | None]:
    return ask_alibaba(outside, shop_id, lambda token: outside.suppliers.read_products(token, some, country))


def _batches(wanted: Sequence[str], size: int) -> Iterator[list[str]]:
    once = list(dict.fromkeys(wanted))
    for start in range(0, len(once), size):
        yield once[start : start + size]


def _checked(line: LinkLine, variant: ShopVariant | None, product: SupplierProduct | None) -> CheckedLine | LineError:
    part = line.part
    if variant is None:
        return LineError(line.line, "NO_SUCH_VARIANT", "variant_id", line.variant_gid.rpartition("/")[2])
    if product is None or product.status != "PRODUCT_ONLINE":
        return LineError(line.line, "PRODUCT_GONE", "product_id", part.product_id)
    sku = next((sku for sku in product.skus if sku.sku_id == part.sku_id), None)
    if sku is None and not part.sku_id and len(product.skus) == 1:
        sku = product.skus[0]
    if sku is None:
        return LineError(line.line, "SKU_GONE" if part.sku_id else "SKU_MISSING", "sku_id", part.sku_id)
    return CheckedLine(variant, product, sku, part.quantity)
