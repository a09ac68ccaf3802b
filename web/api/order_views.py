"""What the orders can be filtered by, and the merchant's own views of them."""

from __future__ import annotations

from flask import Response

import wiring
from sourcing.orders.keep_views import delete_view, list_views, rename_view, save_view
from sourcing.orders.list_filters import list_filters
from web.api.answer import answer
from web.api.parameters import IdPath
from web.api.schemas import FiltersOut, SavedViewIn, SavedViewOut, SavedViewsOut, ViewNameIn, ViewOut
from web.api.screen import screen
from web.asking import shop_id

order_views = screen("order_views", "Filters and saved views of the orders page.")


@order_views.get("/orders/filters", responses={200: FiltersOut})
def get_filters() -> Response:
    """The suppliers, countries and problems that there are."""
    return answer(FiltersOut, list_filters(wiring.shown(), shop_id()))


@order_views.get("/orders/views", responses={200: SavedViewsOut})
def get_views() -> Response:
    """The shop's saved views."""
    return _views()


@order_views.post("/orders/views", responses={200: SavedViewsOut})
def post_view(body: SavedViewIn) -> Response:
    """Keep a view under a name."""
    save_view(wiring.outside(), shop_id(), body.name, body.view.model_dump())
    return _views()


@order_views.put("/orders/views/<int:id>", responses={200: SavedViewsOut})
def put_view(path: IdPath, body: ViewNameIn) -> Response:
    """Give a view another name."""
    rename_view(wiring.outside(), shop_id(), path.id, body.name)
    return _views()


@order_views.delete("/orders/views/<int:id>", responses={200: SavedViewsOut})
def remove_view(path: IdPath) -> Response:
    """Forget a view; its orders stay where they are."""
    delete_view(wiring.outside(), shop_id(), path.id)
    return _views()


def _views() -> Response:
    views = [
        SavedViewOut(id=view.id, name=view.name, view=ViewOut.model_validate(view.asked))
        for view in list_views(shop_id())
    ]
    return answer(SavedViewsOut, SavedViewsOut(views=views))
