"""Tokens of either platform: kept encrypted, refreshed in time by one worker at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, update

from sourcing.db import db
from sourcing.errors import PlatformError, PlatformForbidden, PlatformRefused, PlatformUnauthorized, PlatformUnreachable
from sourcing.outside import Outside
from sourcing.ports import TokenPair
from sourcing.shops.model import AlibabaAccount, Shop
from sourcing.transaction import hit, reading, transaction

# Refreshed this long before the end, so that no call starts with a token that dies on the way.
_AHEAD = timedelta(minutes=5)
_REFRESH_LEASE = timedelta(seconds=30)

Holder = type[Shop] | type[AlibabaAccount]


def valid_token(outside: Outside, holder: Holder, shop_id: int, refresh: Callable[[str], TokenPair]) -> str:
    """The access token in the clear, refreshed when it is about to end.

    Raises PlatformUnauthorized when there is none and none can be had, PlatformUnreachable when it may be had later.
    """
    now = outside.clock.now()
    with reading() as session:
        row: Shop | AlibabaAccount | None = (
            session.get(Shop, shop_id) if holder is Shop else session.get(AlibabaAccount, shop_id)
        )
        if row is None or row.access_token is None:
            raise PlatformUnauthorized(_platform(holder), "token", "NO_TOKEN", "there is no token for this shop")
        access, expires = row.access_token, row.access_expires_at
        refresh_token, token_round = row.refresh_token, row.token_round
    if expires is None or expires - _AHEAD > now:
        return outside.secrets.open(access)
    if refresh_token is None:
        raise PlatformUnauthorized(_platform(holder), "refresh", "NOT_REFRESHABLE", "the token has ended")
    if not _claim_refresh(outside, holder, shop_id, token_round, now):
        if expires > now:
            return outside.secrets.open(access)
        raise PlatformUnreachable(_platform(holder), "refresh", "BEING_REFRESHED", "another worker refreshes it")
    return _refresh(outside, holder, shop_id, token_round, outside.secrets.open(refresh_token), refresh)


def _refresh(
    outside: Outside,
    holder: Holder,
    shop_id: int,
    token_round: int,
    refresh_token: str,
    refresh: Callable[[str], TokenPair],
) -> str:
    try:
        pair = refresh(refresh_token)
    except PlatformError as error:
        with transaction(outside.doorbell):
            _end_claim(holder, shop_id)
        if isinstance(error, PlatformUnauthorized | PlatformRefused | PlatformForbidden):
            raise PlatformUnauthorized(error.platform, "refresh", error.code, error.message) from error
        raise
    with transaction(outside.doorbell):
        # Together: a claim that ends before the pair is stored lets another worker use up the same refresh token.
        store_pair(outside, holder, shop_id, pair, token_round)
        _end_claim(holder, shop_id)
    return pair.access_token


def store_pair(outside: Outside, holder: Holder, shop_id: int, pair: TokenPair, token_round: int) -> bool:
    """Store both tokens at once, unless somebody stored a newer pair since `token_round` was read."""
    statement = (
        update(holder)
        .where(_key(holder) == shop_id, holder.token_round == token_round)
        .values(token_round=token_round + 1, **sealed(outside, pair))
    )
    return hit(db.session.execute(statement))


def sealed(outside: Outside, pair: TokenPair) -> dict[str, Any]:
    """The token columns of a pair, encrypted."""
    return {
        "access_token": outside.secrets.seal(pair.access_token),
        "access_expires_at": pair.access_expires_at,
        "refresh_token": outside.secrets.seal(pair.refresh_token) if pair.refresh_token else None,
        "refresh_expires_at": pair.refresh_expires_at,
    }


def distrust(holder: Holder, shop_id: int, now: datetime) -> None:
    """The platform refused the token although its time is not up: have it refreshed before the next call."""
    db.session.execute(
        update(holder)
        .where(_key(holder) == shop_id, or_(holder.access_expires_at.is_(None), holder.access_expires_at > now))
        .values(access_expires_at=now)
    )


def _claim_refresh(outside: Outside, holder: Holder, shop_id: int, token_round: int, now: datetime) -> bool:
    with transaction(outside.doorbell):
        statement = (
            update(holder)
            .where(
                _key(holder) == shop_id,
                holder.token_round == token_round,
                or_(holder.refreshing_until.is_(None), holder.refreshing_until < now),
            )
            .values(refreshing_until=now + _REFRESH_LEASE)
        )
        return hit(db.session.execute(statement))


def _end_claim(holder: Holder, shop_id: int) -> None:
    db.session.execute(update(holder).where(_key(holder) == shop_id).values(refreshing_until=None))


def _key(holder: Holder) -> Any:
    return Shop.id if holder is Shop else AlibabaAccount.shop_id


def _platform(holder: Holder) -> str:
    return "shopify" if holder is Shop else "alibaba"
