"""Shopify's webhooks, and the callbacks of our fulfillment service: verified, stored once, answered; worked on later."""

from __future__ import annotations

import json
import uuid

import structlog
from flask import Blueprint, Response, jsonify, request

import wiring
from sourcing.fulfillment.callbacks import stock_for, tracking_for
from sourcing.inbox.receive import Received, receive
from sourcing.ports.door import MalformedMessage

webhooks = Blueprint("webhooks", __name__)

# Largest bodies are orders of many lines; Shopify names no limit, so this one only keeps a worker's memory whole.
_LARGEST = 5 * 1024 * 1024


@webhooks.post("/webhooks")
def take_webhook() -> Response:
    """Any topic, one delivery: 200 once it is stored, also when it was there already.

    One that is signed but unreadable gets 400 and is not stored: Shopify keeps it and sends it again, and the order is
    read by the poll in any case.
    """
    request.max_content_length = _LARGEST
    body = request.get_data(cache=False)
    message = wiring.doors().message(dict(request.headers), body)
    if not message.key or not message.topic:
        raise MalformedMessage("X-Shopify-Webhook-Id and X-Shopify-Topic must both be there")
    text = _json_text(body)
    received = Received("shopify", message.key, message.domain, message.topic, text, message.triggered_at)
    receive(wiring.outside(), received)
    return Response(status=200)


@webhooks.post("/fulfillment/fulfillment_order_notification")
def take_ping() -> Response:
    """Shopify says that requests are waiting, not which: each ping has us look through all of them."""
    request.max_content_length = _LARGEST
    body = request.get_data(cache=False)
    message = wiring.doors().message(dict(request.headers), body)
    text = _json_text(body)
    said = json.loads(text)
    kind = str(said.get("kind", "")) if isinstance(said, dict) else ""
    # A ping carries no id of its own, so each one counts.
    received = Received("callback", uuid.uuid4().hex, message.domain, kind[:128], text, message.triggered_at)
    receive(wiring.outside(), received)
    return Response(status=200)


@webhooks.get("/fulfillment/fetch_stock")
@webhooks.get("/fulfillment/fetch_stock.json")
def fetch_stock() -> Response:
    """Stock by SKU, of one or of all linked variants."""
    domain = wiring.doors().callback(dict(request.headers), request.query_string)
    return jsonify(stock_for(domain, request.args.get("sku") or None))


@webhooks.get("/fulfillment/fetch_tracking_numbers")
@webhooks.get("/fulfillment/fetch_tracking_numbers.json")
def fetch_tracking_numbers() -> Response:
    """Tracking numbers by the names of fulfillments."""
    domain = wiring.doors().callback(dict(request.headers), request.query_string)
    numbers = tracking_for(domain, request.args.getlist("order_names[]"))
    return jsonify(tracking_numbers=numbers, message="Successfully received the tracking numbers", success=True)


@webhooks.errorhandler(MalformedMessage)
def answer_malformed(wrong: MalformedMessage) -> Response:
    """Say what is wrong: the sender is who it claims to be."""
    structlog.get_logger().error("malformed_message", path=request.path, why=str(wrong))
    return Response(f"{wrong}\n", 400, mimetype="text/plain")


def _json_text(body: bytes) -> str:
    try:
        text = body.decode()
        json.loads(text)
    except ValueError as error:
        raise MalformedMessage(f"The body is no JSON: {error}") from error
    return text
