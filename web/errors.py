"""Every error of the API as one shape: what is wrong, and how to mend it."""

from __future__ import annotations

import secrets

import structlog
from flask import Flask, Response, request
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

import wiring
from sourcing.errors import PlatformError, PlatformThrottled, PlatformUnauthorized, UseCaseError
from sourcing.explain import explain
from sourcing.ports.door import NotAdmitted
from web.api.schemas import ErrorOut

_API = "/api/"
_REMEDIES = {404: "Check the address.", 405: "Use the method the API's document names.", 413: "Send less at once."}
_PLATFORMS = {"shopify": "Shopify", "alibaba": "Alibaba"}


def handle_errors(app: Flask) -> None:
    """Have the app answer all errors here."""
    app.register_error_handler(UseCaseError, _use_case)
    app.register_error_handler(PlatformError, _platform)
    app.register_error_handler(NotAdmitted, not_admitted)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def error(status: int, code: str, message: str, remedy: str = "", field: str | None = None, **headers: str) -> Response:
    """An answer with an ErrorOut; `headers` with _ for -."""
    body = ErrorOut(code=code, message=message, remedy=remedy, field=field).model_dump_json()
    answer = Response(body, status, mimetype="application/json", headers={"Cache-Control": "no-store"})
    for name, value in headers.items():
        answer.headers[name.replace("_", "-")] = value
    return answer


def wrong_input(wrong: ValidationError) -> Response:
    """What pydantic found wrong first, by the field's name."""
    first = wrong.errors(include_url=False, include_context=False, include_input=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    if field:
        return error(
            422, "INPUT_WRONG", f"{field}: {first['msg']}", "Correct the named field and send it again.", field
        )
    remedy = "Send a JSON object, with the header Content-Type: application/json."
    if not request.is_json:
        return error(415, "NOT_JSON", "The body is not declared as JSON.", remedy)
    return error(422, "NOT_AN_OBJECT", "The body is no JSON object.", remedy)


def not_admitted(refused: NotAdmitted) -> Response:
    """Say no without helping to guess; App Bridge is told to come again with a fresh token where that can help."""
    structlog.get_logger().warning("not_admitted", path=request.path, why=refused.code)
    answer = error(
        refused.status,
        "NOT_ADMITTED",
        "The request does not carry a valid proof of where it comes from.",
        "Open Caravan from the Shopify admin again.",
    )
    answer.headers.update(refused.headers)
    if request.path.startswith(_API):
        # For App Bridge: fetch a new session token and send the request once more.
        answer.headers["X-Shopify-Retry-Invalid-Session-Request"] = "1"
    return answer


def _use_case(refused: UseCaseError) -> Response:
    return error(refused.status, refused.code, refused.message, refused.remedy, refused.field)


def _platform(failed: PlatformError) -> Response:
    structlog.get_logger().warning("platform_failed", path=request.path, why=str(failed))
    known = explain(wiring.explanations(), failed.code, failed.message)
    name = _PLATFORMS.get(failed.platform, failed.platform)
    if isinstance(failed, PlatformUnauthorized):
        return error(409, failed.code, known.title, known.remedy)
    if isinstance(failed, PlatformThrottled):
        seconds = max(1, round(failed.wait_seconds))
        message = f"{name} asks us to wait for a moment."
        return error(503, failed.code, message, f"Try again in {seconds} seconds.", Retry_After=str(seconds))
    if failed.try_again:
        return error(502, failed.code, f"{name} does not answer at the moment.", "Try again in a minute.")
    return error(502, failed.code, f"{name} refused: {failed.message}", known.remedy)


def _http(refused: HTTPException) -> Response:
    status = refused.code or 500
    if not request.path.startswith(_API):
        return Response(f"{status} {refused.name}\n", status, mimetype="text/plain")
    remedy = _REMEDIES.get(status, "Ask as the API's document says.")
    answer = error(status, refused.name.upper().replace(" ", "_"), refused.description or refused.name, remedy)
    for name, value in refused.get_headers():
        if name == "Allow":
            answer.headers[name] = value
    return answer


def _unexpected(failure: Exception) -> Response:
    """The HTTP edge: whatever nobody thought of is logged under a number that the person is shown."""
    number = secrets.token_hex(4)
    structlog.get_logger().error("unexpected", path=request.path, number=number, exc_info=failure)
    return error(
        500,
        "UNEXPECTED",
        "Something went wrong on our side; nothing more was done.",
        f"Try again; if it stays, tell support the number {number}.",
    )
