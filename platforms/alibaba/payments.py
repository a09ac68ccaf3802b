"""Paying one order, and asking what became of it (platform notes, section 3.1)."""

from __future__ import annotations

from platforms.alibaba.gateway import Gateway
from platforms.reading import Json, child, optional_text, text
from sourcing.errors import PlatformRefused
from sourcing.ports import PaymentAnswer

ALREADY_PAID = "ORDER_HAVE_PAID"


def pay(gateway: Gateway, token: str, trade_id: str, payment_method: str) -> PaymentAnswer:
    """Pay with the method the buyer has saved. One order per call: a batch gets one status for all of it."""
    if not trade_id.isdigit():
        raise PlatformRefused("alibaba", "pay", "NOT_A_TRADE_ID", f"{trade_id!r} is no number, as payments want it")
    # The browser's data (user_ip, user_agent, ...) is optional, and a payment by itself has no browser.
    request = {"order_id_list": [int(trade_id)], "payment_method": payment_method}
    try:
        return gateway.call(
            "/alibaba/dropshipping/order/pay", {"param_order_pay_request": request}, _answer, token=token, effect=True
        )
    except PlatformRefused as error:
        if error.code != ALREADY_PAID:
            raise
        return PaymentAnswer("PAY_SUCCESS", error.code, error.message, "")


def payment(gateway: Gateway, token: str, trade_id: str) -> PaymentAnswer:
    """What became of the payment."""
    return gateway.call("/alibaba/order/pay/result/query", {"trade_id": trade_id}, _answer, token=token)


def _answer(body: Json) -> PaymentAnswer:
    value = child(body, "value")
    status, reason = text(value, "status"), optional_text(value, "reason_code")
    # A refusal because it is paid is good news (an older integration reads it so).
    return PaymentAnswer(
        "PAY_SUCCESS" if reason == ALREADY_PAID else status,
        reason,
        optional_text(value, "reason_message"),
        optional_text(value, "pay_url"),
    )
