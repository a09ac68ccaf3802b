"""Shipping methods for one supplier's goods (platform notes, section 3.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from platforms.alibaba.address import country_code, freight_address
from platforms.alibaba.amounts import amount
from platforms.alibaba.gateway import Gateway
from platforms.alibaba.orders import merged, product_entry
from platforms.reading import Json, MissingField, optional_children, optional_text, text
from sourcing.ports import Address, FreightOffer, WantedSku

# `/shipping/freight/calculate` gives vendor codes that orders refuse with 4028; only this one's are taken.
_PATH = "/order/freight/calculate"


def freight(
    gateway: Gateway, token: str, company_id: str, skus: Sequence[WantedSku], address: Address, dispatch_country: str
) -> list[FreightOffer]:
    """All offers to the address dispatched from that country; empty when there are none."""
    params = {
        "e_company_id": company_id,
        "destination_country": country_code(address.country_code),
        "logistics_product_list": [product_entry(sku) for sku in merged(tuple(skus))],
        "address": freight_address(address),
        "dispatch_location": country_code(dispatch_country),
    }

    def read(body: Json) -> list[FreightOffer]:
        if "value" not in body:
            raise MissingField("no list in 'value'")
        return [_offer(node) for node in optional_children(body, "value")]

    return gateway.call(_PATH, params, read, token=token)


def parse_days(said: str) -> tuple[int | None, int | None]:
    """The days of "3-9", "10~15" or "7"; None and None for anything else."""
    found = re.fullmatch(r"\s*(\d+)\s*(?:[-~–]\s*(\d+)\s*)?(?:days?)?\s*", said, re.IGNORECASE)
    if not found:
        return None, None
    first, last = int(found[1]), int(found[2] or found[1])
    return min(first, last), max(first, last)


def _offer(node: Json) -> FreightOffer:
    said = optional_text(node, "delivery_time")
    days_min, days_max = parse_days(said)
    return FreightOffer(
        vendor_code=text(node, "vendor_code"),
        vendor_name=optional_text(node, "vendor_name"),
        fee=amount(node, "fee"),
        days_text=said,
        days_min=days_min,
        days_max=days_max,
        dispatch_country=optional_text(node, "dispatch_country"),
        trade_term=optional_text(node, "trade_term"),
        shipping_type=optional_text(node, "shipping_type"),
    )
