"""The orders page and the page of one order."""

from __future__ import annotations

from dataclasses import replace

from flask import Response

import wiring
from sourcing.orders.change_address import change_address, change_note, take_shop_address
from sourcing.orders.list_orders import list_orders
from sourcing.orders.read_orders import read_order_now
from sourcing.orders.show_order import order_gid, show_order
from sourcing.ports import Address
from web.api.answer import answer
from web.api.parameters import IdPath, ListQuery
from web.api.questions import question_of
from web.api.schemas import AddressIn, NoteIn, OrderOut, OrdersOut
from web.api.screen import screen
from web.asking import shop_id

orders = screen("orders", "Orders with goods of Alibaba suppliers.")


@orders.get("/orders", responses={200: OrdersOut})
def get_orders(query: ListQuery) -> Response:
    """A page of orders."""
    found = list_orders(wiring.shown(), shop_id(), question_of(query), query.cursor, query.limit)
    return answer(OrdersOut, found)


@orders.get("/orders/<int:id>", responses={200: OrderOut})
def get_order(path: IdPath) -> Response:
    """One order with everything that happened."""
    return answer(OrderOut, show_order(wiring.shown(), shop_id(), path.id))


@orders.put("/orders/<int:id>/address", responses={200: OrderOut})
def put_address(path: IdPath, body: AddressIn) -> Response:
    """Send the goods to another address than the shop's. The order in the shop is not changed."""
    address = Address(**{name: value.strip() for name, value in body.model_dump().items()})
    change_address(wiring.outside(), shop_id(), path.id, replace(address, country_code=address.country_code.upper()))
    return answer(OrderOut, show_order(wiring.shown(), shop_id(), path.id))


@orders.delete("/orders/<int:id>/address", responses={200: OrderOut})
def delete_address(path: IdPath) -> Response:
    """Send the goods to the shop's address again."""
    take_shop_address(wiring.outside(), shop_id(), path.id)
    return answer(OrderOut, show_order(wiring.shown(), shop_id(), path.id))


@orders.put("/orders/<int:id>/note", responses={200: OrderOut})
def put_note(path: IdPath, body: NoteIn) -> Response:
    """Tell the suppliers of this order something, until it is placed."""
    change_note(wiring.outside(), shop_id(), path.id, body.supplier_note)
    return answer(OrderOut, show_order(wiring.shown(), shop_id(), path.id))


@orders.post("/orders/<int:id>/read", responses={200: OrderOut})
def read_order(path: IdPath) -> Response:
    """Read the order afresh from Shopify, then show it."""
    read_order_now(wiring.outside(), shop_id(), order_gid(shop_id(), path.id))
    return answer(OrderOut, show_order(wiring.shown(), shop_id(), path.id))
