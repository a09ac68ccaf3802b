"""The shop itself and its catalog."""

from __future__ import annotations

import re
from collections.abc import Sequence

from platforms.reading import Json, MissingField, child, children, money, optional_child, optional_text, text
from platforms.shopify.admin_api import AdminApi
from platforms.shopify.paging import page_of
from sourcing.ports import ShopAccess, ShopFacts, ShopVariant, VariantPage

_ONE_VARIANT = re.compile(r"id:\d+")
_QUOTES = re.compile(r"[\"'*]")
_SPECIAL = re.compile(r"([\\:()])")
_ESCAPED = r"\\\1"


def read_shop(api: AdminApi, access: ShopAccess) -> ShopFacts:
    """What the shop says of itself, with the scopes granted to us."""

    def read(data: Json) -> ShopFacts:
        shop = child(data, "shop")
        scopes = children(child(data, "currentAppInstallation"), "accessScopes")
        return ShopFacts(
            domain=text(shop, "myshopifyDomain"),
            name=text(shop, "name"),
            email=optional_text(shop, "email"),
            currency=text(shop, "currencyCode"),
            timezone=text(shop, "ianaTimezone"),
            country_code=optional_text(child(shop, "shopAddress"), "countryCodeV2"),
            # The shop's languages need the read_locales scope; the merchant's own comes with every page as `locale`.
            locale="",
            scopes=tuple(text(scope, "handle") for scope in scopes),
        )

    return api.run(access, "read_shop", {}, read)


def list_variants(api: AdminApi, access: ShopAccess, cursor: str | None, search: str) -> VariantPage:
    """Fifty variants, those that Shopify's own search finds for `search`; all when it is empty."""

    def read(data: Json) -> VariantPage:
        currency = text(child(data, "shop"), "currencyCode")
        page = page_of(child(data, "productVariants"), lambda node: _variant(node, currency))
        return VariantPage(tuple(page.items), page.next_cursor)

    return api.run(access, "list_variants", {"search": search_for(search), "after": cursor}, read)


def read_variants(api: AdminApi, access: ShopAccess, gids: Sequence[str]) -> list[ShopVariant]:
    """Up to a hundred variants; those that are gone are missing from the answer."""

    def read(data: Json) -> list[ShopVariant]:
        currency = text(child(data, "shop"), "currencyCode")
        nodes = data.get("nodes")
        if not isinstance(nodes, list):
            raise MissingField("no list in 'nodes'")
        return [_variant(node, currency) for node in nodes if node]

    return api.run(access, "read_variants", {"ids": list(gids)}, read)


def search_for(typed: str) -> str | None:
    """Shopify's search for what a person typed: each word as the beginning of one; `id:123` names one variant.

    What the search syntax would read as a command is taken as text, so that no word makes Shopify refuse the search.
    """
    if _ONE_VARIANT.fullmatch(typed):
        return typed
    # Small letters, because AND, OR and NOT are commands; a search does not look at the case.
    words = [word.lstrip("-") for word in _QUOTES.sub(" ", typed.lower()).split()]
    return " ".join(f"{_SPECIAL.sub(_ESCAPED, word)}*" for word in words if word) or None


def _variant(node: Json, currency: str) -> ShopVariant:
    product = child(node, "product")
    return ShopVariant(
        gid=text(node, "id"),
        product_gid=text(product, "id"),
        inventory_item_gid=text(child(node, "inventoryItem"), "id"),
        title=text(product, "title"),
        variant_title=optional_text(node, "title"),
        sku=optional_text(node, "sku"),
        price=money(node, "price", currency),
        image_url=_image_url(optional_child(product, "featuredMedia")),
    )


def _image_url(media: Json) -> str:
    return optional_text(optional_child(optional_child(media, "preview"), "image"), "url")
