"""Alibaba's way back from its login, and the messages it pushes."""

from __future__ import annotations

import hashlib
import secrets

import structlog
from flask import Blueprint, Response, render_template, request

import wiring
from sourcing.errors import PlatformError, UseCaseError
from sourcing.inbox.receive import Received, receive
from sourcing.ports.door import MalformedMessage
from sourcing.shops.connect_alibaba import complete

alibaba_doors = Blueprint("alibaba_doors", __name__)

_LARGEST = 256 * 1024
_AGAIN = "Open Alibaba account in Caravan and press Connect again."


@alibaba_doors.get("/alibaba/callback")
def come_back() -> Response:
    """The merchant comes back from Alibaba: connect, and lead the way into the admin."""
    state, code = request.args.get("state", ""), request.args.get("code", "")
    if not state or not code:
        said = request.args.get("error_description") or request.args.get("error") or ""
        return _page(400, "Alibaba is not connected", f"Alibaba gave no permission. {said[:200]}".strip(), _AGAIN)
    try:
        domain = complete(wiring.outside(), state, code)
    except UseCaseError as refused:
        return _page(400, "Alibaba is not connected", refused.message, refused.remedy)
    except PlatformError as failed:
        structlog.get_logger().warning("alibaba_not_connected", why=str(failed))
        return _page(502, "Alibaba is not connected", f"Alibaba answered: {failed.message}", _AGAIN)
    # Named, so that who was led here by somebody else's link sees whose shop buys with the account from now on.
    said = f"{domain} buys with this account from now on; everything that waited for it goes on."
    return _page(200, "Alibaba is connected", said, "", domain)


@alibaba_doors.post("/alibaba/messages")
def take_push() -> Response:
    """A push message: stored once, answered within Alibaba's 500 ms. Only a hint, whatever it says."""
    request.max_content_length = _LARGEST
    body = request.get_data(cache=False)
    push = wiring.doors().push(dict(request.headers), body)
    # Alibaba gives a delivery no id; a repetition is the same body again, its timestamp included.
    key = hashlib.sha256(body).hexdigest()
    receive(
        wiring.outside(),
        Received("alibaba", key, push.account_id, push.topic, body.decode(), push.triggered_at),
    )
    return Response(status=200)


@alibaba_doors.errorhandler(MalformedMessage)
def answer_malformed(wrong: MalformedMessage) -> Response:
    """Say what is wrong: the sender is who it claims to be."""
    structlog.get_logger().error("malformed_message", path=request.path, why=str(wrong))
    return Response(f"{wrong}\n", 400, mimetype="text/plain")


def _page(status: int, title: str, message: str, remedy: str, domain: str = "") -> Response:
    """A page outside of the admin. It closes itself when it was opened as a window of its own and all went well."""
    settings = wiring.house().settings
    nonce = secrets.token_urlsafe(16)
    store = domain.removesuffix(".myshopify.com")
    back = f"{settings.shopify_admin_origin}/store/{store}/apps/{settings.shopify_api_key}/alibaba" if store else ""
    html = render_template("came_back.html", title=title, message=message, remedy=remedy, back=back, nonce=nonce)
    answer = Response(html, status, mimetype="text/html")
    answer.headers["Content-Security-Policy"] = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; frame-ancestors 'none'; base-uri 'none'"
    )
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer
