"""The lines of the control door that both platforms share: health, ledger, requests, faults, clock, reset."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from sandbox.shared.clock import SandboxClock, iso
from sandbox.shared.faults import FaultPlan, FaultPlanError
from sandbox.shared.ledger import Ledger
from sandbox.shared.requests import RequestCounts


class WrongRequest(ValueError):
    """A request at the control door is wrong; answered 422 with the message, having changed nothing."""


@dataclass(frozen=True, slots=True)
class Instruments:
    """What the shared part of a control door reads and turns. `reset` empties the platform and seeds it again."""

    ledger: Ledger
    counts: RequestCounts
    faults: FaultPlan
    clock: SandboxClock
    reset: Callable[[], None]


def control_blueprint(instruments: Instruments) -> Blueprint:
    """A blueprint under /_sandbox; platforms add their own lines to it before registering it."""
    door = Blueprint("control", __name__, url_prefix="/_sandbox")
    door.register_error_handler(WrongRequest, _refuse)
    door.register_error_handler(FaultPlanError, _refuse)

    @door.get("/health")
    def health() -> ResponseReturnValue:
        return {"ok": True}

    @door.get("/ledger")
    def ledger() -> ResponseReturnValue:
        after = whole_argument("after", 0)
        return {"entries": instruments.ledger.entries(after), "last": instruments.ledger.last()}

    @door.get("/requests")
    def requests() -> ResponseReturnValue:
        return instruments.counts.report()

    @door.route("/faults", methods=["GET", "PUT"])
    def faults() -> ResponseReturnValue:
        if request.method == "PUT":
            instruments.faults.replace(request.get_json(silent=True))
        return instruments.faults.describe()

    @door.post("/clock")
    def clock() -> ResponseReturnValue:
        _turn(instruments.clock, body_object("advance_seconds", "rate"))
        return {"now": iso(instruments.clock.now()), "rate": instruments.clock.rate}

    @door.post("/reset")
    def reset() -> ResponseReturnValue:
        instruments.reset()
        return {"ok": True}

    return door


def body_object(*allowed: str) -> dict[str, Any]:
    """The request's JSON object; empty when there is no body. Raises WrongRequest, also for a key not in `allowed`."""
    if not request.get_data():
        return {}
    body = request.get_json(silent=True, force=True)
    if not isinstance(body, dict):
        raise WrongRequest("the body must be a JSON object")
    unknown = sorted(set(body) - set(allowed))
    if unknown:
        known = ", ".join(allowed) or "none"
        raise WrongRequest(f"unknown key {unknown[0]!r}: known here are {known}")
    return body


def whole_argument(name: str, default: int, most: int = 2**62) -> int:
    """A whole number from the query string, from 0 to `most`. Raises WrongRequest."""
    text = request.args.get(name)
    if text is None or text == "":
        return default
    if not text.isascii() or not text.isdigit() or int(text) > most:
        raise WrongRequest(f"{name} is {text!r}: give a whole number from 0 to {most}")
    return int(text)


def _turn(clock: SandboxClock, body: dict[str, Any]) -> None:
    if not body:
        raise WrongRequest('give {"advance_seconds": N} or {"rate": R}')
    for name, value in body.items():
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1e9:
            raise WrongRequest(f"{name} must be a number from 0: the sandbox's time only goes forward")
    if body.get("rate", 0) > 1_000_000:
        raise WrongRequest("rate must be from 0 to 1000000 sandbox seconds per real second")
    if "rate" in body:
        clock.set_rate(float(body["rate"]))
    if "advance_seconds" in body:
        clock.advance(float(body["advance_seconds"]))


def _refuse(error: Exception) -> ResponseReturnValue:
    return jsonify({"error": str(error)}), 422
