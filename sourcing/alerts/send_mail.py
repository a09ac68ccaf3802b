"""Send a mail about alerts: intent, call, outcome. What may have arrived is sent once more at most."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import update

from sourcing.alerts.letter import write_letter
from sourcing.alerts.model import Alert, AlertMail
from sourcing.alerts.show_alerts import views_of
from sourcing.db import db
from sourcing.errors import PlatformError
from sourcing.outside import Outside
from sourcing.ports.mail import Letter
from sourcing.shops.model import Shop
from sourcing.transaction import hit, transaction

# A mail server that does not answer is asked again after these; a day later nobody needs the mail.
_AGAIN = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
# Long after any answer would have come, and long enough for a worker that died to be missed.
_DOUBT = timedelta(minutes=15)
# Tries that may have delivered the mail.
_MOST_DOUBTFUL = 2
_TOLD = 50


def send_alert_mail(outside: Outside, mail_id: int) -> None:
    """Send the mail if it is due. Each try counts as doubtful until it is known not to have delivered it."""
    if outside.postman is None:
        return
    with transaction(outside.doorbell):
        letter = _intend(outside, mail_id)
    if letter is None:
        return
    try:
        outside.postman.send(letter)
    except PlatformError as error:
        with transaction(outside.doorbell):
            _not_sent(db.session.get_one(AlertMail, mail_id), error, outside.clock.now())
        return
    with transaction(outside.doorbell):
        mail = db.session.get_one(AlertMail, mail_id)
        mail.state, mail.due_at, mail.sent_at, mail.code = "sent", None, outside.clock.now(), ""


def _intend(outside: Outside, mail_id: int) -> Letter | None:
    """The letter, its try written down; None when it is not due, not to be sent again, or not needed any more."""
    now = outside.clock.now()
    claim = (
        update(AlertMail)
        .where(AlertMail.id == mail_id, AlertMail.due_at <= now)
        .values(state="sending", tries=AlertMail.tries + 1, doubtful=AlertMail.doubtful + 1, due_at=now + _DOUBT)
    )
    if not hit(db.session.execute(claim)):
        return None
    mail = db.session.get_one(AlertMail, mail_id, populate_existing=True)
    if mail.doubtful > _MOST_DOUBTFUL:
        mail.state, mail.due_at, mail.doubtful = "unknown", None, _MOST_DOUBTFUL
        return None
    views = views_of(
        db.session(), outside.explanations, (Alert.mail_id == mail.id) & Alert.closed_at.is_(None), _TOLD + 1
    )
    shop = db.session.get_one(Shop, mail.shop_id)
    if not views or shop.uninstalled_at is not None:
        mail.state, mail.due_at, mail.doubtful = "unneeded", None, mail.doubtful - 1
        return None
    subject, text = write_letter(shop, views[:_TOLD], outside.app_page(shop.domain), more=len(views) > _TOLD)
    return Letter(mail.address, subject, text, mail.message_id)


def _not_sent(mail: AlertMail, error: PlatformError, now: datetime) -> None:
    mail.code, mail.message = error.code[:64], error.message[:1000]
    if error.may_have_happened:
        # Asked about by nobody: SMTP has no such question. One more try, with the same Message-ID, then it is left.
        mail.state = "unknown"
        mail.due_at = now + _DOUBT if mail.doubtful < _MOST_DOUBTFUL else None
        return
    mail.doubtful -= 1
    if not error.try_again or mail.tries > len(_AGAIN):
        mail.state, mail.due_at = "failed", None
        return
    mail.state, mail.due_at = "due", now + _AGAIN[mail.tries - 1]
