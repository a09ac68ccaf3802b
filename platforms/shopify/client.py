"""Shopify as the business wants it: the ShopPlatform port over the Admin API."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from platforms.http import Channel
from platforms.shopify import (
    catalog,
    fulfillment_orders,
    fulfillment_service,
    fulfillments,
    make_product,
    read_orders,
    stock,
)
from platforms.shopify.admin_api import API_VERSION, AdminApi
from platforms.shopify.tokens import TokenDesk
from sourcing.ports import (
    FulfillmentItem,
    MadeProduct,
    NewProduct,
    OrderPage,
    ShopAccess,
    ShopFacts,
    ShopFulfillmentOrder,
    ShopOrder,
    ShopService,
    ShopVariant,
    TokenPair,
    Tracking,
    VariantPage,
)


class ShopifyPlatform:
    """Implements `sourcing.ports.ShopPlatform`; every method raises PlatformError subclasses only.

    `old_client_secret` is the one before a rotation, for as long as Shopify may still use it.
    """

    def __init__(
        self,
        channel: Channel,
        client_id: str,
        client_secret: str,
        *,
        old_client_secret: str | None = None,
        version: str = API_VERSION,
    ) -> None:
        self._api = AdminApi(channel, version)
        self._tokens = TokenDesk(channel, client_id, client_secret, old_client_secret)

    def exchange(self, id_token: str) -> TokenPair:
        """An expiring offline pair for a session token. PlatformUnauthorized when Shopify or we find it invalid."""
        return self._tokens.exchange(id_token)

    def refresh(self, domain: str, refresh_token: str) -> TokenPair:
        """A new pair. PlatformUnauthorized when only a new session token can help."""
        return self._tokens.refresh(domain, refresh_token)

    def read_shop(self, access: ShopAccess) -> ShopFacts:
        """What the shop says of itself; 5 points or so."""
        return catalog.read_shop(self._api, access)

    def read_orders(self, access: ShopAccess, gids: Sequence[str]) -> list[ShopOrder]:
        """Up to 25 orders; those that are gone are missing from the answer."""
        return read_orders.read_orders(self._api, access, gids)

    def list_changed_orders(self, access: ShopAccess, since: datetime, cursor: str | None) -> OrderPage:
        """Ids of orders changed since then, oldest change first."""
        return read_orders.list_changed_orders(self._api, access, since, cursor)

    def list_requests(self, access: ShopAccess, assignment_status: str) -> list[ShopFulfillmentOrder]:
        """Fulfillment orders of our location with FULFILLMENT_REQUESTED or CANCELLATION_REQUESTED."""
        return fulfillment_orders.list_requests(self._api, access, assignment_status)

    def read_fulfillment_order(self, access: ShopAccess, gid: str) -> ShopFulfillmentOrder | None:
        """One fulfillment order as it stands; None when it is gone."""
        return fulfillment_orders.read_fulfillment_order(self._api, access, gid)

    def accept_request(self, access: ShopAccess, gid: str, message: str) -> ShopFulfillmentOrder:
        """An effect: IN_PROGRESS / ACCEPTED follows."""
        return fulfillment_orders.answer(self._api, access, "accept_request", gid, message=message)

    def reject_request(self, access: ShopAccess, gid: str, reason: str, message: str) -> ShopFulfillmentOrder:
        """An effect: OPEN / REJECTED follows. `reason` is a FulfillmentOrderRejectionReason."""
        return fulfillment_orders.answer(self._api, access, "reject_request", gid, reason=reason, message=message)

    def accept_cancellation(self, access: ShopAccess, gid: str, message: str) -> ShopFulfillmentOrder:
        """An effect: CLOSED / CANCELLATION_ACCEPTED follows."""
        return fulfillment_orders.answer(self._api, access, "accept_cancellation", gid, message=message)

    def reject_cancellation(self, access: ShopAccess, gid: str, message: str) -> ShopFulfillmentOrder:
        """An effect: IN_PROGRESS / CANCELLATION_REJECTED follows."""
        return fulfillment_orders.answer(self._api, access, "reject_cancellation", gid, message=message)

    def create_fulfillment(
        self, access: ShopAccess, items: Sequence[FulfillmentItem], tracking: Tracking, notify_customer: bool
    ) -> str:
        """An effect without idempotency; answers the Fulfillment's gid."""
        return fulfillments.create_fulfillment(self._api, access, items, tracking, notify_customer)

    def update_tracking(
        self, access: ShopAccess, fulfillment_gid: str, tracking: Tracking, notify_customer: bool
    ) -> None:
        """An effect that may be repeated: the same tracking again changes nothing but may notify again."""
        fulfillments.update_tracking(self._api, access, fulfillment_gid, tracking, notify_customer)

    def add_fulfillment_event(
        self, access: ShopAccess, fulfillment_gid: str, status: str, happened_at: datetime | None
    ) -> None:
        """An effect; `status` is a FulfillmentEventStatus."""
        fulfillments.add_fulfillment_event(self._api, access, fulfillment_gid, status, happened_at)

    def ensure_service(self, access: ShopAccess, name: str, callback_url: str) -> ShopService:
        """Our fulfillment service, found by its name or created."""
        return fulfillment_service.ensure_service(self._api, access, name, callback_url)

    def list_variants(self, access: ShopAccess, cursor: str | None, search: str) -> VariantPage:
        """Fifty variants of the catalog."""
        return catalog.list_variants(self._api, access, cursor, search)

    def read_variants(self, access: ShopAccess, gids: Sequence[str]) -> list[ShopVariant]:
        """Up to a hundred variants in one call."""
        return catalog.read_variants(self._api, access, gids)

    def make_product(self, access: ShopAccess, product: NewProduct) -> MadeProduct:
        """An effect; its handle makes a second one impossible."""
        return make_product.make_product(self._api, access, product)

    def find_made_product(self, access: ShopAccess, handle: str, tag: str) -> MadeProduct | None:
        """By handle, which is exact at once, or by tag, which Shopify's search knows a little later."""
        return make_product.find_made_product(self._api, access, handle, tag)

    def stock_at_location(
        self, access: ShopAccess, location_gid: str, inventory_item_gid: str, available: int, key: str
    ) -> None:
        """An effect, idempotent by `key`."""
        stock.stock_at_location(self._api, access, location_gid, inventory_item_gid, available, key)

    def remove_from_location(self, access: ShopAccess, location_gid: str, inventory_item_gid: str, key: str) -> None:
        """An effect that is the same done twice. `key` is not used: Shopify takes none for it."""
        del key
        stock.remove_from_location(self._api, access, location_gid, inventory_item_gid)
