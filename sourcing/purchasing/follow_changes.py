"""The look at what changed at Alibaba, for messages that never came."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from sourcing.db import db
from sourcing.outside import Outside
from sourcing.purchasing import states
from sourcing.purchasing.model import Purchase
from sourcing.purchasing.wake import wake
from sourcing.shops.access import alibaba_token
from sourcing.shops.model import AlibabaAccount
from sourcing.transaction import Transaction, reading, transaction

EVERY = timedelta(minutes=5)
_OVERLAP = timedelta(minutes=2)

# Where a change at Alibaba is news; the other states ask by themselves.
_FOLLOWED = (states.PLACED, states.PAID, states.SHIPPING, states.HELD, states.REFUSED)


def follow_changes(outside: Outside, shop_id: int) -> int:
    """List the account's orders changed since the last look, a hundred at a time, and have those of ours read.

    Answers how many. Raises PlatformError; the next look starts where the last whole one ended. Nothing is asked while
    no purchase of the shop is under way.
    """
    now = outside.clock.now()
    with reading() as session:
        account = session.get(AlibabaAccount, shop_id)
        if account is None or account.state != "connected":
            return 0
        since = (account.followed_until or now) - _OVERLAP
        open_one = select(Purchase.id).where(
            Purchase.shop_id == shop_id, Purchase.state.in_(_FOLLOWED), Purchase.trade_id.is_not(None)
        )
        idle = session.scalar(open_one.limit(1)) is None
    changed: set[str] = set()
    page = seen = 0
    while not idle:
        listed = outside.suppliers.list_orders(alibaba_token(outside, shop_id), modified=(since, now), page=page)
        changed.update(row.trade_id for row in listed.orders)
        seen, page = seen + len(listed.orders), page + 1
        if not listed.orders or seen >= listed.total:
            break
    with transaction(outside.doorbell) as tx:
        account = db.session.get_one(AlibabaAccount, shop_id)
        account.followed_until, account.follow_due = now, now + EVERY
        return _wake(tx, outside, shop_id, changed)


def _wake(tx: Transaction, outside: Outside, shop_id: int, trade_ids: set[str]) -> int:
    count = 0
    rows = select(Purchase).where(
        Purchase.shop_id == shop_id, Purchase.trade_id.in_(trade_ids), Purchase.state.in_(_FOLLOWED)
    )
    for purchase in db.session.scalars(rows):
        wake(tx, purchase, outside.clock.now())
        count += 1
    return count
