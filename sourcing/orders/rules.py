"""What is wrong with an order before anything is placed. Pure."""

from __future__ import annotations

from collections.abc import Mapping

# Shopify's display statuses (2026-10) in which the customer has paid all that is still owed.
_PAID = frozenset({"PAID", "PARTIALLY_REFUNDED"})

# What Alibaba's order create demands of an address (shipment_address in the platform facts), by our field names.
# The postal code is asked of countries that have one; these have none.
_REQUIRED = ("name", "address1", "city", "country_code", "phone")
_WITHOUT_ZIP = frozenset({"AE", "AO", "BS", "BZ", "HK", "JM", "MO", "PA", "QA", "UG", "ZW", "IE"})


def is_paid(financial_status: str) -> bool:
    """Whether the customer has paid; a status we do not know counts as not paid."""
    return financial_status in _PAID


def missing_fields(address: Mapping[str, str]) -> list[str]:
    """The address fields that Alibaba needs and that are empty."""
    missing = [field for field in _REQUIRED if not address.get(field, "").strip()]
    if address.get("country_code") not in _WITHOUT_ZIP and not address.get("zip", "").strip():
        missing.append("zip")
    return missing
