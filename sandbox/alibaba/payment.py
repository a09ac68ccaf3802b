"""Paying an order: by the API with a saved method, or by a person with a card. Money moves once per order."""

from sandbox.alibaba.money import as_amount
from sandbox.alibaba.orders import Order
from sandbox.alibaba.record_change import record_status
from sandbox.alibaba.world import World

PAYABLE = "unpay"


def start_payment(world: World, order: Order, by: str) -> None:
    """Begin to pay an unpaid order; it settles about a minute later at Alibaba.com, here after `pay_settle_seconds`.

    `by` is "api" or "person". The caller has checked that the order is payable.
    """
    order.pay_status, order.pay_reason, order.pay_message, order.paid_by = "PAYING", "", "", by
    world.ledger.append("payment_started", trade_id=order.trade_id, amount=as_amount(order.total), by=by)
    record_status(world, order, "paying")
    wait = world.options.pay_settle_seconds
    if wait == 0:
        settle_payment(world, order)
    else:
        world.due.plan(order.trade_id, "settle", wait)


def settle_payment(world: World, order: Order) -> None:
    """The money has moved: the order is paid and its goods leave the stock."""
    order.pay_status = "PAY_SUCCESS"
    for line in order.lines:
        world.goods.take(line.product_id, line.sku_id, line.quantity)
    world.ledger.append(
        "order_paid",
        trade_id=order.trade_id,
        channel_refer_id=order.channel_refer_id,
        buyer=order.buyer_id,
        amount=as_amount(order.total),
        by=order.paid_by,
    )
    record_status(world, order, "paid")
    world.due.plan(order.trade_id, "prepare", world.options.prepare_after_seconds)


def refuse_payment(world: World, order: Order, reason: str, message: str, by: str) -> None:
    """A payment was tried and refused; the order stays unpaid."""
    order.pay_status, order.pay_reason, order.pay_message = "PAY_FAILED", reason, message
    world.orders.save(order)
    world.ledger.append("payment_refused", trade_id=order.trade_id, reason=reason, amount=as_amount(order.total), by=by)
