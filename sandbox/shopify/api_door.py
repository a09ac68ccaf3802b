"""What `{handle}.myshopify.com` answers: the token endpoint and the Admin GraphQL API."""

from __future__ import annotations

import json
import time
from typing import Any

from flask import Blueprint, Response, jsonify, request

from sandbox.shopify.call import Call, expand
from sandbox.shopify.execute import Request, run, throttled, understand
from sandbox.shopify.faulty import with_fault
from sandbox.shopify.schema import API_VERSION
from sandbox.shopify.signing import BadToken, read_session_token
from sandbox.shopify.throttle import Buckets
from sandbox.shopify.tokens import InvalidGrant, grant_of, issue, refresh
from sandbox.shopify.world import Shop, World

EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange"
ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token"  # noqa: S105  the name of a kind of token
MODES = {
    "urn:shopify:params:oauth:token-type:offline-access-token": "offline",
    "urn:shopify:params:oauth:token-type:online-access-token": "online",
}


class _Denied(Exception):
    def __init__(self, status: int, error: str, description: str) -> None:
        super().__init__(description)
        self.status, self.error, self.description = status, error, description


def api_blueprint(world: World, buckets: Buckets) -> Blueprint:
    """The door of the shops' own hosts; the app sends requests with such a Host header here."""
    door = Blueprint("api", __name__)

    @door.post("/api-of/<handle>/admin/oauth/access_token")
    def access_token(handle: str) -> Response:
        fault = world.faults.next("oauth")
        world.counts.add("oauth")
        return with_fault(
            fault,
            lambda: _token(world, handle),
            lambda: _error(400, "invalid_grant", "refused by the fault plan"),
            _too_many,
        )

    @door.post("/api-of/<handle>/admin/api/<version>/graphql.json")
    def graphql(handle: str, version: str) -> Response:
        if version != API_VERSION:
            return _errors(404, "Not Found")
        grant = grant_of(world, request.headers.get("X-Shopify-Access-Token", ""), handle)
        shop = world.shop(handle)
        if grant is None or shop is None:
            world.counts.add("unauthorized")
            return _errors(401, "[API] Invalid API key or access token (unrecognized login or wrong password)")
        body = request.get_json(silent=True)
        if not isinstance(body, dict) or not isinstance(body.get("query"), str):
            return _errors(400, "Required parameter missing or invalid: query")
        asked = understand(body["query"], body.get("operationName"))
        variables = body.get("variables") or {}
        call = Call(shop, expand(grant.scopes))
        return with_fault(
            world.faults.next(asked.name),
            lambda: _run(asked, variables, call, buckets),
            lambda: _refused(asked, call),
            lambda: _json(throttled(0, buckets, handle)),
        )

    @door.route("/api-of/<handle>/", defaults={"path": ""}, methods=["GET", "POST", "PUT", "DELETE"])
    @door.route("/api-of/<handle>/<path:path>", methods=["GET", "POST", "PUT", "DELETE"])
    def nothing_else(handle: str, path: str) -> Response:  # noqa: ARG001  named by the routes
        return _errors(404, "Not Found")

    return door


def _run(asked: Request, variables: dict[str, Any], call: Call, buckets: Buckets) -> Response:
    answer, points = run(asked, variables, call, buckets)
    call.shop.world.counts.add(asked.name, points)
    return _json(answer)


def _refused(asked: Request, call: Call) -> Response:
    call.shop.world.counts.add(asked.name)
    if not asked.is_mutation or asked.operation is None:
        return _json(
            {
                "errors": [
                    {
                        "message": "Internal error. Looks like something went wrong on our end.",
                        "extensions": {"code": "INTERNAL_SERVER_ERROR"},
                    }
                ]
            }
        )
    names = [
        getattr(node, "alias", None) or getattr(node, "name", None) for node in asked.operation.selection_set.selections
    ]
    no = {"userErrors": [{"field": None, "message": "Refused by the fault plan.", "code": None}]}
    return _json({"data": {name.value: no for name in names if name}})


def _token(world: World, handle: str) -> Response:
    try:
        return _json(_grant(world, handle, _body()))
    except _Denied as no:
        return _error(no.status, no.error, no.description)
    except InvalidGrant:
        return _error(400, "invalid_grant", "The refresh token is invalid, expired or revoked.")


def _grant(world: World, handle: str, body: dict[str, Any]) -> dict[str, Any]:
    settings = world.settings
    if (body.get("client_id"), body.get("client_secret")) != (
        settings.shopify_client_id,
        settings.shopify_client_secret,
    ):
        raise _Denied(401, "invalid_client", "The client id or secret is wrong.")
    shop = world.shop(handle)
    if shop is None or not shop.document["app"]["installed"]:
        raise _Denied(
            400,
            "invalid_grant" if body.get("refresh_token") else "invalid_subject_token",
            "The app is not installed in this shop.",
        )
    if body.get("grant_type") == "refresh_token":
        return refresh(shop, str(body.get("refresh_token", "")))
    if body.get("grant_type") != EXCHANGE:
        raise _Denied(400, "unsupported_grant_type", "The sandbox knows token exchange and refresh_token.")
    return _exchange(shop, body)


def _exchange(shop: Shop, body: dict[str, Any]) -> dict[str, Any]:
    settings = shop.world.settings
    if body.get("subject_token_type") != ID_TOKEN:
        raise _Denied(400, "invalid_request", f"subject_token_type must be {ID_TOKEN}")
    mode = MODES.get(str(body.get("requested_token_type")))
    if mode is None:
        raise _Denied(400, "invalid_request", "requested_token_type is not one of the two access token types")
    # Public apps created since 2026-04-01 must ask for expiring offline tokens; how Shopify words a no is not known.
    if mode == "offline" and str(body.get("expiring")) not in ("1", "true", "True"):
        raise _Denied(400, "invalid_request", "offline tokens of this app must be expiring: send expiring=1")
    try:
        # Session tokens are of the real time: the app checks them against its own clock.
        claims = read_session_token(
            settings.shopify_client_secret,
            str(body.get("subject_token", "")),
            settings.shopify_client_id,
            shop.domain,
            time.time(),
        )
    except BadToken as error:
        raise _Denied(400, "invalid_subject_token", str(error)) from None
    return issue(shop, mode, str(claims.get("sub", "1")))


def _body() -> dict[str, Any]:
    body = request.get_json(silent=True)
    return body if isinstance(body, dict) else dict(request.form)


def _json(answer: dict[str, Any]) -> Response:
    return Response(json.dumps(answer, ensure_ascii=False), mimetype="application/json")


def _error(status: int, error: str, description: str) -> Response:
    response = jsonify({"error": error, "error_description": description})
    response.status_code = status
    return response


def _errors(status: int, message: str) -> Response:
    response = jsonify({"errors": message})
    response.status_code = status
    return response


def _too_many() -> Response:
    response = _errors(429, "Exceeded 2 calls per second for api client. Reduce request rates to resume.")
    response.headers["Retry-After"] = "2.0"
    return response
