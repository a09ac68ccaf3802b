"""The whole API on an app."""

from __future__ import annotations

from flask import Response, jsonify
from flask_openapi3.models.info import Info
from flask_openapi3.openapi import OpenAPI

from web.api.alerts import alerts
from web.api.alibaba import alibaba
from web.api.checkout import checkout
from web.api.home import home
from web.api.imports import imports, link_files
from web.api.order_views import order_views
from web.api.orders import orders
from web.api.orders_at_once import orders_at_once
from web.api.products import products
from web.api.purchases import purchases
from web.api.schemas import ErrorOut
from web.api.settings import settings
from web.errors import wrong_input

VERSION = "1"


def create_api() -> OpenAPI:
    """A Flask app that has the API and its document, and no settings yet."""
    app = OpenAPI(
        "caravan",
        info=Info(title="Caravan", version=VERSION, description="What the merchant's screens ask for."),
        security_schemes={"session_token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
        validation_error_model=ErrorOut,
        validation_error_callback=wrong_input,
        doc_ui=False,
    )
    for blueprint in (
        home, orders, order_views, orders_at_once, checkout, purchases, settings, alibaba, products, imports, link_files, alerts,
    ):  # fmt: skip
        app.register_api(blueprint)
    app.add_url_rule("/api/openapi.json", "openapi_document", lambda: _document(app))
    return app


def _document(app: OpenAPI) -> Response:
    return jsonify(app.api_doc)
