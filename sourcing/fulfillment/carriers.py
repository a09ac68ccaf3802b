"""Carrier names as Shopify knows them: only an exact name gets its automatic tracking. Pure."""

from __future__ import annotations

# The part of Shopify's list of supported carriers that suppliers use (platform facts, 2.4); exact spelling matters.
_KNOWN = (
    "4PX", "Anjun Logistics", "China Post", "Chukou1", "DHL eCommerce Asia", "DHL Express", "FedEx", "SF Express",
    "SFC Fulfillment", "Tinghao", "UPS", "USPS", "WMYC", "WSE", "WanbExpress", "YiFan Express", "YunExpress",
)  # fmt: skip
_BY_LETTERS = {"".join(filter(str.isalnum, name)).lower(): name for name in _KNOWN}


def shopify_carrier(name: str) -> str:
    """Shopify's spelling of a supplier's carrier name; the name as it came when Shopify does not know the carrier."""
    return _BY_LETTERS.get("".join(filter(str.isalnum, name)).lower(), name)
