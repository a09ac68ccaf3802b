"""Orders out of Shopify's JSON."""

from __future__ import annotations

from dataclasses import dataclass

from platforms.reading import (
    Json,
    child,
    children,
    flag,
    moment,
    money,
    number,
    optional_child,
    optional_moment,
    optional_text,
    text,
)
from platforms.shopify.paging import Page, page_of
from platforms.shopify.parse_fulfillment_orders import FulfillmentOrderStart, fulfillment_order_start, shipment
from sourcing.money import Money
from sourcing.ports import Address, ShopFulfillment, ShopOrder, ShopOrderLine


@dataclass(frozen=True, slots=True)
class OrderStart:
    """An order without its parts, and the first page of each of them."""

    head: ShopOrder
    lines: Page[ShopOrderLine]
    fulfillment_orders: Page[FulfillmentOrderStart]
    shipments: list[ShopFulfillment]


def order_start(node: Json) -> OrderStart:
    """An order of `read_orders`; amounts in minor units of the shop's currency. Raises MissingField."""
    currency = text(node, "currencyCode")
    return OrderStart(
        head=_head(node, currency),
        lines=page_of(child(node, "lineItems"), lambda line: order_line(line, currency)),
        fulfillment_orders=page_of(child(node, "fulfillmentOrders"), fulfillment_order_start),
        shipments=[shipment(found, text(node, "id")) for found in children(node, "fulfillments")],
    )


def shop_money(node: Json, key: str, currency: str) -> Money:
    """The amount in the shop's currency of a MoneyBag. Raises MissingField."""
    return money(child(child(node, key), "shopMoney"), "amount", currency)


def order_line(node: Json, currency: str) -> ShopOrderLine:
    """An OrderLine fragment. Raises MissingField."""
    return ShopOrderLine(
        gid=text(node, "id"),
        variant_gid=optional_text(optional_child(node, "variant"), "id") or None,
        # Not asked for: each costs a point per line and read, and the link of the variant knows both.
        product_gid=None,
        title=optional_text(node, "title"),
        variant_title=optional_text(node, "variantTitle"),
        sku=optional_text(node, "sku"),
        quantity=number(node, "currentQuantity"),
        unfulfilled=number(node, "unfulfilledQuantity"),
        unit_price=shop_money(node, "discountedUnitPriceSet", currency),
        requires_shipping=flag(node, "requiresShipping"),
    )


def _head(node: Json, currency: str) -> ShopOrder:
    place = _address(optional_child(node, "shippingAddress"))
    return ShopOrder(
        gid=text(node, "id"),
        name=text(node, "name"),
        created_at=moment(node, "createdAt"),
        updated_at=moment(node, "updatedAt"),
        financial_status=optional_text(node, "displayFinancialStatus"),
        fulfillment_status=text(node, "displayFulfillmentStatus"),
        cancelled_at=optional_moment(node, "cancelledAt"),
        test=flag(node, "test"),
        currency=currency,
        total=shop_money(node, "totalPriceSet", currency),
        refunded=Money(0, currency),
        customer_name=place.name if place else "",
        email=optional_text(node, "email"),
        phone=optional_text(node, "phone"),
        note=optional_text(node, "note"),
        risk=optional_text(child(node, "risk"), "recommendation"),
        address=place,
        lines=(),
        fulfillment_orders=(),
        fulfillments=(),
    )


def _address(node: Json) -> Address | None:
    if not node:
        return None
    return Address(
        name=optional_text(node, "name"),
        company=optional_text(node, "company"),
        address1=optional_text(node, "address1"),
        address2=optional_text(node, "address2"),
        city=optional_text(node, "city"),
        province=optional_text(node, "province"),
        province_code=optional_text(node, "provinceCode"),
        zip=optional_text(node, "zip"),
        country=optional_text(node, "country"),
        country_code=optional_text(node, "countryCodeV2"),
        phone=optional_text(node, "phone"),
    )
