"""What is asked of purchases: an offer chosen, placed, paid, held, mended."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response

import wiring
from sourcing.explain import explain
from sourcing.outside import Outside
from sourcing.purchasing import mend
from sourcing.purchasing.checkout import Wanted, choose_offer, choose_offers, want_paid, want_placed
from sourcing.purchasing.show_payments import show_purchase
from web.api.answer import answer
from web.api.parameters import IdPath, Step, StepPath
from web.api.schemas import NotDoneOut, OfferIn, OffersIn, ProblemOut, PurchaseOut, PurchasesIn, WantedOut
from web.api.screen import screen
from web.asking import shop_id

purchases = screen("purchases", "What is bought at one supplier for one order.")

_STEPS: dict[Step, Callable[[Outside, int, int], None]] = {
    "hold": mend.hold,
    "release": mend.release,
    "retry": mend.retry,
    "cancel": mend.cancel,
    "quote": mend.requote,
}


@purchases.put("/purchases/<int:id>/offer", responses={200: PurchaseOut})
def put_offer(path: IdPath, body: OfferIn) -> Response:
    """Choose a shipping method."""
    choose_offer(wiring.outside(), shop_id(), path.id, body.vendor_code)
    return _purchase(path.id)


@purchases.post("/purchases/offers", responses={200: WantedOut})
def put_offers(body: OffersIn) -> Response:
    """Choose shipping methods for many; those that moved on meanwhile stay as they are and are not among `accepted`."""
    wishes = [(wish.purchase_id, wish.vendor_code) for wish in body.offers]
    return answer(
        WantedOut, WantedOut(accepted=choose_offers(wiring.outside(), shop_id(), wishes), not_done=[], notes=[])
    )


@purchases.post("/purchases/place", responses={200: WantedOut})
def place(body: PurchasesIn) -> Response:
    """Have purchases placed at Alibaba; they are not paid by that."""
    return _wanted(want_placed(wiring.outside(), shop_id(), body.purchase_ids))


@purchases.post("/purchases/pay", responses={200: WantedOut})
def pay(body: PurchasesIn) -> Response:
    """Have placed purchases paid with the method saved at Alibaba."""
    return _wanted(want_paid(wiring.outside(), shop_id(), body.purchase_ids))


@purchases.post("/purchases/<int:id>/<string:step>", responses={200: PurchaseOut})
def take_step(path: StepPath) -> Response:
    """Hold, release, retry or cancel a purchase, or ask for fresh offers."""
    _STEPS[path.step](wiring.outside(), shop_id(), path.id)
    return _purchase(path.id)


def _purchase(purchase_id: int) -> Response:
    return answer(PurchaseOut, show_purchase(wiring.shown(), shop_id(), purchase_id))


def _wanted(wanted: Wanted) -> Response:
    explanations = wiring.outside().explanations
    not_done = [
        NotDoneOut(
            purchase_id=left.purchase_id,
            problem=ProblemOut.model_validate(explain(explanations, left.code, data=left.data)),
        )
        for left in wanted.not_done
    ]
    notes = [ProblemOut.model_validate(explain(explanations, code)) for code in wanted.notes]
    return answer(WantedOut, WantedOut(accepted=list(wanted.accepted), not_done=not_done, notes=notes))
