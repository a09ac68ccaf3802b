"""The one document of the embedded app, at every address the merchant can be at."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as WerkzeugResponse

import wiring
from sourcing.config import Settings
from sourcing.ports.door import NotAdmitted
from sourcing.shops.install import admit
from web.built_pages import Build, NotBuilt, read_build

pages = Blueprint("pages", __name__)

PATCH = "/session"
_LOCALES = ("en", "hu")
# A path on this host: browsers take // and /\ for the beginning of another one, and drop tabs and line ends.
_OWN_PAGE = re.compile(r"/(?![/\\])[^\x00-\x20\\]*\Z")


@pages.get("/")
@pages.get("/orders")
@pages.get("/orders/<int:order_id>")
@pages.get("/checkout")
@pages.get("/payments")
@pages.get("/products")
@pages.get("/settings")
@pages.get("/alibaba")
@pages.get("/help")
def show_document(order_id: int = 0) -> Response:  # noqa: ARG001  the script reads it from the address
    """The document, for whoever Shopify sends here with a valid token; others are sent for one."""
    settings = wiring.house().settings
    visitor = wiring.doors().page(settings.app_url + request.full_path.rstrip("?"), dict(request.headers), PATCH)
    admit(wiring.outside(), visitor.domain, visitor.id_token)
    try:
        html, status = _document(settings, _build(settings)), 200
    except NotBuilt:
        html, status = render_template("not_built.html"), 503
    return _framed(html, status, settings, f"https://{visitor.domain}")


@pages.get(PATCH)
def fetch_session() -> Response:
    """Nothing but App Bridge: it gets a fresh token and opens the page named in `shopify-reload`, the token with it."""
    if not _OWN_PAGE.match(request.args.get("shopify-reload", "/")):
        # Whoever made up such a link wants the token sent elsewhere.
        return Response("shopify-reload must be a page of Caravan.\n", 400, mimetype="text/plain")
    settings = wiring.house().settings
    html = render_template("patch.html", api_key=settings.shopify_api_key, cdn=settings.shopify_cdn_url)
    # It is asked for before anybody has proved which shop it is, so any shop's admin may frame it; it shows nothing.
    return _framed(html, 200, settings, "https://*.myshopify.com")


@pages.errorhandler(NotAdmitted)
def send_for_token(refused: NotAdmitted) -> WerkzeugResponse:
    """To the page that fetches a token; whoever came without Shopify around it is told where to go."""
    location = refused.headers.get("Location")
    if location and request.args.get("shop"):
        return redirect(location, 302)
    text = "Open Caravan from the Shopify admin: Apps, then Caravan.\n"
    return Response(text, 401, mimetype="text/plain", headers={"Cache-Control": "no-store"})


def _document(settings: Settings, build: Build) -> str:
    locale = request.args.get("locale", "").partition("-")[0]
    return render_template(
        "document.html",
        locale=locale if locale in _LOCALES else "en",
        api_key=settings.shopify_api_key,
        cdn=settings.shopify_cdn_url,
        build=build,
    )


def _build(settings: Settings) -> Build:
    """Read once in production; each time in development, where it is built anew while the server runs."""
    return _build_for_good() if settings.production else read_build()


@cache
def _build_for_good() -> Build:
    return read_build()


def _framed(html: str, status: int, settings: Settings, shop_origin: str) -> Response:
    """Only the shop's admin may put it in a frame, and scripts come from us and from Shopify's CDN alone.

    Connections, styles and images are left open: what App Bridge and Polaris need of them, Shopify does not list.
    """
    parts = urlsplit(settings.shopify_cdn_url)
    policy = (
        f"frame-ancestors {shop_origin} {settings.shopify_admin_origin}; "
        f"script-src 'self' {parts.scheme}://{parts.netloc}; object-src 'none'; base-uri 'none'; form-action 'self'"
    )
    headers = {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "Referrer-Policy": "strict-origin-when-cross-origin",
    }
    return Response(html, status, mimetype="text/html", headers=headers)
