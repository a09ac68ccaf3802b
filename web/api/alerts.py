"""Alerts: what the merchant has to be told of."""

from __future__ import annotations

from flask import Response

import wiring
from sourcing.alerts.dismiss import dismiss as dismiss_alert
from sourcing.alerts.show_alerts import show_alerts
from sourcing.shops.find_shop import show_email
from web.api.answer import answer
from web.api.parameters import IdPath
from web.api.schemas import AlertsOut, MailOut
from web.api.screen import screen
from web.asking import shop_id

alerts = screen("alerts", "What went wrong or takes too long, until it is over.")


@alerts.get("/alerts", responses={200: AlertsOut})
def get_alerts() -> Response:
    """The open alerts, the most urgent first."""
    return answer(AlertsOut, show_alerts(wiring.shown(), shop_id()))


@alerts.post("/alerts/<int:id>/dismiss", responses={200: AlertsOut})
def dismiss(path: IdPath) -> Response:
    """Show an alert no more; answers those that are left."""
    dismiss_alert(wiring.outside(), shop_id(), path.id)
    return answer(AlertsOut, show_alerts(wiring.shown(), shop_id()))


@alerts.get("/alerts/mail", responses={200: MailOut})
def get_mail() -> Response:
    """Whether alerts can be told by e-mail; the wish itself is one of the order settings."""
    available = wiring.outside().postman is not None
    return answer(MailOut, MailOut(available=available, shop_email=show_email(shop_id())))
