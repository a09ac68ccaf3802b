"""The signed gateway `/rest`, in both call styles, and the faults of the plan on its answers."""

import itertools
from collections.abc import Callable
from typing import Literal

from flask import Blueprint, Response, jsonify, request

from sandbox.alibaba.apis import BUYER_APIS, PAY_PATH, TOKEN_APIS
from sandbox.alibaba.call import Call, Reply
from sandbox.alibaba.check_request import check_request
from sandbox.alibaba.refusals import RefusedError, business, missing
from sandbox.alibaba.stamps import now_ms
from sandbox.alibaba.world import World
from sandbox.shared.faults import Fault
from sandbox.shared.server import hang_up

ANTI_BOT_PAGE = (
    '<!doctype html><html><head><title>Verification</title></head><body><div id="nocaptcha"></div></body></html>'
)
REFUSED_BY_PLAN = {
    "/auth/token/create": RefusedError("InvalidCode", "The authorization code is invalid"),
    "/auth/token/refresh": RefusedError("IllegalRefreshToken", "The specified refresh token is invalid or expired"),
    "/buynow/order/create": business("4016", "Freight template service error"),
    "/order/freight/calculate": business("4016", "Freight template service error"),
}
_request_numbers = itertools.count(1)


def gateway(world: World) -> Blueprint:
    """The blueprint that answers `/rest` and `/rest/{api_path}`."""
    blueprint = Blueprint("gateway", __name__)

    @blueprint.route("/rest", methods=["GET", "POST"], defaults={"rest": ""})
    @blueprint.route("/rest/<path:rest>", methods=["GET", "POST"])
    def answer(rest: str) -> Response:
        params = {name: value for source in (request.args, request.form) for name, value in source.items()}
        api_path = f"/{rest}" if rest else params.get("method", "")
        known = api_path in BUYER_APIS or api_path in TOKEN_APIS
        world.counts.add(api_path if known else "unknown")
        fault = world.faults.next(api_path) if known else None
        return spoiled_before(world, api_path, fault) or spoiled_after(fault, reply_to(world, api_path, params, fault))

    return blueprint


def reply_to(world: World, api_path: str, params: dict[str, str], fault: Fault | None) -> Reply:
    """The answer of the gateway; whatever an API changes is kept whole or not at all."""
    request_id = f"0ba28873{now_ms()}{next(_request_numbers):06d}"
    try:
        with world.store.change():
            return {"code": "0", **_perform(world, api_path, params, fault), "request_id": request_id}
    except RefusedError as refusal:
        return refusal.as_reply(request_id)


def _perform(world: World, api_path: str, params: dict[str, str], fault: Fault | None) -> Reply:
    if not api_path:
        raise missing("method")
    if api_path not in BUYER_APIS and api_path not in TOKEN_APIS:
        raise RefusedError("InvalidApiPath", f"The specified API path {api_path} is invalid")
    check_request(api_path, params, world.settings.alibaba_app_key, world.settings.alibaba_app_secret)
    if api_path in TOKEN_APIS:
        return TOKEN_APIS[api_path](world, params)
    if not params.get("access_token"):
        raise missing("access_token")
    account_id = world.tokens.account_of(params["access_token"])
    buyer = world.buyers.get(account_id) if account_id else None
    if buyer is None:
        raise RefusedError("IllegalAccessToken", "The specified access token is invalid or expired")
    if api_path in buyer.denied:
        raise RefusedError("InsufficientPermission", "Insufficient permissions", kind="ISP")
    refuse = fault is not None and fault.kind == "refused" and api_path == PAY_PATH
    call = Call(world, buyer, params, request.host_url.rstrip("/"), refuse)
    return BUYER_APIS[api_path](call)


def spoiled_before(world: World, api_path: str, fault: Fault | None) -> Response | None:
    """The answer of a fault that strikes before anything is done; None when the call goes on."""
    if fault is None:
        return None
    if fault.kind == "slow":
        world.stopping.wait(fault.seconds)
    if fault.kind == "refused" and api_path != PAY_PATH:
        denied = RefusedError("InsufficientPermission", "Insufficient permissions", "ISP")
        return _refusal(REFUSED_BY_PLAN.get(api_path, denied))
    answer = ANSWERS_BEFORE.get(fault.kind)
    return answer() if answer else None


def spoiled_after(fault: Fault | None, reply: Reply) -> Response:
    """The answer itself, unless a fault strikes after the effect."""
    kind = fault.kind if fault else ""
    if kind == "timeout_after":
        return _silence("silent")
    if kind == "error_after":
        return _unavailable()
    if kind == "missing_field":
        for name in ("value", "result", "tracking_list", "access_token"):
            reply.pop(name, None)
    return jsonify(reply)


def _silence(how: Literal["reset", "silent"]) -> Response:
    hang_up(request.environ, how)
    return Response(status=504)


def _unavailable() -> Response:
    return Response("<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>", 503, mimetype="text/html")


def _refusal(refusal: RefusedError) -> Response:
    return jsonify(refusal.as_reply(f"0ba28873{now_ms()}{next(_request_numbers):06d}"))


def _throttled() -> Response:
    return _refusal(
        RefusedError("ApiCallLimit", "Api access frequency exceeds the limit. this ban will last 1 seconds")
    )


ANSWERS_BEFORE: dict[str, Callable[[], Response]] = {
    "timeout_before": lambda: _silence("silent"),
    "reset": lambda: _silence("reset"),
    "error_before": _unavailable,
    "html": lambda: Response(ANTI_BOT_PAGE, mimetype="text/html"),
    "throttled": _throttled,
}
