"""Purchases as the pages show them: told from their rows in a fixed number of queries, however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from sourcing.explain import Problem, Shown, explain, explain_all
from sourcing.fulfillment.model import Shipment
from sourcing.money import Money
from sourcing.purchasing.allow import allowed
from sourcing.purchasing.model import Offer, Purchase
from sourcing.purchasing.states import STATES
from sourcing.tracking.model import Parcel


@dataclass(frozen=True, slots=True)
class OfferView:
    """A shipping method; several may be the cheapest or the fastest."""

    vendor_code: str
    vendor_name: str
    fee: Money
    days_text: str
    days_min: int | None
    days_max: int | None
    dispatch_country: str
    chosen: bool
    cheapest: bool
    fastest: bool


@dataclass(frozen=True, slots=True)
class PurchaseLineView:
    """What is bought for a line of the order; `unit` is the price of one at quoting."""

    title: str
    sku_title: str
    image_url: str
    quantity: int
    unit: Money | None


@dataclass(frozen=True, slots=True)
class ParcelView:
    """A parcel; `events` hold code, name, location and at."""

    carrier: str
    number: str
    url: str
    current_event: str
    events: list[dict[str, Any]]
    delivered_at: datetime | None


@dataclass(frozen=True, slots=True)
class ShipmentView:
    """What the shop knows of the shipping."""

    state: str
    pushed_numbers: list[str]
    pushed_at: datetime | None
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class PurchaseView:
    """A purchase with everything around it. `goods` and `freight` are Alibaba's own once read, before that the
    quote's; `quoted` is the quote's total, `total` Alibaba's.
    """

    id: int
    order_id: int
    order_name: str
    supplier: str
    state: str
    state_at: datetime
    stage: str
    goods: Money | None
    freight: Money | None
    quoted: Money | None
    total: Money | None
    differs: bool
    quote_expires_at: datetime | None
    offers: list[OfferView]
    lines: list[PurchaseLineView]
    trade_id: str | None
    trade_status: str
    trade_url: str
    pay_url: str
    place_by: str | None
    pay_by: str | None
    placed_at: datetime | None
    paid_at: datetime | None
    paid_how: str | None
    problems: list[Problem]
    parcels: list[ParcelView]
    shipment: ShipmentView | None
    can: list[str]
    due: bool


def with_all(statement: Select[Purchase]) -> Select[Purchase]:
    """The statement, loading what `describe` looks at."""
    return statement.options(
        joinedload(Purchase.order),
        joinedload(Purchase.supplier),
        selectinload(Purchase.lines),
        selectinload(Purchase.offers),
    )


def describe(session: Session, shown: Shown, purchases: Sequence[Purchase]) -> list[PurchaseView]:
    """Views of purchases of one shop, loaded by `with_all`, in the same order."""
    ids = [purchase.id for purchase in purchases]
    parcels: dict[int, list[Parcel]] = defaultdict(list)
    for parcel in session.scalars(select(Parcel).where(Parcel.purchase_id.in_(ids)).order_by(Parcel.id)):
        parcels[parcel.purchase_id].append(parcel)
    shipments = {
        shipment.purchase_id: shipment
        for shipment in session.scalars(select(Shipment).where(Shipment.purchase_id.in_(ids)))
    }
    return [_view(shown, row, parcels[row.id], shipments.get(row.id)) for row in purchases]


def problems_of(shown: Shown, purchase: Purchase) -> list[Problem]:
    """What keeps the purchase: the reasons of its last decision, and the code it was left with."""
    problems = explain_all(shown.explanations, purchase.reasons)
    if purchase.code and purchase.code not in {problem.code for problem in problems}:
        problems.insert(0, explain(shown.explanations, purchase.code, purchase.message))
    return problems


def quoted_total(purchase: Purchase) -> Money | None:
    """Goods and the chosen freight as quoted; None until both are known."""
    if purchase.goods_minor is None or purchase.freight_minor is None:
        return None
    return Money(purchase.goods_minor + purchase.freight_minor, purchase.currency)


def cost(purchase: Purchase) -> Money | None:
    """What it costs as far as known: Alibaba's total, else the quote's."""
    return _asked(purchase, purchase.total_minor) or quoted_total(purchase)


def _view(shown: Shown, row: Purchase, parcels: list[Parcel], shipment: Shipment | None) -> PurchaseView:
    quoted, total = quoted_total(row), _asked(row, row.total_minor)
    state = STATES.get(row.state)
    return PurchaseView(
        id=row.id,
        order_id=row.order_id,
        order_name=row.order.name,
        supplier=row.supplier.name,
        state=row.state,
        state_at=row.state_at,
        stage=state.stage if state else "needs_attention",
        goods=_asked(row, row.real_goods_minor) or _money(row.goods_minor, row.currency),
        freight=_asked(row, row.real_freight_minor) or _money(row.freight_minor, row.currency),
        quoted=quoted,
        total=total,
        differs=quoted is not None and total is not None and quoted != total,
        quote_expires_at=row.quote_expires_at,
        offers=_offers(row),
        lines=[
            PurchaseLineView(
                line.title, line.sku_title, line.image_url, line.quantity, _money(line.unit_minor, row.currency)
            )
            for line in row.lines
        ],
        trade_id=row.trade_id,
        trade_status=row.trade_status,
        trade_url=shown.trade_page(row.trade_id),
        pay_url=row.pay_url,
        place_by=row.place_by,
        pay_by=row.pay_by,
        placed_at=row.placed_at,
        paid_at=row.paid_at,
        paid_how=row.paid_how,
        problems=problems_of(shown, row),
        parcels=[_parcel(parcel) for parcel in parcels],
        shipment=_shipment(shown, shipment) if shipment else None,
        can=allowed(row, row.order),
        due=row.due_at is not None,
    )


def _offers(row: Purchase) -> list[OfferView]:
    cheapest = min((offer.fee_minor for offer in row.offers), default=None)
    fastest = min((known for offer in row.offers if (known := _days(offer)) is not None), default=None)
    return [
        OfferView(
            vendor_code=offer.vendor_code,
            vendor_name=offer.vendor_name,
            fee=Money(offer.fee_minor, offer.currency),
            days_text=offer.days_text,
            days_min=offer.days_min,
            days_max=offer.days_max,
            dispatch_country=offer.dispatch_country,
            chosen=offer.vendor_code == row.vendor_code,
            cheapest=offer.fee_minor == cheapest,
            fastest=fastest is not None and _days(offer) == fastest,
        )
        for offer in sorted(row.offers, key=lambda offer: (offer.fee_minor, offer.id))
    ]


def _parcel(parcel: Parcel) -> ParcelView:
    names = ("code", "name", "location", "at")
    events = [{name: str(event.get(name, "")) for name in names} for event in parcel.events]
    return ParcelView(parcel.carrier, parcel.number, parcel.url, parcel.current_event, events, parcel.delivered_at)


def _shipment(shown: Shown, shipment: Shipment) -> ShipmentView:
    problem = explain(shown.explanations, shipment.code, shipment.message) if shipment.code else None
    return ShipmentView(
        shipment.state, [str(number) for number in shipment.pushed_numbers], shipment.pushed_at, problem
    )


def _asked(row: Purchase, minor: int | None) -> Money | None:
    """An amount of Alibaba's, which may charge in another currency than it quoted."""
    return _money(minor, row.asked_currency or row.currency)


def _money(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(minor, currency)


def _days(offer: Offer) -> int | None:
    """The most days it takes, as far as it was said."""
    return offer.days_min if offer.days_max is None else offer.days_max
