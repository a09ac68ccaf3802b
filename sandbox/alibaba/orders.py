"""An order as the pretended platform keeps it, and the book it is kept in."""

from dataclasses import asdict, dataclass, field
from typing import Any

from sandbox.alibaba.stamps import now_ms
from sandbox.shared.store import Store

FIRST_TRADE_NUMBER = 30_160_001


@dataclass
class Line:
    """One product and SKU of an order; `unit_price` in cents, `grams` for one piece."""

    product_id: str
    sku_id: str
    quantity: int
    unit_price: int
    title: str
    image: str
    unit: str
    grams: int
    attributes: list[dict[str, str]]

    @property
    def total(self) -> int:
        """Cents of all pieces."""
        return self.unit_price * self.quantity


@dataclass
class Parcel:
    """One parcel under way; events are oldest first: {"code", "name", "location", "at" (ms)}."""

    carrier: str
    tracking_number: str
    logistics_type: str
    events: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Order:
    """A buyer's order at one supplier; amounts in cents, times in milliseconds of the real clock."""

    trade_id: str
    number: int
    buyer_id: str
    e_company_id: str
    seller: str
    channel_refer_id: str
    remark: str
    properties: str
    lines: list[Line]
    address: dict[str, Any]
    carrier_code: str
    carrier_name: str
    provider: str
    logistics_type: str
    trade_term: str
    dispatch: str
    waybill: bool
    product_total: int
    fee: int
    vat: int
    created: int
    modified: int
    trade_status: str = "unpay"
    pay_status: str = "UNPAY"
    pay_reason: str = ""
    pay_message: str = ""
    paid_by: str = ""
    parcels: list[Parcel] = field(default_factory=list)
    parcels_announced: int = 0
    shipped_at: int = 0
    history: list[dict[str, Any]] = field(default_factory=list)

    @property
    def total(self) -> int:
        """What the buyer pays, in cents."""
        return self.product_total + self.fee + self.vat

    @property
    def grams(self) -> int:
        """Weight of all goods."""
        return sum(line.grams * line.quantity for line in self.lines)


def order_of(document: dict[str, Any]) -> Order:
    """The order of a stored document."""
    lines = [Line(**line) for line in document["lines"]]
    parcels = [Parcel(**parcel) for parcel in document["parcels"]]
    return Order(**{**document, "lines": lines, "parcels": parcels})


class OrderBook:
    """Orders by trade id, and per buyer by time of creation and of last change."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, trade_id: str) -> Order | None:
        """The order, or None."""
        document = self._store.get("order", trade_id)
        return order_of(document) if document else None

    def next_number(self) -> int:
        """The next internal order number, from which the trade id is made."""
        return self._store.next_number("order", FIRST_TRADE_NUMBER)

    def save(self, order: Order) -> None:
        """Keep the order and stamp its change; a later save never has an earlier stamp."""
        order.modified = max(now_ms(), order.modified)
        entry = {name: getattr(order, name) for name in ("trade_id", "trade_status", "created", "modified")}
        with self._store.change():
            self._store.put("order", order.trade_id, asdict(order), rank=order.number)
            self._store.put("created", order.trade_id, entry, owner=order.buyer_id, rank=order.created)
            self._store.put("modified", order.trade_id, entry, owner=order.buyer_id, rank=order.modified)

    def entries(self, buyer_id: str, by: str, since: int | None, until: int | None) -> list[dict[str, Any]]:
        """{"trade_id", "trade_status", "created", "modified"} newest first; `by` is created or modified, edges are kept."""
        before = None if until is None else until + 1
        return self._store.find(by, owner=buyer_id, since=since, before=before, newest_first=True)

    def newest(self, limit: int, before: int | None = None) -> list[Order]:
        """The newest orders of all buyers; `before` an internal order number that is no longer in."""
        return [order_of(body) for body in self._store.find("order", before=before, newest_first=True, limit=limit)]
