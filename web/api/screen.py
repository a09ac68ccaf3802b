"""One blueprint per screen, all behind the same door."""

from __future__ import annotations

from flask import request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from web.api.schemas import ErrorOut
from web.asking import let_in

# The largest request is a list of a thousand ids.
_LARGEST_BODY = 64 * 1024

_ERRORS: dict[int, tuple[type[ErrorOut], str]] = {
    401: (ErrorOut, "No valid session token."),
    404: (ErrorOut, "It does not exist in this shop."),
    409: (ErrorOut, "Somebody was faster, or the connection to Alibaba has to be made again."),
    413: (ErrorOut, "Too large."),
    415: (ErrorOut, "The body is not declared as JSON."),
    422: (ErrorOut, "Not possible as asked; nothing was changed."),
    502: (ErrorOut, "A platform refused or did not answer."),
    503: (ErrorOut, "A platform asks us to wait."),
}


def screen(name: str, description: str, largest_body: int = _LARGEST_BODY) -> APIBlueprint:
    """A blueprint under /api that lets in only verified session tokens."""
    blueprint = APIBlueprint(
        f"api_{name}",
        "web.api",
        url_prefix="/api",
        abp_tags=[Tag(name=name, description=description)],
        abp_security=[{"session_token": []}],
        abp_responses={status: error for status, (error, _) in _ERRORS.items()},
    )

    def guard() -> None:
        request.max_content_length = largest_body
        let_in()

    blueprint.before_request(guard)
    return blueprint
