"""The Shopify server: shops' API hosts, the admin's pages and CDN, pictures, and the control door."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from functools import partial
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Flask, Response, abort, redirect
from flask.typing import ResponseReturnValue

from sandbox.shared.control import Instruments, control_blueprint
from sandbox.shared.settings import Settings
from sandbox.shopify.api_door import api_blueprint
from sandbox.shopify.control.app import app_lines
from sandbox.shopify.control.orders import order_lines
from sandbox.shopify.control.shops import shop_lines
from sandbox.shopify.goods.images import picture
from sandbox.shopify.scheduler import Scheduler, start_hours
from sandbox.shopify.schema import admin_schema
from sandbox.shopify.seed import seed
from sandbox.shopify.throttle import Buckets
from sandbox.shopify.webhooks.deliver import Deliverer
from sandbox.shopify.world import World, make_world

_API_HOST = ".myshopify.com"


class ShopifyServer:
    """A WSGI app with two threads behind it; close() ends them and the store."""

    def __init__(self, settings: Settings) -> None:
        admin_schema()
        self.world = make_world(settings)
        self.buckets = Buckets()
        _seed(self.world)
        self.flask = _flask_app(self.world, self.buckets)
        self._threads: list[Any] = [Scheduler(self.world), Deliverer(self.world)]
        for thread in self._threads:
            thread.start()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Requests for a shop's host go to the API, and can reach nothing else."""
        host = str(environ.get("HTTP_HOST", "")).partition(":")[0].lower()
        if host.endswith(_API_HOST):
            environ["PATH_INFO"] = f"/api-of/{host.removesuffix(_API_HOST)}{environ['PATH_INFO']}"
        elif str(environ["PATH_INFO"]).startswith("/api-of/"):
            environ["PATH_INFO"] = "/_nowhere"
        return self.flask(environ, start_response)

    def close(self) -> None:
        """Ends the threads, then the store."""
        for thread in self._threads:
            thread.stop()
        self.world.store.close()


def create_app(settings: Settings) -> ShopifyServer:
    """The Shopify side of the sandbox, seeded and running."""
    return ShopifyServer(settings)


def _seed(world: World) -> None:
    seed(world)
    for document in world.store.find("shop"):
        shop = world.shop(document["handle"])
        if shop:
            start_hours(shop)


def _flask_app(world: World, buckets: Buckets) -> Flask:
    flask = Flask("sandbox.shopify", static_folder=None)
    flask.config["SANDBOX_SETTINGS"] = world.settings
    flask.json.sort_keys = False  # type: ignore[attr-defined]
    reset = partial(_reset, world, buckets)
    door = control_blueprint(Instruments(world.ledger, world.counts, world.faults, world.clock, reset))
    shop_lines(door, world)
    order_lines(door, world)
    app_lines(door, world, buckets)
    flask.register_blueprint(door)
    flask.register_blueprint(api_blueprint(world, buckets))
    _register_admin(flask)
    flask.add_url_rule("/", view_func=lambda: redirect("/store/demo-shop"), endpoint="home")
    flask.add_url_rule("/cdn/images/<slug>.svg", view_func=_image, endpoint="image")
    return flask


def _register_admin(flask: Flask) -> None:
    # The pages are a part of their own: the API, the webhooks and the control door work without them.
    try:
        pages = importlib.import_module("sandbox.admin.pages")
    except ModuleNotFoundError as error:
        if error.name not in ("sandbox.admin", "sandbox.admin.pages"):
            raise
        return
    flask.register_blueprint(pages.blueprint)


def _reset(world: World, buckets: Buckets) -> None:
    buckets.refill()
    with world.store.change():
        world.store.wipe()
        world.answered.clear()
        world.counts.clear()
        world.faults.replace({})
        _seed(world)


def _image(slug: str) -> ResponseReturnValue:
    drawn = picture(slug)
    if drawn is None:
        abort(404)
    return Response(
        drawn,
        mimetype="image/svg+xml",
        headers={"Cache-Control": "public, max-age=3600", "Access-Control-Allow-Origin": "*"},
    )
