"""Whether what the merchant may change until placing can still change anything. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from sourcing.purchasing.states import CANCELLED, STATES


def is_settled(purchases: Iterable[tuple[str, str | None]]) -> bool:
    """From state and trade id of each: whether every purchase of an order stands at Alibaba, or may: the words on its parcels are written there.

    One that was cancelled counts as neither, since it can be tried again; with no purchase, nothing is placed.
    """
    live = [(state, trade_id) for state, trade_id in purchases if state != CANCELLED]
    return bool(live) and all(trade_id is not None or STATES[state].at_supplier for state, trade_id in live)
