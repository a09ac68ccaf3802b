"""Alibaba.com as the business wants it: the SupplierPlatform port over the gateway."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from platforms.alibaba import freight, orders, parcels, payments, products, tokens
from platforms.alibaba.gateway import API_BASE, Gateway
from platforms.http import Channel
from sourcing.ports import (
    Address,
    FoundProduct,
    FreightOffer,
    ListedOrders,
    NewSupplierOrder,
    PaymentAnswer,
    PlacedOrder,
    SupplierOrder,
    SupplierParcel,
    SupplierProduct,
    TokenPair,
    WantedSku,
)


class AlibabaPlatform:
    """Implements `sourcing.ports.SupplierPlatform`; every method raises PlatformError subclasses only.

    `payment_method` is CREDIT_CARD or PAYPAL: what the saved method is asked for as.
    """

    def __init__(
        self,
        channel: Channel,
        app_key: str,
        app_secret: str,
        redirect_uri: str,
        *,
        api_base: str = API_BASE,
        auth_base: str = tokens.AUTH_BASE,
        payment_method: str = "CREDIT_CARD",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._gateway = Gateway(channel, app_key, app_secret, base=api_base, now=now)
        self._app_key = app_key
        self._redirect_uri = redirect_uri
        self._auth_base = auth_base
        self._payment_method = payment_method

    def authorize_url(self, state: str) -> str:
        """Where the merchant is sent to connect."""
        return tokens.authorize_url(self._auth_base, self._app_key, self._redirect_uri, state)

    def exchange(self, code: str) -> TokenPair:
        """The pair for the code of the callback; good for once."""
        return tokens.exchange(self._gateway, code)

    def refresh(self, refresh_token: str) -> TokenPair:
        """A new access token; PlatformUnauthorized when the merchant has to connect again."""
        return tokens.refresh(self._gateway, refresh_token)

    def read_product(self, token: str, product_id: str, country: str) -> SupplierProduct | None:
        """The product with its stock; None when Alibaba does not know it."""
        return products.read_product(self._gateway, token, product_id, country)

    def read_products(self, token: str, product_ids: Sequence[str], country: str) -> dict[str, SupplierProduct | None]:
        """Up to fifty products with their stock, in two calls."""
        return products.read_products(self._gateway, token, product_ids, country)

    def search(self, token: str, keyword: str, country: str, page: int) -> list[FoundProduct]:
        """Fifty hits of the catalog; `page` counts from 1."""
        return products.search(self._gateway, token, keyword, country, page)

    def freight(
        self, token: str, company_id: str, skus: Sequence[WantedSku], address: Address, dispatch_country: str
    ) -> list[FreightOffer]:
        """All offers for these goods of one supplier from that country."""
        return freight.freight(self._gateway, token, company_id, skus, address, dispatch_country)

    def place(self, token: str, order: NewSupplierOrder) -> PlacedOrder:
        """An effect: creates the order, unpaid."""
        return orders.place(self._gateway, token, order)

    def pay(self, token: str, trade_id: str) -> PaymentAnswer:
        """An effect: pays this one order."""
        return payments.pay(self._gateway, token, trade_id, self._payment_method)

    def payment(self, token: str, trade_id: str) -> PaymentAnswer:
        """What became of the payment."""
        return payments.payment(self._gateway, token, trade_id)

    def cancel(self, token: str, trade_id: str) -> None:
        """An effect: asks for cancellation."""
        orders.cancel(self._gateway, token, trade_id)

    def read_order(self, token: str, trade_id: str) -> SupplierOrder:
        """The order as it stands, with its amounts."""
        return orders.read_order(self._gateway, token, trade_id)

    def list_orders(
        self,
        token: str,
        *,
        created: tuple[datetime, datetime] | None = None,
        modified: tuple[datetime, datetime] | None = None,
        page: int = 0,
    ) -> ListedOrders:
        """A hundred of the buyer's orders; pages count from 0."""
        return orders.list_orders(self._gateway, token, created, modified, page)

    def read_parcels(self, token: str, trade_id: str) -> list[SupplierParcel]:
        """Every parcel on its way."""
        return parcels.read_parcels(self._gateway, token, trade_id)
