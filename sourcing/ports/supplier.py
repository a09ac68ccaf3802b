"""What the business needs from Alibaba, in its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sourcing.money import Money
from sourcing.ports.shared import Address, TokenPair


@dataclass(frozen=True, slots=True)
class WantedSku:
    """What is bought: `sku_id` is empty for a product without SKUs."""

    product_id: str
    sku_id: str
    quantity: int


@dataclass(frozen=True, slots=True)
class FreightOffer:
    """One shipping method for one supplier's goods to one address. Days as the supplier states them, None if unread;
    `days_text` is what was said ("10~15").
    """

    vendor_code: str
    vendor_name: str
    fee: Money
    days_text: str
    days_min: int | None
    days_max: int | None
    dispatch_country: str
    trade_term: str = ""
    shipping_type: str = ""


@dataclass(frozen=True, slots=True)
class PriceStep:
    """From `min_quantity` pieces on, one costs `price`."""

    min_quantity: int
    price: Money


@dataclass(frozen=True, slots=True)
class SupplierSku:
    """`sku_id` is empty for a product without SKUs. `stock` is None when it was not told."""

    sku_id: str
    attributes: tuple[tuple[str, str], ...]
    prices: tuple[PriceStep, ...]
    image_url: str = ""
    stock: int | None = None


@dataclass(frozen=True, slots=True)
class SupplierProduct:
    """A product at Alibaba. `status` is Alibaba's word (PRODUCT_ONLINE, ...); `company_id` is its eCompanyId."""

    product_id: str
    title: str
    company_id: str
    supplier_name: str
    status: str
    url: str
    image_url: str
    min_order_quantity: int
    skus: tuple[SupplierSku, ...]
    images: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundProduct:
    """A hit of a catalog search."""

    product_id: str
    title: str
    price: Money
    url: str
    image_url: str


@dataclass(frozen=True, slots=True)
class NewSupplierOrder:
    """What is placed. `reference` is our own key: sent as channel_refer_id, in `remark` and in `properties`."""

    reference: str
    order_name: str
    vendor_code: str
    dispatch_country: str
    address: Address
    email: str
    skus: tuple[WantedSku, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class PlacedOrder:
    """Alibaba's answer to placing: no amounts, they are read afterwards."""

    trade_id: str
    pay_url: str


@dataclass(frozen=True, slots=True)
class SupplierOrder:
    """An order as it stands at Alibaba. `status` is trade_status, unknown words kept as they come."""

    trade_id: str
    status: str
    skus: tuple[WantedSku, ...]
    goods: Money
    freight: Money
    total: Money
    remark: str
    address: Address
    pay_url: str
    created_at: datetime | None


@dataclass(frozen=True, slots=True)
class ListedOrder:
    """A row of the order list."""

    trade_id: str
    status: str
    created_at: datetime | None
    modified_at: datetime | None


@dataclass(frozen=True, slots=True)
class ListedOrders:
    """A page of the order list; `total` counts all pages."""

    orders: tuple[ListedOrder, ...]
    total: int


@dataclass(frozen=True, slots=True)
class PaymentAnswer:
    """`status` is UNPAY, PAYING, PAY_SUCCESS, PAY_FAILED or a word we do not know; `reason` is Alibaba's code."""

    status: str
    reason: str
    message: str
    pay_url: str


@dataclass(frozen=True, slots=True)
class ParcelEvent:
    """`at` is Alibaba's text: it names no time zone."""

    code: str
    name: str
    location: str
    at: str


@dataclass(frozen=True, slots=True)
class SupplierParcel:
    """A parcel on its way. `current_event` is Alibaba's event code."""

    carrier: str
    number: str
    url: str
    current_event: str
    events: tuple[ParcelEvent, ...] = field(default=())


class SupplierPlatform(Protocol):
    """Alibaba's buyer side. `token` is the merchant's access token, in the clear."""

    def authorize_url(self, state: str) -> str:
        """Where the merchant is sent to connect."""

    def exchange(self, code: str) -> TokenPair:
        """Tokens for the code that the merchant came back with."""

    def refresh(self, refresh_token: str) -> TokenPair:
        """A new pair for a refresh token."""

    def read_product(self, token: str, product_id: str, country: str) -> SupplierProduct | None:
        """None when Alibaba does not know the product. Stock is read along where Alibaba tells it."""

    def read_products(self, token: str, product_ids: Sequence[str], country: str) -> dict[str, SupplierProduct | None]:
        """Up to 50 products in one go; None for one that Alibaba does not know, missing where it told nothing of it."""

    def search(self, token: str, keyword: str, country: str, page: int) -> list[FoundProduct]:
        """A page (from 1) of products for a keyword, for sale to a country."""

    def freight(
        self, token: str, company_id: str, skus: Sequence[WantedSku], address: Address, dispatch_country: str
    ) -> list[FreightOffer]:
        """All offers for these goods from one supplier, dispatched from that country; empty when there are none."""

    def place(self, token: str, order: NewSupplierOrder) -> PlacedOrder:
        """An effect. Refused with Alibaba's code, or OutcomeUnknown."""

    def pay(self, token: str, trade_id: str) -> PaymentAnswer:
        """An effect, for one order only (a batch gives one status for all)."""

    def payment(self, token: str, trade_id: str) -> PaymentAnswer:
        """What became of the payment; a read."""

    def cancel(self, token: str, trade_id: str) -> None:
        """An effect; what came of it is read from the order."""

    def read_order(self, token: str, trade_id: str) -> SupplierOrder:
        """An order of ours as it stands now."""

    def list_orders(
        self,
        token: str,
        *,
        created: tuple[datetime, datetime] | None = None,
        modified: tuple[datetime, datetime] | None = None,
        page: int = 0,
    ) -> ListedOrders:
        """A hundred orders of ours as a buyer, by the window of creation or of change."""

    def read_parcels(self, token: str, trade_id: str) -> list[SupplierParcel]:
        """The parcels of an order, empty while there are none."""
