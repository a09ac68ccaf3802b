"""Messages that Alibaba pushes: verified, read, and never more than a hint (platform notes, section 3.5)."""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass
from datetime import datetime

from platforms.alibaba.amounts import moment_after_epoch, optional_whole
from platforms.alibaba.signing import sign_push
from platforms.reading import Json, MissingField, optional_child, optional_text


class PushRefused(Exception):
    """The message is not let in. `status` is 401 for a wrong signature, 400 for a body that cannot be read."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class OrderMessage:
    """What was pushed. `trade_id` and `status` are empty for messages about products.

    `account_id` is the buyer's for an order. `said_at` is the sender's clock, in UTC. `message_type` is Alibaba's
    number; 3 is an order, the rest is not enumerated anywhere.
    """

    message_type: str
    account_id: str
    trade_id: str
    status: str
    product_id: str
    said_at: datetime | None


def read_push(app_key: str, app_secret: str, authorization: str | None, body: bytes) -> OrderMessage:
    """Verify the Authorization header over the raw body and read the message. Raises PushRefused."""
    wanted = sign_push(app_key, body, app_secret)
    if not hmac.compare_digest((authorization or "").encode(), wanted.encode()):
        raise PushRefused(401, "The Authorization header is not the signature of this body")
    try:
        # Not json.loads(body), which also takes UTF-16: the body is stored and read again as UTF-8.
        message = json.loads(body.decode())
    except ValueError as error:
        raise PushRefused(400, "The message is no JSON") from error
    if not isinstance(message, dict):
        raise PushRefused(400, "The message is no JSON object")
    try:
        return _parse(message)
    except MissingField as error:
        raise PushRefused(400, f"The message can't be read: {error}") from error


def _parse(message: Json) -> OrderMessage:
    data = optional_child(message, "data")
    seconds = optional_whole(message, "timestamp")
    return OrderMessage(
        message_type=optional_text(message, "message_type"),
        account_id=optional_text(message, "seller_id"),
        # The example carries the order's id as `trade_id_str`, its status as `status`.
        trade_id=optional_text(data, "trade_id_str"),
        status=optional_text(data, "status"),
        product_id=optional_text(data, "productId"),
        said_at=None if seconds is None else moment_after_epoch(seconds, "timestamp"),
    )
