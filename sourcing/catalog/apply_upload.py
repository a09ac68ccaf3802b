"""Take a file of links: all of it when every line is right, nothing otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta

from sqlalchemy import delete, update

from sourcing.catalog.check_file import CheckedLine, check_file
from sourcing.catalog.link import new_link, read_waiting
from sourcing.catalog.link_file import LineError, read_file
from sourcing.catalog.model import Link, LinkUpload
from sourcing.db import db
from sourcing.errors import PlatformError, PlatformThrottled
from sourcing.lease import LEASE, backoff, give_back, take
from sourcing.outside import Outside
from sourcing.transaction import Transaction, hit, transaction

_SHOWN_ERRORS = 200
_MOST_TRIES = 5
_AT_ONCE = 500


class _TakenOver(Exception):
    """Another worker has it now."""


def apply_upload(outside: Outside, upload_id: int) -> None:
    """Look at every line of the file, then change all links it names in one go."""
    with transaction(outside.doorbell):
        if take(LinkUpload, upload_id, outside.clock.now()) is None:
            return
        row = db.session.get_one(LinkUpload, upload_id)
        shop_id, tries, file = row.shop_id, row.tries, read_file(row.text)
    try:
        # Also when a line is wrong by itself: whoever mends the file should mend it once.
        looked = check_file(outside, shop_id, file, lambda: _hold_on(outside, upload_id))
    except PlatformError as error:
        _note_failure(outside, upload_id, tries, error)
        return
    except _TakenOver:
        return
    errors = [*file.errors, *(one for one in looked if isinstance(one, LineError))]
    checked = [one for one in looked if isinstance(one, CheckedLine)]
    if errors:
        _refuse(outside, upload_id, errors)
    else:
        _apply(outside, shop_id, upload_id, checked)


def _hold_on(outside: Outside, upload_id: int) -> None:
    """A long file takes longer than a lease."""
    with transaction(outside.doorbell):
        row = db.session.get_one(LinkUpload, upload_id)
        if row.state != "waiting":
            raise _TakenOver
        row.lease_until = outside.clock.now() + LEASE


def _decide(upload_id: int, state: str, **values: object) -> bool:
    """From waiting to its end, once; the file itself is not kept."""
    statement = update(LinkUpload).where(LinkUpload.id == upload_id, LinkUpload.state == "waiting")
    ended = {"state": state, "text": "", "due_at": None, "lease_until": None}
    return hit(db.session.execute(statement.values(**ended, **values)))


def _refuse(outside: Outside, upload_id: int, errors: Sequence[LineError]) -> None:
    shown = [asdict(one) for one in sorted(errors, key=lambda one: one.line)[:_SHOWN_ERRORS]]
    with transaction(outside.doorbell):
        _decide(upload_id, "refused", errors=shown, wrong=len(errors))


def _apply(outside: Outside, shop_id: int, upload_id: int, checked: Sequence[CheckedLine]) -> None:
    merged: dict[tuple[str, str, str], tuple[CheckedLine, int]] = {}
    for one in checked:
        key = (one.variant.gid, one.product.product_id, one.sku.sku_id)
        merged[key] = (one, one.quantity + (merged[key][1] if key in merged else 0))
    variants = list(dict.fromkeys(gid for gid, _, _ in merged))
    with transaction(outside.doorbell) as tx:
        if not _decide(upload_id, "done", lines=len(checked), variants=len(variants)):
            return
        for start in range(0, len(variants), _AT_ONCE):
            some = variants[start : start + _AT_ONCE]
            db.session.execute(delete(Link).where(Link.shop_id == shop_id, Link.variant_gid.in_(some)))
        _add(tx, outside, shop_id, list(merged.values()))
        for start in range(0, len(variants), _AT_ONCE):
            read_waiting(tx, outside, shop_id, variants[start : start + _AT_ONCE])


def _add(tx: Transaction, outside: Outside, shop_id: int, lines: Sequence[tuple[CheckedLine, int]]) -> None:
    now = outside.clock.now()
    for one, quantity in lines:
        db.session.add(new_link(shop_id, one.variant, quantity, one.product, one.sku, now))
    tx.ring("stock_links", shop_id)


def _note_failure(outside: Outside, upload_id: int, tries: int, error: PlatformError) -> None:
    now = outside.clock.now()
    with transaction(outside.doorbell):
        if not error.try_again or tries + 1 >= _MOST_TRIES:
            _decide(upload_id, "refused", code=error.code[:64], message=error.message[:500])
            return
        wait = timedelta(seconds=error.wait_seconds) if isinstance(error, PlatformThrottled) else backoff(tries)
        give_back(LinkUpload, upload_id, now + wait, tries=tries + 1)
