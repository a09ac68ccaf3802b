"""Views of the business turned into answers of the API."""

from __future__ import annotations

from flask import Response

from web.api.schemas import Schema


def answer(schema: type[Schema], view: object) -> Response:
    """The view as the schema describes it, as JSON; the browser keeps no copy of other people's orders."""
    body = schema.model_validate(view).model_dump_json()
    return Response(body, mimetype="application/json", headers={"Cache-Control": "no-store"})
