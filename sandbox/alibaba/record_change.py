"""Every change of an order's trade status goes through here: kept, written down, announced."""

from sandbox.alibaba.orders import Order
from sandbox.alibaba.stamps import now_ms
from sandbox.alibaba.world import World


def record_status(world: World, order: Order, trade_status: str) -> None:
    """Give the order its new status, keep it, and push a message to the app unless messages are switched off."""
    order.trade_status = trade_status
    order.history.append({"status": trade_status, "at": now_ms()})
    world.orders.save(order)
    if world.options.messages:
        world.messages.announce_order(order)
