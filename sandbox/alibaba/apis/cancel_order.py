"""`/alibaba/order/cancel`: the buyer closes an unpaid order."""

from sandbox.alibaba.call import Call, Reply
from sandbox.alibaba.cancellation import cancel_order
from sandbox.alibaba.refusals import business


def cancel(call: Call) -> Reply:
    """Cancel an unpaid order. What Alibaba.com does with a paid one is not documented: the sandbox refuses."""
    order = call.own_order(call.text("trade_id"))
    if order.trade_status != "unpay":
        raise business("ORDER_STATUS_ERROR", f"The order is {order.trade_status} and cannot be cancelled")
    cancel_order(call.world, order, by="api")
    return {"value": {}}
