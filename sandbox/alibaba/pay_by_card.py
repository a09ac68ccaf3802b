"""A person pays an order with a card on the payment page, and may save the card for payments by the API."""

from sandbox.alibaba.options import WrongInputError
from sandbox.alibaba.orders import Order
from sandbox.alibaba.payment import PAYABLE, refuse_payment, start_payment
from sandbox.alibaba.world import World

DEMO_CARD = "4242 4242 4242 4242"
DECLINED_CARD = "4000 0000 0000 0002"


def pay_by_card(world: World, order: Order, card: str, save_method: bool) -> bool:
    """Start the payment; answers False when the card declines. Raises WrongInputError for a wrong number or a paid order."""
    if order.trade_status != PAYABLE:
        raise WrongInputError(f"order {order.trade_id} is {order.trade_status}: only an unpaid order can be paid")
    digits = "".join(card.split())
    if not digits.isdigit() or not 13 <= len(digits) <= 19:
        raise WrongInputError("the card number must have 13 to 19 digits")
    if digits == "".join(DECLINED_CARD.split()):
        refuse_payment(world, order, "50006", "The card was declined", by="person")
        return False
    buyer = world.buyers.get(order.buyer_id)
    if save_method and buyer:
        label = f"Card ending {digits[-4:]}"
        world.buyers.save_method(buyer, label)
        world.ledger.append("method_saved", buyer=buyer.account_id, label=label)
    start_payment(world, order, by="person")
    return True
