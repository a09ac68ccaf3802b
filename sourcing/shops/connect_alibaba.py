"""Connect the merchant's Alibaba account, and let go of it."""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from sourcing.alerts.look import look_at_connection_of
from sourcing.db import db
from sourcing.errors import UseCaseError
from sourcing.outside import Outside
from sourcing.ports import TokenPair
from sourcing.purchasing.mend import release_waiting_for_connection
from sourcing.shops.model import AlibabaAccount, OAuthState, Shop
from sourcing.shops.tokens import sealed
from sourcing.transaction import transaction

# Alibaba's code lives 30 minutes (platform facts, OAuth step 2); the way there may not take longer.
_STATE_LIFE = timedelta(minutes=30)
_STATE = re.compile(r"[A-Za-z0-9_-]{43}")


def begin(outside: Outside, shop_id: int) -> str:
    """Where to send the merchant: Alibaba's page, with a state that only we can recognize."""
    now = outside.clock.now()
    state = secrets.token_urlsafe(32)
    with transaction(outside.doorbell):
        db.session.execute(delete(OAuthState).where(OAuthState.expires_at < now))
        db.session.add(OAuthState(state=state, shop_id=shop_id, expires_at=now + _STATE_LIFE))
    return outside.suppliers.authorize_url(state)


def complete(outside: Outside, state: str, code: str) -> str:
    """The merchant came back with a code: store the tokens. Answers the shop's domain.

    Raises UseCaseError for a state that is unknown, used or expired, PlatformError when Alibaba gives no tokens.
    """
    now = outside.clock.now()
    shop_id = _use_up(outside, state, now)
    pair = outside.suppliers.exchange(code)
    with transaction(outside.doorbell) as tx:
        _store(outside, shop_id, pair)
        db.session.flush()
        release_waiting_for_connection(tx, shop_id, now)
        return db.session.scalars(select(Shop.domain).where(Shop.id == shop_id)).one()


def disconnect(outside: Outside, shop_id: int) -> None:
    """Forget the account's tokens. What is placed stays placed; nothing more is placed or paid."""
    with transaction(outside.doorbell):
        db.session.execute(delete(AlibabaAccount).where(AlibabaAccount.shop_id == shop_id))
        look_at_connection_of(shop_id, outside.clock.now())


def _use_up(outside: Outside, state: str, now: datetime) -> int:
    """The shop that began with this state. Deleted and read in one statement: of two at the same time, one finds it."""
    if not _STATE.fullmatch(state):
        raise _unknown_state()
    installed = select(Shop.id).where(Shop.uninstalled_at.is_(None))
    with transaction(outside.doorbell):
        shop_id: int | None = db.session.scalar(
            delete(OAuthState)
            .where(OAuthState.state == state, OAuthState.expires_at >= now, OAuthState.shop_id.in_(installed))
            .returning(OAuthState.shop_id)
        )
    if shop_id is None:
        raise _unknown_state()
    return shop_id


def _unknown_state() -> UseCaseError:
    return UseCaseError(
        "OAUTH_STATE_UNKNOWN",
        "This way back from Alibaba was already used or has expired.",
        "Open Alibaba account in Caravan and press Connect again.",
    )


def _store(outside: Outside, shop_id: int, pair: TokenPair) -> None:
    now = outside.clock.now()
    account = db.session.get(AlibabaAccount, shop_id)
    if account is None:
        account = AlibabaAccount(shop_id=shop_id, token_round=0, payment_method="unknown")
        db.session.add(account)
    if account.account_id != pair.account_id:
        account.payment_method, account.payment_method_why, account.payment_method_at = "unknown", "", None
    account.account_id, account.login = pair.account_id, pair.account_name
    account.state, account.connected_at = "connected", now
    account.token_round = account.token_round + 1
    account.followed_until = account.followed_until or now
    account.follow_due = account.alert_due = account.prices_due = now
    for column, value in sealed(outside, pair).items():
        setattr(account, column, value)
