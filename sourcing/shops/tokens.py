"""Tokens of either platform: kept encrypted, refreshed in time by one worker at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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
    claim = _claim_refresh(outside, holder, shop_id, token_round, now)
    if claim is None:
        if expires > now:
            return outside.secrets.open(access)
        raise PlatformUnreachable(_platform(holder), "refresh", "BEING_REFRESHED", "another worker refreshes it")
    return _refresh(outside, _Claim(holder, shop_id, token_round, claim), outside.secrets.open(refresh_token), refresh)


@dataclass(frozen=True, slots=True)
class _Claim:
    """The right to refresh the pair of `token_round`, `until` then."""

    holder: Holder
    shop_id: int
    token_round: int
    until: datetime


def _refresh(outside: Outside, claim: _Claim, refresh_token: str, refresh: Callable[[str], TokenPair]) -> str:
    """The new access token. A refresh token is worth one use, so the claim ends with the new pair, not before it."""
    try:
        pair = refresh(refresh_token)
    except PlatformError as error:
        with transaction(outside.doorbell):
            _end_claim(claim)
        if not isinstance(error, PlatformUnauthorized | PlatformRefused | PlatformForbidden):
            raise
        # Whoever took over a claim that had run out may have used the token: then theirs is the pair that counts.
        if (newer := _newer_token(outside, claim)) is not None:
            return newer
        raise PlatformUnauthorized(error.platform, "refresh", error.code, error.message) from error
    with transaction(outside.doorbell):
        stored = _store_pair(outside, claim, pair)
    return pair.access_token if stored else (_newer_token(outside, claim) or pair.access_token)


def _store_pair(outside: Outside, claim: _Claim, pair: TokenPair) -> bool:
    """Store both tokens at once and end the claim, unless somebody stored a newer pair meanwhile."""
    statement = (
        update(claim.holder)
        .where(_key(claim.holder) == claim.shop_id, claim.holder.token_round == claim.token_round)
        .values(token_round=claim.token_round + 1, refreshing_until=None, **sealed(outside, pair))
    )
    if claim.holder is AlibabaAccount:
        # The connection may end later now than it was said to.
        statement = statement.values(alert_due=outside.clock.now())
    return hit(db.session.execute(statement))


def _newer_token(outside: Outside, claim: _Claim) -> str | None:
    with reading() as session:
        row: Shop | AlibabaAccount | None = (
            session.get(Shop, claim.shop_id) if claim.holder is Shop else session.get(AlibabaAccount, claim.shop_id)
        )
        if row is None or row.access_token is None or row.token_round == claim.token_round:
            return None
        return outside.secrets.open(row.access_token)


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


def _claim_refresh(outside: Outside, holder: Holder, shop_id: int, token_round: int, now: datetime) -> datetime | None:
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
        return now + _REFRESH_LEASE if hit(db.session.execute(statement)) else None


def _end_claim(claim: _Claim) -> None:
    """Let the next one try; a claim that ran out and is somebody else's now stays theirs."""
    mine = (_key(claim.holder) == claim.shop_id, claim.holder.refreshing_until == claim.until)
    db.session.execute(update(claim.holder).where(*mine).values(refreshing_until=None))


def _key(holder: Holder) -> Any:
    return Shop.id if holder is Shop else AlibabaAccount.shop_id


def _platform(holder: Holder) -> str:
    return "shopify" if holder is Shop else "alibaba"
