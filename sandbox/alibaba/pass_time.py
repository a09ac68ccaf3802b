"""What happens by itself as the sandbox's clock runs, and the two threads that see to it."""

import threading
from collections.abc import Callable

from sandbox.alibaba.deliver_messages import Courier
from sandbox.alibaba.orders import Order
from sandbox.alibaba.payment import settle_payment
from sandbox.alibaba.shipping import confirm_receipt, deliver, prepare_shipment, ship
from sandbox.alibaba.world import World

STEPS: dict[str, Callable[[World, Order], None]] = {
    "settle": settle_payment,
    "prepare": prepare_shipment,
    "ship": ship,
    "deliver": deliver,
    "confirm": confirm_receipt,
}
LOOK_EVERY_SECONDS = 0.1


def pass_time(world: World) -> int:
    """Do every step whose time has come; answers how many were done."""
    done = 0
    while _do_next(world):
        done += 1
    return done


def _do_next(world: World) -> bool:
    with world.store.change():
        ripe = world.due.next_ripe()
        if ripe is None:
            return False
        trade_id, step, moment = ripe
        # Dropped first: the step itself plans what follows it.
        world.due.drop(trade_id)
        order = world.orders.get(trade_id)
        if order is not None:
            with world.due.as_of(moment):
                STEPS[step](world, order)
    return True


def start_threads(world: World) -> list[threading.Thread]:
    """Start the clockwork and the courier; both end when `world.stopping` is set."""
    threads = [
        threading.Thread(target=work, args=(world,), name=name, daemon=True)
        for name, work in (("alibaba-clockwork", _run_clockwork), ("alibaba-courier", _run_courier))
    ]
    for thread in threads:
        thread.start()
    return threads


def _run_clockwork(world: World) -> None:
    while not world.stopping.wait(LOOK_EVERY_SECONDS):
        pass_time(world)


def _run_courier(world: World) -> None:
    courier = Courier(world)
    while not world.stopping.wait(LOOK_EVERY_SECONDS):
        courier.deliver_ripe()
    courier.close()
