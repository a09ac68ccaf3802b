"""What support asks for: states and counts, no names, no addresses, no amounts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from sourcing.catalog.model import Link
from sourcing.explain import Shown
from sourcing.inbox.model import InboxMessage
from sourcing.purchasing.model import Purchase
from sourcing.shops.model import OrderSettings, Shop
from sourcing.shops.show_alibaba import alibaba_of
from sourcing.transaction import reading


def show_diagnostic(shown: Shown, shop_id: int) -> dict[str, Any]:
    """The shop's diagnostic, ready to be copied into a mail."""
    with reading() as session:
        shop, settings = session.get_one(Shop, shop_id), session.get_one(OrderSettings, shop_id)
        alibaba = alibaba_of(session, shop_id)
        states = select(Purchase.state, func.count()).where(Purchase.shop_id == shop_id).group_by(Purchase.state)
        messages = (
            select(InboxMessage.state, func.count())
            .where(InboxMessage.account == shop.domain, InboxMessage.state != "done")
            .group_by(InboxMessage.state)
        )
        return {
            "made_at": shown.now.isoformat(),
            "shop": shop.domain,
            "scopes": shop.scopes,
            "fulfillment_service": shop.service_gid is not None,
            "orders_seen_until": shop.orders_seen_until.isoformat() if shop.orders_seen_until else None,
            "automatic": settings.automatic,
            "stopped": settings.stopped,
            "alibaba": alibaba.state,
            "payment_method": alibaba.payment_method,
            "links": session.scalar(select(func.count()).where(Link.shop_id == shop_id)),
            "purchases": dict(session.execute(states).all()),
            "messages_waiting": dict(session.execute(messages).all()),
        }
