"""Plays a fault of the plan around an answer of the API."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from flask import Response, jsonify, request

from sandbox.shared.faults import Fault
from sandbox.shared.server import hang_up

Answer = Callable[[], Response]


def with_fault(fault: Fault | None, answer: Answer, refused: Answer, throttled: Answer) -> Response:
    """The answer, gone wrong as the fault says; `refused` and `throttled` are the operation's own ways to say no."""
    if fault is None:
        return answer()
    kind = fault.kind
    if kind in ("refused", "throttled"):
        return refused() if kind == "refused" else throttled()
    if kind == "slow":
        time.sleep(fault.seconds)
        return answer()
    if kind in ("timeout_after", "error_after"):
        # The effect happens; only its answer is lost.
        answer()
    if kind.startswith("timeout") or kind == "reset":
        hang_up(request.environ, "reset" if kind == "reset" else "silent")
        return Response(status=500)
    if kind == "html":
        return Response("<!doctype html><title>Shopify</title><h1>Something went wrong</h1>", mimetype="text/html")
    if kind == "missing_field":
        return _without_a_field(answer())
    return Response("Internal Server Error", status=502 if kind == "error_after" else 503, mimetype="text/plain")


def _without_a_field(response: Response) -> Response:
    body: Any = response.get_json(silent=True)
    if isinstance(body, dict) and isinstance(body.get("data"), dict) and body["data"]:
        body["data"] = _hollow(body["data"])
    elif isinstance(body, dict) and body:
        body.pop(next(iter(body)))
    return jsonify(body)


def _hollow(data: dict[str, Any]) -> dict[str, Any]:
    first = next(iter(data))
    value = data[first]
    if isinstance(value, dict) and value:
        inner = dict(value)
        inner.pop(next(iter(inner)))
        return {**data, first: inner}
    return {key: value for key, value in data.items() if key != first}
