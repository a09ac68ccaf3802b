"""What each message means for us: only a hint where to look, never a fact to act on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from sourcing.catalog.model import Link
from sourcing.catalog.want_prices import want_prices
from sourcing.db import db
from sourcing.fulfillment.model import FulfillmentOrder
from sourcing.inbox.model import InboxMessage
from sourcing.inbox.privacy import redact_customer_rows, redact_shop_rows, report_customer_rows
from sourcing.orders.model import Order
from sourcing.orders.read_orders import want_read
from sourcing.outside import Outside
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.wake import wake
from sourcing.shops.model import AlibabaAccount, Shop
from sourcing.shops.uninstall import forget_shop
from sourcing.transaction import Transaction

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Hint:
    """A message being worked on: its JSON, and the transaction that what follows from it is written in."""

    tx: Transaction
    outside: Outside
    message: InboxMessage
    payload: Payload


Handler = Callable[[Hint], None]


class BadMessage(Exception):
    """A signed message without what its topic promises; it is kept as it came."""


def read_order(hint: Hint) -> None:
    """An order or one of its fulfillment orders changed: it is read afresh."""
    shop = _shop(hint.message)
    if shop is None:
        return
    now = hint.outside.clock.now()
    gids = _order_gids(hint.payload)
    if gids:
        want_read(shop.id, gids, hint.message.topic[:64], now)
        hint.tx.ring("read_orders", shop.id)
        return
    for gid in _fulfillment_order_gids(hint.payload):
        order_gid = db.session.scalar(
            select(Order.gid)
            .join(FulfillmentOrder, FulfillmentOrder.order_id == Order.id)
            .where(FulfillmentOrder.shop_id == shop.id, FulfillmentOrder.gid == gid)
        )
        if order_gid is not None:
            want_read(shop.id, [order_gid], hint.message.topic[:64], now)
            hint.tx.ring("read_orders", shop.id)
        else:
            # Only its own id is told, and it is new to us: the changed orders are listed.
            shop.orders_poll_due = now
            hint.tx.ring("poll_orders", shop.id)


def find_requests(hint: Hint) -> None:
    """The merchant asked for fulfillment, or for its cancellation: the open requests are listed."""
    shop = _shop(hint.message)
    if shop is not None:
        shop.requests_poll_due = hint.outside.clock.now()
        hint.tx.ring("find_requests", shop.id)


def uninstall_shop(hint: Hint) -> None:
    """The app was uninstalled: its tokens are dead."""
    forget_shop(hint.message.account, hint.message.triggered_at or hint.message.received_at)


def note_scopes(hint: Hint) -> None:
    """The granted scopes changed."""
    shop = _shop(hint.message)
    current = hint.payload.get("current")
    if not isinstance(current, list):
        raise BadMessage("app/scopes_update carries no list named current")
    if shop is not None:
        shop.scopes = ",".join(str(scope) for scope in current)


def watch_product(hint: Hint) -> None:
    """A product of the shop changed: its links' titles and stock are looked at again."""
    shop = _shop(hint.message)
    variants = hint.payload.get("variants")
    if shop is None or not isinstance(variants, list):
        return
    gids = [variant.get("admin_graphql_api_id") for variant in variants if isinstance(variant, dict)]
    due = update(Link).where(
        Link.shop_id == shop.id, Link.variant_gid.in_([gid for gid in gids if isinstance(gid, str)])
    )
    db.session.execute(due.where(Link.stocked != "done").values(stock_due=hint.outside.clock.now()))


def report_customer_data(hint: Hint) -> None:
    """A customer asked what is stored: written to the timeline of the orders, for the merchant to hand out."""
    shop = _shop(hint.message)
    if shop is not None:
        report_customer_rows(shop.id, _order_ids(hint.payload, "orders_requested"), hint.outside.clock.now())


def redact_customer(hint: Hint) -> None:
    """A customer's personal data are to be forgotten."""
    shop = _shop(hint.message)
    if shop is not None:
        redact_customer_rows(shop, _order_ids(hint.payload, "orders_to_redact"))


