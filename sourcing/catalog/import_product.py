"""Make a product of Alibaba's in the shop, with its links: once, whatever fails."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sourcing.catalog.model import ProductImport
from sourcing.catalog.settle_import import finish
from sourcing.db import db
from sourcing.errors import PlatformError, PlatformThrottled
from sourcing.lease import backoff, give_back, take
from sourcing.money import Money
from sourcing.outside import Outside
from sourcing.ports import NewProduct, NewVariant
from sourcing.shops.access import access_to
from sourcing.shops.model import Shop
from sourcing.transaction import transaction

# Shopify finds a product by its handle at once; these looks are for a creation that is still under way there.
_LOOKS, _BETWEEN = 3, timedelta(seconds=10)
_MOST_TRIES = 6


@dataclass(frozen=True, slots=True)
class _Work:
    shop_id: int
    sent: bool
    looks: int
    tries: int
    product: NewProduct


def import_product(outside: Outside, import_id: int) -> None:
    """Go on with one import: make the product, or look for the one that may have been made."""
    with transaction(outside.doorbell):
        if take(ProductImport, import_id, outside.clock.now()) is None:
            return
        work = _work(db.session.get_one(ProductImport, import_id))
    if work.sent and not _settled_as_not_made(outside, import_id, work):
        return
    try:
        access = access_to(outside, work.shop_id)
        _begin(outside, import_id)
        made = outside.shops.make_product(access, work.product)
    except PlatformError as error:
        # Taken already means: made before, by a call whose answer was lost.
        unknown = error.may_have_happened or error.code == "HANDLE_NOT_UNIQUE"
        _note_failure(outside, import_id, work, error, unknown=unknown)
        return
    finish(outside, import_id, made)


def _settled_as_not_made(outside: Outside, import_id: int, work: _Work) -> bool:
    """Look for what was sent; True when it is certain enough that nothing was made."""
    try:
        access = access_to(outside, work.shop_id)
        made = outside.shops.find_made_product(access, work.product.handle, work.product.tag)
    except PlatformError as error:
        _note_failure(outside, import_id, work, error, unknown=True)
        return False
    if made is not None:
        finish(outside, import_id, made)
        return False
    if work.looks + 1 < _LOOKS:
        _look_again(outside, import_id, work)
        return False
    return True


def _work(row: ProductImport) -> _Work:
    # A worker that died while "creating" has sent it perhaps: that is looked for too.
    shop = db.session.get_one(Shop, row.shop_id)
    return _Work(
        row.shop_id, row.state in {"creating", "unknown"}, row.looks, row.tries, _product(row, shop.location_gid)
    )


def _product(row: ProductImport, location_gid: str | None) -> NewProduct:
    plan = row.plan
    return NewProduct(
        handle=row.handle,
        tag=f"caravan-{row.key}",
        title=plan["title"],
        status=plan["wanted_status"],
        image_urls=tuple(url for url in plan["images"] if _is_web(url)),
        variants=tuple(_variant(one) for one in plan["variants"]),
        location_gid=location_gid,
    )


def _variant(one: dict[str, Any]) -> NewVariant:
    return NewVariant(
        sku=one["sku"],
        options=tuple((name, value) for name, value in one["options"]),
        price=Money(**one["price"]),
        cost=Money(**one["own_cost"]),
        available=one["stock"],
        image_url=one["image_url"] if _is_web(one["image_url"]) else "",
    )


def _is_web(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def _begin(outside: Outside, import_id: int) -> None:
    with transaction(outside.doorbell):
        row = db.session.get_one(ProductImport, import_id)
        row.state, row.looks = "creating", 0


def _look_again(outside: Outside, import_id: int, work: _Work) -> None:
    with transaction(outside.doorbell):
        row = db.session.get_one(ProductImport, import_id)
        row.state, row.looks = "unknown", work.looks + 1
        db.session.flush()
        give_back(ProductImport, import_id, outside.clock.now() + _BETWEEN, tries=work.tries)


def _note_failure(outside: Outside, import_id: int, work: _Work, error: PlatformError, *, unknown: bool) -> None:
    now = outside.clock.now()
    again = unknown or (error.try_again and work.tries + 1 < _MOST_TRIES)
    with transaction(outside.doorbell):
        row = db.session.get_one(ProductImport, import_id)
        row.state = "unknown" if unknown else "new" if again else "refused"
        if row.state == "refused":
            row.code, row.message = error.code[:64], error.message[:500]
        db.session.flush()
        give_back(ProductImport, import_id, _due(now, work, error) if again else None, tries=work.tries + 1)


def _due(now: datetime, work: _Work, error: PlatformError) -> datetime:
    wait = timedelta(seconds=error.wait_seconds) if isinstance(error, PlatformThrottled) else backoff(work.tries)
    return now + wait
