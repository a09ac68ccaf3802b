"""Checkout and the payment summary."""

from __future__ import annotations

from flask import Response

import wiring
from sourcing.errors import UseCaseError
from sourcing.purchasing.checkout import start_checkout
from sourcing.purchasing.show_checkout import show_checkout
from sourcing.purchasing.show_payments import show_payments
from web.api.answer import answer
from web.api.parameters import CheckoutQuery, PaymentsQuery
from web.api.schemas import CheckoutIn, CheckoutOut, PaymentsIn, PaymentsOut
from web.api.screen import screen
from web.asking import shop_id

checkout = screen("checkout", "Choosing the shipping, and seeing what was placed.")


@checkout.post("/checkout", responses={200: CheckoutOut})
def begin_checkout(body: CheckoutIn) -> Response:
    """Have the shipping offers of these orders fetched."""
    # Looked at first, so that an order that is not there changes nothing for the others.
    show_checkout(wiring.shown(), shop_id(), body.order_ids)
    start_checkout(wiring.outside(), shop_id(), body.order_ids)
    return answer(CheckoutOut, show_checkout(wiring.shown(), shop_id(), body.order_ids))


@checkout.get("/checkout", responses={200: CheckoutOut})
def get_checkout(query: CheckoutQuery) -> Response:
    """The same page as it stands now."""
    return answer(CheckoutOut, show_checkout(wiring.shown(), shop_id(), query.order_ids))


# An address holds a few hundred ids at most: many are named in a body instead.
@checkout.post("/checkout/look", responses={200: CheckoutOut})
def look_at_checkout(body: CheckoutIn) -> Response:
    """The checkout of many orders as it stands now; nothing is asked for or changed."""
    return answer(CheckoutOut, show_checkout(wiring.shown(), shop_id(), body.order_ids))


@checkout.post("/payments/look", responses={200: PaymentsOut})
def look_at_payments(body: PaymentsIn) -> Response:
    """The payment summary of many; nothing is asked for or changed."""
    return _payments(body.purchase_ids, body.order_ids)


@checkout.get("/payments", responses={200: PaymentsOut})
def get_payments(query: PaymentsQuery) -> Response:
    """The payment summary of purchases, or of all purchases of some orders."""
    return _payments(query.purchase_ids, query.order_ids)


def _payments(purchase_ids: list[int], order_ids: list[int]) -> Response:
    if bool(purchase_ids) == bool(order_ids):
        raise UseCaseError(
            "INPUT_WRONG",
            "It has to be said which purchases are meant.",
            "Give either purchase_ids or order_ids, with commas between the ids.",
            "purchase_ids",
        )
    return answer(PaymentsOut, show_payments(wiring.shown(), shop_id(), purchase_ids, order_ids))
