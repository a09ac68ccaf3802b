"""Reading orders afresh, many at a time, for as few points as possible.

A query may cost 1,000 points at most by its requested sizes (platform notes, section 7), and only what is really there
is paid for. So pages are sized by how many orders are asked for, and gone on with only where there is more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from platforms.reading import Json, MissingField, child, children, text
from platforms.shopify.admin_api import AdminApi
from platforms.shopify.fulfillment_orders import MOST_LINES, complete
from platforms.shopify.paging import Page, page_of, to_the_end
from platforms.shopify.parse_fulfillment_orders import FulfillmentOrderStart, fulfillment_order_start, shipment
from platforms.shopify.parse_orders import OrderStart, order_line, order_start, shop_money
from sourcing.money import Money
from sourcing.ports import OrderPage, ShopAccess, ShopFulfillment, ShopOrder, ShopOrderLine

MOST_ORDERS = 25
# Orders per call, and the sizes of lines, fulfillment orders, lines of each and shipments asked for with so many.
_SIZES = ((4, (20, 5, 10, 6)), (8, (8, 3, 6, 4)), (13, (6, 2, 5, 3)))
_NOTHING_REFUNDED = {"PAID", "PENDING", "AUTHORIZED", "EXPIRED", "VOIDED"}


def read_orders(api: AdminApi, access: ShopAccess, gids: Sequence[str]) -> list[ShopOrder]:
    """The orders that exist among `gids`. Raises ValueError for more than 25."""
    if len(gids) > MOST_ORDERS:
        raise ValueError(f"{len(gids)} orders asked for at once; the most is {MOST_ORDERS}")
    found: list[ShopOrder] = []
    for some in _evenly(list(dict.fromkeys(gids)), _SIZES[-1][0]):
        sizes = _sizes(len(some))
        starts = api.run(access, "read_orders", {"ids": some, **sizes}, _order_starts)
        refunds = _read_refunds(api, access, [start.head for start in starts])
        found += [_whole(api, access, start, refunds, sizes["shipments"]) for start in starts]
    return found


def list_changed_orders(api: AdminApi, access: ShopAccess, since: datetime, cursor: str | None) -> OrderPage:
    """Ids of the orders changed since that moment, oldest change first, a hundred at a time."""
    search = f"updated_at:>='{since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}'"

    def read(data: Json) -> OrderPage:
        page = page_of(child(data, "orders"), lambda node: text(node, "id"))
        return OrderPage(tuple(page.items), page.next_cursor)

    return api.run(access, "list_changed_orders", {"search": search, "after": cursor}, read)


def requested_cost(orders: int) -> int:
    """The points that reading so many orders in one call asks for, by the published rule: an object 1, a connection as
    many times its node as its size.
    """
    lines, fulfillment_orders, fulfillment_lines, shipments = _sizes(orders).values()
    # An order, its total (2), its risk and its address; a line, its variant and its price (2); a fulfillment order, its
    # location (2) and two requests; a line of it and the order's line; a shipment, its parcels and location.
    per_fulfillment_order = 5 + fulfillment_lines * 2
    return orders * (5 + lines * 4 + fulfillment_orders * per_fulfillment_order + shipments * 3)


def _sizes(orders: int) -> dict[str, int]:
    sizes = next(sizes for most, sizes in _SIZES if orders <= most)
    return dict(zip(("lines", "fulfillmentOrders", "fulfillmentLines", "shipments"), sizes, strict=True))


def _evenly(gids: list[str], most: int) -> list[list[str]]:
    parts = -(-len(gids) // most)
    return [gids[part::parts] for part in range(parts)]


def _nodes(data: Json) -> list[Json]:
    found = data.get("nodes")
    if not isinstance(found, list):
        raise MissingField("no list in 'nodes'")
    # An id that is gone is null, and one of another kind is an empty object.
    return children({"nodes": [node for node in found if node]}, "nodes")


def _order_starts(data: Json) -> list[OrderStart]:
    return [order_start(node) for node in _nodes(data)]


def _read_refunds(api: AdminApi, access: ShopAccess, heads: list[ShopOrder]) -> dict[str, Money]:
    # Two points an order, which only those with something given back are worth.
    currencies = {head.gid: head.currency for head in heads if head.financial_status not in _NOTHING_REFUNDED}
    if not currencies:
        return {}

    def read(data: Json) -> dict[str, Money]:
        nodes = {text(node, "id"): node for node in _nodes(data)}
        return {
            gid: shop_money(nodes[gid], "totalRefundedSet", currency)
            for gid, currency in currencies.items()
            if gid in nodes
        }

    return api.run(access, "read_refunds", {"ids": list(currencies)}, read)


def _whole(
    api: AdminApi, access: ShopAccess, start: OrderStart, refunds: dict[str, Money], shipments_asked: int
) -> ShopOrder:
    head = start.head

    def more_lines(cursor: str) -> Page[ShopOrderLine]:
        return api.run(
            access,
            "read_more_lines",
            {"id": head.gid, "after": cursor},
            lambda data: page_of(
                child(child(data, "order"), "lineItems"), lambda line: order_line(line, head.currency)
            ),
        )

    def more_fulfillment_orders(cursor: str) -> Page[FulfillmentOrderStart]:
        return api.run(
            access,
            "read_more_fulfillment_orders",
            {"id": head.gid, "after": cursor, "fulfillmentLines": MOST_LINES},
            lambda data: page_of(child(child(data, "order"), "fulfillmentOrders"), fulfillment_order_start),
        )

    shipments = start.shipments
    # A list without pages: as many as were asked for may not be all.
    if len(shipments) >= shipments_asked:
        shipments = _all_shipments(api, access, head.gid)
    starts = to_the_end(start.fulfillment_orders, more_fulfillment_orders)
    return replace(
        head,
        refunded=refunds.get(head.gid, head.refunded),
        lines=tuple(to_the_end(start.lines, more_lines)),
        fulfillment_orders=tuple(complete(api, access, found) for found in starts),
        fulfillments=tuple(shipments),
    )


def _all_shipments(api: AdminApi, access: ShopAccess, gid: str) -> list[ShopFulfillment]:
    def read(data: Json) -> list[ShopFulfillment]:
        return [shipment(node, gid) for node in children(child(data, "order"), "fulfillments")]

    return api.run(access, "read_all_shipments", {"id": gid}, read)
