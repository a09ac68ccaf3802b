"""What it costs to ship a product to a country, for who thinks about linking it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from sourcing.catalog.browse import shop_country, show_product
from sourcing.catalog.model import Link, Supplier
from sourcing.outside import Outside
from sourcing.ports import Address, FreightOffer, WantedSku
from sourcing.shops.access import ask_alibaba
from sourcing.transaction import reading

# Asked in this order where it is not known from where the supplier dispatches (platform facts: "try CN, then US").
_DISPATCH = ("CN", "US")


@dataclass(frozen=True, slots=True)
class Freight:
    """All offers to the country, the cheapest first."""

    country: str
    offers: list[FreightOffer]


def ask_freight(outside: Outside, shop_id: int, wanted: WantedSku, country: str) -> Freight:
    """Offers for so many of a SKU; without a country to the shop's own. Raises NotFound, PlatformError."""
    country = (country or shop_country(shop_id)).upper()
    company_id, dispatch = _supplier(outside, shop_id, wanted.product_id)
    offers: list[FreightOffer] = []
    for origin in dict.fromkeys(filter(None, (dispatch, *_DISPATCH))):
        offers = ask_alibaba(
            outside, shop_id, _question(outside, company_id, wanted, Address(country_code=country), origin)
        )
        if offers:
            break
    return Freight(country, sorted(offers, key=lambda offer: (offer.fee.currency, offer.fee.minor)))


def _question(
    outside: Outside, company_id: str, wanted: WantedSku, address: Address, origin: str
) -> Callable[[str], list[FreightOffer]]:
    return lambda token: outside.suppliers.freight(token, company_id, [wanted], address, origin)


def _supplier(outside: Outside, shop_id: int, product_id: str) -> tuple[str, str]:
    """Alibaba's id of the seller, and from where it dispatches if that is known."""
    with reading() as session:
        statement = (
            select(Supplier.company_id, Supplier.dispatch_country)
            .join(Link, Link.supplier_id == Supplier.id)
            .where(Link.shop_id == shop_id, Link.product_id == product_id)
            .limit(1)
        )
        known = session.execute(statement).first()
    return (known[0], known[1]) if known else (show_product(outside, shop_id, product_id).company_id, "")
