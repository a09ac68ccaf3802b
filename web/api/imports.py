"""Products of Alibaba's made in the shop by a price rule, and links by file."""

from __future__ import annotations

from decimal import Decimal

from flask import Response

import wiring
from sourcing.catalog.browse import list_variants
from sourcing.catalog.link_file import write_header, write_variants
from sourcing.catalog.list_links import with_links
from sourcing.catalog.plan_import import plan_import
from sourcing.catalog.rules import PriceRule
from sourcing.catalog.want_import import show_import, want_import
from sourcing.catalog.want_upload import show_upload, want_upload
from web.api.answer import answer
from web.api.parameters import CursorQuery, IdPath
from web.api.schemas import (
    ImportIn,
    ImportOut,
    LinkFileIn,
    LinkFileOut,
    PlanIn,
    PlanOut,
    PriceRuleIn,
    UploadOut,
)
from web.api.screen import screen
from web.asking import shop_id

# A file of 1 MB as a JSON string: a letter of two bytes may be written with six.
_LARGEST_FILE = 4_000_000

imports = screen("imports", "Products of Alibaba's made in the shop.")
link_files = screen("link_files", "Links by file.", _LARGEST_FILE)


@imports.post("/imports/plan", responses={200: PlanOut})
def post_plan(body: PlanIn) -> Response:
    """What would be made: each variant with its cost and price."""
    return answer(PlanOut, plan_import(wiring.outside(), shop_id(), body.product_id, body.sku_ids, _rule(body.rule)))


@imports.post("/imports", responses={200: ImportOut})
def post_import(body: ImportIn) -> Response:
    """Have the product made in the shop, once."""
    rule = _rule(body.rule)
    wanted = want_import(wiring.outside(), shop_id(), body.key, body.product_id, body.sku_ids, rule, body.status)
    return answer(ImportOut, show_import(wiring.shown(), shop_id(), wanted))


@imports.get("/imports/<int:id>", responses={200: ImportOut})
def get_import(path: IdPath) -> Response:
    """How far an import is."""
    return answer(ImportOut, show_import(wiring.shown(), shop_id(), path.id))


@link_files.get("/link-files/template", responses={200: LinkFileOut})
def get_template(query: CursorQuery) -> Response:
    """A piece of the file filled with the shop's variants."""
    page = list_variants(wiring.outside(), shop_id(), query.cursor or None, "")
    head = "" if query.cursor else write_header()
    text = head + write_variants(with_links(shop_id(), page.variants))
    return answer(LinkFileOut, LinkFileOut(text=text, variants=len(page.variants), next_cursor=page.next_cursor))


@link_files.post("/link-files", responses={200: UploadOut})
def post_file(body: LinkFileIn) -> Response:
    """Have a file looked at, and taken when every line is right."""
    return answer(
        UploadOut, show_upload(wiring.shown(), shop_id(), want_upload(wiring.outside(), shop_id(), body.text))
    )


@link_files.get("/link-files/<int:id>", responses={200: UploadOut})
def get_file(path: IdPath) -> Response:
    """What became of a file."""
    return answer(UploadOut, show_upload(wiring.shown(), shop_id(), path.id))


def _rule(rule: PriceRuleIn) -> PriceRule:
    return PriceRule(_exact(rule.factor), _exact(rule.add), rule.ending, _exact(rule.rate))


def _exact(number: float) -> Decimal:
    # As it was written: 2.2 is 22/10 and not the nearest binary fraction.
    return Decimal(str(number))
