"""The app that jobs run in: made once per process, before workers fork off."""

from __future__ import annotations

from functools import cache

from flask import Flask

from wiring import create_flask


@cache
def app() -> Flask:
    """Settings, database and platforms; no pages. Raises SettingsWrong."""
    return create_flask()
