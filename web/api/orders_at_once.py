"""Many orders at once: chosen, held, released, tried again, taken away as a table."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Response, stream_with_context

import wiring
from sourcing.errors import UseCaseError
from sourcing.orders.choose_orders import choose_orders
from sourcing.orders.export_orders import export_orders, export_view
from sourcing.purchasing.mend_many import Outcome, step_for_orders
from web.api.answer import answer
from web.api.parameters import StepForManyPath
from web.api.questions import question_of
from web.api.schemas import ChosenIn, ChosenOrdersOut, ExportIn, OrdersIn, OutcomeOut, OutcomesOut, ProblemOut
from web.api.screen import screen
from web.asking import shop_id

orders_at_once = screen("orders_at_once", "What is asked of many orders at once.")


@orders_at_once.post("/orders/select", responses={200: ChosenOrdersOut})
def select_orders(body: ChosenIn) -> Response:
    """Every order of a view, when they are no more than a thousand, and what may be done with each."""
    chosen = choose_orders(shop_id(), question_of(body.view))
    return answer(ChosenOrdersOut, {"orders": chosen})


@orders_at_once.post("/orders/steps/<string:step>", responses={200: OutcomesOut})
def take_step(path: StepForManyPath, body: OrdersIn) -> Response:
    """Hold, release or try again the purchases of these orders; answers for each what was done, and what not and why."""
    outcomes = step_for_orders(wiring.outside(), shop_id(), path.step, body.order_ids)
    return answer(OutcomesOut, OutcomesOut(outcomes=[_outcome(one) for one in outcomes]))


@orders_at_once.post(
    "/orders/export",
    responses={200: {"description": "RFC 4180", "content": {"text/csv": {"schema": {"type": "string"}}}}},
)
def export(body: ExportIn) -> Response:
    """Orders as a table, UTF-8 with a byte order mark; told batch by batch."""
    if bool(body.order_ids) == (body.view is not None):
        raise UseCaseError(
            "INPUT_WRONG", "It has to be said which orders are meant.", "Give either order_ids or a view.", "order_ids"
        )
    shown = wiring.shown()
    if body.view is None:
        told = export_orders(shown, shop_id(), body.order_ids)
    else:
        told = export_view(shown, shop_id(), question_of(body.view))
    headers = {
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": f'attachment; filename="caravan-orders-{datetime.now(UTC):%Y-%m-%d}.csv"',
    }
    return Response(stream_with_context(told), mimetype="text/csv", headers=headers)


def _outcome(one: Outcome) -> OutcomeOut:
    problem = None
    if not one.done:
        remedy = "Open the order to see what can be done with it."
        problem = ProblemOut(code=one.code, title=one.message, remedy=remedy, action="none")
    return OutcomeOut(
        order_id=one.order_id,
        purchase_id=one.purchase_id,
        supplier=one.supplier,
        done=one.done,
        state=one.state,
        problem=problem,
    )
