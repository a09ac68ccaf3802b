"""The four scenarios, from a customer's order to the delivered parcel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from local.journey.doors import Json
from local.journey.people import Goods, Ordering
from local.journey.stage import Stage

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A row of the table of four."""

    key: str
    title: str
    ordering: Ordering
    method_saved: bool


SCENARIOS = (
    Scenario("by_hand_missing", "by hand, no payment method saved", "by_hand", False),
    Scenario("automatic_missing", "automatic, no payment method saved", "automatic", False),
    Scenario("by_hand_saved", "by hand, payment method saved", "by_hand", True),
    Scenario("automatic_saved", "automatic, payment method saved", "automatic", True),
)


@dataclass
class Walked:
    """What a walk came to: ids by which the ledgers are read afterwards."""

    scenario: Scenario
    order_id: str = ""
    order_name: str = ""
    trade_ids: list[str] = field(default_factory=list)


def walk(stage: Stage, scenario: Scenario, goods: list[Goods], tell: Tell, address: str = "us") -> Walked:
    """Walk one scenario with one order of these goods.

    Raises NeverCameTrue or DoorShut where it gets stuck.
    """
    walked = Walked(scenario)
    stage.merchant.change_settings(ordering=scenario.ordering)
    _save_or_forget_method(stage, scenario, goods, tell)
    # Automatic ordering must wait for the customer's money, so there the customer pays only later.
    paid_at_once = scenario.ordering == "by_hand"
    order = stage.customer.order(goods, paid=paid_at_once, address=address)
    walked.order_id, walked.order_name = order["id"], order["name"]
    tell(f"the customer ordered {order['name']}{'' if paid_at_once else ', not paid yet'}")
    _known_to_caravan(stage, walked, paid=paid_at_once)
    if scenario.ordering == "by_hand":
        _place_by_hand(stage, walked, tell)
    else:
        _wait_for_automatic(stage, walked, tell)
    _pay(stage, walked, tell)
    _request(stage, walked, tell)
    _ship_and_deliver(stage, walked, tell)
    return walked


def _save_or_forget_method(stage: Stage, scenario: Scenario, goods: list[Goods], tell: Tell) -> None:
    """A method is saved the only way there is: by paying one order by hand at Alibaba."""
    if not scenario.method_saved:
        stage.buyer.forget_payment_method()
        return
    if stage.merchant.app.get("/api/alibaba")["payment_method"] == "saved":
        return
    stage.merchant.change_settings(ordering="by_hand")
    order = stage.customer.order(goods[:1], paid=True)
    first = Walked(scenario, order["id"], order["name"])
    _known_to_caravan(stage, first, paid=True)
    _place_by_hand(stage, first, lambda _: None)
    for trade_id in first.trade_ids:
        stage.buyer.pay(trade_id, save_method=True)
    tell(f"a payment method was saved at Alibaba by paying {order['name']} there")
    stage.merchant.change_settings(ordering=scenario.ordering)


def _known_to_caravan(stage: Stage, walked: Walked, *, paid: bool) -> None:
    if not paid:
        stage.merchant.change_settings(list_unpaid=True)
    stage.until(f"{walked.order_name} in Caravan", lambda: stage.merchant.find_order(walked.order_name))


def _page(stage: Stage, walked: Walked) -> Json:
    return stage.until("the order's page", lambda: stage.merchant.find_order(walked.order_name))


def _purchases(stage: Stage, walked: Walked, *states: str) -> list[Json] | None:
    """The order's purchases once all of them are in one of these states."""
    purchases: list[Json] = _page(stage, walked)["purchases"]
    return purchases if purchases and all(p["state"] in states for p in purchases) else None


def _place_by_hand(stage: Stage, walked: Walked, tell: Tell) -> None:
    order = _page(stage, walked)
    stage.app.post("/api/checkout", {"order_ids": [order["id"]]})
    ready = stage.until("shipping offers at checkout", lambda: _purchases(stage, walked, "quoted"))
    for purchase in ready:
        # The merchant may choose: the fastest one here, where automatic ordering takes the cheapest.
        offer = next(offer for offer in purchase["offers"] if offer["fastest"])
        stage.app.put(f"/api/purchases/{purchase['id']}/offer", {"vendor_code": offer["vendor_code"]})
    stage.app.post("/api/purchases/place", {"purchase_ids": [purchase["id"] for purchase in ready]})
    _wait_placed(stage, walked)
    tell(f"placed by hand: {', '.join(walked.trade_ids)}")


