"""Where the Admin API of a shop answers and with which headers, as ShopifyAPI says it."""

from __future__ import annotations

import threading

import shopify

from sourcing.ports import ShopAccess

_one_at_a_time = threading.Lock()


def endpoint(access: ShopAccess, version: str) -> tuple[str, dict[str, str]]:
    """The GraphQL URL of the shop in that API version, and its headers with the token.

    Raises ValueError when the domain is no myshopify.com domain.
    """
    # ShopifyAPI keeps the active shop in a class attribute and its `temp` does not clean up after an exception: two
    # threads could otherwise send one shop's token to another.
    with _one_at_a_time:
        try:
            with shopify.Session.temp(access.domain, version, access.token):
                found = shopify.GraphQL()
                url, headers = str(found.endpoint), {str(name): str(value) for name, value in found.headers.items()}
        finally:
            shopify.ShopifyResource.clear_session()
    # ShopifyAPI takes the first label of any host and puts it before myshopify.com.
    if not url.startswith(f"https://{access.domain}/"):
        raise ValueError(f"not the domain of a shop: {access.domain!r}")
    return url, {**headers, "Accept": "application/json", "Content-Type": "application/json"}
