"""The connection to Alibaba as the merchant sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from sourcing.shops.model import AlibabaAccount
from sourcing.transaction import reading


@dataclass(frozen=True, slots=True)
class Alibaba:
    """`ends_at` is when the merchant has to connect again, None when Alibaba did not tell."""

    state: str
    login: str
    connected_at: datetime | None
    ends_at: datetime | None
    payment_method: str
    payment_method_why: str
    payment_method_at: datetime | None


def show_alibaba(shop_id: int) -> Alibaba:
    """The shop's connection; state "none" when there is none."""
    with reading() as session:
        return alibaba_of(session, shop_id)


def alibaba_of(session: Session, shop_id: int) -> Alibaba:
    """The same, within an open look at the rows."""
    account = session.get(AlibabaAccount, shop_id)
    if account is None:
        return Alibaba("none", "", None, None, "unknown", "", None)
    # Refreshing renews the access token only, so the connection ends with the refresh token (platform facts, OAuth).
    ends_at = account.refresh_expires_at if account.refresh_token else account.access_expires_at
    return Alibaba(
        state=account.state,
        login=account.login,
        connected_at=account.connected_at,
        ends_at=ends_at,
        payment_method=account.payment_method,
        payment_method_why=account.payment_method_why,
        payment_method_at=account.payment_method_at,
    )
