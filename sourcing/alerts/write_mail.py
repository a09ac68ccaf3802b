"""Write down that open alerts are to be told by mail, before one is sent."""

from __future__ import annotations

import secrets

from sqlalchemy import select, update

from sourcing.alerts.model import Alert, AlertMail
from sourcing.db import db
from sourcing.outside import Outside
from sourcing.shops.model import OrderSettings, Shop
from sourcing.transaction import transaction

# Told in one mail; the rest waits for the next.
_MOST = 200


def write_alert_mail(outside: Outside, shop_id: int) -> bool:
    """Claim the alerts that no mail told of yet for a new one; answers whether there is one to be sent.

    An alert that is dismissed or over by now needs no mail.
    """
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        shop = db.session.get_one(Shop, shop_id, with_for_update={"key_share": True}, populate_existing=True)
        if shop.alerts_mail_due is None:
            return False
        shop.alerts_mail_due = None
        address = _address(shop)
        if not address or outside.postman is None:
            return False
        told = db.session.scalars(
            select(Alert.id)
            .where(Alert.shop_id == shop_id, Alert.closed_at.is_(None))
            .where(Alert.dismissed_at.is_(None), Alert.mail_id.is_(None))
            .order_by(Alert.id)
            .limit(_MOST)
        ).all()
        if not told:
            return False
        message_id = outside.postman.message_id(secrets.token_hex(12))
        mail = AlertMail(shop_id=shop_id, address=address, message_id=message_id, made_at=now, due_at=now)
        db.session.add(mail)
        db.session.flush()
        db.session.execute(update(Alert).where(Alert.id.in_(told)).values(mail_id=mail.id))
        if len(told) == _MOST:
            shop.alerts_mail_due = now
        tx.ring("send_alert_mail", mail.id)
        return True


def _address(shop: Shop) -> str:
    """Where the shop wants its mail; empty when it wants none."""
    settings = db.session.get_one(OrderSettings, shop.id)
    if settings.alerts_email == "off" or shop.uninstalled_at is not None:
        return ""
    return settings.alerts_address or shop.email
