"""The right to call the platforms for a shop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import update

from sourcing.db import db
from sourcing.errors import PlatformUnauthorized, PlatformUnreachable
from sourcing.outside import Outside
from sourcing.ports import ShopAccess, TokenPair
from sourcing.shops.model import AlibabaAccount, Shop
from sourcing.shops.tokens import distrust, valid_token
from sourcing.transaction import hit, reading, transaction

Answer = TypeVar("Answer")
_SAID_BY_US = {"ALIBABA_NOT_CONNECTED", "ALIBABA_CONNECTION_ENDED"}


def access_to(outside: Outside, shop_id: int) -> ShopAccess:
    """A valid access to the shop's Admin API.

    Raises PlatformUnauthorized when the app is uninstalled or the merchant has to open it again.
    """
    with reading() as session:
        shop = session.get(Shop, shop_id)
        if shop is None or shop.uninstalled_at is not None:
            raise PlatformUnauthorized("shopify", "token", "UNINSTALLED", "the app is not installed in this shop")
        domain = shop.domain

    def refresh(token: str) -> TokenPair:
        return outside.shops.refresh(domain, token)

    return ShopAccess(domain, valid_token(outside, Shop, shop_id, refresh))


def alibaba_token(outside: Outside, shop_id: int) -> str:
    """A valid access token of the shop's Alibaba account.

    Raises PlatformUnauthorized with code ALIBABA_NOT_CONNECTED or ALIBABA_CONNECTION_ENDED when the merchant has to
    connect (again).
    """
    with reading() as session:
        account = session.get(AlibabaAccount, shop_id)
        state, token_round = (account.state, account.token_round) if account else ("none", 0)
    if state == "none":
        raise PlatformUnauthorized("alibaba", "token", "ALIBABA_NOT_CONNECTED", "no Alibaba account is connected")
    if state == "ended":
        raise _ended("the connection has ended")
    try:
        return valid_token(outside, AlibabaAccount, shop_id, outside.suppliers.refresh)
    except PlatformUnauthorized as error:
        now = outside.clock.now()
        with transaction(outside.doorbell):
            as_it_was = (AlibabaAccount.shop_id == shop_id, AlibabaAccount.token_round == token_round)
            ended = hit(
                db.session.execute(update(AlibabaAccount).where(*as_it_was).values(state="ended", alert_due=now))
            )
        if not ended:
            # Connected again meanwhile, or disconnected: the next try sees which.
            raise PlatformUnreachable("alibaba", "token", "BEING_REFRESHED", "the connection just changed") from error
        raise _ended(error.message) from error


def ask_alibaba(outside: Outside, shop_id: int, call: Callable[[str], Answer]) -> Answer:
    """What `call` answers with the shop's token; for questions only, for they are asked again.

    A token that Alibaba refuses before its time is refreshed once; the connection has ended when that is refused too.
    """
    try:
        return call(alibaba_token(outside, shop_id))
    except PlatformUnauthorized as refused:
        if refused.code in _SAID_BY_US:
            raise
        with transaction(outside.doorbell):
            distrust(AlibabaAccount, shop_id, outside.clock.now())
    return call(alibaba_token(outside, shop_id))


def _ended(message: str) -> PlatformUnauthorized:
    return PlatformUnauthorized("alibaba", "token", "ALIBABA_CONNECTION_ENDED", message)
