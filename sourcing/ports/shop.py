"""What the business needs from Shopify, in its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sourcing.money import Money
from sourcing.ports.shared import Address, ShopAccess, TokenPair


@dataclass(frozen=True, slots=True)
class ShopFacts:
    """What the shop says of itself."""

    domain: str
    name: str
    email: str
    currency: str
    timezone: str
    country_code: str
    locale: str
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShopOrderLine:
    """One line of an order as it stands now. `quantity` is Shopify's currentQuantity (removed and refunded ones are
    already taken off); `unfulfilled` is what is still to ship; `unit_price` is after line discounts.
    """

    gid: str
    variant_gid: str | None
    product_gid: str | None
    title: str
    variant_title: str
    sku: str
    quantity: int
    unfulfilled: int
    unit_price: Money
    requires_shipping: bool
    image_url: str = ""


@dataclass(frozen=True, slots=True)
class ShopFulfillmentOrderLine:
    """`gid` is the FulfillmentOrderLineItem, `line_gid` the order's LineItem."""

    gid: str
    line_gid: str
    total: int
    remaining: int


@dataclass(frozen=True, slots=True)
class ShopFulfillmentOrder:
    """What one location is to ship. `status` and `request_status` are Shopify's words, unknown ones kept as they come.

    `cancellation_asked` is True while a CANCELLATION_REQUEST of the merchant stands unanswered.
    """

    gid: str
    order_gid: str
    status: str
    request_status: str
    location_gid: str | None
    lines: tuple[ShopFulfillmentOrderLine, ...]
    cancellation_asked: bool = False
    notify_customer: bool | None = None


@dataclass(frozen=True, slots=True)
class ShopFulfillment:
    """A shipment that the shop knows of."""

    gid: str
    order_gid: str
    status: str
    tracking_numbers: tuple[str, ...]
    tracking_company: str
    location_gid: str | None = None


@dataclass(frozen=True, slots=True)
class ShopOrder:
    """An order read afresh. `financial_status` and `fulfillment_status` are Shopify's display statuses."""

    gid: str
    name: str
    created_at: datetime
    updated_at: datetime
    financial_status: str
    fulfillment_status: str
    cancelled_at: datetime | None
    test: bool
    currency: str
    total: Money
    refunded: Money
    customer_name: str
    email: str
    phone: str
    note: str
    risk: str
    address: Address | None
    lines: tuple[ShopOrderLine, ...]
    fulfillment_orders: tuple[ShopFulfillmentOrder, ...]
    fulfillments: tuple[ShopFulfillment, ...]


