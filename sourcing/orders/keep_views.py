"""Views of the orders page that the merchant gave a name."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from sourcing.db import db
from sourcing.errors import Conflict, NotFound, UseCaseError
from sourcing.orders.model import SavedView
from sourcing.outside import Outside
from sourcing.purchasing.gate import lock_settings
from sourcing.transaction import reading, transaction

MOST_VIEWS = 20


def list_views(shop_id: int) -> list[SavedView]:
    """The shop's views, the oldest first."""
    with reading() as session:
        views = list(session.scalars(select(SavedView).where(SavedView.shop_id == shop_id).order_by(SavedView.id)))
        session.expunge_all()
        return views


def save_view(outside: Outside, shop_id: int, name: str, asked: dict[str, Any]) -> int:
    """Keep a combination under a name; answers its id. Raises Conflict for a name that is taken, UseCaseError when
    there are MOST_VIEWS already.
    """
    now = outside.clock.now()
    with transaction(outside.doorbell):
        # Two that are saved at the same time are counted one after the other.
        lock_settings(shop_id)
        count = select(func.count()).select_from(SavedView).where(SavedView.shop_id == shop_id)
        if (db.session.scalar(count) or 0) >= MOST_VIEWS:
            raise UseCaseError(
                "TOO_MANY_VIEWS", f"There are {MOST_VIEWS} saved views already.", "Delete one of them first.", "name"
            )
        return _keep(shop_id, name, asked, now)


def rename_view(outside: Outside, shop_id: int, view_id: int, name: str) -> None:
    """Give a view another name. Raises NotFound, or Conflict for a name that is taken."""
    with transaction(outside.doorbell):
        view = _own(shop_id, view_id)
        view.name = name
        _flush(name)


def delete_view(outside: Outside, shop_id: int, view_id: int) -> None:
    """Forget a view; its orders stay where they are. Raises NotFound."""
    with transaction(outside.doorbell):
        db.session.delete(_own(shop_id, view_id))


def _keep(shop_id: int, name: str, asked: dict[str, Any], now: datetime) -> int:
    view = SavedView(shop_id=shop_id, name=name, asked=asked, made_at=now)
    db.session.add(view)
    _flush(name)
    return view.id


def _own(shop_id: int, view_id: int) -> SavedView:
    view = db.session.scalar(select(SavedView).where(SavedView.shop_id == shop_id, SavedView.id == view_id))
    if view is None:
        raise NotFound("NO_SUCH_VIEW", "This view does not exist any more.", "Load the page again.")
    return view


def _flush(name: str) -> None:
    try:
        db.session.flush()
    except IntegrityError as error:
        raise Conflict(
            "VIEW_NAME_TAKEN", f"There is a view named {name!r} already.", "Choose another name.", "name"
        ) from error
