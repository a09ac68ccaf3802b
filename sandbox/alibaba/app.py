"""The pretended Alibaba.com as one WSGI app: gateway, OAuth door, a person's pages, control door."""

from flask import Flask

from sandbox.alibaba.consent import consent_pages
from sandbox.alibaba.control import control_door
from sandbox.alibaba.control_changes import control_changes
from sandbox.alibaba.gateway import gateway
from sandbox.alibaba.pages import buyer_pages
from sandbox.alibaba.pages_payment import payment_pages
from sandbox.alibaba.pages_public import public_pages
from sandbox.alibaba.pages_supplier import supplier_pages
from sandbox.alibaba.pass_time import start_threads
from sandbox.alibaba.world import World, open_world
from sandbox.shared.settings import Settings

WORLD, THREADS = "sandbox_alibaba_world", "sandbox_alibaba_threads"


def create_app(settings: Settings) -> Flask:
    """Open the state, start the clockwork and the courier, and answer the WSGI app.

    `stop(app)` ends what was started. Everything the platform remembers lies in `settings.data_dir`.
    """
    world = open_world(settings)
    app = Flask(__name__)
    # A reply keeps the order of its fields, as the platform's samples have them.
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.extensions[WORLD] = world
    for build in (
        gateway,
        consent_pages,
        control_door,
        control_changes,
        public_pages,
        buyer_pages,
        payment_pages,
        supplier_pages,
    ):
        app.register_blueprint(build(world))
    app.extensions[THREADS] = start_threads(world)
    return app


def world_of(app: Flask) -> World:
    """The state behind an app made by create_app."""
    world: World = app.extensions[WORLD]
    return world


def stop(app: Flask) -> None:
    """End the threads and close the state, which stays on disk."""
    world = world_of(app)
    world.stopping.set()
    for thread in app.extensions[THREADS]:
        thread.join(5)
    world.store.close()