@dataclass(frozen=True, slots=True)
class OrderPage:
    """Ids of orders changed since a moment, oldest change first. `next_cursor` is None on the last page."""

    gids: tuple[str, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class ShopVariant:
    """A variant of the shop's catalog."""

    gid: str
    product_gid: str
    inventory_item_gid: str
    title: str
    variant_title: str
    sku: str
    price: Money
    image_url: str = ""


@dataclass(frozen=True, slots=True)
class VariantPage:
    """A page of the shop's catalog. `next_cursor` is None on the last page."""

    variants: tuple[ShopVariant, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class NewVariant:
    """A variant to be made. `sku` is ours and finds it again; `available` is its stock at our location, None when unknown."""

    sku: str
    options: tuple[tuple[str, str], ...]
    price: Money
    cost: Money
    available: int | None
    image_url: str = ""


@dataclass(frozen=True, slots=True)
class NewProduct:
    """A product to be made. `handle` and `tag` hold our key: by them it is found again after silence."""

    handle: str
    tag: str
    title: str
    status: str
    image_urls: tuple[str, ...]
    variants: tuple[NewVariant, ...]
    location_gid: str | None


@dataclass(frozen=True, slots=True)
class MadeVariant:
    """A variant of a product that we made."""

    gid: str
    inventory_item_gid: str
    title: str
    sku: str


@dataclass(frozen=True, slots=True)
class MadeProduct:
    """A product that we made, with its first hundred variants."""

    gid: str
    title: str
    variants: tuple[MadeVariant, ...]


@dataclass(frozen=True, slots=True)
class ShopService:
    """Our fulfillment service in the shop and the location Shopify made for it."""

    service_gid: str
    location_gid: str


@dataclass(frozen=True, slots=True)
class Tracking:
    """What is pushed to a fulfillment: one carrier's parcels, `urls` in the order of `numbers`."""

    company: str
    numbers: tuple[str, ...]
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FulfillmentItem:
    """So many of a fulfillment order's line; ids are FulfillmentOrder and FulfillmentOrderLineItem."""

    fulfillment_order_gid: str
    line_gid: str
    quantity: int


class ShopPlatform(Protocol):
    """The Admin API of one shop at a time, and the tokens for it."""

    def exchange(self, id_token: str) -> TokenPair:
        """Token exchange of a verified session token for an expiring offline pair."""

    def refresh(self, domain: str, refresh_token: str) -> TokenPair:
        """A new pair; the old refresh token ends when the new one is first used. OutcomeUnknown on silence."""

    def read_shop(self, access: ShopAccess) -> ShopFacts:
        """What the shop says of itself."""

    def read_orders(self, access: ShopAccess, gids: Sequence[str]) -> list[ShopOrder]:
        """Up to 25 orders in one call, in no promised order; those that are gone are missing from the answer."""

    def list_changed_orders(self, access: ShopAccess, since: datetime, cursor: str | None) -> OrderPage:
        """Ids of orders changed since a moment; `cursor` is the one of the page before, None at first."""

    def list_requests(self, access: ShopAccess, assignment_status: str) -> list[ShopFulfillmentOrder]:
        """Our location's fulfillment orders with `assignment_status` FULFILLMENT_REQUESTED or CANCELLATION_REQUESTED,
        to the last page.
        """

    def read_fulfillment_order(self, access: ShopAccess, gid: str) -> ShopFulfillmentOrder | None:
        """One fulfillment order as it stands now; None when there is none."""

    def accept_request(self, access: ShopAccess, gid: str, message: str) -> ShopFulfillmentOrder:
        """An effect: the merchant's request is taken, the order is *In progress*."""

    def reject_request(self, access: ShopAccess, gid: str, reason: str, message: str) -> ShopFulfillmentOrder:
        """An effect; `reason` is a FulfillmentOrderRejectionReason."""

    def accept_cancellation(self, access: ShopAccess, gid: str, message: str) -> ShopFulfillmentOrder:
        """An effect: the fulfillment order is closed."""

    def reject_cancellation(self, access: ShopAccess, gid: str, message: str) -> ShopFulfillmentOrder:
        """An effect: the fulfillment order goes on."""

    def create_fulfillment(
        self, access: ShopAccess, items: Sequence[FulfillmentItem], tracking: Tracking, notify_customer: bool
    ) -> str:
        """Ships the items; answers the Fulfillment's gid. No idempotency exists: look before, ask after silence."""

    def update_tracking(
        self, access: ShopAccess, fulfillment_gid: str, tracking: Tracking, notify_customer: bool
    ) -> None:
        """An effect: replaces the tracking of a fulfillment."""

    def add_fulfillment_event(
        self, access: ShopAccess, fulfillment_gid: str, status: str, happened_at: datetime | None
    ) -> None:
        """`status` is a FulfillmentEventStatus: IN_TRANSIT, DELIVERED, ..."""

    def ensure_service(self, access: ShopAccess, name: str, callback_url: str) -> ShopService:
        """Our fulfillment service, found by its name or created."""

    def list_variants(self, access: ShopAccess, cursor: str | None, search: str) -> VariantPage:
        """A page of variants; `search` is in Shopify's search syntax, empty for all."""

    def read_variants(self, access: ShopAccess, gids: Sequence[str]) -> list[ShopVariant]:
        """Up to 100 variants, in no promised order; those that are gone are missing from the answer."""

    def make_product(self, access: ShopAccess, product: NewProduct) -> MadeProduct:
        """An effect. Refused with HANDLE_NOT_UNIQUE when a product has this handle already; ask after silence."""

    def find_made_product(self, access: ShopAccess, handle: str, tag: str) -> MadeProduct | None:
        """The product made with this handle or this tag; None when there is none, or none yet."""

    def stock_at_location(
        self, access: ShopAccess, location_gid: str, inventory_item_gid: str, available: int, key: str
    ) -> None:
        """Stocks the item at our location (activating it there), idempotent by `key`."""

    def remove_from_location(self, access: ShopAccess, location_gid: str, inventory_item_gid: str, key: str) -> None:
        """Stops stocking the item at our location."""
