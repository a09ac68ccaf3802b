"""What the page asks for, in the business's words."""

from __future__ import annotations

from datetime import date

from sourcing.orders.question import Question
from web.api.parameters import ListQuery
from web.api.schemas import ViewIn


def question_of(asked: ListQuery | ViewIn) -> Question:
    """The same whether it stands in the address or in a body."""
    return Question(
        tab=asked.tab,
        search=asked.search,
        suppliers=tuple(asked.supplier),
        countries=tuple(asked.country),
        reasons=tuple(asked.reason),
        paid={"yes": True, "no": False}.get(asked.paid),
        since=date.fromisoformat(asked.since) if asked.since else None,
        until=date.fromisoformat(asked.until) if asked.until else None,
        min_total=asked.min_total,
        max_total=asked.max_total,
        sort=asked.sort,
    )
