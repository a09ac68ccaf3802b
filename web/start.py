"""The web app put together."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, Response
from flask_migrate import Migrate

import wiring
from sourcing.config import Settings
from sourcing.db import Base, db
from web.alibaba import alibaba_doors
from web.api.register import create_api
from web.built_pages import built_pages
from web.errors import handle_errors
from web.health import health
from web.pages import pages
from web.webhooks import webhooks

_ROOT = Path(__file__).resolve().parent
# What no route may exceed; those that take less say so themselves.
_LARGEST_BODY = 5 * 1024 * 1024


def start(settings: Settings | None = None, house: wiring.House | None = None) -> Flask:
    """All routes on one app. Raises SettingsWrong before anything is touched."""
    app = create_api()
    app.template_folder = str(_ROOT / "templates")
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST_BODY
    wiring.furnish(app, settings, house)
    Migrate(app, db, directory=str(_ROOT.parent / "migrations"), render_as_batch=True, metadatas=Base.metadata)
    handle_errors(app)
    app.after_request(_as_declared)
    for blueprint in (health, pages, built_pages, webhooks, alibaba_doors):
        app.register_blueprint(blueprint)
    return app


def _as_declared(answer: Response) -> Response:
    """Browsers take every answer for what its Content-Type says, and nothing else."""
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
