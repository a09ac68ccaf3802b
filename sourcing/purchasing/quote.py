"""Ask Alibaba what it costs to ship a purchase, and choose by the merchant's rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sourcing.catalog.read_prices import prices_for
from sourcing.db import db
from sourcing.orders.model import Order
from sourcing.outside import Outside
from sourcing.ports import Address, FreightOffer, WantedSku
from sourcing.purchasing import states
from sourcing.purchasing.model import Offer, Purchase
from sourcing.purchasing.move import move
from sourcing.purchasing.shipping import pick
from sourcing.shops.access import alibaba_token
from sourcing.shops.model import OrderSettings
from sourcing.timeline.record import record_for
from sourcing.transaction import Transaction, reading, transaction

# Alibaba states no expiry of its offers; older ones are asked for again before placing.
QUOTE_LIFE = timedelta(hours=6)
# Asked in this order where it is not known from where the supplier dispatches (platform facts: "try CN, then US").
_DISPATCH = ("CN", "US")


@dataclass(frozen=True, slots=True)
class _Ask:
    company_id: str
    skus: tuple[WantedSku, ...]
    address: Address
    dispatch: tuple[str, ...]


def quote(outside: Outside, purchase_id: int) -> None:
    """From `new` to `quoted`, or to `refused` with the reason. Raises PlatformError when Alibaba could not be asked."""
    now = outside.clock.now()
    with transaction(outside.doorbell):
        ask = _prepare(purchase_id)
        if ask is None:
            return
    with reading() as session:
        shop_id = session.get_one(Purchase, purchase_id).shop_id
    token = alibaba_token(outside, shop_id)
    refusal = prices_for(outside, token, purchase_id, ask.address.country_code)
    offers: list[FreightOffer] = []
    for country in ask.dispatch if refusal is None else ():
        offers = outside.suppliers.freight(token, ask.company_id, ask.skus, ask.address, country)
        if offers:
            break
    with transaction(outside.doorbell) as tx:
        purchase = db.session.get_one(Purchase, purchase_id)
        if refusal is not None or not offers:
            code, title = refusal or ("NO_SHIPPING", "")
            if move(purchase, states.NEW, states.REFUSED, now, code=code, message=title, due_at=None):
                record_for(purchase, "alibaba", "quote_refused", now, code=code, title=title)
            return
        _store(tx, outside, purchase, offers)


def _prepare(purchase_id: int) -> _Ask | None:
    """What to ask; None when the order itself has to be mended first."""
    purchase = db.session.get_one(Purchase, purchase_id)
    order = db.session.get_one(Order, purchase.order_id)
    if order.problems or order.ship_to is None or not purchase.lines:
        # The problem stands on the order; reading it again wakes the purchase.
        purchase.due_at = None
        return None
    known = purchase.supplier.dispatch_country
    dispatch = tuple(dict.fromkeys(filter(None, (known, *_DISPATCH))))
    return _Ask(purchase.supplier.company_id, wanted_skus(purchase), Address(**order.ship_to), dispatch)


def wanted_skus(purchase: Purchase) -> tuple[WantedSku, ...]:
    """The purchase's lines with equal SKUs added up: Alibaba refuses the same SKU twice in one order (code 4012)."""
    sums: dict[tuple[str, str], int] = {}
    for line in purchase.lines:
        key = (line.product_id, line.sku_id)
        sums[key] = sums.get(key, 0) + line.quantity
    return tuple(WantedSku(product_id, sku_id, quantity) for (product_id, sku_id), quantity in sorted(sums.items()))


def _store(tx: Transaction, outside: Outside, purchase: Purchase, offers: list[FreightOffer]) -> None:
    now = outside.clock.now()
    settings = db.session.get_one(OrderSettings, purchase.shop_id)
    before = purchase.vendor_code if purchase.chosen_by == "merchant" else None
    purchase.offers.clear()
    db.session.flush()
    for offer in {offer.vendor_code: offer for offer in offers}.values():
        purchase.offers.append(_row(offer))
    db.session.flush()
    kept = next((offer for offer in purchase.offers if offer.vendor_code == before), None)
    chosen = kept or pick(purchase.offers, settings.shipping_rule, settings.shipping_max_days)
    if chosen is None:
        return
    purchase.supplier.dispatch_country = chosen.dispatch_country
    purchase.goods_minor = sum((line.unit_minor or 0) * line.quantity for line in purchase.lines)
    purchase.quoted_at, purchase.quote_expires_at = now, now + QUOTE_LIFE
    choose(purchase, chosen, "merchant" if kept else "rule")
    if move(purchase, states.NEW, states.QUOTED, now, due_at=now, code="", message="", reasons=[]):
        record_for(
            purchase,
            "alibaba",
            "quoted",
            now,
            offers=len(purchase.offers),
            chosen=chosen.vendor_name,
            by=purchase.chosen_by,
            rule=settings.shipping_rule,
            goods_minor=purchase.goods_minor,
            freight_minor=chosen.fee_minor,
            currency=purchase.currency,
        )
        tx.ring("advance", purchase.id)


def choose(purchase: Purchase, offer: Offer, by: str) -> None:
    """Take this offer; `by` is "rule" or "merchant"."""
    purchase.vendor_code, purchase.chosen_by = offer.vendor_code, by
    purchase.freight_minor, purchase.currency = offer.fee_minor, offer.currency


def _row(offer: FreightOffer) -> Offer:
    return Offer(
        vendor_code=offer.vendor_code,
        vendor_name=offer.vendor_name,
        fee_minor=offer.fee.minor,
        currency=offer.fee.currency,
        days_text=offer.days_text,
        days_min=offer.days_min,
        days_max=offer.days_max,
        dispatch_country=offer.dispatch_country,
        trade_term=offer.trade_term,
        shipping_type=offer.shipping_type,
    )
