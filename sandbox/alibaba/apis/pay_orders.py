"""Payment by the API, and questions about it (platform facts, section 3.1)."""

from typing import Any

from sandbox.alibaba.call import Call, Reply
from sandbox.alibaba.orders import Order
from sandbox.alibaba.payment import PAYABLE, refuse_payment, start_payment
from sandbox.alibaba.refusals import business, invalid, missing

MOST_ORDERS = 10
METHODS = ("CREDIT_CARD", "PAYPAL")
NO_METHOD = ("NEVER_PAY_SUCCESS_IN_DROPSHIPER", "You have never paid a dropshipping order: pay this one by hand first")
# 50006 stands in a sample without an explanation; the sandbox uses it for a card that declines.
DECLINED = ("50006", "The payment was declined")


def pay(call: Call) -> Reply:
    """Pay up to ten orders with the saved method. One status for all: either every order is paid, or none."""
    request = call.json_object("param_order_pay_request")
    orders = [call.own_order(str(trade_id)) for trade_id in _order_ids(request)]
    if request.get("payment_method") not in METHODS:
        raise invalid("payment_method", f"it must be one of {', '.join(METHODS)}")
    if call.buyer.mainland_china:
        raise business("110001", "Unauthorized buyer: an account of mainland China cannot pay dropshipping orders")
    refusal = _refusal(call, orders)
    if refusal:
        return _answer(call, orders, "PAY_FAILED", *refusal)
    started = [order for order in orders if order.trade_status == PAYABLE]
    for order in started:
        start_payment(call.world, order, by="api")
    statuses = {order.pay_status for order in orders}
    return _answer(call, orders, "PAY_SUCCESS" if statuses == {"PAY_SUCCESS"} else "PAYING")


def query_pay_result(call: Call) -> Reply:
    """How the payment of one order stands."""
    order = call.own_order(call.text("trade_id"))
    return {
        "value": {
            "trade_id": order.trade_id,
            "status": order.pay_status,
            "reason_code": order.pay_reason or None,
            "reason_message": order.pay_message or None,
            "pay_url": _pay_url(call, [order]),
        }
    }


def query_merge_pay(call: Call) -> Reply:
    """Which of some orders could be paid together. `group_code` is taken to be the country the goods leave from."""
    orders = [call.own_order(str(trade_id)) for trade_id in call.json_list("order_ids")]
    groups: dict[str, list[Order]] = {}
    for order in orders:
        groups.setdefault(order.dispatch, []).append(order)
    return {"value": {"groups": [_group(code, members) for code, members in sorted(groups.items())]}}


def _order_ids(request: dict[str, Any]) -> list[Any]:
    ids = request.get("order_id_list")
    if not ids:
        raise missing("param_order_pay_request.order_id_list")
    if not isinstance(ids, list) or len(ids) > MOST_ORDERS:
        raise invalid("order_id_list", f"it is not a list of at most {MOST_ORDERS} orders")
    return list(dict.fromkeys(ids))


def _refusal(call: Call, orders: list[Order]) -> tuple[str, str] | None:
    if any(order.pay_status == "PAY_SUCCESS" for order in orders):
        return "ORDER_HAVE_PAID", "The order has been paid already"
    if any(order.trade_status not in (PAYABLE, "paying") for order in orders):
        return "ORDER_STATUS_ERROR", "The status of the order does not allow payment"
    if not call.buyer.methods:
        return _refuse_all(call, orders, NO_METHOD)
    if call.refuse or call.buyer.method_declines:
        return _refuse_all(call, orders, DECLINED)
    return None


def _refuse_all(call: Call, orders: list[Order], reason: tuple[str, str]) -> tuple[str, str]:
    for order in orders:
        if order.trade_status == PAYABLE:
            refuse_payment(call.world, order, *reason, by="api")
    return reason


def _answer(call: Call, orders: list[Order], status: str, code: str | None = None, message: str | None = None) -> Reply:
    return {
        "value": {
            "status": status,
            "reason_code": code,
            "reason_message": message,
            "pay_url": _pay_url(call, orders),
        }
    }


def _pay_url(call: Call, orders: list[Order]) -> str:
    return f"{call.base_url}/pay/{orders[0].trade_id}"


def _group(code: str, orders: list[Order]) -> dict[str, Any]:
    payable = [order for order in orders if order.trade_status == PAYABLE]
    others = [order for order in orders if order.trade_status != PAYABLE]
    reason = {
        "can_not_merge_pay_reason": "ORDER_STATUS_ERROR",
        "can_not_merge_pay_reason_message": "The status of the order does not allow payment",
    }
    return {
        "group_code": code,
        "can_merge_pay": not others,
        **(reason if others else {}),
        "can_merge_pay_order_items": [{"order_id": order.trade_id} for order in payable],
        "can_not_merge_pay_order_items": [{"order_id": order.trade_id, **reason} for order in others],
    }
