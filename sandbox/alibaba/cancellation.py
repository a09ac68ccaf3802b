"""Cancelling an order: the buyer while it is unpaid, a person at the control door also later, with the money back."""

from sandbox.alibaba.money import as_amount
from sandbox.alibaba.options import WrongInputError
from sandbox.alibaba.orders import Order
from sandbox.alibaba.record_change import record_status
from sandbox.alibaba.world import World


def cancel_order(world: World, order: Order, by: str) -> None:
    """Close the order; what was paid is refunded. Raises WrongInputError once parcels are under way or the order is over."""
    if order.trade_status not in ("unpay", "paying", "paid", "undeliver"):
        raise WrongInputError(
            f"order {order.trade_id} is {order.trade_status}: it can be cancelled only before it is shipped"
        )
    refunded = order.total if order.pay_status == "PAY_SUCCESS" else 0
    if order.pay_status == "PAYING":
        order.pay_status = "PAY_FAILED"
        order.pay_reason, order.pay_message = "ORDER_STATUS_ERROR", "The order was cancelled"
    world.ledger.append(
        "order_cancelled",
        trade_id=order.trade_id,
        channel_refer_id=order.channel_refer_id,
        by=by,
        refunded=as_amount(refunded),
    )
    record_status(world, order, "trade_close")
    world.due.drop(order.trade_id)
