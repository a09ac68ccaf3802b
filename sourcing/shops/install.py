"""A merchant opens the app: the shop is known, its tokens are there, its set-up is under way."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from sourcing.db import db
from sourcing.outside import Outside
from sourcing.ports import TokenPair
from sourcing.purchasing.mend import wake_held
from sourcing.shops.access import access_to
from sourcing.shops.model import OrderSettings, Shop
from sourcing.shops.tokens import sealed
from sourcing.transaction import Transaction, reading, transaction

# A refresh token this close to its end is replaced while the merchant is here.
_REFRESH_MARGIN = timedelta(days=7)


def admit(outside: Outside, domain: str, id_token: str) -> int:
    """Let in a verified session token; answers the shop's id.

    Exchanges the token for an offline pair when there is no usable one: on first load, after a reinstall, or when the
    refresh token nears its end. Raises PlatformError when Shopify does not give one.
    """
    with reading() as session:
        shop = session.scalar(select(Shop).where(Shop.domain == domain))
        if shop is not None and _usable(shop, outside.clock.now()):
            return shop.id
    pair = outside.shops.exchange(id_token)
    with transaction(outside.doorbell) as tx:
        return _store(outside, domain, pair, tx)


def set_up_shop(outside: Outside, shop_id: int) -> None:
    """Read what the shop says of itself, register our fulfillment service, start the polls."""
    access = access_to(outside, shop_id)
    facts = outside.shops.read_shop(access)
    service = outside.shops.ensure_service(access, "Caravan", f"{outside.app_url}/fulfillment")
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        shop = db.session.get_one(Shop, shop_id)
        shop.name, shop.email, shop.currency = facts.name, facts.email, facts.currency
        shop.timezone, shop.country_code, shop.locale = facts.timezone, facts.country_code, facts.locale
        shop.scopes = ",".join(facts.scopes)
        shop.service_gid, shop.location_gid = service.service_gid, service.location_gid
        shop.orders_seen_until = shop.orders_seen_until or now - timedelta(days=60)
        shop.orders_poll_due = shop.requests_poll_due = now
        tx.ring("poll_orders", shop_id)
        tx.ring("stock_links", shop_id)


def _usable(shop: Shop, now: datetime) -> bool:
    if shop.uninstalled_at is not None or shop.access_token is None or shop.service_gid is None:
        return False
    return shop.refresh_expires_at is None or shop.refresh_expires_at - _REFRESH_MARGIN > now


def _store(outside: Outside, domain: str, pair: TokenPair, tx: Transaction) -> int:
    now = outside.clock.now()
    shop = db.session.scalar(select(Shop).where(Shop.domain == domain).with_for_update())
    if shop is None:
        shop = Shop(domain=domain, installed_at=now, token_round=0)
        db.session.add(shop)
        db.session.flush()
        db.session.add(OrderSettings(shop_id=shop.id))
    elif shop.uninstalled_at is not None:
        shop.installed_at, shop.uninstalled_at = now, None
        shop.service_gid = shop.location_gid = None
        db.session.flush()
        wake_held(tx, now, shop.id)
    for column, value in sealed(outside, pair).items():
        setattr(shop, column, value)
    shop.token_round = shop.token_round + 1
    shop.scopes = pair.scopes
    if shop.service_gid is None:
        # The sweep sets it up should the ring be lost.
        shop.orders_poll_due = now
        tx.ring("set_up_shop", shop.id)
    return shop.id