def _wait_placed(stage: Stage, walked: Walked) -> None:
    states = ("placed", "paying", "paid")
    placed = stage.until("every purchase placed", lambda: _purchases(stage, walked, *states))
    walked.trade_ids = [purchase["trade_id"] for purchase in placed]


def _wait_for_automatic(stage: Stage, walked: Walked, tell: Tell) -> None:
    waiting = stage.until("the offers", lambda: _purchases(stage, walked, "quoted", "new"))
    if any(purchase["trade_id"] for purchase in waiting):
        raise AssertionError(f"{walked.order_name} was placed before the customer paid")
    stage.customer.pay(walked.order_id)
    tell("the customer paid; Caravan orders by itself")
    _wait_placed(stage, walked)
    tell(f"placed by Caravan: {', '.join(walked.trade_ids)}")


def _pay(stage: Stage, walked: Walked, tell: Tell) -> None:
    """Pay now where ordering is by hand; at Alibaba where no method is saved; nothing to do where all is automatic."""
    scenario = walked.scenario
    if scenario.ordering == "by_hand":
        ids = [purchase["id"] for purchase in _page(stage, walked)["purchases"]]
        stage.app.post("/api/purchases/pay", {"purchase_ids": ids})
    if not scenario.method_saved:
        stage.until("the word that it has to be paid at Alibaba", lambda: _pay_by_hand(stage, walked))
        for trade_id in walked.trade_ids:
            stage.buyer.pay(trade_id, save_method=False)
        tell("no method is saved: paid by hand on Alibaba's page")
    stage.until("every purchase paid", lambda: _purchases(stage, walked, "paid", "shipping"))
    if scenario.method_saved:
        tell("paid by Caravan with the saved method")


def _pay_by_hand(stage: Stage, walked: Walked) -> bool:
    purchases = _purchases(stage, walked, "placed") or []
    said = [any(p["code"] == "PAY_BY_HAND" for p in purchase["problems"]) for purchase in purchases]
    return bool(said) and all(said)


def _request(stage: Stage, walked: Walked, tell: Tell) -> None:
    before = [purchase["state"] for purchase in _page(stage, walked)["purchases"]]
    pressed = stage.merchant.request_fulfillment(walked.order_id)
    stage.until("In progress in Shopify", lambda: _in_progress(stage, walked) >= pressed > 0)
    after = [purchase["state"] for purchase in _page(stage, walked)["purchases"]]
    if before != after:
        raise AssertionError(f"Request fulfillment changed the purchases: {before} to {after}")
    tell("Request fulfillment: In progress, and nothing else")


def _in_progress(stage: Stage, walked: Walked) -> int:
    units = stage.merchant.shop_order(walked.order_id)["fulfillment_orders"]
    return sum(unit["status"] == "IN_PROGRESS" for unit in units)


def _ship_and_deliver(stage: Stage, walked: Walked, tell: Tell) -> None:
    for trade_id in walked.trade_ids:
        stage.supplier.ship(trade_id)
    wanted = len(walked.trade_ids)
    stage.until("tracking in Shopify", lambda: len(_tracked(stage, walked)) >= wanted)
    tell(f"shipped: {', '.join(_tracked(stage, walked))}")
    for trade_id in walked.trade_ids:
        stage.supplier.deliver(trade_id)
    stage.until("delivered", lambda: _purchases(stage, walked, "delivered"))
    tell("delivered")


def _tracked(stage: Stage, walked: Walked) -> list[str]:
    """Carrier and number of every fulfillment that has a carrier, a number and a link."""
    infos: list[Json] = []
    for fulfillment in stage.merchant.shop_order(walked.order_id)["fulfillments"]:
        tracking = fulfillment["tracking"]
        infos += tracking if isinstance(tracking, list) else [tracking]
    whole = [info for info in infos if info and info.get("company") and info.get("number") and info.get("url")]
    return [f"{info['company']} {info['number']}" for info in whole]
