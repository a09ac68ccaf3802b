"""The OAuth door a person goes through: pick a buyer account, agree or refuse (platform facts, section 2)."""

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from sandbox.alibaba.world import World


def consent_pages(world: World) -> Blueprint:
    """The blueprint of `/oauth/authorize`."""
    blueprint = Blueprint("consent", __name__)

    @blueprint.get("/oauth/authorize")
    def ask() -> Any:
        problem = _problem(world, request.args.to_dict())
        if problem:
            return render_template("refused.html", title="This app cannot be connected", problem=problem), 400
        return render_template(
            "consent.html", buyers=world.buyers.all(), query=request.args, app_url=world.settings.app_url
        )

    @blueprint.post("/oauth/authorize")
    def answer() -> Any:
        query = request.form.to_dict()
        problem = _problem(world, query)
        if problem:
            return render_template("refused.html", title="This app cannot be connected", problem=problem), 400
        return _answer(world, query)

    return blueprint


def _answer(world: World, query: dict[str, str]) -> Any:
    if query.get("decision") != "agree":
        world.ledger.append("connection_refused", app_key=query["client_id"])
        # How a refusal comes back is not documented for Alibaba.com; this is what OAuth 2.0 itself says.
        return _back(query, error="access_denied")
    buyer = world.buyers.get(query.get("account_id", ""))
    if buyer is None:
        problem = "No account was chosen. Go back and pick one."
        return render_template("refused.html", title="Pick an account", problem=problem), 400
    world.ledger.append("connection_agreed", buyer=buyer.account_id, app_key=query["client_id"])
    return _back(query, code=world.tokens.issue_code(query["client_id"], buyer.account_id))


def _problem(world: World, query: dict[str, str]) -> str | None:
    """What is wrong with a request to connect, or None."""
    if query.get("response_type") != "code":
        return "response_type must be code."
    if query.get("client_id") != world.settings.alibaba_app_key:
        return "client_id is not the app key of a known app. Check the app's settings."
    target = query.get("redirect_uri", "")
    if not target.startswith(world.settings.app_url + "/"):
        return f"redirect_uri must be the callback registered for this app, an address under {world.settings.app_url}/."
    return None


def _back(query: dict[str, str], **answer: str) -> Response:
    target = query["redirect_uri"]
    state = {"state": query["state"]} if query.get("state") else {}
    return redirect(f"{target}{'&' if '?' in target else '?'}{urlencode({**answer, **state})}")
