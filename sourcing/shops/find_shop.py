"""Who a verified shop is to us."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from sourcing.explain import Shown
from sourcing.shops.model import Shop
from sourcing.transaction import reading


@dataclass(frozen=True, slots=True)
class Me:
    """The shop that is asking; `currency` and `timezone` are its own."""

    shop: str
    shop_name: str
    currency: str
    timezone: str
    locale: str
    admin_orders_url: str


def find_shop(domain: str) -> int | None:
    """The id of an installed shop whose tokens we have; None when it has to be let in first."""
    with reading() as session:
        return session.scalar(
            select(Shop.id).where(Shop.domain == domain, Shop.uninstalled_at.is_(None), Shop.access_token.is_not(None))
        )


def show_me(shown: Shown, shop_id: int) -> Me:
    """The facts of the shop that every page needs."""
    with reading() as session:
        shop = session.get_one(Shop, shop_id)
        return Me(
            shop=shop.domain,
            shop_name=shop.name or shop.domain,
            currency=shop.currency,
            timezone=shop.timezone,
            locale=shop.locale,
            admin_orders_url=shown.admin_orders(shop.domain),
        )


def show_email(shop_id: int) -> str:
    """The shop's own mail address; empty when Shopify told none."""
    with reading() as session:
        return session.get_one(Shop, shop_id).email
