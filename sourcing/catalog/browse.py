"""Look at the shop's catalog and at Alibaba's."""

from __future__ import annotations

from sourcing.errors import NotFound
from sourcing.outside import Outside
from sourcing.ports import FoundProduct, ShopVariant, SupplierProduct, VariantPage
from sourcing.shops.access import access_to, ask_alibaba
from sourcing.shops.model import Shop
from sourcing.transaction import reading


def list_variants(outside: Outside, shop_id: int, cursor: str | None, search: str) -> VariantPage:
    """A page of the shop's variants. Raises PlatformError."""
    return outside.shops.list_variants(access_to(outside, shop_id), cursor, search)


def read_variant(outside: Outside, shop_id: int, gid: str) -> ShopVariant:
    """One variant of the shop. Raises NotFound, PlatformError."""
    number = gid.rpartition("/")[2]
    page = outside.shops.list_variants(access_to(outside, shop_id), None, f"id:{number}")
    for variant in page.variants:
        if variant.gid == gid:
            return variant
    raise NotFound("NO_SUCH_VARIANT", "The shop has no such variant.", "Reload the products page.", field="variant_gid")


def search_products(outside: Outside, shop_id: int, keyword: str, page: int) -> list[FoundProduct]:
    """Products at Alibaba for a keyword, shipping to the shop's country; pages from 1. Raises PlatformError."""
    country = shop_country(shop_id)
    return ask_alibaba(outside, shop_id, lambda token: outside.suppliers.search(token, keyword, country, page))


def show_product(outside: Outside, shop_id: int, product_id: str) -> SupplierProduct:
    """One product at Alibaba. Raises NotFound, PlatformError."""
    country = shop_country(shop_id)
    product = ask_alibaba(outside, shop_id, lambda token: outside.suppliers.read_product(token, product_id, country))
    if product is None:
        raise NotFound(
            "PRODUCT_GONE",
            f"Alibaba does not know the product {product_id}.",
            "Check the number in the product's address at Alibaba.",
            field="product_id",
        )
    return product


def shop_country(shop_id: int) -> str:
    """Where the shop is: what is looked up at Alibaba has to be sold and shipped there."""
    with reading() as session:
        return session.get_one(Shop, shop_id).country_code or "US"
