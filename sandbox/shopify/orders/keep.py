"""Writing an order, with the rows by which its fulfillment orders are found."""

from __future__ import annotations

from sandbox.shared.store import Document
from sandbox.shopify.fulfillment.states import BUCKETS, bucket_of
from sandbox.shopify.world import Shop, milliseconds


def keep(shop: Shop, order: Document, *, touch: bool = True) -> None:
    """Writes the order; `touch` moves updated_at to now. Call inside a change of the store."""
    if touch:
        order["updated_at"] = shop.world.now()
    shop.put("order", order["id"], order, milliseconds(order["updated_at"]))
    for unit in order["fulfillment_orders"]:
        bucket = bucket_of(unit)
        row = {"id": unit["id"], "order": order["id"], "location": unit["location_id"]}
        shop.put("fulfillment_order", unit["id"], row)
        if unit["status"] in ("CLOSED", "CANCELLED"):
            shop.delete("assigned", unit["id"])
        else:
            shop.put("assigned", unit["id"], row, BUCKETS.index(bucket))
    for parcel in order["fulfillments"]:
        shop.put("fulfillment", parcel["id"], {"id": parcel["id"], "order": order["id"]})


def order_of_unit(shop: Shop, unit_id: str) -> tuple[Document, Document] | None:
    """(order, fulfillment order) by the fulfillment order's number."""
    row = shop.get("fulfillment_order", unit_id)
    if row is None:
        return None
    order = shop.need("order", row["order"])
    return order, next(unit for unit in order["fulfillment_orders"] if unit["id"] == unit_id)


def order_of_parcel(shop: Shop, parcel_id: str) -> tuple[Document, Document] | None:
    """(order, fulfillment) by the fulfillment's number."""
    row = shop.get("fulfillment", parcel_id)
    if row is None:
        return None
    order = shop.need("order", row["order"])
    return order, next(parcel for parcel in order["fulfillments"] if parcel["id"] == parcel_id)


def line_of(order: Document, line_id: str) -> Document:
    """The order's line with this number; LookupError when it has none."""
    for line in order["lines"]:
        if line["id"] == line_id:
            found: Document = line
            return found
    raise LookupError(f"order {order['name']} has no line {line_id}")


def tell(shop: Shop, order: Document, text: str) -> None:
    """Adds a line to the order's timeline."""
    order["timeline"].append({"at": shop.world.now(), "text": text})
