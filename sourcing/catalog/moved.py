"""What moved at Alibaba since the merchant linked a variant, or last took note of it."""

from __future__ import annotations

from dataclasses import dataclass

from sourcing.catalog.model import Link
from sourcing.money import Money
from sourcing.purchasing.shipping import unit_price

# Fewer items than this can still be sold: time to look for another supplier.
LOW = 10


@dataclass(frozen=True, slots=True)
class Move:
    """`kind` is price_rose, price_fell, stock_low, minimum_rose or gone; `count` are the pieces left or the new minimum."""

    kind: str
    before: Money | None = None
    after: Money | None = None
    count: int | None = None


def price_at(link: Link, quantity: int) -> Money | None:
    """The price of one when buying `quantity`: that of the highest step reached, else of the lowest step."""
    minor = unit_price([(int(least), int(cost)) for least, cost in link.prices], quantity)
    return None if minor is None else Money(minor, link.currency)


def take_as_seen(link: Link) -> None:
    """The merchant has seen how it stands now."""
    price = price_at(link, link.quantity)
    link.seen_minor = price.minor if price else None
    link.seen_currency = price.currency if price else None
    link.seen_stock, link.seen_minimum = link.stock, link.min_order_quantity
    link.warned = bool(moves(link))


def note_moves(link: Link) -> None:
    """After Alibaba was read: what became better counts as seen, so that the next turn to the worse is told again."""
    if link.seen_stock is None or (link.stock is not None and link.stock > link.seen_stock):
        link.seen_stock = link.stock
    if link.seen_minimum is None or link.min_order_quantity < link.seen_minimum:
        link.seen_minimum = link.min_order_quantity
    link.warned = bool(moves(link))


def moves(link: Link) -> list[Move]:
    """Everything that the merchant should know of; a product that is gone is said until it is linked to another."""
    if link.product_status != "PRODUCT_ONLINE":
        return [Move("gone")]
    return [*_price(link), *_stock(link), *_minimum(link)]


def _price(link: Link) -> list[Move]:
    now = price_at(link, link.quantity)
    if now is None or link.seen_minor is None or link.seen_currency != now.currency or link.seen_minor == now.minor:
        return []
    before = Money(link.seen_minor, now.currency)
    return [Move("price_rose" if before < now else "price_fell", before, now)]


def _stock(link: Link) -> list[Move]:
    if link.stock is None or link.seen_stock is None:
        return []
    now, before = link.stock // link.quantity, link.seen_stock // link.quantity
    # Once when it becomes little and once when nothing is left, not with every piece that is sold.
    fell = (now < LOW <= before) or (now == 0 < before)
    return [Move("stock_low", count=link.stock)] if fell else []


def _minimum(link: Link) -> list[Move]:
    if link.seen_minimum is None or link.min_order_quantity <= link.seen_minimum:
        return []
    return [Move("minimum_rose", count=link.min_order_quantity)]
