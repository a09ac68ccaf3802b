"""What a product of Alibaba's would be in the shop: its variants with cost and price, shown before anything is made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import select

from sourcing.catalog.browse import show_product
from sourcing.catalog.model import Link
from sourcing.catalog.rules import PriceRule, cost_in, price_for
from sourcing.errors import UseCaseError
from sourcing.money import Money
from sourcing.outside import Outside
from sourcing.ports import SupplierProduct, SupplierSku
from sourcing.shops.model import Shop
from sourcing.transaction import reading

MOST_VARIANTS = 100
# Shopify's own limits.
_MOST_OPTIONS, _LONGEST_VALUE = 3, 255
_HIGHEST_PRICE = 10**12


@dataclass(frozen=True, slots=True)
class PlannedVariant:
    """One option of the product; `cost` is Alibaba's price for one, `own_cost` the same in the shop's currency."""

    sku_id: str
    sku: str
    title: str
    options: list[tuple[str, str]]
    cost: Money
    own_cost: Money
    price: Money
    stock: int | None
    image_url: str
    prices: list[list[int]]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The product as it would be made. `linked` says how many of the shop's variants are bought as it already."""

    product_id: str
    title: str
    url: str
    image_url: str
    images: list[str]
    supplier: str
    company_id: str
    min_order_quantity: int
    status: str
    currency: str
    supplier_currency: str
    variants: list[PlannedVariant]
    linked: int

    def stored(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


def plan_import(outside: Outside, shop_id: int, product_id: str, sku_ids: Sequence[str], rule: PriceRule) -> ImportPlan:
    """The plan for these SKUs, all of them when none is named.

    Raises NotFound, UseCaseError with the field that is to be mended, PlatformError.
    """
    product = show_product(outside, shop_id, product_id)
    if product.status != "PRODUCT_ONLINE":
        raise _wrong("PRODUCT_GONE", f"Alibaba does not sell the product {product_id}.", "Choose another product.")
    with reading() as session:
        currency = session.get_one(Shop, shop_id).currency
        linked = len(set(session.scalars(select(Link.variant_gid).where(*_links_of(shop_id, product_id)))))
    skus = _chosen(product, sku_ids)
    theirs = skus[0].prices[0].price.currency
    if theirs != currency and rule.rate == 1:
        raise _wrong(
            "RATE_MISSING",
            f"Alibaba's prices are in {theirs}, your shop's in {currency}.",
            f"Say how much {currency} one {theirs} is.",
            "rule.rate",
        )
    names = _option_names(skus)
    variants = [_variant(product, sku, names, rule, currency) for sku in skus]
    return ImportPlan(
        product_id=product.product_id,
        title=product.title[:255],
        url=product.url,
        image_url=product.image_url,
        images=list(product.images or ((product.image_url,) if product.image_url else ())),
        supplier=product.supplier_name,
        company_id=product.company_id,
        min_order_quantity=product.min_order_quantity,
        status=product.status,
        currency=currency,
        supplier_currency=theirs,
        variants=_distinct(variants),
        linked=linked,
    )


def handle_for(title: str, key: str) -> str:
    """The product's address in the shop: words of its title, and our key, which makes it the only one."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
    return f"{words}-{key.replace('-', '').lower()[:12]}".lstrip("-")


def _links_of(shop_id: int, product_id: str) -> tuple[Any, ...]:
    return Link.shop_id == shop_id, Link.product_id == product_id


def _chosen(product: SupplierProduct, sku_ids: Sequence[str]) -> list[SupplierSku]:
    known = {sku.sku_id: sku for sku in product.skus if sku.prices}
    missing = [sku_id for sku_id in sku_ids if sku_id not in known]
    if missing or not known:
        named = missing[0] if missing else ""
        raise _wrong(
            "SKU_GONE", f"The product has no option {named or '(any)'} with a price.", "Load it again.", "sku_ids"
        )
    skus = [sku for sku in known.values() if not sku_ids or sku.sku_id in sku_ids]
    if len(skus) > MOST_VARIANTS:
        raise _wrong(
            "TOO_MANY_OPTIONS",
            f"The product has {len(skus)} options.",
            f"Choose up to {MOST_VARIANTS} of them.",
            "sku_ids",
        )
    return skus


def _option_names(skus: Sequence[SupplierSku]) -> list[str]:
    return list(dict.fromkeys(name for sku in skus for name, _ in sku.attributes if name))


def _variant(
    product: SupplierProduct, sku: SupplierSku, names: list[str], rule: PriceRule, currency: str
) -> PlannedVariant:
    # What one costs when one is bought: the first step of the ladder.
    cost = sku.prices[0].price
    own_cost = cost_in(cost, currency, rule.rate)
    price = price_for(own_cost, rule)
    if price.minor > _HIGHEST_PRICE:
        raise _wrong("PRICE_TOO_HIGH", f"{price} is more than a price can be.", "Lower the factor.", "rule.factor")
    return PlannedVariant(
        sku_id=sku.sku_id,
        sku=f"{product.product_id}-{sku.sku_id}" if sku.sku_id else product.product_id,
        title=" / ".join(value for _, value in sku.attributes) or product.title[:255],
        options=_options(sku, names),
        cost=cost,
        own_cost=own_cost,
        price=price,
        stock=sku.stock,
        image_url=sku.image_url,
        prices=[[step.min_quantity, step.price.minor] for step in sku.prices],
    )


def _options(sku: SupplierSku, names: list[str]) -> list[tuple[str, str]]:
    """A value for each option; what goes over Shopify's three shares the third."""
    values = dict(sku.attributes)
    found = [(name, values.get(name) or "–") for name in names]
    if len(found) > _MOST_OPTIONS:
        rest = found[_MOST_OPTIONS - 1 :]
        joined = " / ".join(name for name, _ in rest), " / ".join(value for _, value in rest)
        found = [*found[: _MOST_OPTIONS - 1], joined]
    return [(name[:_LONGEST_VALUE], value[:_LONGEST_VALUE]) for name, value in found]


def _distinct(variants: list[PlannedVariant]) -> list[PlannedVariant]:
    """Two SKUs that look alike get their number said: Shopify takes no two variants with the same options."""
    seen: set[tuple[tuple[str, str], ...]] = set()
    kept = []
    for variant in variants:
        options = variant.options
        if tuple(options) in seen or (not options and len(variants) > 1):
            *before, (name, value) = options or [("Option", "")]
            options = [*before, (name, f"{value} {variant.sku_id}".strip()[-_LONGEST_VALUE:])]
        seen.add(tuple(options))
        kept.append(replace(variant, options=options))
    return kept


def _wrong(code: str, message: str, remedy: str, field: str = "product_id") -> UseCaseError:
    return UseCaseError(code, message, remedy, field=field)
