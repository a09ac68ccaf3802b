"""Pages of the sandbox's Shopify admin (`/store/...`) and the stand-ins for Shopify's CDN (`/cdn/shopifycloud/...`).

The pages are one HTML shell; what they show comes from the control door (`/_sandbox/...`) by fetch in the browser.
"""

from __future__ import annotations

import os
from typing import cast

from flask import Blueprint, Response, current_app, jsonify, request, send_from_directory

from sandbox.admin.app_address import AddressRefusedError, app_address
from sandbox.admin.cdn_scripts import STATIC, PackagesMissingError, app_bridge_script, icon_svg, polaris_script
from sandbox.shared.settings import Settings, read_settings

blueprint = Blueprint("sandbox_admin", __name__)

_DAY_SECONDS = 86_400


def _settings() -> Settings:
    """The server's settings (`app.config["SANDBOX_SETTINGS"]`), or those of the environment when it set none."""
    given = current_app.config.get("SANDBOX_SETTINGS")
    return cast("Settings", given) if given is not None else read_settings(os.environ)


def _script(text: str) -> Response:
    # The app's pages are of another origin; `crossorigin` scripts and masks need the permission.
    response = Response(text, mimetype="text/javascript")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response


@blueprint.get("/cdn/shopifycloud/polaris.js")
def polaris() -> Response:
    """Stand-in for Shopify's Polaris web components; 503 with the remedy while the npm packages are missing."""
    try:
        return _script(polaris_script())
    except PackagesMissingError as missing:
        return Response(str(missing), status=503, mimetype="text/plain")


@blueprint.get("/cdn/shopifycloud/app-bridge.js")
def app_bridge() -> Response:
    """Stand-in for Shopify's App Bridge."""
    return _script(app_bridge_script())


@blueprint.get("/cdn/shopifycloud/polaris/icons/<name>.svg")
def icon(name: str) -> Response:
    """One icon of the vendor's set as SVG; 404 for a name it does not have."""
    svg = icon_svg(name)
    if svg is None:
        return Response(f"there is no icon named {name}", status=404, mimetype="text/plain")
    response = Response(svg, mimetype="image/svg+xml")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.cache_control.max_age = _DAY_SECONDS
    return response


@blueprint.get("/cdn/sandbox-admin/<path:name>")
def admin_file(name: str) -> Response:
    """The admin's own script and style files."""
    response = send_from_directory(STATIC / "admin", name)
    response.headers["Cache-Control"] = "no-cache"
    return response


@blueprint.get("/store/<handle>")
@blueprint.get("/store/<handle>/<path:place>")
def store(handle: str, place: str = "") -> Response:  # noqa: ARG001  the browser reads both from its address
    """The admin's shell; which page it shows is decided in the browser from the address."""
    return send_from_directory(STATIC / "admin", "store.html", max_age=0)


@blueprint.post("/store/<handle>/app-address")
def app_page_address(handle: str) -> tuple[Response, int] | Response:
    """Body `{"path", "locale", "id_token"}`; answers `{"url", "origin"}`: where the frame loads the app, signed.

    422 with `{"error"}` when a field is missing or foreign.
    """
    wish = request.get_json(silent=True) or {}
    settings = _settings()
    texts = {name: wish.get(name) for name in ("path", "locale", "id_token")}
    missing = [name for name, value in texts.items() if not isinstance(value, str) or not value]
    if missing:
        return jsonify(error=f"missing text: {', '.join(missing)}; send path, locale and id_token"), 422
    try:
        url = app_address(
            settings, handle, request.host, str(texts["path"]), str(texts["locale"]), str(texts["id_token"])
        )
    except AddressRefusedError as refused:
        return jsonify(error=str(refused)), 422
    return jsonify(url=url, origin=settings.app_url)
