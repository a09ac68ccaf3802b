"""A merchant sends a file of links, and asks what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sourcing.catalog.link_file import MOST_BYTES
from sourcing.catalog.model import LinkUpload
from sourcing.db import db
from sourcing.errors import NotFound, UseCaseError
from sourcing.explain import Problem, Shown, explain
from sourcing.outside import Outside
from sourcing.transaction import reading, transaction


@dataclass(frozen=True, slots=True)
class UploadView:
    """What became of a file; `errors` are the first of `wrong`."""

    id: int
    state: str
    errors: list[dict[str, Any]]
    wrong: int
    lines: int
    variants: int
    problem: Problem | None


def want_upload(outside: Outside, shop_id: int, text: str) -> int:
    """Keep the file until every line was looked at. Answers its id. Raises UseCaseError when it is too large."""
    if len(text.encode()) > MOST_BYTES:
        raise UseCaseError("FILE_TOO_LARGE", "The file is larger than 1 MB.", "Split it into several files.", "text")
    now = outside.clock.now()
    with transaction(outside.doorbell) as tx:
        upload = LinkUpload(shop_id=shop_id, text=text, created_at=now, due_at=now)
        db.session.add(upload)
        db.session.flush()
        tx.ring("apply_upload", upload.id)
        return upload.id


def show_upload(shown: Shown, shop_id: int, upload_id: int) -> UploadView:
    """What became of it so far. Raises NotFound."""
    with reading() as session:
        row = session.get(LinkUpload, upload_id)
        if row is None or row.shop_id != shop_id:
            raise NotFound("NO_SUCH_UPLOAD", "There is no such file.", "Reload the products page.")
        problem = explain(shown.explanations, row.code, row.message) if row.code else None
        return UploadView(row.id, row.state, list(row.errors), row.wrong, row.lines, row.variants, problem)