def redact_shop(hint: Hint) -> None:
    """48 hours after the uninstall: everything of the shop is deleted, unless it came back."""
    redact_shop_rows(hint.message.account)


def follow_trade(hint: Hint) -> None:
    """Alibaba says that an order changed: it is read."""
    data = hint.payload.get("data")
    trade_id = data.get("trade_id_str") if isinstance(data, dict) else None
    if not isinstance(trade_id, str) or not trade_id:
        raise BadMessage("the message names no trade")
    rows = db.session.scalars(
        select(Purchase)
        .join(AlibabaAccount, AlibabaAccount.shop_id == Purchase.shop_id)
        .where(Purchase.trade_id == trade_id, AlibabaAccount.account_id == hint.message.account)
    )
    for purchase in rows:
        wake(hint.tx, purchase, hint.outside.clock.now())


def read_product_again(hint: Hint) -> None:
    """Alibaba tells everybody that a product changed: the shops that buy it read it."""
    data = hint.payload.get("data")
    product_id = data.get("productId") if isinstance(data, dict) else None
    if not isinstance(product_id, str) or not product_id:
        raise BadMessage("the message names no product")
    for shop_id in want_prices(product_id, hint.outside.clock.now()):
        hint.tx.ring("poll_prices", shop_id)


def refuse(hint: Hint) -> None:
    """A topic that nobody here handles: the message is kept, and says so."""
    raise BadMessage(f"nobody handles the topic {hint.message.topic} of {hint.message.source}")


def _shop(message: InboxMessage) -> Shop | None:
    return db.session.scalar(select(Shop).where(Shop.domain == message.account, Shop.uninstalled_at.is_(None)))


def _order_gids(payload: Payload) -> list[str]:
    gid = payload.get("admin_graphql_api_id")
    if isinstance(gid, str) and "/Order/" in gid:
        return [gid]
    number = payload.get("order_id")
    if number is None and isinstance(payload.get("order_edit"), dict):
        number = payload["order_edit"].get("order_id")
    return [f"gid://shopify/Order/{number}"] if isinstance(number, int) else []


def _fulfillment_order_gids(payload: Payload) -> list[str]:
    gids = []
    for value in payload.values():
        gid = value.get("id") if isinstance(value, dict) else None
        if isinstance(gid, str) and "/FulfillmentOrder/" in gid:
            gids.append(gid)
    if not gids:
        raise BadMessage("the message names neither an order nor a fulfillment order")
    return gids


def _order_ids(payload: Payload, key: str) -> list[str]:
    ids = payload.get(key)
    if not isinstance(ids, list):
        raise BadMessage(f"the message carries no list named {key}")
    return [f"gid://shopify/Order/{number}" for number in ids]


_READ = (
    "orders/create",
    "orders/paid",
    "orders/updated",
    "orders/edited",
    "orders/cancelled",
    "refunds/create",
    "fulfillment_orders/order_routing_complete",
    "fulfillment_orders/cancelled",
    "fulfillment_orders/moved",
    "fulfillment_orders/placed_on_hold",
    "fulfillment_orders/hold_released",
)

HANDLERS: dict[tuple[str, str], Handler] = {
    **{("shopify", topic): read_order for topic in _READ},
    ("shopify", "fulfillment_orders/fulfillment_request_submitted"): find_requests,
    ("shopify", "fulfillment_orders/cancellation_request_submitted"): find_requests,
    ("callback", "FULFILLMENT_REQUEST"): find_requests,
    ("callback", "CANCELLATION_REQUEST"): find_requests,
    ("shopify", "app/uninstalled"): uninstall_shop,
    ("shopify", "app/scopes_update"): note_scopes,
    ("shopify", "products/update"): watch_product,
    ("shopify", "products/delete"): watch_product,
    ("shopify", "customers/data_request"): report_customer_data,
    ("shopify", "customers/redact"): redact_customer,
    ("shopify", "shop/redact"): redact_shop,
    # message_type 3 is an order, 1 a product; the others are not enumerated anywhere (platform facts, 3.5).
    ("alibaba", "3"): follow_trade,
    ("alibaba", "1"): read_product_again,
}
