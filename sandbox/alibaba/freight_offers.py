"""What it costs to ship: several offers per route, by weight and destination, the same every time they are asked for."""

from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any

from sandbox.alibaba.money import as_amount

DISPATCH_COUNTRIES = frozenset({"CN", "US"})
NOWHERE = frozenset({"CU", "IR", "KP", "SY"})
EUROPE = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
        "CH",
        "NO",
        "GB",
        "IS",
        "LI",
    ]
)
AMERICAS = frozenset({"US", "CA", "MX"})


@dataclass(frozen=True)
class Method:
    """One way to ship out of a country: its service, price in cents per parcel and per started 100 g, and days in free text."""

    tier: str
    name: str
    provider: str
    logistics_type: str
    shipping_type: str
    trade_term: str
    base: int
    per_100_grams: int
    days: dict[str, str]


@dataclass(frozen=True)
class Offer:
    """A priced method on one route of one supplier; `vendor_code` is what an order names."""

    vendor_code: str
    method: Method
    fee: int
    days: str
    destination: str
    dispatch: str

    def as_reply(self, waybill: bool) -> dict[str, Any]:
        """The offer as `/order/freight/calculate` lists it (platform facts, section 3.1)."""
        return {
            "destination_country": self.destination,
            "vendor_code": self.vendor_code,
            "fee": as_amount(self.fee),
            "shipping_type": self.method.shipping_type,
            "dispatch_country": self.dispatch,
            "vendor_name": self.method.name,
            "solution_biz_type": "distributionWaybill" if waybill else "common",
            "trade_term": self.method.trade_term,
            "delivery_time": self.days,
            "store_type": "CERTIFIED",
        }


# Two spellings of days on purpose: the platform writes "3-9" as well as "10~15".
METHODS = {
    "CN": (
        Method(
            "economy",
            "Alibaba.com Economy",
            "Yanwen",
            "POST",
            "POST",
            "DAP",
            210,
            62,
            {"home": "3-6", "america": "14~22", "europe": "15~25", "rest": "18~35"},
        ),
        Method(
            "standard",
            "Alibaba.com Standard",
            "YunExpress",
            "EXPRESS",
            "EXPRESS/MULTIMODAL_TRANSPORT",
            "DAP",
            395,
            88,
            {"home": "2-4", "america": "8~12", "europe": "10~15", "rest": "12~20"},
        ),
        Method(
            "express",
            "DHL Express",
            "DHL Express",
            "EXPRESS",
            "EXPRESS",
            "DDP",
            1480,
            145,
            {"home": "1-2", "america": "4-7", "europe": "4-7", "rest": "5-9"},
        ),
    ),
    "US": (
        Method(
            "economy",
            "Seller's Shipping Method 1",
            "USPS",
            "POST",
            "POST",
            "DAP",
            340,
            35,
            {"home": "3-9", "america": "7~12", "europe": "12~18", "rest": "14~24"},
        ),
        Method(
            "standard",
            "Seller's Shipping Method 2",
            "UPS",
            "EXPRESS",
            "EXPRESS/MULTIMODAL_TRANSPORT",
            "DAP",
            620,
            48,
            {"home": "2-5", "america": "5~8", "europe": "6~10", "rest": "8~14"},
        ),
        Method(
            "express",
            "FedEx International Priority",
            "FedEx",
            "EXPRESS",
            "EXPRESS",
            "DAP",
            1790,
            110,
            {"home": "1-2", "america": "2-4", "europe": "3-5", "rest": "4-7"},
        ),
    ),
}
ZONE_PERCENT = {"home": 70, "america": 110, "europe": 100, "rest": 135}


def price_offers(
    e_company_id: str, grams: int, destination: str, dispatch: str, factor: Decimal = Decimal(1)
) -> list[Offer]:
    """Every offer of one supplier for one route, cheapest first.

    `grams` is the weight of all goods together; countries are ISO-2. `factor` raises or lowers every
    price. An unknown dispatch country has no offers.
    """
    zone = _zone(destination, dispatch)
    steps = max(1, -(-grams // 100))
    percent = Decimal(ZONE_PERCENT[zone] * _supplier_percent(e_company_id)) / 10_000
    offers = [
        Offer(
            vendor_code=f"{_short(e_company_id)}_{dispatch}_{destination}_{method.tier}".lower(),
            method=method,
            fee=int((method.base + method.per_100_grams * steps) * percent * factor),
            days=method.days[zone],
            destination=destination,
            dispatch=dispatch,
        )
        for method in METHODS.get(dispatch, ())
    ]
    return sorted(offers, key=lambda offer: offer.fee)


def basic_vendor_code(offer: Offer) -> str:
    """The code the basic calculation gives for the same offer; orders refuse it with 4028 (live-tested by others)."""
    return f"basic_{offer.vendor_code}"


def _zone(destination: str, dispatch: str) -> str:
    if destination == dispatch:
        return "home"
    if destination in AMERICAS:
        return "america"
    return "europe" if destination in EUROPE else "rest"


def _short(e_company_id: str) -> str:
    """A supplier's id as it may stand in a vendor code: letters and digits alone."""
    return "seller" + sha256(e_company_id.encode()).hexdigest()[:8]


def _supplier_percent(e_company_id: str) -> int:
    return 90 + sha256(e_company_id.encode()).digest()[0] % 26
