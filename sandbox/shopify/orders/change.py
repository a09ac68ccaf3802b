"""What happens to an order afterwards: cancelled, refunded, edited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sandbox.shared.store import Document
from sandbox.shopify.fulfillment.request import fire_cancelled, submit_cancellation
from sandbox.shopify.fulfillment.states import pending_cancellation, remaining
from sandbox.shopify.money import cents, text
from sandbox.shopify.orders.keep import keep, line_of, tell
from sandbox.shopify.orders.place import ADDRESS_KEYS, new_line
from sandbox.shopify.orders.route import add_units
from sandbox.shopify.orders.sums import sums_of
from sandbox.shopify.webhooks.bodies import order_body, refund_body
from sandbox.shopify.webhooks.outbox import fire, new_event
from sandbox.shopify.world import Shop

Wanted = list[tuple[str, int]]


def cancel_order(shop: Shop, order_id: str, reason: str = "CUSTOMER") -> Document:
    """Cancels and pays everything back. Open fulfillment orders close; of those in progress cancellation is requested
    (what Shopify does with them was not recorded). LookupError, ValueError.
    """
    with shop.world.store.change():
        new_event(shop)
        order = shop.need("order", order_id)
        if order["cancelled_at"]:
            raise ValueError(f"order {order['name']} is cancelled already")
        working = [
            unit["id"]
            for unit in order["fulfillment_orders"]
            if unit["status"] == "IN_PROGRESS" and unit["service"] and not pending_cancellation(unit)
        ]
        closed = [unit for unit in order["fulfillment_orders"] if unit["status"] in ("OPEN", "ON_HOLD", "INCOMPLETE")]
        order |= {"cancelled_at": shop.world.now(), "cancel_reason": reason}
        refund = _pay_back(shop, order, _unshipped(order), "Order cancelled", keep_units=True)
        for unit in closed:
            unit |= {"status": "CLOSED", "holds": [], "updated_at": shop.world.now()}
            for line in unit["lines"]:
                line["remaining"] = 0
        tell(shop, order, "The order was cancelled")
        shop.record("order_cancelled", order_id=order["id"], name=order["name"], reason=reason)
        keep(shop, order)
        fire(shop, "orders/cancelled", order_body(shop, order))
        if refund:
            fire(shop, "refunds/create", refund_body(order, refund))
        fire(shop, "orders/updated", order_body(shop, order))
        for unit in closed:
            if unit["service"]:
                fire_cancelled(shop, unit, None)
        for unit_id in working:
            submit_cancellation(shop, unit_id, "The order was cancelled")
        return shop.need("order", order_id)


def refund_order(shop: Shop, order_id: str, wanted: Wanted | None) -> Document:
    """Refunds (line number, quantity), None: all that is left. Unshipped items are taken off their fulfillment orders.
    LookupError, ValueError.
    """
    with shop.world.store.change():
        new_event(shop)
        order = shop.need("order", order_id)
        if not sums_of(order).received:
            raise ValueError(f"order {order['name']} was not paid: there is nothing to refund; cancel or edit it")
        lines = (
            wanted
            if wanted is not None
            else [(line["id"], line["current"]) for line in order["lines"] if line["current"]]
        )
        if not lines:
            raise ValueError(f"order {order['name']} has nothing left to refund")
        refund = _pay_back(shop, order, lines, "Refunded", keep_units=False)
        keep(shop, order)
        if refund:
            fire(shop, "refunds/create", refund_body(order, refund))
        fire(shop, "orders/updated", order_body(shop, order))
        return order


def edit_address(shop: Shop, order_id: str, address: Mapping[str, Any]) -> Document:
    """Changes the keys given of the shipping address. Since 2026-08-31 an unfulfilled order counts as edited by it."""
    with shop.world.store.change():
        new_event(shop)
        order = shop.need("order", order_id)
        unknown = sorted(set(address) - set(ADDRESS_KEYS))
        if unknown:
            raise ValueError(f"address has the unknown key {unknown[0]!r}: known are {', '.join(ADDRESS_KEYS)}")
        order["shipping_address"] = (order["shipping_address"] or dict.fromkeys(ADDRESS_KEYS)) | dict(address)
        tell(shop, order, "The shipping address was changed")
        shop.record("order_edited", order_id=order["id"], address=order["shipping_address"])
        keep(shop, order)
        fire(shop, "orders/updated", order_body(shop, order))
        if not order["fulfillments"]:
            fire(shop, "orders/edited", _edit_body(shop, order, [], []))
        return order


def edit_lines(shop: Shop, order_id: str, kept: Wanted, added: Wanted) -> Document:
    """Sets lines to a quantity, and adds variants. LookupError, ValueError; then nothing has changed."""
    with shop.world.store.change():
        new_event(shop)
        order = shop.need("order", order_id)
        additions, removals = [], []
        for line_id, quantity in kept:
            line = line_of(order, line_id)
            if quantity > line["current"]:
                raise ValueError("a line's quantity can only be lowered: add the variant again for more")
            removals.append((line, line["current"] - quantity))
            _take_off(shop, order, line, line["current"] - quantity)
        new_lines = [new_line(shop, variant, quantity) for variant, quantity in added]
        order["lines"] += new_lines
        if order["routed"]:
            add_units(shop, order, [line for line in new_lines if line["requires_shipping"]])
        additions = [(line, line["quantity"]) for line in new_lines]
        order["edited"] = True
        tell(shop, order, "The order was edited")
        shop.record("order_edited", order_id=order["id"], added=_deltas(additions), removed=_deltas(removals))
        keep(shop, order)
        fire(shop, "orders/edited", _edit_body(shop, order, additions, removals))
        fire(shop, "orders/updated", order_body(shop, order))
        return order


def _pay_back(shop: Shop, order: Document, wanted: Wanted, note: str, *, keep_units: bool) -> Document | None:
    amount, lines = 0, []
    for line_id, quantity in wanted:
        line = line_of(order, line_id)
        if not 0 < quantity <= line["current"]:
            raise ValueError(f"line {line_id} has {line['current']} left to refund, not {quantity}")
        lines.append(
            {
                "id": shop.world.new_id(),
                "line_id": line_id,
                "quantity": quantity,
                "subtotal": text(cents(line["price"]) * quantity),
            }
        )
        amount += cents(line["price"]) * quantity
        if keep_units:
            line["current"] -= quantity
        else:
            _take_off(shop, order, line, quantity)
    sums = sums_of(order)
    if not any(line["current"] for line in order["lines"]):
        amount += sums.shipping
    amount = min(amount, sums.received - sums.refunded)
    if not sums.received:
        return None
    refund = {
        "id": shop.world.new_id(),
        "created_at": shop.world.now(),
        "note": note,
        "lines": lines,
        "amount": text(amount),
    }
    order["refunds"].append(refund)
    order["refunded"] = text(sums.refunded + amount)
    tell(shop, order, f"{text(amount)} {order['currency']} was refunded")
    shop.record(
        "refund",
        order_id=order["id"],
        name=order["name"],
        amount=text(amount),
        currency=order["currency"],
        lines=[{"line_item_id": one["line_id"], "quantity": one["quantity"]} for one in lines],
    )
    return refund


def _unshipped(order: Document) -> Wanted:
    return [
        (line["id"], line["current"] - line["shipped"]) for line in order["lines"] if line["current"] > line["shipped"]
    ]


def _take_off(shop: Shop, order: Document, line: Document, quantity: int) -> None:
    """Lowers a line; unshipped items leave their fulfillment orders, which close when nothing is left in them."""
    shippable = max(0, line["current"] - line["shipped"])
    line["current"] -= quantity
    left = min(quantity, shippable)
    for unit in order["fulfillment_orders"]:
        for row in unit["lines"]:
            if row["line_id"] == line["id"] and row["remaining"] and left:
                taken = min(left, row["remaining"])
                row["remaining"] -= taken
                row["total"] -= taken
                left -= taken
                unit["updated_at"] = shop.world.now()
                if not remaining(unit):
                    unit["status"] = "CLOSED"


def _deltas(changes: list[tuple[Document, int]]) -> list[dict[str, Any]]:
    return [{"line_item_id": line["id"], "delta": delta} for line, delta in changes if delta]


def _edit_body(
    shop: Shop, order: Document, additions: list[tuple[Document, int]], removals: list[tuple[Document, int]]
) -> dict[str, Any]:
    now = shop.world.now()
    none: dict[str, list[Any]] = {"additions": [], "removals": []}
    return {
        "order_edit": {
            "id": int(shop.world.new_id()),
            "app_id": None,
            "created_at": now,
            "committed_at": now,
            "notify_customer": False,
            "order_id": int(order["id"]),
            "staff_note": "",
            "user_id": None,
            "line_items": {
                "additions": [{"id": int(line["id"]), "delta": delta} for line, delta in additions if delta],
                "removals": [{"id": int(line["id"]), "delta": delta} for line, delta in removals if delta],
            },
            "discounts": {"line_item": none},
            "shipping_lines": none,
        }
    }
