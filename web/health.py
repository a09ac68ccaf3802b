"""Whether this process can work: for the load balancer and the start script."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

import wiring
from sourcing.health import database_answers

health = Blueprint("health", __name__)


@health.get("/healthz")
def healthz() -> tuple[Response, int]:
    """200 as long as the database answers. Without Redis everything goes on, only later, so it is told but no fault."""
    database = database_answers()
    said = {"database": database, "redis": wiring.house().redis_answers()}
    return jsonify(said), 200 if database else 503
